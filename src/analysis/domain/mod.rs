//! The space of leads: every way in which leads can differ as far as a contract asks.
//!
//! Each value a contract tests is cut into classes that no test tells apart, with class 0 for "unknown"; what is asked of
//! activities is a variable that is so or not so. There may be several contracts ("sides"), whose fields and activities are
//! the same where their names and types are.

mod atom;
mod clashes;
mod history;
mod implications;
mod kinds;
mod partition;
mod texts;
mod values;
mod variables;

pub use atom::{Answer, Leaf};
pub use clashes::{Clashes, Literal};
pub use history::{Fact, Start, Who};
pub use partition::ClassSet;
pub use variables::{Key, Source};

use crate::analysis::budget::Budget;
use crate::analysis::formula::Formula;
use crate::contract::model::FactValue;
use crate::ir::Program;
use crate::ir::term::{Term, TermId};
use crate::language::text::TextTest;
use kinds::Kinds;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// The most conditions of a contract, and the most tests of one value, that are analysed together.
const MOST_TERMS: usize = 20_000;
const MOST_TESTS: usize = 1_500;

/// A variable of [`Space::vars`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VarId(pub u32);

impl VarId {
    /// The id as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One way in which leads differ.
#[derive(Debug, Clone)]
pub struct Var {
    /// What differs.
    pub what: What,
    /// How many classes it has.
    pub classes: usize,
}

/// What differs.
#[derive(Debug, Clone)]
pub enum What {
    /// A value, by class; none is unknown.
    Value(Key, Vec<Class>),
    /// How many days ago a date is, by class; none is unknown.
    Age(Key, Vec<Option<i32>>),
    /// Whether a text of no class of its own passes a test, or one of a field's choices does.
    Asked(Key, TextTest),
    /// Whether something happened.
    Happened(Fact),
}

/// A class of values.
#[derive(Debug, Clone, PartialEq)]
pub enum Class {
    /// The value is unknown.
    Unknown,
    /// A value that stands for its class.
    Like(FactValue),
    /// Known, and told apart by [`What::Asked`] only.
    Other,
}

/// Every way in which leads can differ as far as some contracts ask.
#[derive(Debug)]
pub struct Space<'a> {
    /// The contracts.
    pub sides: Vec<&'a Program>,
    /// Fields and details.
    pub sources: Vec<Source>,
    /// The ways in which leads differ.
    pub vars: Vec<Var>,
    /// What holds between variables, whatever the lead.
    pub links: Vec<Arc<Formula>>,
    /// What cannot be together of variables that are so or not.
    pub clashes: Clashes,
    /// Whether the contracts ask for so much that it was not worked out how leads can differ; nothing can be searched then.
    pub is_too_large: bool,
    kinds: Kinds,
    /// What may be made up.
    pub budget: Budget,
    /// The values that are tested.
    asked_keys: FxHashSet<Key>,
    /// By side and term: what the term asks.
    leaves: Vec<Vec<Option<Leaf>>>,
}

impl<'a> Space<'a> {
    /// The space of the leads of some contracts.
    pub fn new(sides: &[&'a Program]) -> Space<'a> {
        let mut space = Space {
            sides: sides.to_vec(),
            sources: variables::of(sides),
            vars: Vec::new(),
            links: Vec::new(),
            clashes: Clashes::default(),
            is_too_large: false,
            kinds: Kinds::new(sides),
            budget: Budget::default(),
            asked_keys: FxHashSet::default(),
            leaves: sides.iter().map(|p| vec![None; p.terms.len()]).collect(),
        };
        let asked = space.asked();
        space.is_too_large = sides.iter().any(|side| side.terms.len() > MOST_TERMS)
            || asked.iter().any(|(_, terms)| terms.len() > MOST_TESTS);
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

    /// What a term of a side asks of single variables; none for groups, and for points.
    pub fn leaf(&self, side: usize, term: TermId) -> Option<&Leaf> {
        self.leaves.get(side)?.get(term.index())?.as_ref()
    }

    /// The source a key looks at.
    pub fn source(&self, key: Key) -> &Source {
        &self.sources[key.source]
    }

    fn add(&mut self, what: What, classes: usize) -> VarId {
        self.vars.push(Var { what, classes });
        VarId(self.vars.len() as u32 - 1)
    }

    fn set_leaf(&mut self, asked: Asked<'_>, leaf: Leaf) {
        self.leaves[asked.side][asked.term.index()] = Some(leaf);
    }

    /// The terms that test each value, in the order of the sources.
    fn asked(&self) -> Vec<(Key, Vec<Asked<'a>>)> {
        let mut found: std::collections::BTreeMap<Key, Vec<Asked<'a>>> = Default::default();
        for (side, program) in self.sides.iter().enumerate() {
            let key_of = variables::keys(&self.sources, side);
            for (at, term) in program.terms.iter().enumerate() {
                let key = term.value().and_then(&key_of);
                if let Some(key) = key {
                    let term_id = TermId(at as u32);
                    found.entry(key).or_default().push(Asked {
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
struct Asked<'a> {
    side: usize,
    program: &'a Program,
    term: TermId,
    asks: &'a Term,
}
