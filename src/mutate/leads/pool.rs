//! All the leads that are tried, in rounds: the next round is for changes the one before found no lead for.

use super::features::{Feature, features};
use super::meet::Maker;
use super::pinned::{Aim, pinned};
use super::{Moment, empty, home, tidy};
use crate::contract::model::{Contract, Example, StageId};

/// So many leads with one thing otherwise are tried in each round at most, and so many with several.
const ROUND: usize = 1_200;
/// So many rounds have leads with several things otherwise.
const ROUNDS: usize = 3;

/// Leads that are looked at at the same moment; those that say the least come first.
pub(in crate::mutate) type Batch = (Moment, Vec<Example>);

/// The rounds, and the points to aim at between the first and the second.
pub(in crate::mutate) fn rounds(contract: &Contract) -> (Vec<Vec<Batch>>, Vec<Aim>) {
    let home = home(contract);
    let made = pinned(contract, home);
    let mut bases = vec![(home, stages(contract, home))];
    for example in &contract.examples {
        let bare = bare(example);
        match bases.iter_mut().find(|(as_of, _)| *as_of == example.as_of) {
            Some((_, leads)) => leads.push(bare),
            None => bases.push((example.as_of, vec![bare])),
        }
    }
    let share = (ROUND / bases.len()).max(1);
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut rounds: Vec<Vec<Batch>> = Vec::new();
    let mut first = vec![(home, made.leads)];
    for (as_of, bases) in &bases {
        let features = features(contract, as_of.0);
        let mut leads = bases.clone();
        leads.extend(singles(bases, &features, share, &mut dice));
        first.push((*as_of, leads));
    }
    rounds.push(first);
    for _ in 0..ROUNDS {
        let round = bases.iter().map(|(as_of, bases)| {
            let features = features(contract, as_of.0);
            (*as_of, several(bases, &features, 2 * share, &mut dice))
        });
        rounds.push(round.collect());
    }
    for (_, leads) in rounds.iter_mut().flatten() {
        *leads = in_order(std::mem::take(leads));
    }
    (rounds, made.aims)
}

/// Leads that make sense, each once, those that say the least first.
pub(in crate::mutate) fn in_order(leads: Vec<Example>) -> Vec<Example> {
    let mut leads: Vec<Example> = leads.into_iter().map(tidy).filter(is_sound).collect();
    leads.sort_by_key(size);
    leads
}

/// An example's lead, without what is expected of it.
fn bare(example: &Example) -> Example {
    Example {
        title: String::new(),
        expects: Vec::new(),
        ..example.clone()
    }
}

/// How much there is to read.
pub(in crate::mutate) fn size(lead: &Example) -> usize {
    lead.facts.len() + 2 * lead.did.len()
}

/// An example tells nothing that happens after it is looked at.
fn is_sound(lead: &Example) -> bool {
    let (day, clock) = lead.as_of;
    lead.did.iter().all(|did| {
        let later = did.clock.zip(clock).is_some_and(|(done, now)| done > now);
        did.times > 0 && (did.day < day || (did.day == day && !later))
    })
}

/// A lead nothing is known of, and one for each stage.
fn stages(contract: &Contract, as_of: Moment) -> Vec<Example> {
    let made = (1..contract.stages.len()).map(|stage| {
        let mut maker = Maker::new(contract, as_of);
        maker.stage(StageId(stage as u32));
        maker.lead
    });
    std::iter::once(empty(as_of)).chain(made).collect()
}

/// Each lead with each one thing otherwise.
pub(in crate::mutate) fn varied_by(bases: &[Example], features: &[Feature]) -> Vec<Example> {
    let with = |base: &Example| -> Vec<Example> {
        features.iter().map(|feature| feature.put(base)).collect()
    };
    in_order(bases.iter().flat_map(with).collect())
}

/// All of them where they are few, else a fair part.
fn singles(bases: &[Example], features: &[Feature], most: usize, dice: &mut Dice) -> Vec<Example> {
    if bases.len().saturating_mul(features.len()) <= most {
        return varied_by(bases, features);
    }
    let one = |_| {
        let feature = dice.of(features)?;
        Some(feature.put(dice.of(bases)?))
    };
    (0..most).filter_map(one).collect()
}

/// Leads with two to four things otherwise.
fn several(bases: &[Example], features: &[Feature], most: usize, dice: &mut Dice) -> Vec<Example> {
    let one = |_| {
        let mut lead = dice.of(bases)?.clone();
        for _ in 0..2 + dice.below(3) {
            lead = dice.of(features)?.put(&lead);
        }
        Some(lead)
    };
    (0..most).filter_map(one).collect()
}

/// Numbers that look thrown and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides.max(1) as u64) as usize
    }

    fn of<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        items.get(self.below(items.len()))
    }
}
