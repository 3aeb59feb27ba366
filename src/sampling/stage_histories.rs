//! Leads around a stage: before it, in it, after going back from it, and after returning.

use super::satisfy::Satisfier;
use super::variations::edges;
use super::{Allowance, Moment, empty};
use crate::contract::model::{BackWhen, ConditionKind, Contract, Example, Stage, StageId};

/// An empty lead, and one for each stage.
pub(super) fn stages(contract: &Contract, as_of: Moment, allowance: &Allowance) -> Vec<Example> {
    let made = (1..contract.stages.len()).map(|stage| {
        let mut maker = Satisfier::new(contract, as_of, allowance);
        maker.stage(StageId(stage as u32));
        maker.lead
    });
    std::iter::once(empty(as_of)).chain(made).collect()
}

/// Leads that a stage decides about.
pub(super) fn around(
    contract: &Contract,
    as_of: Moment,
    index: usize,
    allowance: &Allowance,
) -> Vec<Example> {
    let Some(stage) = contract.stages.get(index) else {
        return Vec::new();
    };
    let mut before = Satisfier::new(contract, as_of, allowance);
    let mut within = before.fork();
    before.before(index);
    within.through(index);
    let mut leads = vec![empty(as_of), before.lead];
    for back in days_to_back(stage) {
        let mut near = Vec::new();
        edges(back, &mut near);
        leads.extend(near.iter().map(|days| earlier(&within, *days).lead));
        let mut near = Vec::new();
        let own = stage.comes_back_from.iter().map(|line| line.after);
        for waits in own.chain([stage.comes_back_after.unwrap_or(0)]) {
            edges(back.saturating_add(waits), &mut near);
        }
        // A lead goes back on the day after the last day that counts.
        near.extend(near.last().map(|last| last.saturating_add(1)));
        leads.extend(near.iter().map(|days| {
            let mut again = earlier(&within, *days);
            again.enter(stage);
            again.lead
        }));
    }
    leads.push(within.lead);
    leads
}

/// A copy with all activities `days` earlier.
fn earlier<'a>(maker: &Satisfier<'a>, days: i32) -> Satisfier<'a> {
    let mut maker = maker.fork();
    maker.earlier(days);
    maker
}

/// Numbers of days after which a stage may send leads back.
fn days_to_back(stage: &Stage) -> Vec<u32> {
    let mut days = Vec::new();
    for back in &stage.back_to {
        match &back.when {
            BackWhen::AfterDays(n) => days.push(*n),
            BackWhen::Condition(condition) => condition.walk(&mut |condition| {
                if let ConditionKind::Activity(test) = &condition.kind {
                    days.extend(test.window.limits());
                }
            }),
        }
    }
    days
}
