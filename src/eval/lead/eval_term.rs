//! Evaluates conditions for a lead at an instant.

use super::{Lead, Moment, Occurrence, PastOccurrences};
use crate::contract::model::StageId;
use crate::ir::term::{Anchor, SelectionId, Term, TermId, Value, Window};
use crate::ir::{Connective, Truth};

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
                at_least,
                window,
            } => {
                let enough = *at_least as usize;
                Truth::from_bool(self.count(*which, *window, enough) >= enough)
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

    /// The number of activities in a window; counting may stop at `enough`.
    pub(in crate::eval) fn count(
        &self,
        which: SelectionId,
        window: Window,
        enough: usize,
    ) -> usize {
        let seen = self.seen(which, window.after_back);
        let first_day = window.days.map(|days| self.first_day_of(days));
        if window.since == Anchor::Ever {
            return match first_day {
                Some(day) => seen.since_day(day),
                None => seen.len(),
            };
        }
        // Nothing counts since an event that has not happened.
        let Some(since) = self.moment_of(window.since) else {
            return 0;
        };
        let since_day = first_day.map_or(since.day, |first| first.max(since.day));
        count_since(seen, since, since_day, enough)
    }

    /// The number of activities since a moment; counting stops at `enough`.
    pub(in crate::eval) fn count_since(
        &self,
        which: SelectionId,
        since: Moment,
        enough: usize,
    ) -> usize {
        count_since(self.seen(which, false), since, since.day, enough)
    }

    /// The first of the last `days` days.
    fn first_day_of(&self, days: u32) -> i32 {
        let days = i32::try_from(days).unwrap_or(i32::MAX);
        self.now.day.saturating_sub(days).saturating_add(1)
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

/// The number of occurrences on or after `first_day` that are since a moment; counting stops at `enough`.
fn count_since(seen: PastOccurrences<'_>, since: Moment, first_day: i32, enough: usize) -> usize {
    let recent = seen.backwards().take_while(|o| o.day >= first_day);
    recent.filter(|o| is_since(o, since)).take(enough).count()
}

/// Whether it is at or after a moment; for a date without a time, the day is enough.
fn is_since(occurrence: &Occurrence, since: Moment) -> bool {
    let day_counts = occurrence.date_only && occurrence.day >= since.day;
    occurrence.micros >= since.micros || day_counts
}
