//! The results a condition can have at all, so that no examples are asked for what is impossible.

use super::Outcome;
use crate::ir::program::Program;
use crate::ir::term::{Term, TermId};
use crate::ir::{Memo, Truth};

/// The results a condition can have.
pub(super) fn answers(program: &Program, term: TermId) -> Vec<Outcome> {
    if let Term::Always(answer) = program.term(term) {
        return vec![Outcome::from_truth(*answer)];
    }
    let open = may_be_open(program, term).then_some(Outcome::Open);
    [Outcome::Met, Outcome::NotMet]
        .into_iter()
        .chain(open)
        .collect()
}

/// Whether something unknown can leave a condition open.
fn may_be_open(program: &Program, term: TermId) -> bool {
    let mut todo = vec![term];
    let mut visits = Memo::new(program.terms.len());
    while let Some(term) = todo.pop() {
        if !visits.is_first(term.index()) {
            continue;
        }
        match program.term(term) {
            Term::Always(Truth::Open)
            | Term::Text(..)
            | Term::Number(..)
            | Term::Band { .. }
            | Term::Day { .. }
            | Term::Age { .. }
            | Term::Yes(_) => return true,
            Term::All(children) | Term::Any(children) => todo.extend(children),
            Term::Not(child) => todo.push(*child),
            Term::Points(of, _) => todo.extend(program.conditions_of_points(*of)),
            Term::Always(Truth::Met | Truth::NotMet)
            | Term::Known(_)
            | Term::Count { .. }
            | Term::Quiet { .. }
            | Term::Entered(_)
            | Term::Reached(_) => {}
        }
    }
    false
}
