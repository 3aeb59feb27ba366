//! Leads for the whole contract, for changes that the leads of the changed item do not notice.

use super::blocks::Item;
use super::variations::{Variation, features};
use super::{Allowance, Moment, home, stage_histories, tidy};
use crate::contract::model::{Contract, Example};

/// Maximum number of leads with one variation.
const SINGLE: usize = 1_200;
/// Number of leads with several variations that are tried for a points rule. There are fewer other blocks, and noticing a
/// change in one needs more to coincide, such as going back and entering again.
const OF_RULE: usize = 768;
const OF_BLOCK: usize = 4 * OF_RULE;

/// Maximum number of activities in all leads that are tried together; leads that would exceed it are dropped.
const ACTIVITIES: u64 = 1_000_000;

/// Maximum number of steps for making up the leads for the stages.
const STEPS: u64 = 1_000_000;

/// Maximum number of different times at which leads of the examples are varied.
const MOMENTS: usize = 64;

/// Leads to try on every change.
pub(crate) struct Pool {
    /// The time at which made-up leads are evaluated.
    pub home: Moment,
    /// The possible variations at that time.
    pub features: Vec<Variation>,
    /// The leads of the examples and one for each stage, plain and with one variation.
    pub leads: Vec<Example>,
    /// The plain ones among them.
    bases: Vec<Example>,
    /// One for each stage.
    pub stages: Vec<Example>,
}

impl Pool {
    pub(crate) fn new(contract: &Contract) -> Pool {
        let home = home(contract);
        let mut stages = stage_histories::stages(contract, home, &Allowance::new(STEPS));
        stages.retain(Example::is_readable);
        let mut bases = stages.clone();
        bases.extend(contract.examples.iter().map(bare));
        bases.sort_by_key(|lead| lead.as_of);
        let moments: Vec<&[Example]> = bases.chunk_by(|a, b| a.as_of == b.as_of).collect();
        let share = (SINGLE / moments.len().max(1)).max(1);
        let mut random = Random::new(0);
        let varied = moments.into_iter().take(MOMENTS).flat_map(|bases| {
            let today = bases.first().map_or(home, |lead| lead.as_of).0;
            let features = features(contract, today);
            singles(bases, &features, share, &mut random)
        });
        let leads: Vec<Example> = varied.chain(bases.iter().cloned()).collect();
        Pool {
            home,
            features: features(contract, home.0),
            leads: in_order(leads),
            bases,
            stages,
        }
    }

    /// The leads of an item and those of the contract, with several variations.
    pub(crate) fn varied(&self, item: Option<&Item>) -> Vec<Example> {
        let own = item.map_or(&[][..], |item| &item.leads);
        let tries = if item.is_some_and(|item| item.is_rule) {
            OF_RULE
        } else {
            OF_BLOCK
        };
        let mut random = Random::new(item.map_or(0, |item| item.start.start.into()));
        let one = |at: usize| {
            let bases = if at.is_multiple_of(2) && !own.is_empty() {
                own
            } else {
                &self.bases
            };
            let mut lead = random.pick(bases)?.clone();
            for _ in 0..1 + random.below(4) {
                lead = random.pick(&self.features)?.put(&lead);
            }
            Some(lead)
        };
        in_order((0..tries).filter_map(one).collect())
    }
}

/// Groups leads of the same time into blocks of at most `most`, keeping their order.
pub(crate) fn in_blocks(leads: Vec<Example>, most: usize) -> Vec<(Moment, Vec<Example>)> {
    let mut blocks: Vec<(Moment, Vec<Example>)> = Vec::new();
    for lead in leads {
        let mut room = blocks.iter_mut().rev();
        match room.find(|(as_of, block)| *as_of == lead.as_of && block.len() < most) {
            Some((_, block)) => block.push(lead),
            None => blocks.push((lead.as_of, vec![lead])),
        }
    }
    blocks
}

/// Valid leads with tidy activities, shortest first.
pub(crate) fn in_order(leads: Vec<Example>) -> Vec<Example> {
    let mut leads: Vec<Example> = leads.into_iter().map(tidy).filter(is_sound).collect();
    leads.sort_by_key(size);
    let mut left = ACTIVITIES;
    leads.retain(|lead| {
        let rest = left.checked_sub(lead.activities());
        left = rest.unwrap_or(left);
        rest.is_some()
    });
    leads
}

/// An example's lead, without its expectations.
fn bare(example: &Example) -> Example {
    Example {
        title: String::new(),
        expects: Vec::new(),
        ..example.clone()
    }
}

/// How much there is to read.
pub(crate) fn size(lead: &Example) -> usize {
    lead.facts.len() + 2 * lead.did.len()
}

/// An example may have nothing after its as-of time, and must be short enough to read.
fn is_sound(lead: &Example) -> bool {
    if !lead.is_readable() {
        return false;
    }
    let (day, clock) = lead.as_of;
    lead.did.iter().all(|did| {
        let later = did.clock.zip(clock).is_some_and(|(done, now)| done > now);
        did.times > 0 && (did.day < day || (did.day == day && !later))
    })
}

/// Each lead with each single variation.
pub(crate) fn varied_by(bases: &[Example], features: &[Variation]) -> Vec<Example> {
    let with = |base: &Example| -> Vec<Example> {
        features.iter().map(|feature| feature.put(base)).collect()
    };
    in_order(bases.iter().flat_map(with).collect())
}

/// All variations if there are few, a random sample of them otherwise.
fn singles(
    bases: &[Example],
    features: &[Variation],
    most: usize,
    random: &mut Random,
) -> Vec<Example> {
    if bases.len().saturating_mul(features.len()) <= most {
        return varied_by(bases, features);
    }
    let one = |_| {
        let feature = random.pick(features)?;
        Some(feature.put(random.pick(bases)?))
    };
    (0..most).filter_map(one).collect()
}

/// A pseudo-random generator that gives the same numbers in every run.
struct Random(u64);

impl Random {
    fn new(seed: u64) -> Random {
        Random(0x9e37_79b9_7f4a_7c15 ^ seed)
    }

    fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides.max(1) as u64) as usize
    }

    fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        items.get(self.below(items.len()))
    }
}
