//! Whether a lead can ever leave its stage, judging by its whole history: if not, nothing is replayed.
//!
//! “Yes” may be wrong, “no” may not.

use crate::contract::model::{GroupId, PointsRef};
use crate::eval::lead::Lead;
use crate::ir::points_range::UNLIMITED;
use crate::ir::program::{BackWhen, Rule, Trigger};
use crate::ir::term::{Term, TermId};
use crate::ir::{PointsRange, Truth};
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
            .plan
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
                test.holds(MilliPoints(self.prospect(*of).high))
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

    /// Bounds on the points a group or total may ever have; the upper one considers the whole history.
    fn prospect(&mut self, of: PointsRef) -> PointsRange {
        match of {
            PointsRef::Group(group) => self.prospect_of_group(group),
            PointsRef::Total(id) => {
                if let Some(range) = self.memos.prospects_of_totals.get(id.index()) {
                    return range;
                }
                let total = &self.run.program.totals[id.index()];
                let parts = total.terms.iter().map(|part| self.prospect(*part));
                let range = PointsRange::sum(parts).within(total.at_least, total.at_most);
                self.memos.prospects_of_totals.set(id.index(), range);
                range
            }
        }
    }

    fn prospect_of_group(&mut self, id: GroupId) -> PointsRange {
        if let Some(points) = self.fixed_points(id) {
            return PointsRange::exactly(points.value);
        }
        let group = &self.run.program.groups[id.index()];
        let rules = group.rules.iter();
        let rules = rules.map(|rule| PointsRange::of_rule(rule.points, self.most_of(rule)));
        let range = PointsRange::of_rules(rules, group.only_highest);
        range.within(group.at_least, group.at_most)
    }

    /// The most that a rule may ever give or subtract.
    fn most_of(&mut self, rule: &Rule) -> i64 {
        let points = rule.points.0;
        let (counting, occurrences) = match &rule.trigger {
            // Only the upper bound is asked for.
            _ if points < 0 => return 0,
            Trigger::When { condition, .. } => {
                return if self.can_be_met(*condition) {
                    points
                } else {
                    0
                };
            }
            Trigger::ForEach { which, counting } => (counting, self.track(*which).all().len()),
            Trigger::ForIdle { days, counting, .. } => {
                let history = self.run.as_of_day.saturating_sub(self.start.day);
                let all = u32::try_from(history).unwrap_or(0) / (*days).max(1);
                (counting, all as usize)
            }
        };
        let occurrences = i64::try_from(occurrences).ok();
        let most = counting.most_points(points, occurrences);
        most.unwrap_or(UNLIMITED)
    }
}
