//! Which fields to ask for: unknown fields that keep a lead from the stages it could enter next.

use super::lead::Lead;
use super::replay::TransitionRule;
use super::results::{BlockedTransition, Unmet};
use crate::contract::model::FieldId;
use crate::ir::Truth;
use crate::ir::term::{Term, TermId};

impl Lead<'_> {
    /// What the lead lacks for its next stages.
    pub fn lack(&mut self) -> Unmet {
        let mut unmet = Unmet::default();
        if self.is_excluded() {
            return unmet;
        }
        let run = self.run;
        let here = self.state.stage;
        for transition in run.plan.transitions.out_of(here) {
            if transition.how == TransitionRule::Back {
                continue;
            }
            let answer = self.answer(transition.condition);
            let mut fields = self.open_fields(transition.condition);
            if answer != Truth::NotMet {
                for needed in &run.program.stages[transition.to.index()].not_without {
                    if !self.answer(needed.known).is_met() {
                        fields.push(needed.field);
                    }
                }
            }
            if fields.is_empty() {
                continue;
            }
            in_order(&mut fields);
            unmet.fields.extend(&fields);
            if self.comes_back_from(transition) <= self.now.micros {
                unmet.ways.push(BlockedTransition {
                    to: transition.to,
                    fields,
                    is_met: answer.is_met(),
                });
            }
        }
        in_order(&mut unmet.fields);
        unmet
    }

    /// The unknown fields that leave a condition open, in the order of the contract, without duplicates.
    pub fn open_fields(&mut self, term: TermId) -> Vec<FieldId> {
        let program = self.run.program;
        let mut fields = Vec::new();
        // Most conditions are not open: their walk would end at once.
        if !self.answer(term).is_open() {
            return fields;
        }
        let mut todo = vec![term];
        self.memos.visits.forget();
        while let Some(term) = todo.pop() {
            if !self.memos.visits.is_first(term.index()) || !self.answer(term).is_open() {
                continue;
            }
            let term = program.term(term);
            fields.extend(term.value().and_then(|value| value.field()));
            todo.extend(term.children());
            if let Term::Points(of, _) = term {
                todo.extend(program.conditions_of_points(*of));
            }
        }
        in_order(&mut fields);
        fields
    }
}

/// Sorts the fields in the order of the contract and removes duplicates.
fn in_order(fields: &mut Vec<FieldId>) {
    fields.sort_unstable();
    fields.dedup();
}
