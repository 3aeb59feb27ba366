//! Stages that leads reach without ever doing anything, though their score counts what leads do.

use super::solve::Outcome;
use super::ways::in_stage;
use super::{Claim, Finding, Subject, Witness};
use crate::contract::model::{
    Condition, ConditionKind, ExpectKind, GroupId, NumberTest, PointsRef, StageId,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::program::Trigger;
use crate::ir::term::TermId;

/// Looks at every stage whose condition asks for a total of what leads are and what they do.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let stages = subject.contract.stages.iter().enumerate();
    let found = stages.filter_map(|(id, stage)| {
        let (asked, of) = asked_total(subject, stage.condition.as_ref()?)?;
        alone(subject, StageId(id as u32), asked, of)
    });
    found.collect()
}

/// The first comparison of a total that at least two groups make, some of what leads do and some not; none where the
/// condition asks for what leads do by itself.
fn asked_total<'a>(
    subject: &Subject<'_>,
    condition: &'a Condition,
) -> Option<(&'a Condition, PointsRef)> {
    let mut found = None;
    let mut asks_for_interest = false;
    condition.walk(&mut |part| {
        if let ConditionKind::Points(PointsRef::Group(group), _) = part.kind {
            asks_for_interest |= counts_activity(subject, group);
        }
        if let ConditionKind::Points(of @ PointsRef::Total(_), test) = part.kind
            && matches!(test, NumberTest::AtLeast(_) | NumberTest::MoreThan(_))
            && found.is_none()
        {
            let groups = subject.program.groups_of(of);
            let counts = |group: &GroupId| counts_activity(subject, *group);
            if groups.iter().any(counts) && !groups.iter().all(counts) {
                found = Some((part, of));
            }
        }
    });
    found.filter(|_| !asks_for_interest)
}

/// Whether a group gives points for what leads do.
fn counts_activity(subject: &Subject<'_>, group: GroupId) -> bool {
    let program = subject.program;
    let asks = |term: TermId| {
        let mut open = vec![term];
        while let Some(term) = open.pop() {
            let term = program.term(term);
            if term.selection().is_some() {
                return true;
            }
            open.extend(term.children());
        }
        false
    };
    let mut rules = program.groups[group.index()].rules.iter();
    rules.any(|rule| match &rule.trigger {
        Trigger::When { condition, .. } => asks(*condition),
        Trigger::ForEach { .. } => true,
        Trigger::ForIdle { .. } => false,
    })
}

fn alone(
    subject: &Subject<'_>,
    stage: StageId,
    asked: &Condition,
    of: PointsRef,
) -> Option<Finding> {
    let maker = subject.maker();
    let ConditionKind::Points(_, test) = asked.kind else {
        return None;
    };
    let reaches = Claim::Expects(ExpectKind::Points(of, test));
    let claims = vec![Claim::Came(stage), reaches];
    let shown = subject
        .idle
        .find(subject.ways().comes_to(stage)?, &mut |state| {
            let mut leads = maker.idle_leads(state);
            leads.retain(|lead| lead.did.is_empty());
            maker.showing(leads, |tried| {
                let shows = claims.iter().all(|claim| claim.holds(tried));
                // Who came so far may be further by now.
                tried.stage().filter(|_| shows)
            })
        });
    let Outcome::Found((example, now)) = shown else {
        return None;
    };
    let groups = subject.program.groups_of(of);
    let names = |counts: bool| {
        let of = groups
            .iter()
            .filter(|group| counts_activity(subject, **group) == counts);
        let names: Vec<String> = of
            .map(|group| format!("`{}`", subject.program.groups[group.index()].name))
            .collect();
        names.join(" and ")
    };
    let text = subject.sources.text(asked.span).trim();
    let name = subject.program.stage_name(stage);
    let message = format!(
        "a lead that never did anything becomes `{name}`: it reaches `{text}` by {} alone",
        names(false)
    );
    let said = Diagnostic::new(Code::W0226, asked.span, message).help(format!(
        "if both sides want interest as well, ask for it in a line of its own, such as `{} more than 0`",
        names(true).replace('`', "")
    ));
    let witness = Witness::showing(in_stage(example, now, asked.span), claims);
    Some(Finding::shown_by(said, witness))
}
