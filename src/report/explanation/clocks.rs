//! The obligations to a lead, and their outcome.

use super::value::Names;
use super::{Page, pad, widest};
use crate::eval::explain::explanation::{
    ActExplanation, ClockExplanation, ClosingExplanation, Counts, Escalation, LeadExplanation,
    NotStartedExplanation, TimeSpan,
};
use crate::message::{Arg, Join, Message, msg};
use crate::report::format::{length, zoned};
use crate::report::words::clock_state;
use crate::syntax::keywords;
use crate::syntax::phrase::PhraseId;
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

fn headline(clock: &ClockExplanation, names: &Names) -> Message {
    let (sla, party) = (&clock.sla, &clock.party);
    let state = clock_state(&clock.state);
    match (&clock.not_started, clock.late_by) {
        (Some(why), _) => msg!(
            "{sla} ({party}): not started {time}: {reason}",
            sla,
            party,
            time = time(clock, clock.started, names),
            reason = not_started(clock, why, names)
        ),
        (None, Some(late)) => msg!(
            "{sla} ({party}): {state}, done {length} late",
            sla,
            party,
            state,
            length = length(late)
        ),
        (None, None) => msg!("{sla} ({party}): {state}", sla, party, state),
    }
}

/// A time of a clock, with its zone where that is not the contract's.
fn time(clock: &ClockExplanation, at: LocalTime, names: &Names) -> String {
    zoned(names.time(at), clock.time_zone.as_deref())
}

fn not_started(clock: &ClockExplanation, why: &NotStartedExplanation, names: &Names) -> Message {
    match why {
        NotStartedExplanation::Running(since) => msg!(
            "the clock of {time} was running",
            time = time(clock, *since, names)
        ),
        NotStartedExplanation::Unknown(fields) => msg!(
            "{fields} {n|was|were} unknown",
            fields = Arg::list(fields, Join::And),
            n = fields.len()
        ),
        NotStartedExplanation::Jumped(stage) => {
            msg!("a fast track led to {stage} at once", stage)
        }
        NotStartedExplanation::Excluded(by) => msg!(
            "the lead was excluded by {exclusions}",
            exclusions = Arg::list(by, Join::And)
        ),
    }
}

/// A line about a clock that started: what it is about, and the text.
struct Row(Message, Message);

fn started(page: &mut Page, clock: &ClockExplanation, names: &Names) {
    let language = page.look.language;
    let labels = [
        msg!("started"),
        msg!("deadline"),
        msg!("warned"),
        msg!("escalated"),
        msg!("done"),
        msg!("late by"),
        msg!("closed{#clock}"),
    ];
    let width = widest(&labels, language) + 1;
    for Row(label, text) in rows(clock, names) {
        page.columns(2, &pad(&label.text(language), width), &text);
    }
    counted(page, clock, names);
}

fn rows(clock: &ClockExplanation, names: &Names) -> Vec<Row> {
    let at = |at| Message::verbatim(time(clock, at, names));
    let mut rows = vec![Row(msg!("started"), at(clock.started))];
    let (text, line) = (&clock.line.text, names.line(&clock.line));
    let due = match clock.due {
        Some(due) => msg!("{time}, by `{text}` ({line})", time = at(due), text, line),
        None => msg!("none so far, by `{text}` ({line})", text, line),
    };
    rows.push(Row(msg!("deadline"), due));
    rows.extend((clock.warned).map(|warned| Row(msg!("warned"), at(warned))));
    if let Some(Escalation { to, at: when }) = &clock.escalated {
        let to = msg!("{time} to {person}", time = at(*when), person = to);
        rows.push(Row(msg!("escalated"), to));
    }
    rows.push(Row(msg!("done"), done(clock, names)));
    if let Some(business) = clock.late_by_business_time {
        let late = msg!("{length} of open time", length = length(business));
        rows.push(Row(msg!("late by"), late));
    }
    if let (Some(closed), Some(by)) = (clock.closed, &clock.closed_by) {
        rows.push(Row(
            msg!("closed{#clock}"),
            closed_by(at(closed), by, names),
        ));
    }
    rows
}

