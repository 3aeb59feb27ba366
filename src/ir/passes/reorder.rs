//! Puts the cheap tests of each group, and those that decide most often, first. The result is the same in any order.

use super::hoist;
use super::rewrite::rewrite;
use crate::ir::program::Program;
use crate::ir::term::{Compound, Term, TermId};

pub(super) fn run(program: &mut Program) {
    let fixed = hoist::fixed_terms(program);
    let mut cost: Vec<u32> = Vec::new();
    for (index, term) in program.terms.iter().enumerate() {
        let parts = term.children().iter().map(|child| cost[child.index()]);
        let sum = parts.fold(own_cost(term), u32::saturating_add);
        cost.push(if fixed[index] { sum.min(FIXED) } else { sum });
    }
    let mut old = 0;
    let mut new_cost: Vec<u32> = Vec::new();
    rewrite(program, |_, arena, term| {
        let term = match term.compound() {
            Some(Compound::All(all)) => Term::All(sorted(all.to_vec(), &new_cost)),
            Some(Compound::Any(any)) => Term::Any(sorted(any.to_vec(), &new_cost)),
            Some(Compound::Not(_)) | None => term,
        };
        let id = arena.id(term);
        if id.index() == new_cost.len() {
            new_cost.push(cost[old]);
        }
        old += 1;
        id
    });
}

/// The cost of a term whose result is known for every lead before the replay begins.
const FIXED: u32 = 1;

fn own_cost(term: &Term) -> u32 {
    match term {
        Term::Always(_) => 0,
        Term::Known(_) | Term::Yes(_) | Term::Band { .. } | Term::Number(..) => 2,
        Term::Text(..) | Term::Day { .. } | Term::Entered(_) | Term::Reached(_) => 2,
        Term::Age { .. } => 3,
        Term::Not(_) | Term::All(_) | Term::Any(_) => 1,
        Term::Quiet { .. } => 6,
        Term::Count { .. } => 8,
        Term::Points(..) => 100,
    }
}

fn sorted(mut children: Vec<TermId>, cost: &[u32]) -> Vec<TermId> {
    children.sort_by_key(|child| (cost[child.index()], *child));
    children
}
