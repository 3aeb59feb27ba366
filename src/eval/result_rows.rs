//! The results for a lead at the as-of time.

use super::events::CHUNK;
use super::lead::Lead;
use super::parallel;
use super::results::{Counters, MissingFields, Results, Unmet};
use crate::contract::model::{DefinitionId, ExclusionId, GroupId, PointsRef, StageId, TotalId};
use crate::ir::Truth;
use crate::ir::program::Program;
use crate::time::MicrosUtc;
use crate::units::MilliPoints;
use rustc_hash::FxHashMap;
use std::slice::ChunksMut;

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

/// Results in which every lead is still to be evaluated.
pub(super) fn empty(program: &Program, leads: usize) -> Results {
    Results {
        stage: vec![None; leads],
        left_out: vec![false; leads],
        since: vec![MicrosUtc(0); leads],
        groups: columns(program.groups.len(), MilliPoints::ZERO, leads),
        totals: columns(program.totals.len(), MilliPoints::ZERO, leads),
        definitions: columns(program.definitions.len(), Truth::NotMet, leads),
        exclusions: columns(program.exclusions.len(), Truth::NotMet, leads),
        holds: columns(program.stages.len(), Truth::NotMet, leads),
        missing: MissingFields {
            lacks: Vec::new(),
            lack_of: vec![0; leads],
        },
        counters: Counters::default(),
    }
}

fn columns<T: Copy + Send + Sync>(count: usize, value: T, leads: usize) -> Vec<Vec<T>> {
    match leads {
        ..=CHUNK => vec![vec![value; leads]; count],
        _ => parallel::map(vec![(); count], |()| vec![value; leads]),
    }
}

/// The rows of a chunk of leads: its part of the columns of the results.
pub(super) struct Rows<'r> {
    stage: &'r mut [Option<StageId>],
    left_out: &'r mut [bool],
    since: &'r mut [MicrosUtc],
    groups: Vec<&'r mut [MilliPoints]>,
    totals: Vec<&'r mut [MilliPoints]>,
    definitions: Vec<&'r mut [Truth]>,
    exclusions: Vec<&'r mut [Truth]>,
    holds: Vec<&'r mut [Truth]>,
    /// Until the chunks are joined, indices among the lacks of the chunk.
    lack_of: &'r mut [u32],
    lacks: Lacks,
    counters: Counters,
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

/// What the rows of a chunk have in common.
pub(super) struct ChunkSummary {
    lacks: Vec<Unmet>,
    counters: Counters,
}

/// The rows of each chunk of leads.
pub(super) fn chunks(results: &mut Results) -> Vec<Rows<'_>> {
    let chunks = results.len().div_ceil(CHUNK);
    let mut stage = results.stage.chunks_mut(CHUNK);
    let mut left_out = results.left_out.chunks_mut(CHUNK);
    let mut since = results.since.chunks_mut(CHUNK);
    let mut groups = parts(&mut results.groups);
    let mut totals = parts(&mut results.totals);
    let mut definitions = parts(&mut results.definitions);
    let mut exclusions = parts(&mut results.exclusions);
    let mut holds = parts(&mut results.holds);
    let mut lack_of = results.missing.lack_of.chunks_mut(CHUNK);
    let rows = (0..chunks).map(|_| Rows {
        stage: stage.next().unwrap_or_default(),
        left_out: left_out.next().unwrap_or_default(),
        since: since.next().unwrap_or_default(),
        groups: next(&mut groups),
        totals: next(&mut totals),
        definitions: next(&mut definitions),
        exclusions: next(&mut exclusions),
        holds: next(&mut holds),
        lack_of: lack_of.next().unwrap_or_default(),
        lacks: Lacks::default(),
        counters: Counters::default(),
    });
    rows.collect()
}

fn parts<T>(columns: &mut [Vec<T>]) -> Vec<ChunksMut<'_, T>> {
    columns.iter_mut().map(|c| c.chunks_mut(CHUNK)).collect()
}

fn next<'r, T>(columns: &mut [ChunksMut<'r, T>]) -> Vec<&'r mut [T]> {
    columns.iter_mut().filter_map(ChunksMut::next).collect()
}

/// Numbers the lacks of all chunks together, and adds their counters up.
pub(super) fn join(results: &mut Results, chunks: Vec<ChunkSummary>) {
    let mut lacks = Lacks::default();
    let mut numbers = Vec::with_capacity(chunks.len());
    let counters = &mut results.counters;
    for chunk in chunks {
        let of_chunk = chunk.lacks.into_iter();
        numbers.push(of_chunk.map(|lack| lacks.number(lack)).collect());
        counters.leads_left_out += chunk.counters.leads_left_out;
        counters.leads_without_start += chunk.counters.leads_without_start;
        counters.leads_not_replayed += chunk.counters.leads_not_replayed;
    }
    let MissingFields {
        lacks: all,
        lack_of,
    } = &mut results.missing;
    *all = lacks.all;
    let rows = lack_of.chunks_mut(CHUNK).zip(numbers);
    parallel::map(rows.collect(), |(rows, numbers): (&mut [u32], Vec<u32>)| {
        rows.iter_mut()
            .for_each(|lack| *lack = numbers[*lack as usize]);
    });
}

impl Rows<'_> {
    /// Number of rows.
    pub fn len(&self) -> usize {
        self.stage.len()
    }

    /// Sets the row of a lead that was created after the as-of time.
    pub fn leave_out(&mut self, at: usize) {
        self.counters.leads_left_out += 1;
        self.left_out[at] = true;
        self.lack_of[at] = self.lacks.number(Unmet::default());
    }

    /// Sets the row of a lead that has reached the as-of time.
    pub fn set(&mut self, at: usize, lead: &mut Lead<'_>, replayed: bool) {
        self.counters.leads_not_replayed += u64::from(!replayed);
        self.counters.leads_without_start += u64::from(lead.starts_nowhere());
        self.stage[at] = (!self.holds.is_empty()).then_some(lead.state.stage);
        self.since[at] = MicrosUtc(lead.state.since.micros);
        for (index, column) in (0..).zip(&mut self.groups) {
            let points = lead.points(PointsRef::Group(GroupId(index)));
            column[at] = MilliPoints(points.value);
        }
        for (index, column) in (0..).zip(&mut self.totals) {
            let points = lead.points(PointsRef::Total(TotalId(index)));
            column[at] = MilliPoints(points.value);
        }
        for (index, column) in (0..).zip(&mut self.definitions) {
            column[at] = lead.matches(DefinitionId(index));
        }
        for (index, column) in (0..).zip(&mut self.exclusions) {
            column[at] = lead.excluded_by(ExclusionId(index));
        }
        for (index, column) in (0..).zip(&mut self.holds) {
            column[at] = lead.holds(StageId(index));
        }
        self.lack_of[at] = self.lacks.number(lead.lack());
    }

    /// What the rows have in common.
    pub fn summary(self) -> ChunkSummary {
        ChunkSummary {
            lacks: self.lacks.all,
            counters: self.counters,
        }
    }
}
