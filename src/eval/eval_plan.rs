//! What evaluation derives from a program alone. A program that decides one lead after another derives it once.

use super::input::TextQuestions;
use super::replay::Transitions;
use super::rule_index::RuleIndex;
use crate::contract::model::{FieldId, Type};
use crate::ir::Program;
use crate::ir::term::TermId;

/// What evaluation derives from a program alone.
#[derive(Debug)]
pub(super) struct EvalPlan {
    /// By `TermId`: the index among the hoisted terms.
    slots: Vec<Option<u32>>,
    /// The transitions out of each stage.
    pub transitions: Transitions,
    /// The rules of all groups.
    pub rules: RuleIndex,
    /// Fields with `known from column`.
    pub late_fields: Vec<FieldId>,
    /// The field that says when a lead was created.
    pub creation: Option<FieldId>,
    /// What is asked about texts.
    pub texts: TextQuestions,
}

impl EvalPlan {
    /// The plan of a program.
    pub fn new(program: &Program) -> EvalPlan {
        let mut slots = vec![None; program.terms.len()];
        for (index, term) in program.plan.hoisted.iter().enumerate() {
            slots[term.index()] = Some(index as u32);
        }
        let fields = (0..).map(FieldId).zip(&program.inputs.fields);
        let late_fields = fields
            .clone()
            .filter(|(_, field)| field.known_from.is_some());
        let mut creation = fields.filter(|(_, field)| field.kind == Type::CreationTime);
        let rules = RuleIndex::new(program, |term| slots[term.index()].is_some());
        EvalPlan {
            slots,
            transitions: Transitions::new(program),
            rules,
            late_fields: late_fields.map(|(id, _)| id).collect(),
            creation: creation.next().map(|(id, _)| id),
            texts: TextQuestions::new(program),
        }
    }

    /// The index of a term among the hoisted ones.
    pub fn slot(&self, term: TermId) -> Option<usize> {
        self.slots[term.index()].map(|slot| slot as usize)
    }
}
