//! Leads that enter a stage and immediately go back from it.

use super::formula::Formula;
use super::{Claim, Finding, Subject, Witness};
use crate::contract::model::{BackWhen, StageId};
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::program;
use crate::message::{msg, template};

/// Examines every way back with a condition.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let stages = subject.program.stage_ids();
    stages.flat_map(|stage| bounces(subject, stage)).collect()
}

/// A lead that meets the conditions of a stage and of a way back from it.
fn bounces(subject: &Subject<'_>, id: StageId) -> Vec<Finding> {
    let stage = &subject.contract.stages[id.index()];
    let made = &subject.program.stages[id.index()];
    let ways = stage.back_to.iter().zip(&made.back_to).enumerate();
    let found = ways.filter_map(|(way, (back, made))| {
        let (BackWhen::Condition(when), program::BackWhen::Condition { condition, .. }) =
            (&back.when, &made.when)
        else {
            return None;
        };
        subject.set_question(Some((
            when.span,
            template!("whether a lead that just came goes back"),
        )));
        let comes = subject.ways().reaches(id)?;
        let goes = [subject.ways().met(*condition), subject.ways().just_came(id)];
        let formula = Formula::all([comes].into_iter().chain(goes));
        let to = &subject.contract.stages[back.to.index()].name;
        let claims = vec![Claim::Bounced(id, way)];
        let witness = Witness::from_candidate(subject, formula, claims, (back.to, to.span))?;
        let (name, to) = (&stage.name.text, &to.text);
        let message = msg!(
            "a lead can enter `{name}` and go back to `{to}` at once: it meets both conditions",
            name,
            to
        );
        let diagnostic = Diagnostic::new(Code::W0230, when.span, message)
            .also(stage.name.span, msg!("it enters here"))
            .help(msg!(
                "ask here for something that a lead which has just entered does not have"
            ));
        Some(Finding::with_witness(diagnostic, witness))
    });
    found.collect()
}
