//! Which activity a row is, by the kind it is logged as.

use crate::contract::model::{Activity, ActivityColumns, ActivityId, ActivitySource, Contract};
use crate::data::error::{DataError, ErrorKind};
use crate::diagnostic::suggest::closest;
use crate::text::{fold_column, fold_name};
use rustc_hash::FxHashMap;

/// The activities that are rows of the data: their id, the kinds they are logged as, their own columns.
pub(super) fn logged(
    contract: &Contract,
) -> impl Iterator<Item = (ActivityId, &Activity, &[String], &ActivityColumns)> {
    let activities = contract.activities.iter().enumerate();
    activities.filter_map(|(at, activity)| match &activity.source {
        ActivitySource::Data { logged_as, columns } => Some((
            ActivityId(at as u32),
            activity,
            logged_as.as_slice(),
            columns,
        )),
        ActivitySource::KindOf { .. } | ActivitySource::AnyOf(_) => None,
    })
}

/// Activities by the kind they are logged as, folded.
pub(super) type ByKind = FxHashMap<String, ActivityId>;

/// The activities with these kinds; one kind may stand for one of them only.
pub(super) fn by_kind<'c>(
    contract: &Contract,
    kinds: impl Iterator<Item = (ActivityId, &'c [String])>,
) -> Result<ByKind, DataError> {
    let mut all = ByKind::default();
    for (activity, logged_as) in kinds {
        for kind in logged_as {
            match all.insert(fold_name(kind), activity) {
                Some(other) if other != activity => {
                    return Err(DataError::new(ErrorKind::SharedKind {
                        logged_as: kind.clone(),
                        activities: [other, activity].map(|id| name(contract, id).to_string()),
                    }));
                }
                _ => {}
            }
        }
    }
    Ok(all)
}

/// The name of an activity.
pub(super) fn name(contract: &Contract, activity: ActivityId) -> &str {
    let activity = contract.activities.get(activity.index());
    activity.map_or("", |activity| activity.name.text.as_str())
}

/// The activity that `KIND=FILE` names, by any of its written forms.
pub(super) fn named(contract: &Contract, kind: &str) -> Result<ActivityId, DataError> {
    let wanted = fold_name(kind);
    let is_it = |text: &String| fold_name(text) == wanted;
    let by_form = |activity: &Activity| {
        fold_name(&activity.name.text) == wanted || activity.also.iter().any(is_it)
    };
    if let Some((id, ..)) = logged(contract).find(|(_, activity, ..)| by_form(activity)) {
        return Ok(id);
    }
    if let Some((id, ..)) = logged(contract).find(|(.., kinds, _)| kinds.iter().any(is_it)) {
        return Ok(id);
    }
    let declared: Vec<String> = logged(contract)
        .map(|(_, activity, ..)| activity.name.text.clone())
        .collect();
    let derived = contract.activities.iter().position(by_form);
    Err(DataError::new(match derived {
        Some(at) => ErrorKind::DerivedKind {
            kind: kind.to_string(),
            instead: sources(contract, at),
        },
        None => ErrorKind::UnknownKind {
            kind: kind.to_string(),
            nearest: closest(kind, declared.iter().map(String::as_str)).map(str::to_string),
            declared,
        },
    }))
}

/// The activities of the data from which a derived one follows.
fn sources(contract: &Contract, derived: usize) -> Vec<String> {
    let mut open = vec![derived];
    let mut seen = vec![false; contract.activities.len()];
    while let Some(at) = open.pop() {
        match seen.get_mut(at) {
            Some(seen) if !*seen => *seen = true,
            _ => continue,
        }
        match contract.activities.get(at).map(|activity| &activity.source) {
            Some(ActivitySource::KindOf { parent, .. }) => open.push(parent.index()),
            Some(ActivitySource::AnyOf(parts)) => open.extend(parts.iter().map(|id| id.index())),
            Some(ActivitySource::Data { .. }) | None => {}
        }
    }
    let named = logged(contract).filter(|(id, ..)| seen.get(id.index()).copied().unwrap_or(false));
    named
        .map(|(_, activity, ..)| activity.name.text.clone())
        .collect()
}

/// The activity that a kind of the data differs from only by spaces and punctuation.
pub(super) fn reads_like(contract: &Contract, kind: &str) -> Option<String> {
    let letters = fold_column(kind);
    let same = |text: &String| fold_column(text) == letters;
    let mut all = logged(contract);
    let found =
        all.find(|(_, activity, kinds, _)| same(&activity.name.text) || kinds.iter().any(same));
    found.map(|(_, activity, ..)| activity.name.text.clone())
}
