//! `leadc sla CONTRACT --leads FILE`: every deadline and what became of it.

use std::time::Instant;

use super::args::DataArgs;
use super::exit::{Exit, Failure};
use super::output::{Form, OutputArgs, Shown};
use super::progress::Activity;
use super::run::Run;
use super::terminal::Terminal;
use crate::eval::{self, ClockState, Followed, Options, due_within};
use crate::report::clocks::ClockRows;
use crate::report::summary::sla_summary;
use crate::report::words::counted;
use crate::syntax;
use crate::time::{Duration, Unit};

/// Show each deadline the contract sets: met, breached, running or void
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  leadc sla inbound.leadc --leads leads.csv --activities activities.csv
  leadc sla inbound.leadc --leads leads.csv --activities activities.csv --due-within \"4 business hours\"")]
pub struct Args {
    #[command(flatten)]
    data: DataArgs,

    #[command(flatten)]
    output: OutputArgs,

    /// Only what is due in this time, the nearest deadline first
    #[arg(long, value_name = "TIME", value_parser = length)]
    due_within: Option<Duration>,
}

fn length(text: &str) -> Result<Duration, String> {
    let example = "write a number and a unit, for example `4 business hours` or `2 days`";
    let read = syntax::duration(text).ok_or_else(|| format!("it is not a time: {example}"))?;
    match read.unit {
        Unit::Months | Unit::Quarters | Unit::Years => {
            Err("months and longer are not all equally long: count in days or weeks".to_owned())
        }
        _ => Ok(read),
    }
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let form = args.output.form("deadlines")?;
    let begun = Instant::now();
    let run = Run::read(&args.data, args.output.path(), terminal)?;
    if run.program.slas.is_empty() {
        let contract = args.data.contract.display();
        return Err(
            Failure::problem(format!("`{contract}` has no sla")).with_help(
                "add one, for example `sla first follow-up:` with `who`, `must` and `within`",
            ),
        );
    }
    let business = args.due_within.filter(|length| length.unit.is_business());
    if business.is_some() && run.program.calendar.is_none() {
        return Err(
            Failure::usage("business time needs a calendar, and the contract has none")
                .with_help("add `calendar:` to the contract, or ask in hours or days"),
        );
    }
    let activity = Activity::new("evaluating");
    let options = Options {
        threads: args.data.threads.map(usize::from),
    };
    let data = &run.data;
    let followed = eval::follow(
        &run.program,
        &data.leads,
        &data.activities,
        run.as_of,
        options,
    );
    drop(activity);
    write(args, form, &run, &followed, terminal)?;
    terminal.err_lines(&sla_summary(
        &run.program,
        &run.data.report,
        &followed,
        run.as_of,
        run.now,
        begun.elapsed(),
    ));
    Ok(Exit::Fine)
}

fn write(
    args: &Args,
    form: Form,
    run: &Run,
    followed: &Followed,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let clocks = &followed.clocks;
    let chosen = match args.due_within {
        None => (0..clocks.len()).collect(),
        Some(within) => due_within(&run.program, clocks, run.as_of.instant, within),
    };
    let rows = ClockRows::new(&run.program, &run.data.leads.ids, clocks, chosen);
    match form {
        Form::File(format) => args.output.write_file(format, &rows, run.zone())?,
        Form::Table => {
            let (rows, all) = match args.due_within {
                None => rows.pressing(args.output.top),
                Some(_) => rows.first(args.output.top),
            };
            let (rows, must) = rows.for_people();
            let shown = Shown { rows, must, all };
            args.output.write_table(&shown, run.zone(), terminal)?;
        }
    }
    let overdue = clocks.iter().filter(|clock| clock.is_open());
    let overdue = overdue
        .filter(|clock| clock.state == ClockState::Breached)
        .count();
    if args.due_within.is_some() && overdue > 0 {
        let overdue = counted(overdue as u64, "deadline");
        terminal.say(
            "note",
            &format!("{overdue} already missed and still open are not shown"),
        );
    }
    Ok(())
}
