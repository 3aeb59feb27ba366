//! The search for leads on which a contract and its changes differ.

use super::mutants::Mutant;
use super::run::{Base, Phase};
use super::set_cover::choose;
use crate::contract::model::{Contract, Example};
use crate::ir::Program;
use crate::sampling::{
    Allowance, Batch, Blocks, Item, Pool, aimed, differing, in_blocks, item_at, leads,
};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Pool leads per batch; a change is tried on further batches only until one has leads that differ.
const BLOCK: usize = 128;

/// Maximum number of changes of an item that are examined together.
const TOGETHER: usize = 32;

/// What was found for changes that no example notices.
pub(super) struct SearchResult {
    /// Includes, for each change for which any lead was found, one that notices it. Leads that notice many changes of their
    /// item come first.
    pub leads: Vec<Example>,
    /// For each change, whether a lead was found or all available leads were tried.
    pub is_searched: Vec<bool>,
}

/// Looks for leads that notice changes, which are in the order of the contract's lines.
pub(super) fn search(
    base: &Base,
    contract: &Contract,
    changes: &[Mutant],
    progress: &(dyn Fn(Phase) + Sync),
) -> SearchResult {
    if changes.is_empty() {
        return SearchResult {
            leads: Vec::new(),
            is_searched: Vec::new(),
        };
    }
    let pool = Pool::new(contract);
    let items = Blocks::new(contract, pool.home);
    let allowance = base.limits.job();
    let shared = batches(base, pool.leads.clone(), &allowance);
    let every_lead = items.are_whole && !allowance.is_short();
    let parts = parts(base, &items.list, changes);
    let count = AtomicUsize::new(0);
    let hunts = base.limits.work().spread(parts.len(), |wave| {
        let hunts = wave.par_iter().map(|at| {
            let (item, part) = parts[*at];
            let mut search = Search::new(base, part);
            search.everywhere(&pool, &shared, item);
            let done = count.fetch_add(part.len(), Ordering::Relaxed) + part.len();
            progress(Phase::Searched(done, changes.len()));
            let steps = search.allowance.spent();
            (search, steps)
        });
        hunts.collect()
    });
    let mut found: Vec<(usize, Example)> = Vec::new();
    let mut is_searched = Vec::new();
    for (hunt, (_, part)) in hunts.into_iter().zip(&parts) {
        is_searched.extend(match &hunt {
            Some(hunt) => hunt.is_searched(part.len(), every_lead),
            None => vec![false; part.len()],
        });
        found.extend(hunt.into_iter().flat_map(|search| search.found));
    }
    found.sort_by_key(|(changes, _)| Reverse(*changes));
    let found = found.into_iter().map(|(_, lead)| lead);
    SearchResult {
        // The leads that reach each stage notice many changes at once.
        leads: pool.stages.iter().cloned().chain(found).collect(),
        is_searched,
    }
}

/// The changes of each item, in chunks.
fn parts<'a>(
    base: &Base,
    items: &'a [Item],
    changes: &'a [Mutant],
) -> Vec<(Option<&'a Item>, &'a [Mutant])> {
    let item = |change: &Mutant| item_at(items, change.place);
    let parts = changes.chunk_by(|a, b| item(a) == item(b));
    let most = base.programs_at_once().min(TOGETHER);
    let parts = parts.flat_map(|part| part.chunks(most));
    let of_item = |part: &'a [Mutant]| {
        let index = part.first().and_then(item);
        (index.and_then(|index| items.get(index)), part)
    };
    parts.map(of_item).collect()
}

/// Leads as data, as many as are paid for.
fn batches(base: &Base, leads: Vec<Example>, allowance: &Allowance) -> Vec<Batch> {
    let mut blocks = in_blocks(leads, BLOCK);
    blocks.retain(|(_, leads)| allowance.pays(base.ruled().steps(leads)));
    let blocks = blocks.into_par_iter();
    let batches = blocks.map(|(as_of, leads)| Batch::new(base.ruled(), as_of, leads));
    batches.collect()
}

/// Changes for which no lead is known yet, and the leads found.
struct Search<'a> {
    base: &'a Base<'a>,
    /// By their index.
    open: Vec<(usize, Program)>,
    /// With the number of changes each was chosen for.
    found: Vec<(usize, Example)>,
    /// The budget for trying all of them.
    allowance: Allowance,
}

impl<'a> Search<'a> {
    fn new(base: &'a Base, changes: &[Mutant]) -> Search<'a> {
        let open = changes.par_iter().map(|change| base.changed(change));
        let allowance = base.limits.job();
        allowance.pays(base.steps_to_change().saturating_mul(changes.len() as u64));
        Search {
            base,
            open: open.enumerate().collect(),
            found: Vec::new(),
            allowance,
        }
    }

    /// Tries leads on the changes of an item: first those it decides about, then those with several variations, then
    /// those of the whole contract.
    fn everywhere(&mut self, pool: &Pool, shared: &[Batch], item: Option<&Item>) {
        let base = self.base;
        if let Some(item) = item {
            self.on_leads(|_| item.leads.clone());
            self.on_leads(|allowance| {
                aimed(base.ruled(), &pool.features, &item.targets, allowance)
            });
        }
        self.on_leads(|_| pool.varied(item));
        self.on(shared);
    }

    /// Tries leads, which are made up only if a change is still open.
    fn on_leads(&mut self, leads: impl FnOnce(&Allowance) -> Vec<Example>) {
        if !self.open.is_empty() {
            let leads = leads(&self.allowance);
            let batches = batches(self.base, leads, &self.allowance);
            self.on(&batches);
        }
    }

    /// Tries each open change on the batches, until one has a lead that notices it.
    fn on(&mut self, batches: &[Batch]) {
        let open = self.open.len() as u64;
        let paid = |batch: &&Batch| self.allowance.pays(batch.steps.saturating_mul(open));
        let batches = &batches[..batches.iter().take_while(paid).count()];
        let rows = self.open.par_iter();
        let rows = rows.map(|(_, program)| differing(batches, program));
        let rows: Vec<Vec<u32>> = rows.collect();
        let leads = leads(batches);
        let useful = choose(&leads, &rows).into_iter();
        let useful = useful.filter_map(|(lead, notices)| {
            let lead = *leads.get(lead)?;
            Some((notices.len(), lead.clone()))
        });
        self.found.extend(useful);
        let mut rows = rows.iter();
        self.open.retain(|_| rows.next().is_some_and(Vec::is_empty));
    }

    /// For each of the `changes`, whether a lead was found or, if there was `every_lead`, all were tried.
    fn is_searched(&self, changes: usize, every_lead: bool) -> Vec<bool> {
        let all_tried = every_lead && !self.allowance.is_short();
        let mut is_searched = vec![true; changes];
        for (at, _) in &self.open {
            is_searched[*at] = all_tried;
        }
        is_searched
    }
}
