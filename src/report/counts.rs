//! The numbers of leads that a run of `leadc eval` counts; those of parts of the leads add up.

use crate::eval::Results;
use crate::ir::{Program, Truth};
use serde::{Deserialize, Serialize};

/// The numbers of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Leads, including those left out.
    pub leads: u64,
    /// Leads in each stage that are not excluded, in the order of the contract.
    pub stages: Vec<NamedCount>,
    /// Leads that at least one exclusion excludes.
    pub excluded: u64,
    /// By exclusion: the leads that it excludes, and those that it cannot judge.
    pub exclusions: Vec<ExclusionCount>,
    /// Leads created after the as-of time.
    pub left_out: u64,
    /// Leads without creation time or activity, whose history starts at the as-of time.
    pub without_start: u64,
    /// Activities after the as-of time, ignored.
    pub activities_after: u64,
    /// Activities not counted as a derived kind because a detail is unknown.
    pub open_kinds: u64,
}

/// A number with the name of what is counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedCount {
    /// Such as the name of a stage.
    pub name: String,
    /// The number.
    pub leads: u64,
}

/// The leads of an exclusion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExclusionCount {
    /// Its name.
    pub name: String,
    /// Leads that it excludes.
    pub leads: u64,
    /// Leads that nothing excludes, and that it cannot judge because what it asks for is unknown.
    pub open: u64,
}

impl Counts {
    /// The numbers of some results.
    pub fn new(program: &Program, results: &Results) -> Counts {
        let counters = &results.counters;
        let (stages, excluded) = stages(program, results);
        Counts {
            leads: results.len() as u64,
            stages,
            excluded,
            exclusions: exclusions(program, results),
            left_out: counters.leads_left_out,
            without_start: counters.leads_without_start,
            activities_after: counters.activities_after,
            open_kinds: counters.open_kinds,
        }
    }

    /// Adds those of other leads under the same contract.
    pub fn append(&mut self, other: &Counts) {
        self.leads += other.leads;
        for (stage, other) in self.stages.iter_mut().zip(&other.stages) {
            stage.leads += other.leads;
        }
        self.excluded += other.excluded;
        for (exclusion, other) in self.exclusions.iter_mut().zip(&other.exclusions) {
            exclusion.leads += other.leads;
            exclusion.open += other.open;
        }
        self.left_out += other.left_out;
        self.without_start += other.without_start;
        self.activities_after += other.activities_after;
        self.open_kinds += other.open_kinds;
    }
}

/// By stage, the leads that are not excluded; and the number of those that are.
fn stages(program: &Program, results: &Results) -> (Vec<NamedCount>, u64) {
    let named = |stage: &crate::ir::program::Stage| NamedCount {
        name: stage.name.clone(),
        leads: 0,
    };
    let mut counts: Vec<NamedCount> = program.stages.iter().map(named).collect();
    let mut excluded = 0;
    for (lead, stage) in results.stage.iter().enumerate() {
        if results.left_out[lead] {
            continue;
        }
        if results.is_excluded(lead) {
            excluded += 1;
        } else if let Some(count) = stage.and_then(|stage| counts.get_mut(stage.index())) {
            count.leads += 1;
        }
    }
    (counts, excluded)
}

fn exclusions(program: &Program, results: &Results) -> Vec<ExclusionCount> {
    let pairs = program.exclusions.iter().zip(&results.exclusions);
    let count = |column: &[Truth], is_counted: &dyn Fn(usize, Truth) -> bool| {
        let leads = column.iter().enumerate();
        leads
            .filter(|(lead, truth)| !results.left_out[*lead] && is_counted(*lead, **truth))
            .count() as u64
    };
    pairs
        .map(|(exclusion, column)| ExclusionCount {
            name: exclusion.name.clone(),
            leads: count(column, &|_, truth| truth.is_met()),
            open: count(column, &|lead, truth| {
                truth.is_open() && !results.is_excluded(lead)
            }),
        })
        .collect()
}
