//! Conditions as formulas.

use super::equivalent_groups::EquivalentGroups;
use super::pool::Pool;
use crate::analysis::domain::{Answer, Domain};
use crate::analysis::formula::Formula;
use crate::ir::Truth;
use crate::ir::term::{Term, TermId};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::sync::Arc;

/// Conditions as formulas, each made once.
///
/// A formula holds at least for every lead for which the condition has the result. For points from activities it may hold for
/// other leads, too. So it is a proof if no lead can meet it, but a solution must be confirmed by evaluating it.
#[derive(Debug, Default)]
pub struct Terms {
    made: RefCell<FxHashMap<(usize, TermId, Answer), Arc<Formula>>>,
    pool: RefCell<Pool>,
    /// Points with an equivalent in an earlier contract are represented by that one.
    pub(super) twins: EquivalentGroups,
}

impl Terms {
    /// When a condition of a side has a result.
    pub fn formula(
        &self,
        space: &Domain<'_>,
        side: usize,
        term: TermId,
        answer: Answer,
    ) -> Arc<Formula> {
        if let Some(done) = self.made.borrow().get(&(side, term, answer)) {
            return done.clone();
        }
        let made = self.make(space, side, term, answer);
        let made = self.pool.borrow_mut().take(made);
        let mut known = self.made.borrow_mut();
        known.insert((side, term, answer), made.clone());
        made
    }

    fn make(&self, space: &Domain<'_>, side: usize, id: TermId, answer: Answer) -> Arc<Formula> {
        if let Some(leaf) = space.leaf(side, id) {
            return leaf.formula(answer);
        }
        let each = |children: &[TermId]| -> Vec<Arc<Formula>> {
            let formula = |child: &TermId| self.formula(space, side, *child, answer);
            children.iter().map(formula).collect()
        };
        match space.program(side).term(id) {
            Term::Always(truth) => Formula::constant(has(*truth, answer)),
            Term::Not(child) => self.formula(space, side, *child, answer.of_opposite()),
            Term::All(children) => match answer {
                Answer::Met | Answer::NeverNotMet => Formula::all(each(children)),
                Answer::NotMet | Answer::NeverMet => Formula::any(each(children)),
            },
            Term::Any(children) => match answer {
                Answer::Met | Answer::NeverNotMet => Formula::any(each(children)),
                Answer::NotMet | Answer::NeverMet => Formula::all(each(children)),
            },
            Term::Points(of, test) => {
                let twin = self.twins.get(&(side, *of));
                let (side, of) = twin.copied().unwrap_or((side, *of));
                Formula::points_answer(side, of, *test, answer)
            }
            // Every other term tests a variable; a term for a value that no side declares requires nothing.
            Term::Known(_)
            | Term::Text(..)
            | Term::Number(..)
            | Term::Band { .. }
            | Term::Day { .. }
            | Term::Age { .. }
            | Term::Yes(_)
            | Term::Count { .. }
            | Term::Quiet { .. }
            | Term::Entered(_)
            | Term::Reached(_) => Formula::constant(true),
        }
    }
}

fn has(truth: Truth, answer: Answer) -> bool {
    match answer {
        Answer::Met => truth.is_met(),
        Answer::NotMet => truth == Truth::NotMet,
        Answer::NeverMet => !truth.is_met(),
        Answer::NeverNotMet => truth != Truth::NotMet,
    }
}
