//! `leadc eval CONTRACT --leads FILE`: every lead's stage and points.

use std::time::Instant;

use super::args::DataArgs;
use super::exit::{Exit, Failure};
use super::load_run::LoadedRun;
use super::output::{OutputArgs, OutputFormat, TableRows};
use super::progress::Activity;
use super::terminal::Terminal;
use crate::contract::model::StageId;
use crate::diagnostic::closest_name;
use crate::eval;
use crate::ir::Program;
use crate::report::lead_table::{Choice, LeadRows};
use crate::report::summary::summary;
use crate::text::fold_name;

/// Give every lead its stage, its points and what is missing
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  leadc eval inbound.leadc --leads leads.csv --activities activities.csv
  leadc eval inbound.leadc --leads leads.csv --activities call=calls.csv -o stages.csv")]
pub struct Args {
    #[command(flatten)]
    data: DataArgs,

    #[command(flatten)]
    output: OutputArgs,

    /// Only leads in this stage that are not excluded
    #[arg(long, value_name = "NAME")]
    stage: Option<String>,

    /// Only excluded leads
    #[arg(long, conflicts_with = "stage")]
    excluded: bool,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let form = args.output.form("stages")?;
    let begun = Instant::now();
    let run = LoadedRun::read(&args.data, args.output.path(), terminal)?;
    let choice = match &args.stage {
        Some(name) => Choice::InStage(stage(&run.program, name)?),
        None if args.excluded => Choice::Excluded,
        None => Choice::All,
    };
    let activity = Activity::new("evaluating");
    let results = eval::evaluate(
        &run.program,
        &run.data.leads,
        &run.data.activities,
        run.as_of,
        args.data.reading.options(),
    );
    drop(activity);
    let rows = LeadRows::new(&run.program, &run.data.leads, &results, choice);
    match form {
        OutputFormat::File(format) => args.output.write_file(format, &rows, run.zone())?,
        OutputFormat::Table => {
            let (rows, all) = rows.best(args.output.top);
            let (rows, must) = rows.for_people();
            let shown = TableRows {
                rows,
                must,
                shown: run.program.about.show.len(),
                all,
            };
            args.output.write_table(&shown, run.zone(), terminal)?;
        }
    }
    terminal.err_lines(&summary(
        &run.program,
        &run.data.report,
        &results,
        run.as_of,
        run.now,
        begun.elapsed(),
    ));
    Ok(Exit::Fine)
}

fn stage(program: &Program, name: &str) -> Result<StageId, Failure> {
    let wanted = fold_name(name);
    let found = program
        .stage_ids()
        .find(|id| fold_name(program.stage_name(*id)) == wanted);
    found.ok_or_else(|| {
        let names: Vec<&str> = program
            .stage_ids()
            .map(|id| program.stage_name(id))
            .collect();
        let failure = Failure::usage(format!("the contract has no stage `{name}`"));
        if wanted == "excluded" {
            return failure.with_help("`--excluded` shows the leads that are excluded");
        }
        match closest_name::closest(name, names.iter().copied()) {
            Some(near) => failure.with_help(format!("did you mean `{near}`?")),
            None => failure.with_help(format!("its stages are `{}`", names.join("`, `"))),
        }
    })
}
