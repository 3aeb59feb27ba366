//! Single variations of a lead: the value of a field, or an activity at the boundary of a time that matters.

use super::boundary_values::around;
use super::detail_rows::{self, DetailRow};
use super::{any_value, did, earlier, set};
use crate::contract::model::{
    ActivityId, ActivitySource, BackWhen, Condition, ConditionKind, Contract, Counting, Example,
    FactValue, FieldId, Subject, Test, Trigger,
};
use crate::language::modifier::Operand;
use crate::time::{Clock, LocalDay, Unit};

/// A single variation.
#[derive(Debug, Clone)]
pub(crate) enum Variation {
    /// A field has a value, or none.
    Fact(FieldId, Option<FactValue>),
    /// An activity: number of occurrences, details, and number of days before the as-of time.
    Did(ActivityId, u32, DetailRow, i32, Option<Clock>),
    /// Every activity is earlier, by a number of days.
    Earlier(i32),
    /// The last activity has this many more occurrences.
    Again(u32),
}

impl Variation {
    /// Applies the variation to a lead.
    pub(super) fn put(&self, lead: &Example) -> Example {
        let mut lead = lead.clone();
        let today = lead.as_of.0;
        match self {
            Variation::Fact(field, value) => set(&mut lead, *field, value.clone()),
            Variation::Did(activity, times, details, days, clock) => {
                let day = LocalDay(today.0.saturating_sub(*days));
                let at = (day, *clock);
                lead.did.push(did(*activity, *times, details.clone(), at));
            }
            Variation::Earlier(days) => earlier(&mut lead, *days),
            Variation::Again(times) => {
                if let Some(done) = lead.did.last_mut() {
                    done.times = done.times.saturating_add(*times);
                }
            }
        }
        lead
    }
}

/// Maximum number of variations; an even selection is made if there are more.
const MAX_VARIATIONS: usize = 4_000;

/// All single variations that the contract gives a reason to try.
pub(crate) fn features(contract: &Contract, today: LocalDay) -> Vec<Variation> {
    let mut facts: Vec<(FieldId, FactValue)> = Vec::new();
    let mut times: Vec<u32> = vec![1];
    let mut days: Vec<i32> = vec![0, 1];
    contract.each_condition(&mut |condition| {
        look(contract, condition, today, &mut facts);
        counts(condition, &mut times, &mut days);
    });
    for stage in &contract.stages {
        for field in &stage.not_without {
            let kind = contract.fields.get(field.index()).map(|field| &field.kind);
            let value = kind.and_then(|kind| any_value::value(kind, today));
            facts.extend(value.map(|value| (*field, value)));
        }
        for back in &stage.back_to {
            if let BackWhen::AfterDays(n) = back.when {
                edges(n, &mut days);
            }
        }
        edges(stage.comes_back_after.unwrap_or(0), &mut days);
        for line in &stage.comes_back_from {
            edges(line.after, &mut days);
        }
    }
    for rule in contract.groups.iter().flat_map(|group| &group.rules) {
        match &rule.trigger {
            Trigger::ForEach(_, counting) => edges_of(counting, &mut times, &mut days),
            Trigger::ForIdle { days: n, counting } => {
                edges(*n, &mut days);
                edges_of(counting, &mut times, &mut days);
            }
            Trigger::When(_) => {}
        }
    }
    for sla in &contract.slas {
        let duration = sla.within.duration;
        let count = u32::try_from(duration.count).unwrap_or(u32::MAX);
        match duration.unit {
            Unit::Days | Unit::BusinessDays => edges(count, &mut days),
            Unit::Weeks => edges(count.saturating_mul(7), &mut days),
            _ => {}
        }
    }
    sensible(&mut times, &mut days);
    let rows = detail_rows::rows(contract, today);
    fair_part(together(contract, facts, rows, &times, &days))
}

/// An evenly spread selection.
fn fair_part(mut all: Vec<Variation>) -> Vec<Variation> {
    let every = all.len().div_ceil(MAX_VARIATIONS).max(1);
    let mut at = 0..;
    all.retain(|_| at.next().is_some_and(|at: usize| at.is_multiple_of(every)));
    all
}

