//! Evaluates conditions for a lead at an instant.

use super::{Lead, Moment, Occurrence, PastOccurrences};
use crate::contract::model::StageId;
use crate::ir::term::{Ages, Anchor, Measure, SelectionId, Term, TermId, Value, Window};
use crate::ir::{Connective, Truth};
use std::ops::RangeInclusive;

impl Lead<'_> {
    /// The result of a condition.
    pub fn answer(&mut self, term: TermId) -> Truth {
        if let Some(slot) = self.run.slot(term) {
            return self.columns.answer(slot, self.local);
        }
        if let Some(answer) = self.memos.answers.get(term.index()) {
            return answer;
        }
        let answer = self.find_answer(term);
        self.memos.answers.set(term.index(), answer);
        answer
    }

    fn find_answer(&mut self, term: TermId) -> Truth {
        match self.run.term(term) {
            Term::Always(truth) => *truth,
            Term::All(parts) => Connective::All.of(parts.iter().map(|part| self.answer(*part))),
            Term::Any(parts) => Connective::Any.of(parts.iter().map(|part| self.answer(*part))),
            Term::Not(child) => !self.answer(*child),
            Term::Points(of, test) => self.points(*of).answer(test),
            Term::Count {
                which,
                measure,
                at_least,
                window,
            } => {
                let enough = *at_least as usize;
                let count = self.count(*which, *measure, *window, enough);
                Truth::from_bool(count >= enough)
            }
            Term::Quiet {
                which,
                days,
                since,
                after_back,
            } => {
                let until = self.quiet_from(*which, *days, *since, *after_back);
                Truth::from_bool(i64::from(self.now.day) >= until)
            }
            Term::Entered(stage) => Truth::from_bool(self.state.entered(*stage).is_some()),
            Term::Reached(stage) => Truth::from_bool(self.has_reached(*stage)),
            Term::Known(value) if self.is_late(*value) => Truth::NotMet,
            Term::Known(_) => self.run.input.answer(term, self.row),
            Term::Age {
                value,
                youngest,
                oldest,
            } => match self.run.input.day(term, self.row) {
                Some(day) if !self.is_late(*value) => {
                    let age = self.now.day.saturating_sub(day);
                    Truth::from_bool((*youngest..=*oldest).contains(&age))
                }
                _ => Truth::Open,
            },
            Term::Text(value, _)
            | Term::Number(value, _)
            | Term::Band { value, .. }
            | Term::Day { value, .. }
            | Term::Yes(value) => {
                if self.is_late(*value) {
                    Truth::Open
                } else {
                    self.run.input.answer(term, self.row)
                }
            }
        }
    }

    fn is_late(&self, value: Value) -> bool {
        value
            .field()
            .is_some_and(|field| self.late_until(field).is_some())
    }

    /// The number of activities in a window, or of days with them; counting may stop at `enough`.
    pub(in crate::eval) fn count(
        &self,
        which: SelectionId,
        measure: Measure,
        window: Window,
        enough: usize,
    ) -> usize {
        let seen = self.seen_in(which, window);
        let days = window.ages.map(|ages| self.days_of(ages));
        let since = match window.since {
            Anchor::Ever => None,
            Anchor::Stage(_) | Anchor::ThisStage | Anchor::ThisClock => {
                // Nothing counts since an event that has not happened.
                let Some(since) = self.moment_of(window.since) else {
                    return 0;
                };
                Some(since)
            }
        };
        match (measure, since, &days) {
            (Measure::Times, None, None) => seen.len(),
            (Measure::Times, None, Some(days)) => seen.on_days(days.clone()),
            (Measure::Times, Some(_), _) | (Measure::Days, ..) => {
                let days = days.unwrap_or(i32::MIN..=i32::MAX);
                let counted = seen.backwards_on(days, since);
                match measure {
                    Measure::Times => counted.take(enough).count(),
                    Measure::Days => distinct_days(counted).take(enough).count(),
                }
            }
        }
    }

    /// The occurrences of a selection so far that are later than what limits the window, whatever its days.
    pub(in crate::eval) fn seen_in(
        &self,
        which: SelectionId,
        window: Window,
    ) -> PastOccurrences<'_> {
        let back = self.state.back.filter(|_| window.after_back);
        let end = window
            .until
            .and_then(|until| self.seen(until, false).last());
        let after = back.map(|back| back.micros).max(end.map(|end| end.micros));
        self.track(which).seen_after(after)
    }

    /// The number of activities since a moment; counting stops at `enough`.
    pub(in crate::eval) fn count_since(
        &self,
        which: SelectionId,
        since: Moment,
        enough: usize,
    ) -> usize {
        let seen = self.seen(which, false);
        let counted = seen.backwards_on(i32::MIN..=i32::MAX, Some(since));
        counted.take(enough).count()
    }

    /// The days of some ages.
    pub(in crate::eval) fn days_of(&self, ages: Ages) -> RangeInclusive<i32> {
        let day = |age: u32| {
            let age = i32::try_from(age).unwrap_or(i32::MAX);
            self.now.day.saturating_sub(age)
        };
        day(ages.oldest)..=day(ages.youngest)
    }

    /// The day from which there has been no activity for `days` days, if nothing more happens.
    pub(in crate::eval) fn quiet_from(
        &self,
        which: SelectionId,
        days: u32,
        since: Anchor,
        after_back: bool,
    ) -> i64 {
        let last = self.seen(which, after_back).last().map(|last| last.day);
        let since = self.moment_of(since).map(|since| since.day);
        let from = last.max(since).max(Some(self.start.day));
        i64::from(from.unwrap_or(self.start.day)) + i64::from(days)
    }

    fn moment_of(&self, since: Anchor) -> Option<Moment> {
        match since {
            Anchor::Ever => None,
            Anchor::ThisStage => Some(self.state.since),
            Anchor::Stage(stage) => self.state.entered(stage),
            Anchor::ThisClock => self.clock.map(|clock| clock.at),
        }
    }

    /// Whether the stage was entered or passed since the current clock started.
    fn has_reached(&self, stage: StageId) -> bool {
        let entry = self.state.entry(stage);
        self.clock.is_some_and(|clock| entry > clock.entry)
    }
}

/// The days of occurrences, the latest occurrence first.
fn distinct_days<'a>(
    occurrences: impl Iterator<Item = &'a Occurrence>,
) -> impl Iterator<Item = i32> {
    // Where the clocks go back over midnight, two days can alternate.
    let mut last_two = [None; 2];
    let days = occurrences.map(|occurrence| occurrence.day);
    days.filter(move |day| {
        let is_new = !last_two.contains(&Some(*day));
        if is_new {
            last_two = [last_two[1], Some(*day)];
        }
        is_new
    })
}
