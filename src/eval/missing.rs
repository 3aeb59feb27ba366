//! Which fields to ask for: what keeps a lead from the stages it could enter next.

use super::lead::Lead;
use super::replay::How;
use super::results::{ClosedWay, Lack};
use crate::contract::model::{FieldId, PointsRef};
use crate::ir::Truth;
use crate::ir::program::Trigger;
use crate::ir::term::{Term, TermId};

impl Lead<'_> {
    /// What the lead lacks for its next stages.
    pub fn lack(&mut self) -> Lack {
        let mut lack = Lack::default();
        if self.is_excluded() {
            return lack;
        }
        let run = self.run;
        let here = self.standing.stage;
        for way in run.ways.out_of(here) {
            if way.how == How::Back {
                continue;
            }
            let answer = self.answer(way.condition);
            let mut fields = Vec::new();
            self.open_fields(way.condition, &mut fields);
            if answer != Truth::NotMet {
                for needed in &run.program.stages[way.to.index()].not_without {
                    if !self.answer(needed.known).is_met() {
                        fields.push(needed.field);
                    }
                }
            }
            if fields.is_empty() {
                continue;
            }
            in_order(&mut fields);
            lack.fields.extend(&fields);
            if self.comes_back_from(way) <= self.now.micros {
                lack.ways.push(ClosedWay {
                    to: way.to,
                    fields,
                    is_met: answer.is_met(),
                });
            }
        }
        in_order(&mut lack.fields);
        lack
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

/// The fields in the order of the contract, each once.
fn in_order(fields: &mut Vec<FieldId>) {
    fields.sort_unstable();
    fields.dedup();
}
