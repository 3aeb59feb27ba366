//! `leadc merge CONTRACT RECORD…`: one summary of the parts of a run.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::contract_loader::{Rules, rules};
use super::exit::{Exit, Failure};
use super::overwrite_guard::{InputFile, OutputFile, keep_apart};
use super::root::RootArgs;
use super::terminal::{Output, Terminal};
use crate::escape::json;
use crate::message::{msg, shown};
use crate::report::data_summary::{Terms, reading};
use crate::report::record_file::RecordFile;
use crate::report::summary::{Run, summary};

/// Maximum size in bytes of a record.
const RECORD_LIMIT: u64 = 64 << 20;

/// Add up the records of `leadc eval --shard`, and show one summary
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leadc eval inbound.leadc --leads leads.csv --activities activities.csv --as-of 2026-06-30 \\
    --shard 1/2 -o part1.csv --record part1.json
  leadc eval inbound.leadc --leads leads.csv --activities activities.csv --as-of 2026-06-30 \\
    --shard 2/2 -o part2.csv --record part2.json
  leadc merge inbound.leadc part1.json part2.json")]
pub struct Args {
    /// The contract of the run
    contract: PathBuf,

    /// The records of all parts, which `leadc eval --record` wrote
    #[arg(required = true)]
    records: Vec<PathBuf>,

    /// Write the record of all parts to this file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Treat unreadable values as errors
    #[arg(long)]
    strict: bool,

    /// Go on where most rows of a file cannot be used
    #[arg(long, conflicts_with = "strict")]
    lenient: bool,

    #[command(flatten)]
    root: RootArgs,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let Rules {
        program, mut files, ..
    } = rules(&args.contract, &args.root, terminal)?;
    files.extend(args.records.iter().map(|path| InputFile::record(path)));
    let written: Vec<OutputFile> = OutputFile::output(args.output.as_deref())
        .into_iter()
        .collect();
    keep_apart(&files, &written)?;
    let records = args.records.iter().map(|path| {
        let record = record(path)?;
        Ok((path.display().to_string(), record))
    });
    let records: Vec<(String, RecordFile)> = records.collect::<Result<_, Failure>>()?;
    let merged = RecordFile::merged(&program, records)
        .map_err(|(message, help)| Failure::problem(message).with_help(help))?;
    let language = terminal.language();
    if let Some(refused) = merged.record.report.refused(args.strict, args.lenient) {
        let terms = Terms::new(&program);
        terminal.err_lines(&reading(&merged.record.report, &terms, language));
        return Err(refused.into());
    }
    if let Some(path) = args.output.as_deref() {
        write(path, &merged, terminal)?;
    }
    let run = Run {
        program: &program,
        data: &merged.record.report,
        as_of: merged.record.as_of,
        now: false,
        took: merged.record.took(),
        language,
    };
    let mut text = summary(run, &merged.record.counts).join("\n");
    text.push('\n');
    match args.output.as_deref() {
        // The record is on standard output.
        Some(path) if path == Path::new("-") => terminal.err(&text),
        _ => terminal.out(&Output::Text(text))?,
    }
    Ok(Exit::Fine)
}

fn record(path: &Path) -> Result<RecordFile, Failure> {
    let file = || path.display();
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(RECORD_LIMIT).read_to_string(&mut text));
    read.map_err(|error| {
        Failure::problem(msg!(
            "`{file}` cannot be read: {error}",
            file = file(),
            error = shown(error)
        ))
    })?;
    RecordFile::from_json(&text).ok_or_else(|| {
        Failure::problem(msg!("`{file}` is not the record of a run", file = file()))
            .with_help(msg!("name the files that `--record` wrote"))
    })
}

/// Writes the record of a run.
pub fn write(path: &Path, record: &RecordFile, terminal: &Terminal) -> Result<(), Failure> {
    let text = json::pretty(record).map_err(|error| {
        Failure::problem(msg!(
            "the result cannot be written: {error}",
            error = shown(error)
        ))
    })?;
    terminal.write(Some(path), &Output::Raw(text))
}
