//! How many leads each exclusion excludes.

use crate::eval::Results;
use crate::ir::Truth;

/// The leads of an exclusion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Excluded {
    /// Leads it excludes.
    pub leads: u64,
    /// Of these, leads that no other exclusion excludes.
    pub alone: u64,
    /// Leads that no exclusion excludes and that this one cannot judge.
    pub open: u64,
}

/// The leads of every exclusion, by `ExclusionId`.
pub fn exclusions(results: &Results) -> Vec<Excluded> {
    let judged: Vec<usize> = (0..results.len())
        .filter(|lead| !results.left_out[*lead])
        .collect();
    let excluded = |lead: usize| Results::with(&results.exclusions, lead, Truth::Met).count();
    let count = |column: &Vec<Truth>| {
        let met = judged.iter().filter(|lead| column[**lead].is_met());
        let open = judged.iter().filter(|lead| column[**lead].is_open());
        Excluded {
            leads: met.clone().count() as u64,
            alone: met.filter(|lead| excluded(**lead) == 1).count() as u64,
            open: open.filter(|lead| excluded(**lead) == 0).count() as u64,
        }
    };
    results.exclusions.iter().map(count).collect()
}
