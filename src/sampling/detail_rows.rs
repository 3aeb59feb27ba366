//! Activity rows whose details decide whether a derived activity matches.

use super::boundary_values::around;
use crate::contract::model::{
    Activity, ActivityId, ActivitySource, ConditionKind, Contract, DetailId, FactValue, Subject,
};
use crate::time::LocalDay;

/// The details in an activity's row.
pub(super) type DetailRow = Vec<(DetailId, FactValue)>;

/// For each derived activity, rows that match it and rows that only just do not: the activity of the row with its details.
pub(super) fn rows(contract: &Contract, today: LocalDay) -> Vec<(ActivityId, DetailRow)> {
    let activities = contract.activities.iter();
    activities
        .flat_map(|activity| rows_of(contract, activity, today))
        .collect()
}

fn rows_of(
    contract: &Contract,
    activity: &Activity,
    today: LocalDay,
) -> Vec<(ActivityId, DetailRow)> {
    let (mut tests, mut row) = (Vec::new(), None);
    let mut activity = Some(activity);
    // At most as many steps as there are kinds of activity.
    for _ in 0..=contract.activities.len() {
        let Some(ActivitySource::KindOf { parent, when }) = activity.map(|a| &a.source) else {
            break;
        };
        if let Some(when) = when {
            when.walk(&mut |condition| {
                if let ConditionKind::Test(subject, test) = &condition.kind {
                    tests.push((*subject, test.clone()));
                }
            });
        }
        row = Some(*parent);
        activity = contract.activities.get(parent.index());
    }
    let Some(row) = row else {
        return Vec::new();
    };
    let mut values: Vec<(DetailId, Vec<FactValue>)> = Vec::new();
    for (subject, test) in &tests {
        let (Subject::Detail(id) | Subject::DomainOfDetail(id)) = subject else {
            continue;
        };
        if let Some(detail) = contract.details.get(id.index()) {
            let kind = &detail.kind;
            values.push((*id, around(contract, *subject, kind, test, today)));
        }
    }
    let passing = values.iter().filter_map(|(id, values)| {
        let first = values.first()?;
        Some((*id, first.clone()))
    });
    let mut base: DetailRow = passing.collect();
    base.sort_by_key(|(id, _)| *id);
    base.dedup_by_key(|(id, _)| *id);
    let mut all = vec![(row, base.clone())];
    for (id, value) in values
        .iter()
        .flat_map(|(id, values)| values.iter().map(|v| (*id, v)))
    {
        let mut details = base.clone();
        for detail in details.iter_mut().filter(|(of, _)| *of == id) {
            detail.1 = value.clone();
        }
        all.push((row, details));
        all.push((row, vec![(id, value.clone())]));
    }
    all
}
