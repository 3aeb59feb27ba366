//! The results for a lead at the as-of time.

use super::lead::Lead;
use super::results::{Counters, MissingFields, Results, Unmet};
use crate::contract::model::{DefinitionId, ExclusionId, GroupId, PointsRef, StageId};
use crate::ir::Truth;
use crate::ir::program::Program;
use crate::time::MicrosUtc;
use crate::units::MilliPoints;
use rayon::Scope;
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
    lacks: Lacks,
    /// Whether there are points, conditions and missing fields; without them, the columns of those are empty.
    is_whole: bool,
}

/// Distinct lacks in the order of their first lead, and the index of each.
#[derive(Default)]
struct Lacks {
    all: Vec<Unmet>,
    index: FxHashMap<Unmet, u32>,
    /// The index of the lack of nothing, by far the most frequent.
    nothing: Option<u32>,
}

impl Lacks {
    fn number(&mut self, unmet: Unmet) -> u32 {
        let lacks_nothing = unmet == Unmet::default();
        if let (true, Some(number)) = (lacks_nothing, self.nothing) {
            return number;
        }
        let all = &mut self.all;
        let number = *self.index.entry(unmet).or_insert_with_key(|unmet| {
            all.push(unmet.clone());
            all.len() as u32 - 1
        });
        if lacks_nothing {
            self.nothing = Some(number);
        }
        number
    }
}

impl Rows {
    /// Empty rows with room for `leads`; with the stages and exclusions only, unless `is_whole`.
    pub fn new(program: &Program, leads: usize, is_whole: bool) -> Rows {
        let all = |count: usize| if is_whole { count } else { 0 };
        let truths = |count: usize| vec![Vec::with_capacity(leads); count];
        let points = |count: usize| vec![Vec::with_capacity(leads); all(count)];
        Rows {
            results: Results {
                stage: Vec::with_capacity(leads),
                left_out: Vec::with_capacity(leads),
                since: Vec::with_capacity(leads),
                groups: points(program.groups.len()),
                totals: points(program.totals.len()),
                definitions: truths(all(program.definitions.len())),
                exclusions: truths(program.exclusions.len()),
                holds: truths(all(program.stages.len())),
                missing: MissingFields {
                    lacks: Vec::new(),
                    lack_of: Vec::with_capacity(leads),
                },
                counters: Counters::default(),
            },
            lacks: Lacks::default(),
            is_whole,
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
        if self.is_whole {
            self.miss(Unmet::default());
        }
    }

    /// Adds the row of a lead that has reached the as-of time.
    pub fn add(&mut self, lead: &mut Lead<'_>, replayed: bool) {
        let results = &mut self.results;
        results.counters.leads_not_replayed += u64::from(!replayed);
        results.counters.leads_without_start += u64::from(lead.starts_nowhere());
        results.left_out.push(false);
        let stage = lead.state.stage;
        let has_stages = !lead.run.program.stages.is_empty();
        results.stage.push(has_stages.then_some(stage));
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
        if self.is_whole {
            self.miss(lead.lack());
        }
    }

    fn miss(&mut self, unmet: Unmet) {
        let number = self.lacks.number(unmet);
        self.results.missing.lack_of.push(number);
    }
}

/// The rows of all chunks of leads, in their order.
pub(super) fn joined(program: &Program, mut chunks: Vec<Rows>) -> Results {
    let is_whole = chunks.iter().all(|chunk| chunk.is_whole);
    let mut all = Rows::new(program, 0, is_whole);
    if let [only] = chunks.as_mut_slice() {
        std::mem::swap(&mut all, only);
    } else {
        for chunk in &mut chunks {
            all.add_counters(&chunk.results.counters);
            all.renumber_lacks(chunk);
        }
        append_columns(&mut all.results, &mut chunks);
    }
    all.results.missing.lacks = all.lacks.all;
    all.results
}

impl Rows {
    fn add_counters(&mut self, more: &Counters) {
        let counters = &mut self.results.counters;
        counters.leads_left_out += more.leads_left_out;
        counters.leads_without_start += more.leads_without_start;
        counters.leads_not_replayed += more.leads_not_replayed;
    }

    /// Gives the lacks of a chunk their numbers among all lacks.
    fn renumber_lacks(&mut self, chunk: &mut Rows) {
        let lacks = std::mem::take(&mut chunk.lacks.all).into_iter();
        let numbers: Vec<u32> = lacks.map(|lack| self.lacks.number(lack)).collect();
        for lack in &mut chunk.results.missing.lack_of {
            *lack = numbers[*lack as usize];
        }
    }
}

/// Appends the columns of all chunks, each column on a thread of its own.
fn append_columns(all: &mut Results, chunks: &mut [Rows]) {
    rayon::scope(move |scope| {
        append(scope, &mut all.stage, chunks, |rows| &mut rows.stage);
        append(scope, &mut all.left_out, chunks, |rows| &mut rows.left_out);
        append(scope, &mut all.since, chunks, |rows| &mut rows.since);
        for (at, points) in all.groups.iter_mut().enumerate() {
            append(scope, points, chunks, |rows| &mut rows.groups[at]);
        }
        for (at, points) in all.totals.iter_mut().enumerate() {
            append(scope, points, chunks, |rows| &mut rows.totals[at]);
        }
        for (at, truths) in all.definitions.iter_mut().enumerate() {
            append(scope, truths, chunks, |rows| &mut rows.definitions[at]);
        }
        for (at, truths) in all.exclusions.iter_mut().enumerate() {
            append(scope, truths, chunks, |rows| &mut rows.exclusions[at]);
        }
        for (at, truths) in all.holds.iter_mut().enumerate() {
            append(scope, truths, chunks, |rows| &mut rows.holds[at]);
        }
        let lack_of = &mut all.missing.lack_of;
        append(scope, lack_of, chunks, |rows| &mut rows.missing.lack_of);
    });
}

/// Moves a column of all chunks to the end of another; the memory of each part is free as soon as it is copied.
fn append<'s, T: Send + 's>(
    scope: &Scope<'s>,
    column: &'s mut Vec<T>,
    chunks: &mut [Rows],
    part: impl Fn(&mut Results) -> &mut Vec<T>,
) {
    let parts = chunks.iter_mut();
    let parts: Vec<Vec<T>> = parts
        .map(|chunk| std::mem::take(part(&mut chunk.results)))
        .collect();
    scope.spawn(move |_| {
        column.reserve_exact(parts.iter().map(Vec::len).sum());
        parts.into_iter().for_each(|part| column.extend(part));
    });
}
