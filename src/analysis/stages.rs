//! Stages among each other: nobody reaches one, two want the same lead, a later one is easier, a lead goes in and out.

use super::formula::Formula;
use super::solve::Outcome;
use super::ways::in_stage;
use super::{Finding, Subject, Witness};
use crate::contract::model::{BackWhen, Example, StageId};
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::program;
use std::sync::Arc;

/// Looks at every stage, and at every two.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let ids: Vec<StageId> = subject.program.stage_ids().collect();
    let mut found: Vec<Finding> = ids
        .iter()
        .filter_map(|s| unreachable(subject, *s))
        .collect();
    for later in &ids {
        for earlier in ids.iter().take_while(|id| *id < later) {
            found.extend(easier(subject, *earlier, *later));
            found.extend(both(subject, *earlier, *later));
        }
    }
    found.extend(ids.iter().flat_map(|stage| bounces(subject, *stage)));
    found
}

/// A lead that comes to a stage, for which a formula holds, and that then is in `then`.
fn shown(
    subject: &Subject<'_>,
    through: StageId,
    formula: Arc<Formula>,
    then: StageId,
) -> Option<Example> {
    let formula = Formula::all([subject.ways().comes_to(through)?, formula]);
    let maker = subject.maker();
    let outcome = subject.solver.find(formula, &mut |state| {
        maker.first(maker.leads(state, None), |results, row| {
            (results.stage.get(row).copied().flatten() == Some(then)).then_some(())
        })
    });
    match outcome {
        Outcome::Found((example, ())) => Some(in_stage(
            example,
            then,
            subject.contract.stages[then.index()].name.span,
        )),
        _ => None,
    }
}

/// Leads meet the condition of a stage, but not with what else it needs.
fn unreachable(subject: &Subject<'_>, id: StageId) -> Option<Finding> {
    let stage = subject.contract.stages.get(id.index())?;
    let made = &subject.program.stages[id.index()];
    let solver = subject.solver;
    let ways = made
        .condition
        .into_iter()
        .chain(made.fast_tracks.iter().map(|t| t.condition));
    let ways: Vec<_> = ways.map(|way| subject.ways().met(way)).collect();
    let is_target = subject
        .program
        .stages
        .iter()
        .any(|s| s.back_to.iter().any(|b| b.to == id));
    let can = |more: &[Arc<Formula>]| {
        let with = |way: &Arc<Formula>| Formula::all(more.iter().cloned().chain([way.clone()]));
        ways.iter().any(|way| !solver.is_never(with(way)))
    };
    if ways.is_empty() || is_target || !can(&[]) {
        return None;
    }
    let (needed, left) = (subject.ways().has_needed(id), subject.ways().not_excluded());
    let name = &stage.name.text;
    let why = if !can(std::slice::from_ref(&needed)) {
        "whoever meets its condition lacks a field of its `not without`"
    } else if !can(std::slice::from_ref(&left)) {
        "whoever meets its condition is excluded"
    } else if !can(&[needed, left]) {
        "whoever meets its condition and has the fields of its `not without` is excluded"
    } else {
        return None;
    };
    let message = format!("no lead ever comes to `{name}`: {why}");
    let said = Diagnostic::new(Code::W0228, stage.name.span, message)
        .help("change the condition of the stage, or what keeps leads out of it");
    Some(Finding::new(said))
}

/// Whoever comes into the earlier stage is at once in the later one.
fn easier(subject: &Subject<'_>, earlier: StageId, later: StageId) -> Option<Finding> {
    let stages = &subject.program.stages;
    if earlier.index() == 0 || !stages[later.index()].from.contains(&earlier) {
        return None;
    }
    let enters = subject.ways().enters(earlier)?;
    let condition = stages[later.index()].condition?;
    let harder = Formula::all([enters.clone(), subject.ways().never_met(condition)]);
    if subject.solver.is_never(enters) || !subject.solver.is_never(harder) {
        return None;
    }
    let example = shown(subject, earlier, Formula::constant(true), later)?;
    let name = |id: StageId| &subject.contract.stages[id.index()].name;
    let (first, second) = (name(earlier), name(later));
    let message = format!(
        "`{}` is easier than `{}`: whoever comes to `{}` is at once `{}`",
        second.text, first.text, first.text, second.text
    );
    let said = Diagnostic::new(Code::W0229, second.span, message)
        .also(first.span, "nobody stays here")
        .help(format!(
            "ask for more in `{}`, or leave one of the two out",
            second.text
        ));
    Some(Finding::shown_by(said, Witness::new(example)))
}

/// Two stages that one lead can enter from the same stage at the same moment.
fn both(subject: &Subject<'_>, earlier: StageId, later: StageId) -> Option<Finding> {
    let (first, second) = (
        &subject.program.stages[earlier.index()],
        &subject.program.stages[later.index()],
    );
    let shared = first.from.iter().find(|from| second.from.contains(from))?;
    if subject.ways().leads_to(earlier, later) || subject.ways().leads_to(later, earlier) {
        return None;
    }
    let enters = Formula::all([
        subject.ways().enters(earlier)?,
        subject.ways().enters(later)?,
    ]);
    let example = match shared.index() {
        0 => shown(subject, later, enters, later),
        _ => shown(subject, *shared, enters, later),
    }?;
    let name = |id: StageId| &subject.contract.stages[id.index()].name;
    let (lost, won) = (name(earlier), name(later));
    let message = format!(
        "a lead can meet the conditions of `{}` and `{}` at once, and then becomes `{}`, which stands last",
        lost.text, won.text, won.text
    );
    let said = Diagnostic::new(Code::N0223, won.span, message)
        .also(lost.span, "it never comes here then")
        .help("if it should be the other way round, swap the two stages");
    Some(Finding::shown_by(said, Witness::new(example)))
}

/// A lead that meets the condition of a stage and of a way back out of it.
fn bounces(subject: &Subject<'_>, id: StageId) -> Vec<Finding> {
    let stage = &subject.contract.stages[id.index()];
    let made = &subject.program.stages[id.index()];
    let ways = stage.back_to.iter().zip(&made.back_to);
    let found = ways.filter_map(|(back, made)| {
        let (BackWhen::Condition(when), program::BackWhen::Condition { condition, .. }) =
            (&back.when, &made.when)
        else {
            return None;
        };
        let out = Formula::all([subject.ways().met(*condition), subject.ways().just_came(id)]);
        let example = shown(subject, id, out, back.to)?;
        let to = &subject.contract.stages[back.to.index()].name.text;
        let name = &stage.name.text;
        let message = format!(
            "a lead can come to `{name}` and go back to `{to}` at once: it meets both conditions"
        );
        let said = Diagnostic::new(Code::W0230, when.span, message)
            .also(stage.name.span, "it comes in here")
            .help("ask here for something that a lead which just came in does not have");
        Some(Finding::shown_by(said, Witness::new(example)))
    });
    found.collect()
}
