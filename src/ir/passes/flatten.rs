//! Normalizes groups: nested groups of the same kind are flattened, `not` is pushed down to tests, and duplicates in a group
//! are removed.

use super::rewrite::rewrite;
use crate::ir::arena::Arena;
use crate::ir::program::Program;
use crate::ir::term::{Compound, Term, TermId};
use rustc_hash::FxHashMap;

/// The negations of terms, each built once.
type Negations = FxHashMap<TermId, TermId>;

pub(super) fn run(program: &mut Program) {
    let mut opposites = Negations::default();
    rewrite(program, |_, arena, term| match term.compound() {
        Some(Compound::Not(child)) => not(arena, &mut opposites, *child),
        Some(Compound::All(children)) => all(arena, children),
        Some(Compound::Any(children)) => any(arena, children),
        None => arena.id(term),
    });
}

fn not(arena: &mut Arena, known: &mut Negations, child: TermId) -> TermId {
    if let Some(opposite) = known.get(&child) {
        return *opposite;
    }
    let mut each = |arena: &mut Arena, children: &[TermId]| -> Vec<TermId> {
        let children = children.iter();
        children.map(|child| not(arena, known, *child)).collect()
    };
    let term = arena.get(child).clone();
    let opposite = match term.compound() {
        Some(Compound::Not(inner)) => *inner,
        Some(Compound::All(children)) => {
            let opposites = each(arena, children);
            any(arena, &opposites)
        }
        Some(Compound::Any(children)) => {
            let opposites = each(arena, children);
            all(arena, &opposites)
        }
        None => arena.id(Term::Not(child)),
    };
    known.insert(child, opposite);
    opposite
}

fn all(arena: &mut Arena, children: &[TermId]) -> TermId {
    let spliced = splice(children, |child| match arena.get(child).compound() {
        Some(Compound::All(inner)) => inner.to_vec(),
        Some(Compound::Any(_) | Compound::Not(_)) | None => vec![child],
    });
    one_or(arena, spliced, Term::All)
}

fn any(arena: &mut Arena, children: &[TermId]) -> TermId {
    let spliced = splice(children, |child| match arena.get(child).compound() {
        Some(Compound::Any(inner)) => inner.to_vec(),
        Some(Compound::All(_) | Compound::Not(_)) | None => vec![child],
    });
    one_or(arena, spliced, Term::Any)
}

fn splice(children: &[TermId], parts: impl Fn(TermId) -> Vec<TermId>) -> Vec<TermId> {
    let mut all: Vec<TermId> = children.iter().flat_map(|child| parts(*child)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn one_or(arena: &mut Arena, children: Vec<TermId>, make: fn(Vec<TermId>) -> Term) -> TermId {
    match children[..] {
        [only] => only,
        _ => arena.id(make(children)),
    }
}
