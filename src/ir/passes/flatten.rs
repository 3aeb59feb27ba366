//! Groups in one form: a group inside a group of its own sort is spliced in, `not` stands on tests only, and no group
//! says a thing twice.

use super::rewrite::rewrite;
use crate::ir::arena::Arena;
use crate::ir::program::Program;
use crate::ir::term::{Term, TermId};

pub(super) fn run(program: &mut Program) {
    rewrite(program, |_, arena, term| match term {
        Term::Not(child) => not(arena, child),
        Term::All(children) => all(arena, &children),
        Term::Any(children) => any(arena, &children),
        other => arena.id(other),
    });
}

fn not(arena: &mut Arena, child: TermId) -> TermId {
    match arena.get(child).clone() {
        Term::Not(inner) => inner,
        Term::All(children) => {
            let opposites: Vec<TermId> = children.iter().map(|c| not(arena, *c)).collect();
            any(arena, &opposites)
        }
        Term::Any(children) => {
            let opposites: Vec<TermId> = children.iter().map(|c| not(arena, *c)).collect();
            all(arena, &opposites)
        }
        _ => arena.id(Term::Not(child)),
    }
}

fn all(arena: &mut Arena, children: &[TermId]) -> TermId {
    let spliced = splice(children, |child| match arena.get(child) {
        Term::All(inner) => inner.clone(),
        _ => vec![child],
    });
    one_or(arena, spliced, Term::All)
}

fn any(arena: &mut Arena, children: &[TermId]) -> TermId {
    let spliced = splice(children, |child| match arena.get(child) {
        Term::Any(inner) => inner.clone(),
        _ => vec![child],
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
