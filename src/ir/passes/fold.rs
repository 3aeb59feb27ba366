//! Constant folding: removes what is always met or never met, for any lead.

use super::rewrite::rewrite;
use crate::ir::arena::Arena;
use crate::ir::program::Program;
use crate::ir::term::{Anchor, Compound, Term, TermId};
use crate::ir::{Connective, Truth};

pub(super) fn run(program: &mut Program) {
    rewrite(program, |_, arena, term| {
        let term = fold(arena, term);
        arena.id(term)
    });
}

fn fold(arena: &Arena, term: Term) -> Term {
    match term.compound() {
        Some(Compound::All(all)) => group(arena, all.to_vec(), Connective::All, Term::All),
        Some(Compound::Any(any)) => group(arena, any.to_vec(), Connective::Any, Term::Any),
        Some(Compound::Not(child)) => {
            let Term::Always(truth) = arena.get(*child) else {
                return term;
            };
            Term::Always(!*truth)
        }
        None => fold_count(term),
    }
}

fn fold_count(term: Term) -> Term {
    let Term::Count {
        at_least, window, ..
    } = term
    else {
        return term;
    };
    match (at_least, window.since) {
        (0, Anchor::Ever | Anchor::ThisStage | Anchor::ThisClock) => Term::Always(Truth::Met),
        (0, Anchor::Stage(_)) | (1.., _) => term,
    }
}

/// Parts without an effect are removed, and one that decides replaces the group; an open part may do either.
fn group(
    arena: &Arena,
    mut children: Vec<TermId>,
    connective: Connective,
    make: fn(Vec<TermId>) -> Term,
) -> Term {
    let neutral = connective.neutral();
    let is = |child: &TermId, truth| *arena.get(*child) == Term::Always(truth);
    if children.iter().any(|child| is(child, !neutral)) {
        return Term::Always(!neutral);
    }
    children.retain(|child| !is(child, neutral));
    match children[..] {
        [] => Term::Always(neutral),
        [only] => arena.get(only).clone(),
        _ => make(children),
    }
}
