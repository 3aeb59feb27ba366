//! The summary of a run: the number of leads in each stage, and other counts.

use std::time::Duration;

use unicode_width::UnicodeWidthStr;

use super::data_summary::reading;
use super::format::{counted, join_items, number, share};
use crate::data::Report;
use crate::escape::terminal::inline;
use crate::eval::{AsOf, Clock, ClockState, History, Results};
use crate::ir::program::Exclusion;
use crate::ir::{Program, Truth};

/// The summary of a run of `leadc eval`, line by line. `now` means that the as-of instant is the present.
pub fn summary(
    program: &Program,
    data: &Report,
    results: &Results,
    as_of: AsOf,
    now: bool,
    took: Duration,
) -> Vec<String> {
    let mut lines = opening(program, data, as_of, now);
    lines.extend(stages(program, results));
    lines.extend(open_exclusions(program, results));
    lines.extend(transient_stages(results));
    lines.push(closing(results, took));
    lines
}

/// The summary of a run of `leadc sla`, line by line.
pub fn sla_summary(
    program: &Program,
    data: &Report,
    history: &History,
    as_of: AsOf,
    now: bool,
    took: Duration,
) -> Vec<String> {
    let mut lines = opening(program, data, as_of, now);
    lines.extend(clauses(program, &history.clocks));
    let left_out = history.results.counters.leads_left_out;
    if left_out > 0 {
        let left_out = counted(left_out, "lead");
        lines.push(format!("{left_out} created after the as-of time, left out"));
    }
    lines.extend(transient_stages(&history.results));
    lines.push(closing(&history.results, took));
    lines
}

/// The summary of a run of `leadc report`, line by line: facts about the data that the page does not show.
pub fn report_summary(
    program: &Program,
    data: &Report,
    history: &History,
    as_of: AsOf,
    now: bool,
    took: Duration,
) -> Vec<String> {
    let mut lines = opening(program, data, as_of, now);
    lines.extend(transient_stages(&history.results));
    lines.push(closing(&history.results, took));
    lines
}

/// The data that was used, and how it was read.
fn opening(program: &Program, data: &Report, as_of: AsOf, now: bool) -> Vec<String> {
    let mut lines = vec![headline(program, as_of, now), String::new()];
    lines.extend(reading(data, program));
    lines.push("fields and lists use today's values for the whole history".to_owned());
    lines.push(String::new());
    lines
}

fn closing(results: &Results, took: Duration) -> String {
    let leads = counted(results.len() as u64, "lead");
    format!("{leads} in {:.2} s", took.as_secs_f64())
}

/// One line for each clause: its clocks by state, and the share kept.
fn clauses(program: &Program, clocks: &[Clock]) -> Vec<String> {
    let rows = (0..program.slas.len()).map(|index| {
        let own = || clocks.iter().filter(|clock| clock.sla.index() == index);
        let count = |is: &dyn Fn(&Clock) -> bool| own().filter(|clock| is(clock)).count() as u64;
        let of = |state: ClockState| count(&|clock| clock.state == state);
        let (met, breached) = (of(ClockState::Met), of(ClockState::Breached));
        let not_started = |clock: &Clock| matches!(clock.state, ClockState::NotStarted(_));
        let states = [
            (met, "met"),
            (breached, "breached"),
            (of(ClockState::Running), "running"),
            (of(ClockState::Void), "void"),
            (count(&not_started), "not started"),
        ];
        let overdue = count(&|clock| clock.state == ClockState::Breached && clock.is_open());
        let paused = count(&Clock::is_paused);
        let told = states.iter().filter(|(n, _)| *n > 0).map(|(n, what)| {
            let still = match (*what, overdue, paused) {
                ("breached", 1.., _) => format!(" ({} still open)", number(overdue)),
                ("running", _, 1..) => format!(" ({} paused)", number(paused)),
                _ => String::new(),
            };
            format!("{} {what}{still}", number(*n))
        });
        let mut texts: Vec<String> = told.collect();
        if texts.is_empty() {
            texts.push("no clocks".to_owned());
        }
        let kept =
            share(met, met + breached).map_or(String::new(), |kept| format!(", {kept} kept"));
        let name = inline(&program.slas[index].name).into_owned();
        (name, format!("{}{kept}", texts.join(", ")))
    });
    let rows: Vec<(String, String)> = rows.collect();
    let width = rows.iter().map(|(name, _)| name.width()).max().unwrap_or(0);
    let line = |(name, text): &(String, String)| {
        let gap = " ".repeat(width - name.width());
        format!("{name}{gap}  {text}")
    };
    rows.iter().map(line).collect()
}

