//! Leads on which a contract and its changes differ.

use super::changes::Change;
use super::cover::choose;
use super::run::{Base, Step};
use crate::contract::model::{Contract, Example};
use crate::ir::Program;
use crate::trials::{Batch, Item, Pool, aimed, differing, in_blocks, item_at, items, leads};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::sync::atomic::{AtomicUsize, Ordering};

/// So many leads of the pool are tried at once: a change needs no more than the first that differ.
const BLOCK: usize = 128;

/// Leads that notice changes: for each change that any lead was found for, one of them notices it; those that notice many of
/// their item come first. The changes are in the order of the contract's lines.
pub(super) fn search(
    base: &Base,
    contract: &Contract,
    changes: &[Change],
    progress: &(dyn Fn(Step) + Sync),
) -> Vec<Example> {
    if changes.is_empty() {
        return Vec::new();
    }
    let pool = Pool::new(contract);
    let shared = batches(base, pool.leads.clone());
    let items = items(contract, pool.home);
    let done = AtomicUsize::new(0);
    let of_items = parts(&items, changes).into_par_iter().map(|(item, part)| {
        let leads = of_item(base, &pool, &shared, item, part);
        let done = done.fetch_add(part.len(), Ordering::Relaxed) + part.len();
        progress(Step::Searched(done, changes.len()));
        leads
    });
    let found: Vec<Vec<(usize, Example)>> = of_items.collect();
    let mut found: Vec<(usize, Example)> = found.into_iter().flatten().collect();
    found.sort_by_key(|(changes, _)| Reverse(*changes));
    let found = found.into_iter().map(|(_, lead)| lead);
    // What brings a lead into a stage is much at once.
    pool.stages.iter().cloned().chain(found).collect()
}

/// The changes of each item.
fn parts<'a>(items: &'a [Item], changes: &'a [Change]) -> Vec<(Option<&'a Item>, &'a [Change])> {
    let item = |change: &Change| item_at(items, change.place);
    let parts = changes.chunk_by(|a, b| item(a) == item(b));
    let of_item = |part: &'a [Change]| {
        let index = part.first().and_then(item);
        (index.and_then(|index| items.get(index)), part)
    };
    parts.map(of_item).collect()
}

/// Tries leads on the changes of an item: those it decides about first, then those with several things otherwise, then those
/// of the whole contract.
fn of_item(
    base: &Base,
    pool: &Pool,
    shared: &[Batch],
    item: Option<&Item>,
    changes: &[Change],
) -> Vec<(usize, Example)> {
    let open = changes.par_iter().map(|change| base.changed(change));
    let mut hunt = Hunt {
        open: open.collect(),
        found: Vec::new(),
    };
    if let Some(item) = item {
        hunt.on(&batches(base, item.leads.clone()));
    }
    if let (Some(item), false) = (item, hunt.open.is_empty()) {
        hunt.on(&batches(
            base,
            aimed(base.ruled(), &pool.features, &item.aims),
        ));
    }
    if !hunt.open.is_empty() {
        hunt.on(&batches(base, pool.varied(item)));
    }
    hunt.on(shared);
    hunt.found
}

fn batches(base: &Base, leads: Vec<Example>) -> Vec<Batch> {
    let blocks = in_blocks(leads, BLOCK).into_par_iter();
    let batches = blocks.map(|(as_of, leads)| Batch::new(base.ruled(), as_of, leads));
    batches.collect()
}

/// Changes that no lead is known for yet, and the leads found.
struct Hunt {
    open: Vec<Program>,
    /// With the number of changes each is there for.
    found: Vec<(usize, Example)>,
}

impl Hunt {
    /// Tries each open change on the batches, until one has a lead that notices it.
    fn on(&mut self, batches: &[Batch]) {
        let rows = self.open.par_iter();
        let rows = rows.map(|program| differing(batches, program));
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
}
