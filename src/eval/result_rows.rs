//! The results for a lead at the as-of time.

use super::lead::Lead;
use super::results::{MissingFields, Results, Unmet};
use crate::contract::model::{DefinitionId, ExclusionId, GroupId, PointsRef, StageId};
use crate::ir::Truth;
use crate::ir::program::Program;
use crate::time::MicrosUtc;
use crate::units::MilliPoints;
use rustc_hash::FxHashMap;

impl Lead<'_> {
    /// Whether a definition matches now.
    pub fn matches(&mut self, id: DefinitionId) -> Truth {
        self.answer(self.run.program.definitions[id.index()].condition)
    }

    /// Whether an exclusion holds now.
    pub fn excluded_by(&mut self, id: ExclusionId) -> Truth {
        self.answer(self.run.program.exclusions[id.index()].condition)
    }

    /// Whether the condition of a stage, with its `not without`, holds now.
    pub fn holds(&mut self, id: StageId) -> Truth {
        let stage = &self.run.program.stages[id.index()];
        let answer = stage.condition.map_or(Truth::NotMet, |c| self.answer(c));
        match answer {
            Truth::Met if !self.has_required_fields(id) => Truth::Open,
            other => other,
        }
    }
}

/// The rows of a chunk of leads.
pub(super) struct Rows {
    results: Results,
    /// The index of each lack.
    lacks: FxHashMap<Unmet, u32>,
}

impl Rows {
    /// Empty rows with room for `leads`.
    pub fn new(program: &Program, leads: usize) -> Rows {
        let truths = |count: usize| vec![Vec::with_capacity(leads); count];
        let points = |count: usize| vec![Vec::with_capacity(leads); count];
        Rows {
            results: Results {
                stage: Vec::with_capacity(leads),
                left_out: Vec::with_capacity(leads),
                since: Vec::with_capacity(leads),
                groups: points(program.groups.len()),
                totals: points(program.totals.len()),
                definitions: truths(program.definitions.len()),
                exclusions: truths(program.exclusions.len()),
                holds: truths(program.stages.len()),
                ..Results::default()
            },
            lacks: FxHashMap::default(),
        }
    }

    /// Adds the row of a lead that was created after the as-of time.
    pub fn leave_out(&mut self) {
        let results = &mut self.results;
        results.counters.leads_left_out += 1;
        results.left_out.push(true);
        results.stage.push(None);
        results.since.push(MicrosUtc(0));
        let points = results.groups.iter_mut().chain(&mut results.totals);
        points.for_each(|column| column.push(MilliPoints::ZERO));
        let answers = results.definitions.iter_mut();
        let answers = answers
            .chain(&mut results.exclusions)
            .chain(&mut results.holds);
        answers.for_each(|column| column.push(Truth::NotMet));
        self.miss(Unmet::default());
    }

    /// Adds the row of a lead that has reached the as-of time.
    pub fn add(&mut self, lead: &mut Lead<'_>, replayed: bool) {
        let results = &mut self.results;
        results.counters.leads_not_replayed += u64::from(!replayed);
        results.counters.leads_without_start += u64::from(lead.starts_nowhere());
        results.left_out.push(false);
        let stage = lead.state.stage;
        results
            .stage
            .push((!results.holds.is_empty()).then_some(stage));
        results.since.push(MicrosUtc(lead.state.since.micros));
        for (index, column) in (0..).zip(&mut results.groups) {
            let points = lead.points(PointsRef::Group(GroupId(index)));
            column.push(MilliPoints(points.value));
        }
        for (index, column) in (0..).zip(&mut results.totals) {
            let total = crate::contract::model::TotalId(index);
            let points = lead.points(PointsRef::Total(total));
            column.push(MilliPoints(points.value));
        }
        for (index, column) in (0..).zip(&mut results.definitions) {
            column.push(lead.matches(DefinitionId(index)));
        }
        for (index, column) in (0..).zip(&mut results.exclusions) {
            column.push(lead.excluded_by(ExclusionId(index)));
        }
        for (index, column) in (0..).zip(&mut results.holds) {
            column.push(lead.holds(StageId(index)));
        }
        self.miss(lead.lack());
    }

    fn miss(&mut self, unmet: Unmet) {
        let MissingFields { lacks, lack_of } = &mut self.results.missing;
        let number = self.lacks.entry(unmet).or_insert_with_key(|unmet| {
            lacks.push(unmet.clone());
            lacks.len() as u32 - 1
        });
        lack_of.push(*number);
    }

    /// Appends the rows of later leads.
    pub fn append(&mut self, later: Rows) {
        let (all, later) = (&mut self.results, later.results);
        all.stage.extend(later.stage);
        all.left_out.extend(later.left_out);
        all.since.extend(later.since);
        extend(&mut all.groups, later.groups);
        extend(&mut all.totals, later.totals);
        extend(&mut all.definitions, later.definitions);
        extend(&mut all.exclusions, later.exclusions);
        extend(&mut all.holds, later.holds);
        all.counters.leads_left_out += later.counters.leads_left_out;
        all.counters.leads_without_start += later.counters.leads_without_start;
        all.counters.leads_not_replayed += later.counters.leads_not_replayed;
        let lacks = later.missing.lacks;
        for lack in later.missing.lack_of {
            self.miss(lacks[lack as usize].clone());
        }
    }

    /// All rows.
    pub fn into_results(self) -> Results {
        self.results
    }
}

fn extend<T>(columns: &mut [Vec<T>], later: Vec<Vec<T>>) {
    for (column, rows) in columns.iter_mut().zip(later) {
        column.extend(rows);
    }
}