/// Sorts, removes duplicates, and drops implausible values.
pub(super) fn sensible(times: &mut Vec<u32>, days: &mut Vec<i32>) {
    days.sort_unstable();
    days.dedup();
    days.retain(|days| (0..=3660).contains(days));
    times.sort_unstable();
    times.dedup();
    times.retain(|times| (1..=100).contains(times));
}

fn together(
    contract: &Contract,
    facts: Vec<(FieldId, FactValue)>,
    rows: Vec<(ActivityId, DetailRow)>,
    times: &[u32],
    days: &[i32],
) -> Vec<Variation> {
    let mut all: Vec<Variation> = Vec::new();
    let mut seen: Vec<FieldId> = Vec::new();
    for (field, value) in facts {
        if !seen.contains(&field) {
            seen.push(field);
            all.push(Variation::Fact(field, None));
        }
        all.push(Variation::Fact(field, Some(value)));
    }
    for (index, activity) in contract.activities.iter().enumerate() {
        let id = ActivityId(index as u32);
        if let ActivitySource::AnyOf(_) = activity.source {
            continue;
        }
        for day in days {
            all.push(Variation::Did(id, 1, Vec::new(), *day, None));
        }
        for times in times.iter().filter(|times| **times > 1) {
            all.extend([0, 1].map(|day| Variation::Did(id, *times, Vec::new(), day, None)));
        }
        all.push(Variation::Did(id, 1, Vec::new(), 1, Some(Clock(10 * 60))));
    }
    let rows = rows.into_iter();
    all.extend(rows.map(|(kind, details)| Variation::Did(kind, 1, details, 0, None)));
    let earlier = days.iter().filter(|days| **days > 0);
    all.extend(earlier.map(|days| Variation::Earlier(*days)));
    all.extend(times.iter().map(|times| Variation::Again(*times)));
    all
}

/// The values at the boundaries of a test of a field.
fn look(
    contract: &Contract,
    condition: &Condition,
    today: LocalDay,
    facts: &mut Vec<(FieldId, FactValue)>,
) {
    let ConditionKind::Test(subject, test) = &condition.kind else {
        return;
    };
    let (Subject::Field(id) | Subject::DomainOf(id)) = subject else {
        return;
    };
    let Some(field) = contract.fields.get(id.index()) else {
        return;
    };
    for value in around(contract, *subject, &field.kind, test, today) {
        if !facts.contains(&(*id, value.clone())) {
            facts.push((*id, value));
        }
    }
}

/// The counts and days of a condition.
fn counts(condition: &Condition, times: &mut Vec<u32>, days: &mut Vec<i32>) {
    match &condition.kind {
        ConditionKind::Activity(test) => {
            near(test.count.turning_point(), times);
            test.window.limits().iter().for_each(|n| edges(*n, days));
        }
        ConditionKind::Test(_, Test::Date(test)) => {
            test.window().iter().for_each(|n| edges(*n, days));
        }
        ConditionKind::Test(..)
        | ConditionKind::All(_)
        | ConditionKind::Any(_)
        | ConditionKind::None(_)
        | ConditionKind::Points(..)
        | ConditionKind::Matches(_)
        | ConditionKind::InStage(_) => {}
    }
}

/// The counts and days at which occurrences start to count differently.
pub(super) fn edges_of(counting: &Counting, times: &mut Vec<u32>, days: &mut Vec<i32>) {
    for modifier in counting.modifiers() {
        match modifier.phrase().1 {
            Operand::Days(n) => edges(n, days),
            Operand::Ages(from, to) => {
                edges(from, days);
                edges(to.saturating_add(1), days);
            }
            Operand::Times(n) | Operand::TimesPer(n, _) => near(n, times),
            Operand::Nothing | Operand::Points(_) => {}
        }
    }
}

/// The days on both sides of a limit of `n` days.
pub(super) fn edges(n: u32, days: &mut Vec<i32>) {
    let n = i32::try_from(n).unwrap_or(i32::MAX);
    days.extend([n.saturating_sub(1), n, n.saturating_add(1)]);
}

fn near(n: u32, times: &mut Vec<u32>) {
    times.extend([n.saturating_sub(1), n, n.saturating_add(1)]);
}
