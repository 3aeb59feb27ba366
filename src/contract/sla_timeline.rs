//! A deadline worked out for one entry: when its clock starts, and what happens while nothing is done.

use super::clock_places::ClockPlaces;
use super::deadline_example::{Example, TimeFrame, example};
use super::durations::{ClockKind, clock_kind};
use super::model::{Calendar, ClockSpan, Contract, Sla};
use crate::clock::Week;
use crate::message::Message;
use crate::time::{Duration, MicrosUtc};

/// A step of an sla while nothing is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The deadline.
    Due,
    /// The time of `escalate to "…" after:`
    Escalated,
    /// The time of `warn after:`
    Warned,
}

/// A clock that starts in an example week, in one place.
#[derive(Debug)]
pub struct Timeline<'c> {
    /// The calendar in which time is counted.
    pub calendar: Option<&'c Calendar>,
    pub(super) example: Example<'c>,
    /// In order of time.
    pub(super) steps: Vec<(MicrosUtc, Step)>,
}

impl<'c> Timeline<'c> {
    /// The clock starts shortly before work ends for the week, or in the morning if its deadline is several working days
    /// away. None if the deadline is too far away, or the calendar is not open for long enough.
    pub(super) fn new(
        place: TimeFrame<'c>,
        clocks: &ClockPlaces<'c>,
        sla: &Sla,
    ) -> Option<Timeline<'c>> {
        let minute = match day_of_many(sla.within.duration, place.calendar) {
            Some(_) => place.early(),
            None => place.late(),
        };
        let (steps, lengths): (Vec<Step>, Vec<Duration>) = steps(sla).into_iter().unzip();
        let (example, ends) = example(place, clocks.from(), minute, &lengths)?;
        let mut steps: Vec<(MicrosUtc, Step)> = ends.into_iter().zip(steps).collect();
        steps.sort();
        Some(Timeline {
            calendar: place.calendar,
            example,
            steps,
        })
    }

    /// When the clock starts: `Friday 9 January 2026 at 17:00`.
    pub fn start(&self) -> Message {
        self.example.in_full(self.example.start)
    }

    /// Each step and when it is reached, in order of time.
    pub fn steps(&self) -> impl Iterator<Item = (Step, Message)> {
        let steps = self.steps.iter();
        steps.map(|(at, step)| (*step, self.example.in_full(*at)))
    }
}

/// The deadline of an sla worked out in each of its calendars. It starts in the first week in force without closed days.
pub fn timelines<'c>(contract: &'c Contract, sla: &Sla) -> Vec<Timeline<'c>> {
    let Some(clocks) = ClockPlaces::from_contract(contract, sla) else {
        return Vec::new();
    };
    let places = places(&clocks, sla).into_iter();
    places
        .filter_map(|place| Timeline::new(place, &clocks, sla))
        .collect()
}

/// The places in which the deadline differs: elapsed time is the same everywhere.
pub(super) fn places<'c>(clocks: &ClockPlaces<'c>, sla: &Sla) -> Vec<TimeFrame<'c>> {
    let mut places = clocks.places();
    if clock_kind(sla.within.duration).0 == ClockKind::Elapsed {
        places.truncate(1);
    }
    places
}

/// The steps of an sla while nothing is done, and the time of each.
fn steps(sla: &Sla) -> Vec<(Step, Duration)> {
    let (kind, length) = clock_kind(sla.within.duration);
    let of_kind = |span: &&ClockSpan| clock_kind(span.duration).0 == kind;
    // A warning after the deadline is an error of its own.
    let is_before = |span: &&ClockSpan| clock_kind(span.duration).1 < length;
    let warn = sla.warn.as_ref().filter(of_kind).filter(is_before);
    let escalate = sla.escalate.as_ref().map(|(_, span)| span).filter(of_kind);
    let due = (Step::Due, sla.within.duration);
    std::iter::once(due)
        .chain(warn.map(|span| (Step::Warned, span.duration)))
        .chain(escalate.map(|span| (Step::Escalated, span.duration)))
        .collect()
}

/// Minutes of a working day, if the length is business time and longer than one working day.
pub(super) fn day_of_many(length: Duration, calendar: Option<&Calendar>) -> Option<u64> {
    let (kind, minutes) = clock_kind(length);
    let day = u64::try_from(Week::new(&calendar?.hours()).day_minutes()?).ok()?;
    (kind == ClockKind::Business && minutes > day && day > 0).then_some(day)
}