fn headline(program: &Program, as_of: AsOf, now: bool) -> String {
    let about = &program.about;
    let version = about
        .version
        .map_or(String::new(), |version| format!(", version {version}"));
    let instant = as_of.instant.to_iso(about.zone.zone());
    let when = match (as_of.day, now) {
        (Some(day), _) => format!("the end of {day}, {}", about.zone.name()),
        (None, true) => format!("now, {instant}"),
        (None, false) => instant,
    };
    format!("{}{version}, as of {when}", inline(&about.title))
}

/// One line for each stage, followed by the separate counts.
fn stages(program: &Program, results: &Results) -> Vec<String> {
    let mut counts = vec![0_u64; program.stages.len()];
    let mut excluded = 0_u64;
    for (lead, stage) in results.stage.iter().enumerate() {
        if results.left_out[lead] {
            continue;
        }
        if results.is_excluded(lead) {
            excluded += 1;
        } else if let Some(count) = stage.and_then(|stage| counts.get_mut(stage.index())) {
            *count += 1;
        }
    }
    let mut rows: Vec<(String, u64, String)> = program
        .stages
        .iter()
        .zip(counts)
        .map(|(stage, count)| (inline(&stage.name).into_owned(), count, String::new()))
        .collect();
    if excluded > 0 {
        rows.push((
            "excluded".to_owned(),
            excluded,
            by_exclusion(program, results),
        ));
    }
    if results.counters.leads_left_out > 0 {
        let why = ", created after the as-of time".to_owned();
        rows.push(("left out".to_owned(), results.counters.leads_left_out, why));
    }
    aligned(&rows)
}

fn by_exclusion(program: &Program, results: &Results) -> String {
    let counts = program
        .exclusions
        .iter()
        .zip(&results.exclusions)
        .filter_map(|(exclusion, column)| {
            let in_run = column.iter().zip(&results.left_out);
            let count = in_run
                .filter(|(truth, left_out)| truth.is_met() && !**left_out)
                .count();
            (count > 0).then(|| format!("{} by {}", number(count as u64), inline(&exclusion.name)))
        });
    format!(": {}", join_items(&counts.collect::<Vec<_>>()))
}

/// A line for each exclusion that is open for leads that no other excludes.
fn open_exclusions(program: &Program, results: &Results) -> Vec<String> {
    let exclusions = program.exclusions.iter().zip(&results.exclusions);
    let line = |(exclusion, column): (&Exclusion, &Vec<Truth>)| {
        let is_open = |lead: &usize| {
            column[*lead].is_open() && !results.left_out[*lead] && !results.is_excluded(*lead)
        };
        let count = (0..column.len()).filter(is_open).count() as u64;
        (count > 0).then(|| {
            format!(
                "the exclusion `{}` cannot judge {}: what it asks for is unknown",
                inline(&exclusion.name),
                counted(count, "lead")
            )
        })
    };
    exclusions.filter_map(line).collect()
}

fn aligned(rows: &[(String, u64, String)]) -> Vec<String> {
    let names = rows
        .iter()
        .map(|(name, ..)| name.width())
        .max()
        .unwrap_or(0);
    let digits = rows
        .iter()
        .map(|(_, count, _)| number(*count).len())
        .max()
        .unwrap_or(0);
    let line = |(name, count, more): &(String, u64, String)| {
        let gap = " ".repeat(names - name.width());
        format!("{name}{gap}  {:>digits$}{more}", number(*count))
    };
    rows.iter().map(line).collect()
}

fn transient_stages(results: &Results) -> Vec<String> {
    let counters = &results.counters;
    let mut lines = Vec::new();
    let mut say = |n: u64, what: &str, more: &str| {
        if n > 0 {
            lines.push(format!("{} {more}", counted(n, what)));
        }
    };
    say(
        counters.leads_without_start,
        "lead",
        "without creation time or activity: the history starts at the as-of time",
    );
    say(
        counters.activities_after,
        "activity",
        "after the as-of time, ignored",
    );
    say(
        counters.open_kinds,
        "activity",
        "not counted as a derived kind, because a detail its `when` asks for is unknown",
    );
    lines
}
