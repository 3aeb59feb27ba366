//! Few leads for many changes.

use super::mutants::Change;
use super::run::Base;
use super::search_leads::Searched;
use crate::contract::model::Example;
use crate::sampling::{Batch, differing, in_blocks, leads, size};
use rayon::prelude::*;

/// So many leads are asked about all changes at once: those that they notice need no further leads.
const BLOCK: usize = 128;

/// Leads that notice changes.
pub(super) struct Covered {
    /// Each with the changes it is chosen for, in the order of the first.
    pub leads: Vec<(Example, Vec<usize>)>,
    /// For each change whether a lead was found, or all there are were tried.
    pub is_searched: Vec<bool>,
}

/// Few of the leads that notice as many changes as all of them.
pub(super) fn cover(base: &Base, changes: &[Change], searched: Searched) -> Covered {
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
    Covered {
        leads: chosen,
        is_searched,
    }
}

/// For each change the leads that notice it are given. Again and again the lead that notices most of the changes left, for
/// what there is to read of it; with each its changes.
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

/// The lead worth most; of equal ones the first, none if all count for nothing.
fn best(counts: &[usize], sizes: &[usize]) -> Option<u32> {
    // A change more is worth two activities to read.
    let worth = |count: usize, size: usize| 4 * count as i64 - size as i64;
    let leads = (0u32..).zip(counts.iter().zip(sizes));
    let useful = leads.filter(|(_, (count, _))| **count > 0);
    let all = useful.map(|(lead, (count, size))| (worth(*count, *size), std::cmp::Reverse(lead)));
    all.max().map(|(_, lead)| lead.0)
}
