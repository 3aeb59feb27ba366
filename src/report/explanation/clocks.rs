//! The obligations to a lead, and their outcome.

use super::Page;
use super::value::Names;
use crate::escape::terminal::inline;
use crate::eval::explain::explanation::{
    ActExplanation, ClockExplanation, ClosingExplanation, Counts, Escalation, LeadExplanation,
    NotStartedExplanation, TimeSpan,
};
use crate::report::format::{join_items, length, zoned};
use crate::time::LocalTime;

/// Maximum number of time intervals listed for one clock; of a longer list, the first and the last are shown.
const PIECES: usize = 24;

/// Each clock with its deadline, the acts done, and the time that counted.
pub(super) fn write(page: &mut Page, explanation: &LeadExplanation, names: &Names) {
    for clock in &explanation.clocks {
        page.line(1, &headline(clock, names));
        page.because(2, clock.because.as_deref());
        if clock.not_started.is_none() {
            started(page, clock, names);
        }
    }
}

fn headline(clock: &ClockExplanation, names: &Names) -> String {
    let (sla, party) = (inline(&clock.sla), inline(&clock.party));
    let what = match (&clock.not_started, clock.late_by) {
        (Some(why), _) => format!(
            "not started {}: {}",
            time(clock, clock.started, names),
            not_started(clock, why, names)
        ),
        (None, Some(late)) => format!("{}, done {} late", clock.state, length(late)),
        (None, None) => clock.state.to_owned(),
    };
    format!("{sla} ({party}): {what}")
}

/// A time of a clock, with its zone where that is not the contract's.
fn time(clock: &ClockExplanation, at: LocalTime, names: &Names) -> String {
    let zone = clock.time_zone.as_deref().map(inline);
    zoned(names.time(at), zone.as_deref())
}

fn not_started(clock: &ClockExplanation, why: &NotStartedExplanation, names: &Names) -> String {
    let inline_names = |names: &[String]| {
        let names: Vec<String> = names.iter().map(|name| inline(name).into_owned()).collect();
        join_items(&names)
    };
    match why {
        NotStartedExplanation::Running(since) => {
            format!("the clock of {} was running", time(clock, *since, names))
        }
        NotStartedExplanation::Unknown(fields) => {
            let verb = if fields.len() == 1 { "was" } else { "were" };
            format!("{} {verb} unknown", inline_names(fields))
        }
        NotStartedExplanation::Jumped(stage) => {
            format!("a fast track led to {} at once", inline(stage))
        }
        NotStartedExplanation::Excluded(by) => {
            format!("the lead was excluded by {}", inline_names(by))
        }
    }
}

fn started(page: &mut Page, clock: &ClockExplanation, names: &Names) {
    let mut row = |what: &str, text: &str| page.columns(2, &format!("{what:<10}"), text);
    row("started", &time(clock, clock.started, names));
    let line = names.line(&clock.line);
    let deadline = inline(&clock.line.text);
    row(
        "deadline",
        &match clock.due {
            Some(due) => format!("{}, by `{deadline}` ({line})", time(clock, due, names)),
            None => format!("none so far, by `{deadline}` ({line})"),
        },
    );
    if let Some(warned) = clock.warned {
        row("warned", &time(clock, warned, names));
    }
    if let Some(Escalation { to, at }) = &clock.escalated {
        row(
            "escalated",
            &format!("{} to {}", time(clock, *at, names), inline(to)),
        );
    }
    row("done", &done(clock, names));
    if let Some(business) = clock.late_by_business_time {
        row("late by", &format!("{} of open time", length(business)));
    }
    if let (Some(closed), Some(by)) = (clock.closed, &clock.closed_by) {
        row(
            "closed",
            &format!("{}, {}", time(clock, closed, names), closed_by(by, names)),
        );
    }
    counted(page, clock, names);
}

