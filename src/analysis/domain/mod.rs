//! The space of leads: all differences between leads that matter to the conditions of a contract.
//!
//! Each tested value is partitioned into classes that no test distinguishes; class 0 means "unknown". Conditions on activities
//! become boolean variables. There may be several contracts ("sides"); their fields and activities are the same if their names
//! and types are.

mod atom;
mod clashes;
mod history;
mod implications;
mod kinds;
mod partition;
mod texts;
mod values;
mod variables;

pub use atom::{Answer, Atom};
pub use clashes::{Clashes, Literal};
pub use history::{Counted, Fact, FactAnchor};
pub use partition::ClassSet;
pub use variables::{Key, Source};

use crate::analysis::budget::Budget;
use crate::analysis::formula::Formula;
use crate::analysis::max_points::BestDays;
use crate::contract::model::FactValue;
use crate::ir::Program;
use crate::ir::term::{Term, TermId};
use crate::language::text::TextTest;
use kinds::Kinds;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// Maximum number of conditions of a contract, and of tests of one value, that are analysed together.
const MAX_TERMS: usize = 20_000;
const MAX_TESTS: usize = 1_500;

/// A variable of [`Domain::vars`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VarId(pub u32);

impl VarId {
    /// The id as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One difference between leads.
#[derive(Debug, Clone)]
pub struct Var {
    /// What differs.
    pub what: Dimension,
    /// The number of its classes.
    pub classes: usize,
}

/// What differs.
#[derive(Debug, Clone)]
pub enum Dimension {
    /// A value, by class.
    Value(Key, Vec<Class>),
    /// The age of a date in days, by class; none means unknown.
    Age(Key, Vec<Option<i32>>),
    /// Whether a text without a class of its own, or one of a field's choices, passes a test.
    Tested(Key, TextTest),
    /// Whether something happened.
    Happened(Fact),
}

/// A class of values.
#[derive(Debug, Clone, PartialEq)]
pub enum Class {
    /// The value is unknown.
    Unknown,
    /// A value that represents its class.
    Like(FactValue),
    /// Known, and distinguished only by [`Dimension::Tested`].
    Other,
}

/// All differences between leads that matter to some contracts.
#[derive(Debug)]
pub struct Domain<'a> {
    /// The contracts.
    pub sides: Vec<&'a Program>,
    /// Fields and details.
    pub sources: Vec<Source>,
    /// The variables: differences between leads.
    pub vars: Vec<Var>,
    /// Relations between variables that hold for every lead.
    pub links: Vec<Arc<Formula>>,
    /// Boolean variables whose values exclude each other.
    pub clashes: Clashes,
    /// Whether the contracts are too large to determine how leads can differ; nothing can be searched then.
    pub is_too_large: bool,
    kinds: Kinds,
    /// The budget for making up leads.
    pub budget: Budget,
    /// The days on which rules can give the most points.
    pub best_days: BestDays,
    /// The tested values.
    asked_keys: FxHashSet<Key>,
    /// By side and term: what the term requires.
    leaves: Vec<Vec<Option<Atom>>>,
}

impl<'a> Domain<'a> {
    /// The space of the leads of some contracts.
    pub fn new(sides: &[&'a Program]) -> Domain<'a> {
        let mut space = Domain {
            sides: sides.to_vec(),
            sources: variables::sources(sides),
            vars: Vec::new(),
            links: Vec::new(),
            clashes: Clashes::default(),
            is_too_large: false,
            kinds: Kinds::new(sides),
            budget: Budget::default(),
            best_days: BestDays::default(),
            asked_keys: FxHashSet::default(),
            leaves: sides.iter().map(|p| vec![None; p.terms.len()]).collect(),
        };
        let asked = space.value_tests();
        space.is_too_large = sides.iter().any(|side| side.terms.len() > MAX_TERMS)
            || asked.iter().any(|(_, terms)| terms.len() > MAX_TESTS);
        if space.is_too_large {
            return space;
        }
        space.asked_keys = asked.iter().map(|(key, _)| *key).collect();
        for (key, terms) in &asked {
            space.value(*key, terms);
        }
        space.link_domains(&asked);
        space.link_tests();
        space.history();
        space
    }

    /// The contract of a side.
    pub fn program(&self, side: usize) -> &'a Program {
        self.sides[side]
    }

    /// What a term of a side requires of a variable; none for groups and points.
    pub fn leaf(&self, side: usize, term: TermId) -> Option<&Atom> {
        self.leaves.get(side)?.get(term.index())?.as_ref()
    }

    /// The source of a key.
    pub fn source(&self, key: Key) -> &Source {
        &self.sources[key.source]
    }

    fn add(&mut self, what: Dimension, classes: usize) -> VarId {
        self.vars.push(Var { what, classes });
        VarId(self.vars.len() as u32 - 1)
    }

    fn set_leaf(&mut self, test: ValueTest<'_>, leaf: Atom) {
        self.leaves[test.side][test.term.index()] = Some(leaf);
    }

    /// The terms that test each value, in the order of the sources.
    fn value_tests(&self) -> Vec<(Key, Vec<ValueTest<'a>>)> {
        let mut found: std::collections::BTreeMap<Key, Vec<ValueTest<'a>>> = Default::default();
        for (side, program) in self.sides.iter().enumerate() {
            let key_of = variables::keys(&self.sources, side);
            for (at, term) in program.terms.iter().enumerate() {
                let key = term.value().and_then(&key_of);
                if let Some(key) = key {
                    let term_id = TermId(at as u32);
                    found.entry(key).or_default().push(ValueTest {
                        side,
                        program,
                        term: term_id,
                        asks: term,
                    });
                }
            }
        }
        found.into_iter().collect()
    }
}

/// A term that tests a value.
#[derive(Debug, Clone, Copy)]
struct ValueTest<'a> {
    side: usize,
    program: &'a Program,
    term: TermId,
    asks: &'a Term,
}
