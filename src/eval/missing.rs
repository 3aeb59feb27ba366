//! Which fields to ask for: what keeps a lead from the stages it could enter next.

use super::lead::Lead;
use super::replay::How;
use crate::contract::model::{FieldId, PointsRef};
use crate::ir::Truth;
use crate::ir::program::Trigger;
use crate::ir::term::{Term, TermId};

impl Lead<'_> {
    /// The unknown fields that keep the lead from its next stages, in the order of the contract.
    pub fn missing(&mut self) -> Vec<FieldId> {
        let mut fields = Vec::new();
        if self.is_excluded() {
            return fields;
        }
        let run = self.run;
        let here = self.standing.stage;
        for way in run.ways.out_of(here) {
            if way.how == How::Back {
                continue;
            }
            let answer = self.answer(way.condition);
            if answer.is_open() {
                self.open_fields(way.condition, &mut fields);
            }
            if answer != Truth::NotMet {
                for needed in &run.program.stages[way.to.index()].not_without {
                    if !self.answer(needed.known).is_met() {
                        fields.push(needed.field);
                    }
                }
            }
        }
        fields.sort_unstable();
        fields.dedup();
        fields
    }

    /// The unknown fields that make an open condition open.
    pub fn open_fields(&mut self, term: TermId, fields: &mut Vec<FieldId>) {
        if !self.answer(term).is_open() {
            return;
        }
        let asked = self.run.term(term);
        match asked {
            Term::Points(of, _) => self.open_fields_of(*of, fields),
            _ => {
                fields.extend(asked.value().and_then(|value| value.field()));
                for child in asked.children() {
                    self.open_fields(*child, fields);
                }
            }
        }
    }

    fn open_fields_of(&mut self, of: PointsRef, fields: &mut Vec<FieldId>) {
        let program = self.run.program;
        match of {
            PointsRef::Total(total) => {
                for part in &program.totals[total.index()].terms {
                    self.open_fields_of(*part, fields);
                }
            }
            PointsRef::Group(group) => {
                for rule in &program.groups[group.index()].rules {
                    if let Trigger::When { condition, .. } = &rule.trigger {
                        self.open_fields(*condition, fields);
                    }
                }
            }
        }
    }
}
