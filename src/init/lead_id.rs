//! The column that identifies the lead.

use super::InitError;
use super::crm::{self, Crm, Role};
use super::heading::Heading;
use crate::data::profile::{ColumnProfile, Profile};
use crate::text::fold_column;
use std::cmp::Reverse;

/// Of a thousand values of the id of activities, those that a column of the leads must have to be their id.
const SHARED: usize = 300;
/// Of a hundred values of a column with the heading of an id, those that may occur again.
const REPEATED: usize = 10;

/// The column of the id: the one that the user names, that activities refer to, that the heading says, or the first with a
/// different value in every row.
///
/// # Errors
///
/// There is none.
pub(super) fn column(
    profile: &Profile,
    activities: &[&Profile],
    (headings, crm): (&[Heading], Option<&Crm>),
    named: Option<&str>,
) -> Result<usize, InitError> {
    if profile.columns.len() < 2 {
        return Err(InitError::one_column(profile));
    }
    if profile.rows == 0 {
        return Err(InitError::no_rows(profile));
    }
    if let Some(named) = named {
        let mut places = 0..profile.columns.len();
        let found = places.find(|place| profile.is_found(named, *place));
        return found.ok_or_else(|| InitError::no_such_column(profile, named));
    }
    let by_heading = crm::fitting(Role::Id, headings, crm);
    let is_key = |place: &usize| {
        profile
            .columns
            .get(*place)
            .is_some_and(|one| is_key(one, profile.rows))
    };
    let unique = |place: &usize| is_key(place) && profile.columns[*place].values.repeated() == 0;
    let referred = || {
        let places = || 0..profile.columns.len();
        let rest =
            places().filter(|place| !by_heading.contains(place) && !is_time(headings, *place));
        let mut keys = by_heading
            .iter()
            .copied()
            .chain(rest)
            .filter(|place| is_key(place));
        keys.find(|place| {
            activities
                .iter()
                .any(|one| refers(one, &profile.columns[*place]))
        })
    };
    let by_heading_or_value = || {
        let unique_heading = by_heading.iter().copied().find(|place| unique(place));
        let heading = || by_heading.iter().copied().find(|place| is_key(place));
        let plain = |place: &usize| unique(place) && !headings[*place].is_time();
        let any = || (0..profile.columns.len()).find(|place| plain(place));
        unique_heading.or_else(heading).or_else(any)
    };
    referred()
        .or_else(by_heading_or_value)
        .ok_or_else(|| InitError::no_id(profile))
}

/// Whether nearly every row has a value, and nearly all are different.
fn is_key(column: &ColumnProfile, rows: u64) -> bool {
    let kept = column.values.counts().len();
    column.known * 10 >= rows * 9 && column.values.repeated() * 100 <= kept * REPEATED
}

/// Whether a heading says that the values are times, or that a program wrote them for itself: neither refers to leads.
fn is_time(headings: &[Heading], place: usize) -> bool {
    headings
        .get(place)
        .is_some_and(|heading| heading.is_time() || heading.is_technical())
}

/// Whether a column of activities has the values of a column of leads.
fn refers(activities: &Profile, key: &ColumnProfile) -> bool {
    let headings = super::fields::headings(activities);
    let columns = activities.columns.iter().enumerate();
    columns
        .filter(|(place, _)| !is_time(&headings, *place))
        .any(|(_, column)| share(column, key).is_some())
}

/// Of a thousand values of a column of activities, those that are values of the key of the leads; none if they are too few.
fn share(column: &ColumnProfile, key: &ColumnProfile) -> Option<usize> {
    let (shared, own) = column.values.shared_with(&key.values);
    let share = shared * 1000 / own.max(1);
    (shared > 1 && share >= SHARED).then_some(share)
}

/// The column of activities with the lead: the one with the values of the key, and of several the one whose heading fits; by its
/// heading alone, if a sample of few values has none in common.
pub(super) fn of_activities(
    profile: &Profile,
    key: &ColumnProfile,
    (headings, crm): (&[Heading], Option<&Crm>),
) -> Option<usize> {
    let by_heading = crm::fitting(Role::ActivityLead, headings, crm);
    // A column `id` would be the key of the activity.
    let is_own = fold_column(&key.name) == "id";
    let has_heading = |place: usize| {
        let column = profile.columns.get(place).filter(|_| !is_own);
        column.is_some_and(|column| fold_column(&column.name) == fold_column(&key.name))
    };
    let rank = |place: usize| by_heading.iter().position(|one| *one == place);
    let shares = profile
        .columns
        .iter()
        .enumerate()
        .filter_map(|(place, column)| {
            let share = share(column, key).filter(|_| !is_time(headings, place))?;
            Some((
                share,
                has_heading(place),
                Reverse(rank(place).unwrap_or(usize::MAX)),
                Reverse(place),
            ))
        });
    let best = shares.max().map(|(.., Reverse(place))| place);
    let same_heading = || (0..profile.columns.len()).find(|place| has_heading(*place));
    best.or_else(same_heading)
        .or_else(|| by_heading.first().copied())
}
