//! `leadc explain CONTRACT --leads FILE --lead ID`: the story of one lead.

use std::path::PathBuf;

use arrow_array::StringArray;
use clap::ValueEnum;

use super::args::DataArgs;
use super::exit::{Exit, Failure};
use super::load_run::LoadedRun;
use super::terminal::{Output, Terminal};
use crate::data::shown_fields::ShownFields;
use crate::diagnostic::closest_name;
use crate::diagnostic::render::Look;
use crate::engine::{row_of_id, unreadable};
use crate::eval;
use crate::message::{Arg, Figure, Join, msg, shown};
use crate::report::explanation::{self, ExplanationReport};
use crate::report::format::moment;

/// Explain the stage and the points of one lead, step by step
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leadc explain inbound.leadc --leads leads.csv --activities activities.csv --lead K-000057")]
pub struct Args {
    #[command(flatten)]
    data: DataArgs,

    /// Lead id, exactly as in the data, or a value that only one lead has in a field that is shown
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
    let run = LoadedRun::read_with_cells(&args.data, args.output.as_deref(), terminal)?;
    let data = &run.data;
    let row = row(&run, &args.lead)?;
    let explanation = eval::explain(&run.program, &data.leads, &data.activities, row, run.as_of);
    let Some(mut story) = explanation else {
        let as_of = moment(run.as_of.instant, run.zone());
        let lead = &args.lead;
        return Err(Failure::problem(msg!(
            "the lead `{lead}` was created after {as_of}",
            lead,
            as_of
        ))
        .with_help(msg!("set a later time with `--as-of`")));
    };
    let language = match args.format {
        StoryFormat::Text => terminal.language(),
        StoryFormat::Json => terminal.machine_language(),
    };
    story.unreadable = unreadable(&run.program, &run.data, row, language);
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
                written_in: run.program.inputs.language,
                look,
            };
            Output::Text(explanation::text(&story, telling))
        }
        StoryFormat::Json => Output::Raw(explanation::json(&story).map_err(|error| {
            Failure::problem(msg!(
                "the explanation cannot be written: {error}",
                error = shown(error)
            ))
        })?),
    };
    terminal.write(args.output.as_deref(), &output)?;
    Ok(Exit::Fine)
}

/// Maximum number of ids listed for a value that several leads have.
const MOST_IDS: usize = 10;

/// The row of the lead with this id, or with this value in a field that is shown.
fn row(run: &LoadedRun, wanted: &str) -> Result<usize, Failure> {
    let wanted = wanted.trim();
    let (leads, program) = (&run.data.leads, &run.program);
    let ids = &leads.ids;
    if let Some(row) = row_of_id(&run.data, wanted) {
        return Ok(row);
    }
    let shown = ShownFields::new(leads, &program.inputs, &program.about.show);
    match shown.leads_with(wanted).as_slice() {
        [row] => Ok(*row),
        [] => Err(no_lead(shown, ids, wanted)),
        rows => {
            let listed = rows.iter().take(MOST_IDS);
            let listed: Vec<&str> = listed.map(|row| ids.value(*row)).collect();
            let count = Figure::of(rows.len() as u64);
            let message = msg!("{count} leads have the value `{wanted}`", count, wanted);
            let ids = listed.join("`, `");
            Err(
                Failure::usage(message).with_help(match rows.len() - listed.len() {
                    0 => msg!("use the id of one of them: `{ids}`", ids),
                    more => msg!(
                        "use the id of one of them: `{ids}` and {more} more",
                        ids,
                        more = Figure::of(more as u64)
                    ),
                }),
            )
        }
    }
}

fn no_lead(shown: ShownFields<'_>, ids: &StringArray, wanted: &str) -> Failure {
    let searched: Vec<&str> = std::iter::once("id").chain(shown.names()).collect();
    let failure = Failure::usage(msg!(
        "no lead has the {fields} `{wanted}`",
        fields = Arg::list(searched, Join::Or),
        wanted
    ));
    let values: Vec<String> = (0..ids.iter().len())
        .flat_map(|row| shown.of(row))
        .filter_map(|(_, value)| value)
        .collect();
    let known = ids.iter().flatten();
    let known = known.chain(values.iter().map(String::as_str));
    match closest_name::closest(wanted, known) {
        Some(near) => failure.with_help(msg!("did you mean `{near}`?", near)),
        None => failure,
    }
}
