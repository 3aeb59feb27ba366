//! Tries leads made up for the lines of two contracts on both: this is cheap, and what it finds needs no proof.

use super::distinction::Distinction;
use super::pair::ContractPair;
use crate::contract::model::Example;
use crate::sampling::{
    Allowance, Blocks, CompiledContract, Item, Pool, aimed, in_blocks, item_at, size,
};
use crate::source::Span;
use rayon::prelude::*;

/// Leads per batch, and batches between two checks of the stop condition.
const BLOCK: usize = 128;
const BATCHES_PER_CHECK: usize = 4;

/// Maximum number of leads with several variations tried per contract.
const VARIED: usize = 9_000;

/// Maximum number of evaluation steps for finding leads with the exact scores that changed lines ask for.
const AIMED: u64 = 20_000_000_000;

/// The lines of two contracts, and the leads they decide about.
pub(super) struct Samples<'s> {
    pair: &'s ContractPair<'s>,
    sides: [Lines; 2],
}

/// The lines of a contract.
struct Lines {
    pool: Pool,
    /// The parts that were changed, and the stages in question.
    items: Vec<Item>,
}

impl Lines {
    fn new(pair: &ContractPair<'_>, side: usize, places: &[Span]) -> Lines {
        let contract = pair.contracts[side];
        let pool = Pool::new(contract);
        let all = Blocks::new(contract, pool.home).list;
        let mut wanted: Vec<usize> = places.iter().filter_map(|at| item_at(&all, *at)).collect();
        wanted.sort_unstable();
        let own = all.into_iter().enumerate();
        let own = own.filter(|(at, _)| wanted.binary_search(at).is_ok());
        Lines {
            items: own.map(|(_, item)| item).collect(),
            pool,
        }
    }
}

/// The kinds of leads, cheapest first.
#[derive(Clone, Copy)]
enum Round {
    /// Those that the changed lines decide about.
    Own,
    /// Those of the whole contract.
    All,
    /// Those with the exact scores that changed lines ask for.
    Aimed,
    /// Those with several variations.
    Varied,
}

impl<'s> Samples<'s> {
    /// `places` are the relevant lines of each contract.
    pub fn new(pair: &'s ContractPair<'s>, places: [Vec<Span>; 2]) -> Samples<'s> {
        let sides = [0, 1].map(|side: usize| Lines::new(pair, side, &places[side]));
        Samples { pair, sides }
    }

    /// For each stage, given by its folded name, a lead that distinguishes it.
    pub fn distinctions(&self, stages: &[String]) -> Vec<Option<(Example, Distinction)>> {
        let mut found = vec![None; stages.len()];
        for round in [Round::Own, Round::All, Round::Aimed, Round::Varied] {
            if found.iter().all(Option::is_some) {
                break;
            }
            self.round(round, stages, &mut found);
        }
        found
    }

    fn round(&self, round: Round, stages: &[String], found: &mut [Option<(Example, Distinction)>]) {
        let leads = (0..2).flat_map(|side| self.pair.of_new(side, self.leads(side, round)));
        let mut leads: Vec<Example> = leads.collect();
        leads.sort_by_key(size);
        for blocks in in_blocks(leads, BLOCK).chunks(BATCHES_PER_CHECK) {
            let told = blocks
                .par_iter()
                .map(|(_, leads)| self.pair.distinctions(leads));
            let told: Vec<Vec<Option<Distinction>>> = told.collect();
            for (stage, found) in stages.iter().zip(&mut *found) {
                let leads = blocks.iter().flat_map(|(_, leads)| leads);
                let all = leads.zip(told.iter().flatten());
                let mut tell = all.filter_map(|(lead, told)| Some((lead, told.as_ref()?)));
                if found.is_none() {
                    let first = tell.find(|(_, told)| told.is_about(stage));
                    *found = first.map(|(lead, distinction)| (lead.clone(), distinction.clone()));
                }
            }
            if found.iter().all(Option::is_some) {
                return;
            }
        }
    }

    /// The leads of a side.
    fn leads(&self, side: usize, round: Round) -> Vec<Example> {
        let Lines { pool, items } = &self.sides[side];
        let ruled = CompiledContract {
            contract: self.pair.contracts[side],
            program: self.pair.programs[side],
        };
        let of_items = |leads: &dyn Fn(&Item) -> Vec<Example>| -> Vec<Example> {
            items.iter().flat_map(leads).collect()
        };
        match round {
            Round::Own => of_items(&|item| item.leads.clone()),
            Round::Aimed => {
                let allowance = Allowance::new(AIMED);
                of_items(&|item| aimed(ruled, &pool.features, &item.targets, &allowance))
            }
            Round::All => pool.leads.clone(),
            Round::Varied => {
                let share = VARIED / items.len().max(1);
                of_items(&|item| some(pool.varied(Some(item)), share))
            }
        }
    }
}

/// An evenly spread selection of at most `most` leads, so that short and long ones are included.
fn some(leads: Vec<Example>, most: usize) -> Vec<Example> {
    let step = leads.len().div_ceil(most.max(1)).max(1);
    leads.into_iter().step_by(step).collect()
}
