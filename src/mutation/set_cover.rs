//! Greedy set cover: few leads that notice many changes.

use super::mutants::Mutant;
use super::run::Base;
use super::search_leads::SearchResult;
use crate::contract::model::Example;
use crate::sampling::{Batch, differing, in_blocks, leads, size};
use rayon::prelude::*;

/// Leads per block that are tried on all open changes; changes noticed by a block are skipped in the next ones.
const BLOCK: usize = 128;

/// Leads that notice changes.
pub(super) struct Cover {
    /// Each with the changes it was chosen for, in the order of the first of them.
    pub leads: Vec<(Example, Vec<usize>)>,
    /// For each change, whether a lead was found or all available leads were tried.
    pub is_searched: Vec<bool>,
}

/// A small subset of the leads that notices as many changes as all of them.
pub(super) fn cover(base: &Base, changes: &[Mutant], searched: SearchResult) -> Cover {
    let mut open: Vec<usize> = (0..changes.len()).collect();
    let mut chosen: Vec<(Example, Vec<usize>)> = Vec::new();
    let mut is_searched = searched.is_searched;
    let mut work = base.limits.work();
    for (as_of, block) in in_blocks(searched.leads, BLOCK) {
        let steps = base.steps_to_change() + base.ruled().steps(&block);
        if !work.take(steps.saturating_mul(open.len() as u64)) {
            open.iter().for_each(|change| is_searched[*change] = false);
            break;
        }
        let batches = [Batch::new(base.ruled(), as_of, block)];
        let rows = open.par_iter().filter_map(|at| changes.get(*at));
        let rows = rows.map(|change| differing(&batches, &base.changed(change)));
        let rows: Vec<Vec<u32>> = rows.collect();
        let leads = leads(&batches);
        let useful = choose(&leads, &rows).into_iter();
        chosen.extend(useful.filter_map(|(lead, notices)| {
            let notices = notices.iter().filter_map(|at| open.get(*at).copied());
            Some(((*leads.get(lead)?).clone(), notices.collect()))
        }));
        let mut rows = rows.iter();
        open.retain(|_| rows.next().is_some_and(Vec::is_empty));
    }
    chosen.sort_by_key(|(_, notices)| notices.first().copied());
    Cover {
        leads: chosen,
        is_searched,
    }
}

/// Repeatedly chooses the lead that notices the most remaining changes, weighed against its size. `noticed_by` has the leads
/// that notice each change; each chosen lead is returned with its changes.
pub(super) fn choose(leads: &[&Example], noticed_by: &[Vec<u32>]) -> Vec<(usize, Vec<usize>)> {
    let sizes: Vec<usize> = leads.iter().map(|lead| size(lead)).collect();
    let mut counts = vec![0usize; leads.len()];
    for lead in noticed_by.iter().flatten() {
        if let Some(count) = counts.get_mut(*lead as usize) {
            *count += 1;
        }
    }
    let mut open: Vec<usize> = (0..noticed_by.len()).collect();
    let mut chosen: Vec<(usize, Vec<usize>)> = Vec::new();
    while let Some(lead) = best(&counts, &sizes) {
        let (notices, rest): (Vec<usize>, Vec<usize>) = open
            .into_iter()
            .partition(|change| noticed_by[*change].binary_search(&lead).is_ok());
        for other in notices.iter().flat_map(|change| &noticed_by[*change]) {
            if let Some(count) = counts.get_mut(*other as usize) {
                *count = count.saturating_sub(1);
            }
        }
        open = rest;
        chosen.push((lead as usize, notices));
    }
    chosen
}

/// The most useful lead; the first one if several are equal, none if no lead notices anything.
fn best(counts: &[usize], sizes: &[usize]) -> Option<u32> {
    // One more change is worth two more activities to read.
    let worth = |count: usize, size: usize| 4 * count as i64 - size as i64;
    let leads = (0u32..).zip(counts.iter().zip(sizes));
    let useful = leads.filter(|(_, (count, _))| **count > 0);
    let all = useful.map(|(lead, (count, size))| (worth(*count, *size), std::cmp::Reverse(lead)));
    all.max().map(|(_, lead)| lead.0)
}
