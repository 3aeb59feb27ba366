//! Which fields, details, kinds of activity and selections of them are used by some rule.

use super::rewrite::each_rule_use;
use crate::contract::model::{ActivityId, DetailId, FieldId};
use crate::ir::program::{KindSource, Program, Trigger};
use crate::ir::slas::ClockTrigger;
use crate::ir::term::{Selection, SelectionId};
use std::collections::BTreeSet;

pub(super) fn run(program: &mut Program) {
    let mut used = vec![false; program.terms.len()];
    each_rule_use(program, |id| used[id.index()] = true);
    let mut fields: BTreeSet<FieldId> = BTreeSet::new();
    let mut details: BTreeSet<DetailId> = BTreeSet::new();
    let own = program.has_ways_back().then_some(program.own);
    let mut selections: BTreeSet<SelectionId> = own.into_iter().collect();
    for index in (0..used.len()).rev() {
        if !used[index] {
            continue;
        }
        let term = &program.terms[index];
        for child in term.children() {
            used[child.index()] = true;
        }
        let value = term.value();
        fields.extend(value.and_then(|value| value.field()));
        details.extend(value.and_then(|value| value.detail()));
        selections.extend(term.selections());
    }
    for rule in program.groups.iter().flat_map(|group| &group.rules) {
        match &rule.trigger {
            Trigger::ForEach { which, .. } | Trigger::ForIdle { which, .. } => {
                selections.insert(*which);
            }
            Trigger::When { .. } => {}
        }
    }
    for sla in &program.slas {
        selections.extend(sla.requirement.acts().iter().map(|act| act.which));
        selections.extend(
            sla.paused
                .iter()
                .flat_map(|pause| [pause.from, pause.until]),
        );
        if let ClockTrigger::Activity(which) = sla.after {
            selections.insert(which);
        }
    }
    let kinds = kinds_of(program, &selections);
    program.plan.fields = fields.into_iter().collect();
    program.plan.details = details.into_iter().collect();
    program.plan.kinds = kinds.into_iter().collect();
    program.plan.selections = selections.into_iter().collect();
}

/// The selected kinds, and those they are derived from.
fn kinds_of(program: &Program, selections: &BTreeSet<SelectionId>) -> BTreeSet<ActivityId> {
    let mut todo: Vec<ActivityId> = Vec::new();
    for selection in selections {
        match program.selections[selection.index()] {
            Selection::Kind(kind) | Selection::KindBy(kind, _) => todo.push(kind),
            Selection::By(actor) => {
                let kinds = program.kinds.iter().enumerate();
                let by = kinds.filter(|(_, kind)| kind.counts && kind.actors.contains(&actor));
                todo.extend(by.map(|(index, _)| ActivityId(index as u32)));
            }
            Selection::Anybody => {
                let kinds = program.kinds.iter().enumerate();
                let all = kinds.filter(|(_, kind)| kind.counts);
                todo.extend(all.map(|(index, _)| ActivityId(index as u32)));
            }
        }
    }
    let mut kinds = BTreeSet::new();
    while let Some(kind) = todo.pop() {
        if !kinds.insert(kind) {
            continue;
        }
        match &program.kinds[kind.index()].source {
            KindSource::Data => {}
            KindSource::KindOf { parent, .. } => todo.push(*parent),
            KindSource::AnyOf(of) => todo.extend(of),
        }
    }
    kinds
}
