//! `leadc explain CONTRACT --leads FILE --lead ID`: the story of one lead.

use std::path::PathBuf;

use arrow_array::StringArray;
use clap::ValueEnum;

use super::args::DataArgs;
use super::exit::{Exit, Failure};
use super::load_run::LoadedRun;
use super::terminal::{Output, Terminal};
use crate::diagnostic::closest_name;
use crate::diagnostic::render::Look;
use crate::eval;
use crate::report::explanation::{self, ExplanationReport};
use crate::report::format::moment;

/// Explain the stage and the points of one lead, step by step
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leadc explain inbound.leadc --leads leads.csv --activities activities.csv --lead K-000057")]
pub struct Args {
    #[command(flatten)]
    data: DataArgs,

    /// Lead id, exactly as in the data
    #[arg(long, value_name = "ID")]
    lead: String,

    /// Output format
    #[arg(long, value_enum, default_value_t)]
    format: StoryFormat,

    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum StoryFormat {
    /// Text, for people
    #[default]
    Text,
    /// One JSON document
    Json,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let run = LoadedRun::read(&args.data, args.output.as_deref(), terminal)?;
    let data = &run.data;
    let row = row(&data.leads.ids, &args.lead)?;
    let explanation = eval::explain(&run.program, &data.leads, &data.activities, row, run.as_of);
    let Some(story) = explanation else {
        let as_of = moment(run.as_of.instant, run.zone());
        let lead = &args.lead;
        return Err(
            Failure::problem(format!("the lead `{lead}` was created after {as_of}"))
                .with_help("set a later time with `--as-of`"),
        );
    };
    let output = match args.format {
        StoryFormat::Text => {
            let contract = args.data.contract.display().to_string();
            let look = if args.output.is_some() {
                Look::default()
            } else {
                terminal.out_look()
            };
            let telling = ExplanationReport {
                contract: &contract,
                look,
            };
            Output::Text(explanation::text(&story, telling))
        }
        StoryFormat::Json => Output::Raw(explanation::json(&story).map_err(|error| {
            Failure::problem(format!("the explanation cannot be written: {error}"))
        })?),
    };
    terminal.write(args.output.as_deref(), &output)?;
    Ok(Exit::Fine)
}

/// The row of a lead.
fn row(ids: &StringArray, wanted: &str) -> Result<usize, Failure> {
    let wanted = wanted.trim();
    if let Some(row) = ids.iter().position(|id| id == Some(wanted)) {
        return Ok(row);
    }
    let failure = Failure::usage(format!("no lead has the id `{wanted}`"));
    Err(match closest_name::closest(wanted, ids.iter().flatten()) {
        Some(near) => failure.with_help(format!("did you mean `{near}`?")),
        None => failure,
    })
}
