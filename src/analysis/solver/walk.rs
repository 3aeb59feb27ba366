//! Walks over formulas whose parts are shared.

use crate::analysis::formula::Formula;
use rustc_hash::FxHashMap;

/// A walk of at most this many groups is too short for caching results.
const SHORT: u64 = 256;

/// This many groups cost as much as one rule evaluation.
const GROUPS_PER_LOOK: u64 = 8;

/// The results of a walk for the groups it visited. A short walk caches nothing, a longer one visits no group twice.
pub(super) struct Walk<T> {
    groups: u64,
    found: FxHashMap<usize, T>,
}

impl<T: Clone> Walk<T> {
    pub fn new() -> Walk<T> {
        Walk {
            groups: 0,
            found: FxHashMap::default(),
        }
    }

    /// Visits a group; returns its earlier result, if any.
    pub fn visit(&mut self, group: &Formula) -> Option<T> {
        self.groups += 1;
        match self.groups > SHORT {
            true => self.found.get(&group.node()).cloned(),
            false => None,
        }
    }

    /// Leaves a group; returns its result.
    pub fn leave(&mut self, group: &Formula, found: T) -> T {
        if self.groups > SHORT {
            self.found.insert(group.node(), found.clone());
        }
        found
    }

    /// The cost of the walk, in rule evaluations.
    pub fn looks(&self) -> u64 {
        self.groups / GROUPS_PER_LOOK
    }
}

/// The cost of walking over a whole formula, in rule evaluations.
pub(super) fn looks_at(formula: &Formula) -> u64 {
    let mut walk = Walk::new();
    visit_all(formula, &mut walk);
    walk.looks()
}

fn visit_all(formula: &Formula, walk: &mut Walk<()>) {
    if !formula.parts().is_empty() && walk.visit(formula).is_none() {
        formula
            .parts()
            .iter()
            .for_each(|part| visit_all(part, walk));
        walk.leave(formula, ());
    }
}
