//! `leadc sla CONTRACT --leads FILE`: every deadline and its outcome.

use std::time::Instant;

use jiff::civil;

use super::args::DataArgs;
use super::exit::{Exit, Failure};
use super::load_run::LoadedRun;
use super::output::{OutputArgs, OutputFormat, TableRows};
use super::progress::Activity;
use super::terminal::{Notice, Terminal};
use crate::eval::day;
use crate::eval::{self, Clock, History, due_within, overdue};
use crate::message::{Figure, msg};
use crate::report::sla_table::ClockRows;
use crate::report::summary::sla_summary;
use crate::syntax;
use crate::syntax::keywords;
use crate::syntax::phrase::PhraseId;
use crate::time::{Duration, Unit, first_instant};

/// Show each deadline the contract sets: met, breached, running or void
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  leadc sla inbound.leadc --leads leads.csv --activities activities.csv
  leadc sla inbound.leadc --leads leads.csv --activities activities.csv --due-within \"4 business hours\"
  leadc sla inbound.leadc --leads leads.csv --activities activities.csv --overdue --format csv -o late.csv")]
pub struct Args {
    #[command(flatten)]
    data: DataArgs,

    #[command(flatten)]
    output: OutputArgs,

    /// Only what is due in this time, the nearest deadline first
    #[arg(long, value_name = "TIME", value_parser = length)]
    due_within: Option<Duration>,

    /// Only what is late and still open, the oldest deadline first; with `--due-within` both
    #[arg(long)]
    overdue: bool,

    /// Only what started, came due, ended or was met on this day or later
    #[arg(long, value_name = "DATE", value_parser = day, conflicts_with_all = ["due_within", "overdue"])]
    since: Option<civil::Date>,
}

fn length(text: &str) -> Result<Duration, String> {
    let example = "write a number and a unit, for example `4 business hours` or `2 days`";
    let read = syntax::duration(text).ok_or_else(|| format!("not a duration: {example}"))?;
    match read.unit {
        Unit::Months | Unit::Quarters | Unit::Years => {
            Err("months and longer units vary in length: use days or weeks".to_owned())
        }
        _ => Ok(read),
    }
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let form = args.output.form("deadlines")?;
    let begun = Instant::now();
    let run = LoadedRun::read(&args.data, args.output.path(), terminal)?;
    let language = terminal.contract_language();
    if run.program.slas.is_empty() {
        let contract = args.data.contract.display();
        return Err(
            Failure::problem(msg!("`{contract}` has no sla", contract)).with_help(msg!(
                "add one, for example `{sla}` with `{who}`, `{must}` and `{within}`",
                sla = PhraseId::Sla.row().sample(language),
                who = keywords::label(language, PhraseId::Who),
                must = keywords::label(language, PhraseId::Must),
                within = keywords::label(language, PhraseId::Within)
            )),
        );
    }
    let business = args.due_within.filter(|length| length.unit.is_business());
    if business.is_some() && !run.program.has_calendars() {
        return Err(Failure::usage(msg!(
            "business time needs a calendar, and the contract has none"
        ))
        .with_help(msg!(
            "add `{calendar}` to the contract, or use hours or days",
            calendar = keywords::label(language, PhraseId::UseCalendar)
        )));
    }
    let activity = Activity::new(&msg!("evaluating"), terminal);
    let options = args.data.reading.options();
    let data = &run.data;
    let history = eval::evaluate_history(
        &run.program,
        &data.leads,
        &data.activities,
        run.as_of,
        options,
    );
    drop(activity);
    write(args, form, &run, &history, terminal)?;
    let about = run.in_summary(begun.elapsed(), terminal);
    terminal.err_lines(&sla_summary(about, &history));
    Ok(Exit::Fine)
}

fn write(
    args: &Args,
    form: OutputFormat,
    run: &LoadedRun,
    history: &History,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let clocks = &history.clocks;
    let list = work_list(args, run, clocks);
    let is_list = list.is_some();
    let since = args.since.map(|day| first_instant(day.into(), run.zone()));
    let has_changed = |row: &usize| {
        let clock = &clocks[*row];
        since.is_none_or(|since| clock.last_change(run.as_of.instant) >= since)
    };
    let all = || (0..clocks.len()).filter(has_changed).collect();
    let chosen: Vec<usize> = list.unwrap_or_else(all);
    if let (Some(day), earlier @ 1..) = (args.since, clocks.len() - chosen.len()) {
        let note = msg!(
            "{clocks} {clocks|clock|clocks} without a change since {day}: not shown",
            clocks = Figure::of(earlier as u64),
            day
        );
        terminal.status(Notice::Note, note);
    }
    let rows = ClockRows::new(&run.program, &run.data.leads, clocks, chosen);
    match form {
        OutputFormat::File(format) => {
            args.output
                .write_file(format, &rows, run.zone(), terminal)?
        }
        OutputFormat::Table => {
            let (rows, all) = if is_list {
                rows.first(args.output.top)
            } else {
                rows.pressing(args.output.top)
            };
            let (rows, must) = rows.for_people(terminal.language());
            let shown = TableRows {
                rows,
                must,
                shown: run.program.about.show.len(),
                all,
            };
            args.output.write_table(&shown, run.zone(), terminal)?;
        }
    }
    if args.due_within.is_some() {
        not_on_the_list(args, clocks, terminal);
    }
    Ok(())
}

/// The open work: late clocks, followed by those due next; none if everything is requested.
fn work_list(args: &Args, run: &LoadedRun, clocks: &[Clock]) -> Option<Vec<usize>> {
    let late = args.overdue.then(|| overdue(clocks));
    let next = args
        .due_within
        .map(|within| due_within(&run.program, clocks, run.as_of.instant, within));
    match (late, next) {
        (None, None) => None,
        (late, next) => Some([late, next].into_iter().flatten().flatten().collect()),
    }
}

/// Reports open clocks that are not on a list of what is due next.
fn not_on_the_list(args: &Args, clocks: &[Clock], terminal: &Terminal) {
    let late = if args.overdue {
        0
    } else {
        overdue(clocks).len()
    };
    if late > 0 {
        let late = Figure::of(late as u64);
        terminal.status(
            Notice::Note,
            msg!(
                "{late} {late|deadline|deadlines} already missed and still open are not shown: add `--overdue`",
                late
            ),
        );
    }
    let paused = clocks.iter().filter(|clock| clock.is_paused()).count();
    if paused > 0 {
        let paused = Figure::of(paused as u64);
        terminal.status(
            Notice::Note,
            msg!(
                "{paused} paused {paused|clock|clocks} {paused|has|have} no deadline: not shown",
                paused
            ),
        );
    }
}
