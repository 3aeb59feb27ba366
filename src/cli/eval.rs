//! `leadc eval CONTRACT --leads FILE`: every lead's stage and points.

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::time::Instant;

use clap::ValueEnum;

use super::args::DataArgs;
use super::exit::{Exit, Failure};
use super::progress::Activity;
use super::run::Run;
use super::terminal::Terminal;
use crate::contract::model::StageId;
use crate::data::write;
use crate::diagnostic::render::Look;
use crate::diagnostic::suggest;
use crate::eval::{self, Options, Results};
use crate::ir::Program;
use crate::report::file::{self, FileFormat, Rows};
use crate::report::leads::LeadRows;
use crate::report::summary::summary;
use crate::report::table::table;
use crate::report::words::number;
use crate::text::fold_name;

/// Give every lead its stage, its points and what is missing
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  leadc eval inbound.leadc --leads leads.csv --activities activities.csv
  leadc eval inbound.leadc --leads leads.csv --activities call=calls.csv -o stages.csv")]
pub struct Args {
    #[command(flatten)]
    data: DataArgs,

    /// The form of the result [default: by the ending of the output file, else table]
    #[arg(long, value_enum)]
    format: Option<ResultFormat>,

    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Only leads in this stage that are not excluded
    #[arg(long, value_name = "NAME")]
    stage: Option<String>,

    /// How many leads a table shows
    #[arg(long, value_name = "N", default_value_t = 20)]
    top: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ResultFormat {
    /// The best leads, for people
    Table,
    /// All leads, comma-separated
    Csv,
    /// All leads, one JSON object a line
    Jsonl,
    /// All leads, one JSON array
    Json,
    /// All leads, Parquet
    Parquet,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let format = format(args)?;
    let begun = Instant::now();
    let run = Run::read(&args.data, terminal)?;
    let stage = args
        .stage
        .as_deref()
        .map(|name| stage(&run.program, name))
        .transpose()?;
    let activity = Activity::new("evaluating");
    let results = eval::evaluate(
        &run.program,
        &run.data.leads,
        &run.data.activities,
        run.as_of,
        Options {
            threads: args.data.threads.map(usize::from),
        },
    );
    drop(activity);
    write(args, format, &run, &results, stage, terminal)?;
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

/// The form of the result, before anything is read.
fn format(args: &Args) -> Result<ResultFormat, Failure> {
    let file = args
        .output
        .as_deref()
        .filter(|path| *path != std::path::Path::new("-"));
    let format = match (args.format, file) {
        (Some(format), _) => format,
        (None, None) => ResultFormat::Table,
        (None, Some(path)) => match FileFormat::of_name(path) {
            Some(FileFormat::Csv) => ResultFormat::Csv,
            Some(FileFormat::Jsonl) => ResultFormat::Jsonl,
            Some(FileFormat::Json) => ResultFormat::Json,
            Some(FileFormat::Parquet) => ResultFormat::Parquet,
            None => {
                return Err(Failure::usage(format!(
                    "the ending of `{}` does not say the form of the result",
                    path.display()
                ))
                .with_help("add `--format csv`, or name a file such as `stages.csv`"));
            }
        },
    };
    if format == ResultFormat::Parquet && file.is_none() && io::stdout().is_terminal() {
        return Err(Failure::usage("Parquet is not made for a terminal")
            .with_help("name a file: `-o stages.parquet`"));
    }
    Ok(format)
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
        match suggest::closest(name, names.iter().copied()) {
            Some(near) => failure.with_help(format!("did you mean `{near}`?")),
            None => failure.with_help(format!("its stages are `{}`", names.join("`, `"))),
        }
    })
}

fn write(
    args: &Args,
    format: ResultFormat,
    run: &Run,
    results: &Results,
    stage: Option<StageId>,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let rows = LeadRows::new(&run.program, &run.data.leads.ids, results, stage);
    let file_format = match format {
        ResultFormat::Csv => FileFormat::Csv,
        ResultFormat::Jsonl => FileFormat::Jsonl,
        ResultFormat::Json => FileFormat::Json,
        ResultFormat::Parquet => FileFormat::Parquet,
        ResultFormat::Table => {
            let look = if args.output.is_some() {
                Look::default()
            } else {
                terminal.out_look()
            };
            let text = best(rows, args.top, run, look)
                .map_err(|error| Failure::problem(format!("the table cannot be made: {error}")))?;
            return Ok(write::to(args.output.as_deref(), |out| {
                out.write_all(text.as_bytes())
            })?);
        }
    };
    let _activity = args.output.as_ref().map(|_| Activity::new("writing"));
    Ok(write::to(args.output.as_deref(), |out| {
        file::write(file_format, &rows, run.zone(), out)
    })?)
}

/// The best leads as a table, and how many more there are.
fn best(
    rows: LeadRows,
    top: usize,
    run: &Run,
    look: Look,
) -> Result<String, arrow_schema::ArrowError> {
    let (rows, all) = rows.best(top);
    let (rows, must) = rows.for_people();
    let shown = table(&rows.batch(0..rows.len())?, must, run.zone(), look)?;
    let mut text = shown.text;
    let more = all - rows.len();
    if more > 0 {
        text.push_str(&format!(
            "and {} more; `--top` shows more, `--format csv` writes all\n",
            number(more as u64)
        ));
    }
    if !shown.left_out.is_empty() {
        text.push_str(&format!("no room for: {}\n", shown.left_out.join(", ")));
    }
    Ok(text)
}
