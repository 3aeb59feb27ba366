//! Results that stay the same over a lead's whole history, as columns for a chunk of leads.

use super::context::EvalContext;
use super::scores::{Points, RuleSums};
use crate::contract::model::{GroupId, PointsRef, TotalId};
use crate::ir::program::Trigger;
use crate::ir::term::Term;
use crate::ir::{Connective, Truth};
use std::ops::Range;

/// The hoisted terms, and the groups that depend only on them, for a chunk of leads.
pub(super) struct Columns {
    answers: Vec<Vec<Truth>>,
    /// By `GroupId`; none for groups that change over time.
    groups: Vec<Option<Vec<Points>>>,
    /// By `TotalId`; none for totals that no hoisted term uses.
    totals: Vec<Option<Vec<Points>>>,
}

impl Columns {
    /// Evaluates the columns for the leads of `rows`.
    pub fn new(run: &EvalContext<'_>, rows: Range<usize>) -> Columns {
        let program = run.program;
        let mut columns = Columns {
            answers: Vec::with_capacity(program.plan.hoisted.len()),
            groups: vec![None; program.groups.len()],
            totals: vec![None; program.totals.len()],
        };
        for id in &program.plan.hoisted {
            let answers = match run.term(*id) {
                Term::Always(truth) => vec![*truth; rows.len()],
                Term::All(children) => columns.join(run, children, rows.len(), Connective::All),
                Term::Any(children) => columns.join(run, children, rows.len(), Connective::Any),
                Term::Not(child) => {
                    let child = std::slice::from_ref(child);
                    let mut answers = columns.join(run, child, rows.len(), Connective::All);
                    answers.iter_mut().for_each(|answer| *answer = !*answer);
                    answers
                }
                Term::Points(of, test) => {
                    let points = columns.points(run, *of, rows.len()).iter();
                    points.map(|points| points.answer(test)).collect()
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
                | Term::Reached(_) => rows.clone().map(|row| run.input.answer(*id, row)).collect(),
            };
            columns.answers.push(answers);
        }
        for group in program.group_ids() {
            columns.group(run, group, rows.len());
        }
        columns
    }

    /// The result of a hoisted term for a lead of the chunk.
    pub fn answer(&self, slot: usize, lead: usize) -> Truth {
        self.answers[slot][lead]
    }

    /// The points of a lead of the chunk in a group that does not change over time.
    pub fn fixed(&self, group: GroupId, lead: usize) -> Option<Points> {
        self.groups[group.index()]
            .as_ref()
            .map(|column| column[lead])
    }

    /// The column of a term that was evaluated before.
    fn column(&self, run: &EvalContext<'_>, term: crate::ir::TermId) -> Option<&Vec<Truth>> {
        self.answers.get(run.slot(term)?)
    }

    fn join(
        &self,
        run: &EvalContext<'_>,
        terms: &[crate::ir::TermId],
        leads: usize,
        connective: Connective,
    ) -> Vec<Truth> {
        let mut answers = vec![connective.neutral(); leads];
        for column in terms.iter().filter_map(|term| self.column(run, *term)) {
            for (answer, other) in answers.iter_mut().zip(column) {
                *answer = connective.join(*answer, *other);
            }
        }
        answers
    }

    fn points(&mut self, run: &EvalContext<'_>, of: PointsRef, leads: usize) -> &[Points] {
        let column = match of {
            PointsRef::Group(group) => {
                self.group(run, group, leads);
                &self.groups[group.index()]
            }
            PointsRef::Total(total) => {
                self.total(run, total, leads);
                &self.totals[total.index()]
            }
        };
        column.as_deref().unwrap_or_default()
    }

    fn total(&mut self, run: &EvalContext<'_>, id: TotalId, leads: usize) {
        if self.totals[id.index()].is_some() {
            return;
        }
        let total = &run.program.totals[id.index()];
        let mut sums = vec![Points::default(); leads];
        for part in &total.terms {
            let points = self.points(run, *part, leads);
            for (sum, points) in sums.iter_mut().zip(points) {
                *sum = sum.plus(*points);
            }
        }
        let limits = |sum: Points| sum.within(total.at_least, total.at_most);
        self.totals[id.index()] = Some(sums.into_iter().map(limits).collect());
    }

    /// Evaluates a group if its rules use only hoisted terms.
    fn group(&mut self, run: &EvalContext<'_>, id: GroupId, leads: usize) {
        let group = &run.program.groups[id.index()];
        if self.groups[id.index()].is_some() {
            return;
        }
        let mut gathered = vec![RuleSums::default(); leads];
        for rule in &group.rules {
            let Trigger::When { condition, .. } = &rule.trigger else {
                return;
            };
            let Some(column) = self.column(run, *condition) else {
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
