//! Finds the activity of a row by the kind it is logged as.

use crate::contract::model::{ActivityColumns, ActivityId};
use crate::data::error::{DataError, ErrorKind};
use crate::diagnostic::closest_name::closest;
use crate::ir::data_schema::{ActivityInput, DataSchema};
use crate::text::{fold_column, fold_name};
use rustc_hash::FxHashMap;

/// The activities that are rows of the data: their id, the kinds they are logged as, and their own columns.
pub(super) fn logged(
    inputs: &DataSchema,
) -> impl Iterator<Item = (ActivityId, &ActivityInput, &[String], &ActivityColumns)> {
    let activities = inputs.activities.iter().enumerate();
    activities.filter_map(|(at, activity)| {
        let logged = activity.logged.as_ref()?;
        let id = ActivityId(at as u32);
        Some((id, activity, logged.kinds.as_slice(), &logged.columns))
    })
}

/// Activities by the kind they are logged as, folded.
pub(super) type ByKind = FxHashMap<String, ActivityId>;

/// The activities with these kinds; a kind may belong to only one of them.
pub(super) fn by_kind<'c>(
    inputs: &DataSchema,
    kinds: impl Iterator<Item = (ActivityId, &'c [String])>,
) -> Result<ByKind, DataError> {
    let mut all = ByKind::default();
    for (activity, logged_as) in kinds {
        for kind in logged_as {
            match all.insert(fold_name(kind), activity) {
                Some(other) if other != activity => {
                    return Err(DataError::new(ErrorKind::SharedKind {
                        logged_as: kind.clone(),
                        activities: [other, activity].map(|id| name(inputs, id).to_string()),
                        language: inputs.language,
                    }));
                }
                _ => {}
            }
        }
    }
    Ok(all)
}

/// The name of an activity.
pub(super) fn name(inputs: &DataSchema, activity: ActivityId) -> &str {
    let activity = inputs.activities.get(activity.index());
    activity.map_or("", |activity| activity.name.as_str())
}

/// The activity that `KIND=FILE` names, in any of its written forms.
pub(super) fn activity_named(inputs: &DataSchema, kind: &str) -> Result<ActivityId, DataError> {
    let wanted = fold_name(kind);
    let is_it = |text: &String| fold_name(text) == wanted;
    let by_form = |activity: &ActivityInput| {
        fold_name(&activity.name) == wanted || activity.also.iter().any(is_it)
    };
    if let Some((id, ..)) = logged(inputs).find(|(_, activity, ..)| by_form(activity)) {
        return Ok(id);
    }
    if let Some((id, ..)) = logged(inputs).find(|(.., kinds, _)| kinds.iter().any(is_it)) {
        return Ok(id);
    }
    let declared: Vec<String> = logged(inputs)
        .map(|(_, activity, ..)| activity.name.clone())
        .collect();
    let derived = inputs.activities.iter().position(by_form);
    Err(DataError::new(match derived {
        Some(at) => ErrorKind::DerivedKind {
            kind: kind.to_string(),
            instead: sources(inputs, at),
        },
        None => ErrorKind::UnknownKind {
            kind: kind.to_string(),
            nearest: closest(kind, declared.iter().map(String::as_str)).map(str::to_string),
            declared,
        },
    }))
}

/// The activities of the data from which a derived one is derived.
fn sources(inputs: &DataSchema, derived: usize) -> Vec<String> {
    let mut open = vec![derived];
    let mut seen = vec![false; inputs.activities.len()];
    while let Some(at) = open.pop() {
        match seen.get_mut(at) {
            Some(seen) if !*seen => *seen = true,
            _ => continue,
        }
        let activity = inputs.activities.get(at);
        open.extend(
            activity
                .iter()
                .flat_map(|activity| &activity.follows_from)
                .map(|id| id.index()),
        );
    }
    let named = logged(inputs).filter(|(id, ..)| seen.get(id.index()).copied().unwrap_or(false));
    named
        .map(|(_, activity, ..)| activity.name.clone())
        .collect()
}

/// The activity whose name differs from a kind in the data only by spaces and punctuation.
pub(super) fn reads_like(inputs: &DataSchema, kind: &str) -> Option<String> {
    let letters = fold_column(kind);
    let same = |text: &String| fold_column(text) == letters;
    let mut all = logged(inputs);
    let found = all.find(|(_, activity, kinds, _)| same(&activity.name) || kinds.iter().any(same));
    found.map(|(_, activity, ..)| activity.name.clone())
}
