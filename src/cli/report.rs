//! `leadc report CONTRACT --leads FILE`: the page for both teams.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::ValueEnum;

use super::args::DataArgs;
use super::exit::{Exit, Failure};
use super::load_run::LoadedRun;
use super::progress::Activity;
use super::terminal::{Output, Terminal};
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum PageFormat {
    /// One HTML file that needs no network
    Html,
    /// The same as Markdown, without the charts
    Markdown,
}

impl PageFormat {
    /// The format for a file name ending.
    fn of_name(path: &Path) -> Option<PageFormat> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "html" | "htm" => Some(PageFormat::Html),
            "md" | "markdown" => Some(PageFormat::Markdown),
            _ => None,
        }
    }
}

impl Args {
    /// The format of the page, determined before anything is read.
    fn form(&self) -> Result<PageFormat, Failure> {
        let file = (self.output.as_deref()).filter(|path| *path != Path::new("-"));
        let form = match (self.format, file) {
            (Some(form), _) => form,
            (None, None) => PageFormat::Html,
            (None, Some(path)) => PageFormat::of_name(path).ok_or_else(|| {
                let path = path.display();
                Failure::usage(msg!(
                    "the ending of `{path}` is not that of a report format",
                    path
                ))
                .with_help(msg!(
                    "add `--format html`, or name a file such as `report.html` or `report.md`"
                ))
            })?,
        };
        if form == PageFormat::Html && file.is_none() && io::stdout().is_terminal() {
            return Err(
                Failure::usage(msg!("cannot write HTML to a terminal")).with_help(msg!(
                    "name a file: `-o report.html`; or add `--format markdown`"
                )),
            );
        }
        Ok(form)
    }
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let form = args.form()?;
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
    let language = terminal.document_language();
    let output = match form {
        PageFormat::Html => Output::Raw(page::html(&document, language)),
        PageFormat::Markdown => Output::Text(page::markdown(&document, language)),
    };
    terminal.write(args.output.as_deref(), &output)?;
    let about = run.in_summary(begun.elapsed(), terminal);
    terminal.err_lines(&report_summary(about, &history));
    Ok(Exit::Fine)
}
