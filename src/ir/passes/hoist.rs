//! Finds terms with the same result over a lead's whole history. They are evaluated once per lead, before its history is
//! replayed.

use super::rewrite::each_rule_use;
use crate::contract::model::GroupId;
use crate::ir::program::{Program, Trigger};
use crate::ir::term::{Term, TermId};

pub(super) fn run(program: &mut Program) {
    let fixed = fixed_terms(program);
    let mut used = vec![false; program.terms.len()];
    each_rule_use(program, |id| used[id.index()] = true);
    for index in (0..used.len()).rev() {
        if used[index] {
            for child in program.terms[index].children() {
                used[child.index()] = true;
            }
        }
    }
    // Tests of details apply to events, not to leads.
    let of_lead = |term: &Term| term.value().is_none_or(|value| value.field().is_some());
    program.plan.hoisted = (0..program.terms.len())
        .filter(|index| fixed[*index] && used[*index] && of_lead(&program.terms[*index]))
        .map(|index| TermId(index as u32))
        .collect();
}

/// For each term, whether its result is independent of time, activities and stages.
pub(super) fn fixed_terms(program: &Program) -> Vec<bool> {
    let mut fixed: Vec<bool> = Vec::with_capacity(program.terms.len());
    for term in &program.terms {
        let answer = match term {
            Term::Always(_) => true,
            Term::All(_) | Term::Any(_) | Term::Not(_) => {
                term.children().iter().all(|child| fixed[child.index()])
            }
            Term::Known(value)
            | Term::Text(value, _)
            | Term::Number(value, _)
            | Term::Band { value, .. }
            | Term::Day { value, .. }
            | Term::Yes(value) => value
                .field()
                .is_some_and(|field| program.inputs.fields[field.index()].known_from.is_none()),
            Term::Points(of, _) => program
                .groups_of(*of)
                .iter()
                .all(|group| fixed_group(program, *group, &fixed)),
            Term::Age { .. }
            | Term::Count { .. }
            | Term::Quiet { .. }
            | Term::Entered(_)
            | Term::Reached(_) => false,
        };
        fixed.push(answer);
    }
    fixed
}

fn fixed_group(program: &Program, group: GroupId, fixed: &[bool]) -> bool {
    let rules = &program.groups[group.index()].rules;
    rules.iter().all(|rule| match &rule.trigger {
        Trigger::When { condition, .. } => fixed.get(condition.index()) == Some(&true),
        Trigger::ForEach { .. } | Trigger::ForIdle { .. } => false,
    })
}