fn closed_by(by: &ClosingExplanation, names: &Names) -> String {
    match by {
        ClosingExplanation::Exclusion => "as the lead was excluded".to_owned(),
        ClosingExplanation::GoingBack => "as the lead went back".to_owned(),
        ClosingExplanation::Lapse(place) => {
            let line = names.line(place);
            format!("by `lapses when: {}` ({line})", inline(&place.text))
        }
    }
}

fn done(clock: &ClockExplanation, names: &Names) -> String {
    let (acts, stages): (Vec<&ActExplanation>, Vec<_>) =
        clock.acts.iter().partition(|act| act.times.is_some());
    let text = match acts.as_slice() {
        [] => brought_to(&stages),
        acts => {
            let act = |act: &&ActExplanation| {
                let times = act.times.unwrap_or_default();
                let days = if act.on_different_days {
                    " on different days"
                } else {
                    ""
                };
                format!("{} of {times} {}{days}", act.done, inline(&act.in_number))
            };
            let acts: Vec<String> = acts.iter().map(act).collect();
            match clock.is_one_enough {
                true => acts.join(" or "),
                false => join_items(&acts),
            }
        }
    };
    match clock.completed {
        Some(at) => format!("{text}, complete {}", time(clock, at, names)),
        None => text,
    }
}

fn brought_to(stages: &[&ActExplanation]) -> String {
    let name = |act: &&&ActExplanation| inline(&act.what).into_owned();
    let reached = stages.iter().filter(|act| act.done > 0);
    let reached: Vec<String> = reached.map(|act| name(&act)).collect();
    if !reached.is_empty() {
        return format!("the lead came into {}", join_items(&reached));
    }
    let all: Vec<String> = stages.iter().map(|act| name(&act)).collect();
    format!("the lead has not come into {}", all.join(" or "))
}

/// The intervals up to the deadline or the end.
fn counted(page: &mut Page, clock: &ClockExplanation, names: &Names) {
    if clock.counted.is_empty() {
        return;
    }
    let calendar = clock.calendar.as_deref().map(inline);
    let counts = |stretch: &&TimeSpan| matches!(stretch.what, Counts::Time);
    let sum: i64 = (clock.counted.iter().filter(counts)).map(duration).sum();
    let of = calendar.map_or(String::new(), |calendar| format!(" in {calendar}"));
    let total = match sum {
        0 => String::new(),
        sum => format!(", {} in all", length(sum)),
    };
    let zone = clock.time_zone.as_deref().map(inline);
    let zone = zone.map_or(String::new(), |zone| format!(" ({zone})"));
    page.line(2, &format!("what counted{of}{zone}{total}"));
    let all = &clock.counted;
    let skipped = all.len().saturating_sub(PIECES);
    for (at, stretch) in all.iter().enumerate() {
        if skipped > 0 && at == PIECES / 2 {
            page.line(3, &format!("… {skipped} more"));
        }
        if skipped > 0 && (PIECES / 2..PIECES / 2 + skipped).contains(&at) {
            continue;
        }
        page.line(3, &piece(stretch, names));
    }
}

/// In microseconds.
fn duration(stretch: &TimeSpan) -> i64 {
    stretch.to.instant.0 - stretch.from.instant.0
}

fn piece(stretch: &TimeSpan, names: &Names) -> String {
    let (from, to) = (names.time(stretch.from), names.time(stretch.to));
    let day = from.get(..10).unwrap_or(&from).to_owned();
    // Within one day, the date is shown once.
    let span = match to.strip_prefix(&day) {
        Some(clock) => format!("{from} to{clock}"),
        None => format!("{from} to {to}"),
    };
    match &stretch.what {
        Counts::Time => format!("{span}  {}", length(duration(stretch))),
        Counts::Day(number) => format!("{day}  open day {number}"),
        Counts::Closed(Some(why)) => format!("{day}  closed: {}", inline(why)),
        Counts::Closed(None) => format!("{day}  closed"),
        Counts::Paused => format!("{span}  paused"),
    }
}
