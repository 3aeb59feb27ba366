//! Which kinds an event belongs to. Few different sets occur, so an event stores the number of its set.

use super::classifier::Classifier;
use crate::contract::model::Actor;
use crate::ir::program::Program;
use crate::ir::term::{Selection, SelectionId};
use rustc_hash::FxHashMap;

/// A set of kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::eval) struct SetId(pub u32);

/// The sets that occur.
#[derive(Debug, Clone)]
pub(in crate::eval) struct KindSets {
    /// For each set, the selections that count its events.
    selections: Vec<Box<[SelectionId]>>,
    /// For each set, the kinds, by `ActivityId`.
    members: Vec<Vec<bool>>,
}

impl KindSets {
    /// The sets for some keys.
    pub(super) fn new(program: &Program, classifiers: &[Classifier], keys: &[Key]) -> KindSets {
        let mut sets = KindSets {
            selections: Vec::with_capacity(keys.len()),
            members: Vec::with_capacity(keys.len()),
        };
        for key in keys {
            let classifier = &classifiers[usize::from(key.family)];
            let members = classifier.members(program, &key.bits);
            let selections = selections(program, classifier, &members);
            sets.selections.push(selections.collect());
            sets.members.push(members);
        }
        sets
    }

    /// The kinds events of a set belong to, by `ActivityId`.
    pub fn members(&self, set: SetId) -> &[bool] {
        &self.members[set.0 as usize]
    }

    /// The selections used by some rule that count the events of a set.
    pub fn selections(&self, set: SetId) -> &[SelectionId] {
        &self.selections[set.0 as usize]
    }
}

/// The selections used by some rule that count events of some kinds.
pub(super) fn selections(
    program: &Program,
    classifier: &Classifier,
    members: &[bool],
) -> impl Iterator<Item = SelectionId> {
    let used = program.plan.selections.iter().copied();
    used.filter(|id| {
        let selection = program.selections[id.index()];
        selects(program, classifier, members, selection)
    })
}

fn selects(
    program: &Program,
    classifier: &Classifier,
    members: &[bool],
    selection: Selection,
) -> bool {
    let mut kinds = program.kinds.iter().zip(members);
    let mut counts = || kinds.all(|(kind, member)| kind.counts || !member);
    match selection {
        Selection::Kind(kind) => members[kind.index()],
        Selection::KindBy(kind, party) => {
            members[kind.index()] && classifier.actors.contains(&Actor::Party(party))
        }
        Selection::By(actor) => classifier.actors.contains(&actor) && counts(),
        Selection::Anybody => counts(),
    }
}

/// What determines a set: how its events are logged, and which of the possible derived kinds apply.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Key {
    /// The family.
    pub family: u16,
    /// The results of its questions.
    pub bits: Box<[u64]>,
}

/// Numbers keys in the order of insertion.
pub(super) struct Keys {
    /// By family.
    numbers: Vec<Numbers>,
    keys: Vec<Key>,
}

/// The numbers of a family's keys.
#[derive(Clone, Default)]
struct Numbers {
    /// Without questions.
    only: Option<u32>,
    /// With at most 64 questions, as in nearly every family.
    word: FxHashMap<u64, u32>,
    words: FxHashMap<Box<[u64]>, u32>,
}

impl Numbers {
    fn get(&self, bits: &[u64]) -> Option<u32> {
        match bits {
            [] => self.only,
            [word] => self.word.get(word).copied(),
            words => self.words.get(words).copied(),
        }
    }

    fn insert(&mut self, bits: &[u64], number: u32) {
        match bits {
            [] => self.only = Some(number),
            [word] => drop(self.word.insert(*word, number)),
            words => drop(self.words.insert(words.into(), number)),
        }
    }
}

impl Keys {
    /// An empty table.
    pub fn new(classifiers: usize) -> Keys {
        Keys {
            numbers: vec![Numbers::default(); classifiers],
            keys: Vec::new(),
        }
    }

    /// The number of a key.
    pub fn number(&mut self, family: u16, bits: &[u64]) -> u32 {
        let numbers = &mut self.numbers[usize::from(family)];
        if let Some(number) = numbers.get(bits) {
            return number;
        }
        let number = self.keys.len() as u32;
        numbers.insert(bits, number);
        self.keys.push(Key {
            family,
            bits: bits.into(),
        });
        number
    }

    /// The keys by number.
    pub fn into_keys(self) -> Vec<Key> {
        self.keys
    }
}

#[cfg(test)]
mod tests {
    use super::Keys;

    #[test]
    fn keys_are_numbered_in_the_order_of_insertion() {
        let mut keys = Keys::new(2);
        let some: [(u16, &[u64], u32); 9] = [
            (0, &[], 0),
            (1, &[], 1),
            (0, &[7], 2),
            (1, &[7], 3),
            (0, &[7], 2),
            (0, &[7, 0], 4),
            (0, &[0, 7], 5),
            (0, &[7, 0], 4),
            (1, &[], 1),
        ];
        for (family, bits, number) in some {
            assert_eq!(keys.number(family, bits), number, "{family} {bits:?}");
        }
        let keys = keys.into_keys();
        assert_eq!(keys.len(), 6);
        assert_eq!((keys[4].family, &*keys[4].bits), (0, &[7, 0][..]));
    }
}
