//! Constant folding: removes what is always met or never met, for any lead.

use super::rewrite::rewrite;
use crate::ir::Truth;
use crate::ir::arena::Arena;
use crate::ir::program::Program;
use crate::ir::term::{Anchor, Term, TermId, Window};

pub(super) fn run(program: &mut Program) {
    rewrite(program, |_, arena, term| {
        let term = fold(arena, term);
        arena.id(term)
    });
}

fn fold(arena: &Arena, term: Term) -> Term {
    match term {
        Term::All(children) => group(arena, children, Truth::Met, Term::All),
        Term::Any(children) => group(arena, children, Truth::NotMet, Term::Any),
        Term::Not(child) => match arena.get(child) {
            Term::Always(truth) => Term::Always(!*truth),
            _ => Term::Not(child),
        },
        Term::Count {
            at_least: 0,
            window:
                Window {
                    since: Anchor::Ever | Anchor::ThisStage | Anchor::ThisClock,
                    ..
                },
            ..
        } => Term::Always(Truth::Met),
        Term::Count {
            at_least: 1..,
            window: Window { days: Some(0), .. },
            ..
        } => Term::Always(Truth::NotMet),
        other => other,
    }
}

/// `neutral` has no effect in the group, its opposite decides the group, and open may do either.
fn group(
    arena: &Arena,
    mut children: Vec<TermId>,
    neutral: Truth,
    make: fn(Vec<TermId>) -> Term,
) -> Term {
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
