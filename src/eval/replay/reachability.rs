//! Whether a lead can ever leave its stage, judging by its whole history: if not, nothing is replayed.
//!
//! “Yes” may be wrong, “no” may not.

use crate::contract::model::{Counting, GroupId, PointsRef};
use crate::eval::lead::Lead;
use crate::eval::scores::bounded;
use crate::ir::Truth;
use crate::ir::program::{BackWhen, Trigger};
use crate::ir::term::{Term, TermId};
use crate::units::MilliPoints;

impl Lead<'_> {
    /// Whether some move may be made up to the as-of time.
    pub(super) fn can_leave(&mut self) -> bool {
        let run = self.run;
        let exclusions = run.program.exclusions.iter();
        let mut fixed = exclusions.filter(|exclusion| run.slot(exclusion.condition).is_some());
        if fixed.any(|exclusion| self.answer(exclusion.condition).is_met()) {
            return false;
        }
        let back = self.backs().iter().any(|back| match &back.when {
            BackWhen::Condition { condition, .. } => self.can_be_met(*condition),
            BackWhen::AfterDays(_) => true,
        });
        back || run
            .transitions
            .out_of(self.state.stage)
            .iter()
            .any(|transition| {
                let needed = &run.program.stages[transition.to.index()].not_without;
                let known = needed.iter().all(|needed| self.can_be_met(needed.known));
                known && self.can_be_met(transition.condition)
            })
    }

    /// Whether a condition may be met at any time from now on.
    fn can_be_met(&mut self, term: TermId) -> bool {
        if self.run.slot(term).is_some() {
            return self.answer(term).is_met();
        }
        if let Some(can) = self.memos.prospects.get(term.index()) {
            return can;
        }
        let can = self.finds_met(term);
        self.memos.prospects.set(term.index(), can);
        can
    }

    fn finds_met(&mut self, term: TermId) -> bool {
        match self.run.term(term) {
            Term::Always(truth) => truth.is_met(),
            Term::All(children) => children.iter().all(|child| self.can_be_met(*child)),
            Term::Any(children) => children.iter().any(|child| self.can_be_met(*child)),
            // Among tests under a `not`, only those of values can be ruled out.
            Term::Not(child) => match self.run.term(*child).value() {
                Some(_) if !matches!(self.run.term(*child), Term::Age { .. } | Term::Known(_)) => {
                    self.run.input.answer(*child, self.row) == Truth::NotMet
                }
                _ => true,
            },
            Term::Points(of, test) if test.is_lower_limit() => {
                test.holds(MilliPoints(self.most(*of)))
            }
            Term::Points(..) | Term::Entered(_) | Term::Reached(_) => true,
            Term::Count {
                which, at_least, ..
            } => self.track(*which).all().len() >= *at_least as usize,
            Term::Quiet { days, .. } => {
                let first = i64::from(self.start.day) + i64::from(*days);
                i64::from(self.run.as_of_day) >= first
            }
            Term::Age { .. } => self.run.input.day(term, self.row).is_some(),
            Term::Known(_)
            | Term::Text(..)
            | Term::Number(..)
            | Term::Band { .. }
            | Term::Day { .. }
            | Term::Yes(_) => self.run.input.answer(term, self.row).is_met(),
        }
    }

    /// The maximum points a group or total may ever have.
    fn most(&mut self, of: PointsRef) -> i64 {
        match of {
            PointsRef::Group(group) => self.most_of_group(group),
            PointsRef::Total(id) => {
                if let Some(most) = self.memos.tops.get(id.index()) {
                    return most;
                }
                let total = &self.run.program.totals[id.index()];
                let parts = total.terms.iter().map(|part| self.most(*part));
                let sum = parts.fold(0, i64::saturating_add);
                let sum = total.at_most.map_or(sum, |most| sum.min(most.0));
                let most = total.at_least.map_or(sum, |least| sum.max(least.0));
                self.memos.tops.set(id.index(), most);
                most
            }
        }
    }

    fn most_of_group(&mut self, id: GroupId) -> i64 {
        if let Some(points) = self.fixed_points(id) {
            return points.value;
        }
        let group = &self.run.program.groups[id.index()];
        let mut most = 0i64;
        for rule in group.rules.iter().filter(|rule| rule.points.0 > 0) {
            let points = rule.points.0;
            let given = match &rule.trigger {
                Trigger::When { condition, .. } if self.can_be_met(*condition) => points,
                Trigger::When { .. } => 0,
                Trigger::ForEach { which, counting } => {
                    let all = self.track(*which).all().len();
                    most_of(points, all, counting)
                }
                Trigger::ForIdle { days, counting, .. } => {
                    let history = self.run.as_of_day.saturating_sub(self.start.day);
                    let all = u32::try_from(history).unwrap_or(0) / (*days).max(1);
                    most_of(points, all as usize, counting)
                }
            };
            most = if group.only_highest {
                most.max(given)
            } else {
                most.saturating_add(given)
            };
        }
        let most = group.at_most.map_or(most, |limit| most.min(limit.0));
        group.at_least.map_or(most, |limit| most.max(limit.0))
    }
}

fn most_of(points: i64, occurrences: usize, counting: &Counting) -> i64 {
    let most = counting.most_at_once().unwrap_or(i64::MAX);
    let count = i64::try_from(occurrences).map_or(most, |count| count.min(most));
    bounded(points.saturating_mul(count), counting)
}
