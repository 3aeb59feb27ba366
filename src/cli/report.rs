//! `leadc report CONTRACT --leads FILE`: the page for both teams.

use std::path::PathBuf;
use std::time::Instant;

use super::args::DataArgs;
use super::exit::{Exit, Failure};
use super::load_run::LoadedRun;
use super::page_format::PageFormat;
use super::progress::Activity;
use super::terminal::Terminal;
use crate::eval;
use crate::message::msg;
use crate::report::page;
use crate::report::summary::report_summary;

/// Write a report for both teams: stages, deadlines, targets, missing data
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  leadc report inbound.leadc --leads leads.csv --activities activities.csv -o week.html
  leadc report inbound.leadc --leads leads.csv --activities activities.csv --format markdown")]
pub struct Args {
    #[command(flatten)]
    data: DataArgs,

    /// Output format [default: by the ending of the output file, otherwise html]
    #[arg(long, value_enum)]
    format: Option<PageFormat>,

    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Maximum number of leads in a list
    #[arg(long, value_name = "N", default_value_t = 20)]
    top: usize,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let form = PageFormat::chosen(args.format, args.output.as_deref(), "report")?;
    let begun = Instant::now();
    let run = LoadedRun::read(&args.data, args.output.as_deref(), terminal)?;
    let activity = Activity::new(&msg!("evaluating"), terminal);
    let (program, data) = (&run.program, &run.data);
    let options = args.data.reading.options();
    let history =
        eval::evaluate_history(program, &data.leads, &data.activities, run.as_of, options);
    let document = page::document(&page::PageData {
        program,
        leads: &data.leads,
        data: &data.report,
        history: &history,
        as_of: run.as_of,
        top: args.top,
    });
    drop(activity);
    let output = form.render(&document, terminal.document_language());
    terminal.write(args.output.as_deref(), &output)?;
    let about = run.in_summary(begun.elapsed(), terminal);
    terminal.err_lines(&report_summary(about, &history));
    Ok(Exit::Fine)
}
