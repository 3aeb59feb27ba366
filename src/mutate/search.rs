//! Leads on which a contract and its changes differ.

use super::changes::Change;
use super::cover::choose;
use super::run::{Base, Step};
use crate::contract::model::{Contract, Example};
use crate::ir::Program;
use crate::trials::{Batch, Item, Pool, aimed, differing, in_blocks, item_at, items, leads};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

/// So many leads of the pool are tried at once: a change needs no more than the first that differ.
const BLOCK: usize = 128;

/// Leads that notice changes.
#[derive(Default)]
pub(super) struct Found {
    /// Each notices one of the changes or more; those that notice many of their item come first.
    pub leads: Vec<Example>,
    /// The changes one of them notices, by their index.
    pub noticed: Vec<usize>,
}

/// Looks for leads that notice changes, which are in the order of the contract's lines.
pub(super) fn search(
    base: &Base,
    contract: &Contract,
    changes: &[Change],
    progress: &(dyn Fn(Step) + Sync),
) -> Found {
    if changes.is_empty() {
        return Found::default();
    }
    let pool = Pool::new(contract);
    let shared = in_blocks(pool.leads.clone(), BLOCK).into_par_iter();
    let shared = shared.map(|(as_of, leads)| Batch::new(base.ruled(), as_of, leads));
    let shared: Vec<Batch> = shared.collect();
    let items = items(contract, pool.home);
    let done = AtomicUsize::new(0);
    let of_items = parts(&items, changes).into_par_iter();
    let of_items = of_items.map(|(item, part)| {
        let hunt = of_item(base, &pool, &shared, item, &changes[part.clone()]);
        let done = done.fetch_add(part.len(), Ordering::Relaxed) + part.len();
        progress(Step::Searched(done, changes.len()));
        (part, hunt)
    });
    let hunts: Vec<(Range<usize>, Hunt)> = of_items.collect();
    let mut found: Vec<(usize, Example)> = Vec::new();
    let mut noticed: Vec<usize> = Vec::new();
    for (part, hunt) in hunts {
        let is_open = |at: usize| hunt.open.iter().any(|(open, _)| part.start + open == at);
        noticed.extend(part.clone().filter(|at| !is_open(*at)));
        found.extend(hunt.found);
    }
    found.sort_by_key(|(changes, _)| Reverse(*changes));
    let found = found.into_iter().map(|(_, lead)| lead);
    // What brings a lead into a stage is much at once.
    let leads = pool.stages.into_iter().chain(found).collect();
    Found { leads, noticed }
}

/// The changes of each item.
fn parts<'a>(items: &'a [Item], changes: &[Change]) -> Vec<(Option<&'a Item>, Range<usize>)> {
    let item = |change: &Change| item_at(items, change.place);
    let mut start = 0;
    let parts = changes.chunk_by(|a, b| item(a) == item(b));
    let of_item = |part: &[Change]| {
        let range = start..start + part.len();
        start = range.end;
        let index = part.first().and_then(item);
        (index.and_then(|index| items.get(index)), range)
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
) -> Hunt {
    let open = changes.par_iter().enumerate();
    let open = open.map(|(at, change)| (at, base.changed(change)));
    let mut hunt = Hunt {
        open: open.collect(),
        found: Vec::new(),
    };
    let batches = |leads| {
        let blocks = in_blocks(leads, BLOCK).into_iter();
        let batches = blocks.map(|(as_of, leads)| Batch::new(base.ruled(), as_of, leads));
        batches.collect::<Vec<Batch>>()
    };
    if let Some(item) = item {
        hunt.on(&batches(item.leads.clone()));
    }
    if let (Some(item), false) = (item, hunt.open.is_empty()) {
        hunt.on(&batches(aimed(base.ruled(), &pool.features, &item.aims)));
    }
    if !hunt.open.is_empty() {
        hunt.on(&batches(pool.varied(item)));
    }
    hunt.on(shared);
    hunt
}

/// Changes that no lead is known for yet, and the leads found.
struct Hunt {
    /// With their places among the changes of the item.
    open: Vec<(usize, Program)>,
    /// With the number of changes each is there for.
    found: Vec<(usize, Example)>,
}

impl Hunt {
    /// Tries each open change on the batches, until one has a lead that notices it.
    fn on(&mut self, batches: &[Batch]) {
        let rows = self.open.par_iter();
        let rows = rows.map(|(_, program)| differing(batches, program, <[u32]>::is_empty));
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