fn closed_by(time: Message, by: &ClosingExplanation, names: &Names) -> Message {
    match by {
        ClosingExplanation::Exclusion => msg!("{time}, as the lead was excluded", time),
        ClosingExplanation::GoingBack => msg!("{time}, as the lead went back", time),
        ClosingExplanation::Lapse(place) => {
            let condition = place.text.as_str();
            let lapses = keywords::fill(names.written_in, PhraseId::Lapses, &|_| Some(condition));
            msg!(
                "{time}, by `{text}` ({line})",
                time,
                text = lapses,
                line = names.line(place)
            )
        }
    }
}

fn done(clock: &ClockExplanation, names: &Names) -> Message {
    let (acts, stages): (Vec<&ActExplanation>, Vec<_>) =
        clock.acts.iter().partition(|act| act.times.is_some());
    let text = match acts.is_empty() {
        true => brought_to(&stages),
        false => {
            let join = match clock.is_one_enough {
                true => Join::Or,
                false => Join::And,
            };
            Message::joined(acts.into_iter().map(act), join)
        }
    };
    match clock.completed {
        Some(at) => msg!(
            "{text}, complete {time}",
            text,
            time = time(clock, at, names)
        ),
        None => text,
    }
}

/// `1 of 2 calls on different days`
fn act(act: &ActExplanation) -> Message {
    let (done, times) = (act.done, act.times.unwrap_or_default());
    let activities = &act.in_number;
    match act.on_different_days {
        true => msg!(
            "{done} of {times} {activities} on different days",
            done,
            times,
            activities
        ),
        false => msg!("{done} of {times} {activities}", done, times, activities),
    }
}

fn brought_to(stages: &[&ActExplanation]) -> Message {
    let name = |act: &&ActExplanation| act.what.clone();
    let reached = stages.iter().filter(|act| act.done > 0);
    let reached: Vec<String> = reached.map(name).collect();
    if !reached.is_empty() {
        let stages = Arg::list(reached, Join::And);
        return msg!("the lead came into {stages}", stages);
    }
    let stages = Arg::list(stages.iter().map(name), Join::Or);
    msg!("the lead has not come into {stages}", stages)
}

/// The intervals up to the deadline or the end.
fn counted(page: &mut Page, clock: &ClockExplanation, names: &Names) {
    if clock.counted.is_empty() {
        return;
    }
    page.line(2, &counted_title(clock));
    let all = &clock.counted;
    let skipped = all.len().saturating_sub(PIECES);
    for (at, stretch) in all.iter().enumerate() {
        if skipped > 0 && at == PIECES / 2 {
            page.line(3, &msg!("… {n} more", n = skipped));
        }
        if skipped > 0 && (PIECES / 2..PIECES / 2 + skipped).contains(&at) {
            continue;
        }
        page.line(3, &piece(stretch, names));
    }
}

/// `what counted in Office (America/Sao_Paulo), 4 h 05 min in all`
fn counted_title(clock: &ClockExplanation) -> Message {
    let counts = |stretch: &&TimeSpan| matches!(stretch.what, Counts::Time);
    let sum: i64 = (clock.counted.iter().filter(counts)).map(duration).sum();
    let title = match &clock.calendar {
        Some(calendar) => msg!("what counted in {calendar}", calendar),
        None => msg!("what counted"),
    };
    let title = match &clock.time_zone {
        Some(zone) => msg!("{title} ({zone})", title, zone),
        None => title,
    };
    match sum {
        0 => title,
        sum => msg!("{title}, {length} in all", title, length = length(sum)),
    }
}

/// In microseconds.
fn duration(stretch: &TimeSpan) -> i64 {
    stretch.to.instant.0 - stretch.from.instant.0
}

fn piece(stretch: &TimeSpan, names: &Names) -> Message {
    let (from, to) = (names.time(stretch.from), names.time(stretch.to));
    let day = from.get(..10).unwrap_or(&from).to_owned();
    // Within one day, the date is shown once.
    let to = to.strip_prefix(&day).map_or(to.as_str(), str::trim_start);
    match &stretch.what {
        Counts::Time => msg!(
            "{from} to {to}  {length}",
            from,
            to,
            length = length(duration(stretch))
        ),
        Counts::Day(number) => msg!("{day}  open day {number}", day, number),
        Counts::Closed(Some(why)) => msg!("{day}  closed: {reason}", day, reason = why),
        Counts::Closed(None) => msg!("{day}  closed", day),
        Counts::Paused => msg!("{from} to {to}  paused", from, to),
    }
}
