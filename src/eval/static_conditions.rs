//! Results that stay the same over a lead's whole history, as columns for a chunk of leads.

use super::context::EvalContext;
use super::scores::{Points, RuleSums};
use crate::contract::model::{GroupId, PointsRef, TotalId};
use crate::ir::program::{Rule, Trigger};
use crate::ir::term::{Term, TermId};
use crate::ir::{Connective, Truth};
use std::ops::Range;

/// The hoisted terms, and the groups that depend only on them, for a chunk of leads.
pub(super) struct Columns {
    /// The number of leads.
    leads: usize,
    /// The results of the first hoisted term for all leads, then those of the second, and so on.
    answers: Vec<Truth>,
    /// By `GroupId`; none for groups that change over time.
    groups: Vec<Option<Vec<Points>>>,
    /// By `TotalId`; none for totals that no hoisted term uses.
    totals: Vec<Option<Vec<Points>>>,
}

impl Columns {
    /// Evaluates the columns for the leads of `rows`.
    pub fn new(run: &EvalContext<'_>, rows: Range<usize>) -> Columns {
        let program = run.program;
        let leads = rows.len();
        let mut columns = Columns {
            leads,
            answers: Vec::with_capacity(program.plan.hoisted.len() * leads),
            groups: vec![None; program.groups.len()],
            totals: vec![None; program.totals.len()],
        };
        for id in &program.plan.hoisted {
            match run.term(*id) {
                Term::Always(truth) => columns.add(*truth),
                Term::All(children) => columns.join(run, children, Connective::All),
                Term::Any(children) => columns.join(run, children, Connective::Any),
                Term::Not(child) => {
                    let start = columns.answers.len();
                    columns.join(run, std::slice::from_ref(child), Connective::All);
                    let answers = columns.answers[start..].iter_mut();
                    answers.for_each(|answer| *answer = !*answer);
                }
                Term::Points(of, test) => {
                    columns.prepare(run, *of);
                    let points = points_of(&columns.groups, &columns.totals, *of).iter();
                    let answers = points.map(|points| points.answer(test));
                    columns.answers.extend(answers);
                }
                Term::Known(_)
                | Term::Text(..)
                | Term::Number(..)
                | Term::Band { .. }
                | Term::Day { .. }
                | Term::Age { .. }
                | Term::Yes(_)
                | Term::Count { .. }
                | Term::Quiet { .. }
                | Term::Entered(_)
                | Term::Reached(_) => {
                    let answers = &mut columns.answers;
                    run.input.add_answers(*id, rows.clone(), answers);
                }
            }
        }
        for group in program.group_ids() {
            columns.group(run, group);
        }
        columns
    }

    /// The result of a hoisted term for a lead of the chunk.
    pub fn answer(&self, slot: usize, lead: usize) -> Truth {
        self.answers[slot * self.leads + lead]
    }

    /// The points of a lead of the chunk in a group that does not change over time.
    pub fn fixed(&self, group: GroupId, lead: usize) -> Option<Points> {
        self.groups[group.index()]
            .as_ref()
            .map(|column| column[lead])
    }

    /// The range among the answers of a hoisted term.
    fn place(&self, run: &EvalContext<'_>, term: TermId) -> Option<Range<usize>> {
        let start = run.slot(term)? * self.leads;
        Some(start..start + self.leads)
    }

    /// Adds the same result for all leads.
    fn add(&mut self, answer: Truth) {
        self.answers.resize(self.answers.len() + self.leads, answer);
    }

    /// Adds the results of terms that were evaluated before, joined.
    fn join(&mut self, run: &EvalContext<'_>, terms: &[TermId], connective: Connective) {
        let start = self.answers.len();
        self.add(connective.neutral());
        for term in terms {
            let place = self.place(run, *term);
            let (known, joined) = self.answers.split_at_mut(start);
            let column = place.and_then(|place| known.get(place)).unwrap_or_default();
            for (answer, other) in joined.iter_mut().zip(column) {
                *answer = connective.join(*answer, *other);
            }
        }
    }

    fn prepare(&mut self, run: &EvalContext<'_>, of: PointsRef) {
        match of {
            PointsRef::Group(group) => self.group(run, group),
            PointsRef::Total(total) => self.total(run, total),
        }
    }

    fn total(&mut self, run: &EvalContext<'_>, id: TotalId) {
        if self.totals[id.index()].is_some() {
            return;
        }
        let total = &run.program.totals[id.index()];
        let mut sums = vec![Points::default(); self.leads];
        for part in &total.terms {
            self.prepare(run, *part);
            let points = points_of(&self.groups, &self.totals, *part);
            for (sum, points) in sums.iter_mut().zip(points) {
                *sum = sum.plus(*points);
            }
        }
        let limits = |sum: Points| sum.within(total.at_least, total.at_most);
        self.totals[id.index()] = Some(sums.into_iter().map(limits).collect());
    }

    /// Evaluates a group if its rules use only hoisted terms.
    fn group(&mut self, run: &EvalContext<'_>, id: GroupId) {
        let group = &run.program.groups[id.index()];
        if self.groups[id.index()].is_some() {
            return;
        }
        let is_fixed = |rule: &Rule| match &rule.trigger {
            Trigger::When { condition, .. } => run.slot(*condition).is_some(),
            Trigger::ForEach { .. } | Trigger::ForIdle { .. } => false,
        };
        if !group.rules.iter().all(is_fixed) {
            return;
        }
        let mut gathered = vec![RuleSums::default(); self.leads];
        for rule in &group.rules {
            let Trigger::When { condition, .. } = &rule.trigger else {
                return;
            };
            let place = self.place(run, *condition);
            let Some(column) = place.and_then(|place| self.answers.get(place)) else {
                return;
            };
            for (gather, answer) in gathered.iter_mut().zip(column) {
                gather.when(*answer, rule.points.0);
            }
        }
        let points = gathered.iter().map(|gather| {
            let points = gather.points(group.only_highest);
            points.within(group.at_least, group.at_most)
        });
        self.groups[id.index()] = Some(points.collect());
    }
}

/// The points of all leads; empty if they change over time.
fn points_of<'c>(
    groups: &'c [Option<Vec<Points>>],
    totals: &'c [Option<Vec<Points>>],
    of: PointsRef,
) -> &'c [Points] {
    let column = match of {
        PointsRef::Group(group) => &groups[group.index()],
        PointsRef::Total(total) => &totals[total.index()],
    };
    column.as_deref().unwrap_or_default()
}
