//! Which answers a condition can have at all: nobody is asked for an example of what cannot be.

use super::Outcome;
use crate::contract::model::PointsRef;
use crate::ir::Truth;
use crate::ir::program::{Program, Trigger};
use crate::ir::term::{Term, TermId};

/// The answers a condition can have.
pub(super) fn answers(program: &Program, term: TermId) -> Vec<Outcome> {
    if let Term::Always(answer) = program.term(term) {
        return vec![Outcome::of(*answer)];
    }
    let open = may_be_open(program, term).then_some(Outcome::Open);
    [Outcome::Met, Outcome::NotMet]
        .into_iter()
        .chain(open)
        .collect()
}

/// Whether something unknown can leave a condition open.
fn may_be_open(program: &Program, term: TermId) -> bool {
    match program.term(term) {
        Term::Always(answer) => *answer == Truth::Open,
        Term::All(_) | Term::Any(_) | Term::Not(_) => {
            let mut children = program.term(term).children().iter();
            children.any(|child| may_be_open(program, *child))
        }
        Term::Points(of, _) => points_may_be_open(program, *of),
        Term::Known(_)
        | Term::Count { .. }
        | Term::Quiet { .. }
        | Term::Entered(_)
        | Term::Reached(_) => false,
        Term::Text(..)
        | Term::Number(..)
        | Term::Band { .. }
        | Term::Day { .. }
        | Term::Age { .. }
        | Term::Yes(_) => true,
    }
}

fn points_may_be_open(program: &Program, of: PointsRef) -> bool {
    match of {
        PointsRef::Total(total) => {
            let mut parts = program.totals[total.index()].terms.iter();
            parts.any(|part| points_may_be_open(program, *part))
        }
        PointsRef::Group(group) => {
            let rules = &program.groups[group.index()].rules;
            rules.iter().any(|rule| match rule.trigger {
                Trigger::When { condition, .. } => may_be_open(program, condition),
                Trigger::ForEach { .. } | Trigger::ForIdle { .. } => false,
            })
        }
    }
}
