//! Stages that leads reach without any activity, although their score counts activities.

use super::solver::Outcome;
use super::transitions::in_stage;
use super::{Claim, Finding, Subject, Witness};
use crate::contract::condition_text;
use crate::contract::model::{
    Condition, ConditionKind, ExpectKind, GroupId, NumberTest, PointsRef, StageId,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::program::{Rule, Trigger};
use crate::ir::term::TermId;
use crate::message::{Arg, Join, msg, template};
use crate::units::MilliPoints;

/// Examines every stage whose condition compares a total of both facts and activities.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let stages = subject.contract.stages.iter().enumerate();
    let found = stages.filter_map(|(id, stage)| {
        let (asked, of) = required_total(subject, stage.condition.as_ref()?)?;
        alone(subject, StageId(id as u32), asked, of)
    });
    found.collect()
}

/// The first comparison of a total of at least two groups, some with activities and some without; none if the condition also
/// tests activities directly.
fn required_total<'a>(
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
            && test.is_lower_limit()
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

/// Whether a group gives points for activities.
fn counts_activity(subject: &Subject<'_>, group: GroupId) -> bool {
    let program = subject.program;
    let asks = |term: TermId| {
        let mut parts = program.parts_of(term).into_iter();
        parts.any(|part| program.term(part).selections().next().is_some())
    };
    let mut rules = program.groups[group.index()].rules.iter();
    rules.any(|rule| match &rule.trigger {
        Trigger::When { condition, .. } => asks(*condition),
        Trigger::ForEach { .. } => true,
        Trigger::ForIdle { .. } => false,
    })
}

/// The group of a total that is most about activities: the first with the fewest rules about anything else.
fn of_interest(subject: &Subject<'_>, of: PointsRef) -> Option<GroupId> {
    let rules = |group: &GroupId| &subject.program.groups[group.index()].rules;
    let others = |group: &GroupId| {
        let counted = |rule: &&Rule| matches!(rule.trigger, Trigger::ForEach { .. });
        rules(group).len() - rules(group).iter().filter(counted).count()
    };
    let groups = subject.program.groups_of(of).into_iter();
    let groups = groups.filter(|group| counts_activity(subject, *group));
    groups.min_by_key(others)
}

fn alone(
    subject: &Subject<'_>,
    stage: StageId,
    asked: &Condition,
    of: PointsRef,
) -> Option<Finding> {
    subject.set_question(Some((
        asked.span,
        template!("whether leads that never did anything reach it"),
    )));
    let maker = subject.maker();
    let ConditionKind::Points(_, test) = asked.kind else {
        return None;
    };
    let reaches = Claim::Expects(ExpectKind::Points(of, test));
    let mut claims = vec![Claim::Came(stage), reaches];
    let groups = subject.program.groups_of(of);
    let shown = subject
        .idle
        .find(subject.ways().reaches(stage)?, &mut |state| {
            let mut leads = maker.idle_leads(state);
            leads.retain(|lead| lead.did.is_empty());
            maker.showing(leads, |tried| {
                if !claims.iter().all(|claim| claim.holds(tried)) {
                    return None;
                }
                let gives = |group: &&GroupId| {
                    let of = PointsRef::Group(**group);
                    tried.history.results.points(of, tried.row) > MilliPoints::ZERO
                };
                let by: Vec<GroupId> = groups.iter().filter(gives).copied().collect();
                // A lead that got this far may already be further.
                Some((tried.stage()?, by))
            })
        });
    let Outcome::Found((example, (now, by))) = shown else {
        return None;
    };
    claims.extend(groups.iter().map(|group| {
        let test = match by.contains(group) {
            true => NumberTest::MoreThan(MilliPoints::ZERO),
            false => NumberTest::AtMost(MilliPoints::ZERO),
        };
        Claim::Expects(ExpectKind::Points(PointsRef::Group(*group), test))
    }));
    let group_name = |group: &GroupId| subject.program.groups[group.index()].name.as_str();
    let text = subject.sources.text(asked.span).trim();
    let name = subject.program.stage_name(stage);
    let message = match by.is_empty() {
        true => msg!(
            "a lead that never did anything becomes `{name}`: it reaches `{text}` without any points",
            name,
            text
        ),
        false => {
            let groups = by.iter().map(|group| format!("`{}`", group_name(group)));
            msg!(
                "a lead that never did anything becomes `{name}`: it reaches `{text}` by {groups} alone",
                name,
                text,
                groups = Arg::list(groups, Join::And)
            )
        }
    };
    let interest = of_interest(subject, of)?;
    let some = NumberTest::MoreThan(MilliPoints::ZERO);
    let line = ConditionKind::Points(PointsRef::Group(interest), some);
    let line = condition_text(subject.contract, subject.contract.info.language, &line)?;
    let diagnostic = Diagnostic::new(Code::W0226, asked.span, message).help(msg!(
        "if both sides want interest as well, add a line for it, such as `{line}`",
        line
    ));
    let witness = Witness::showing(in_stage(example, now, asked.span), claims);
    Some(Finding::with_witness(diagnostic, witness))
}
