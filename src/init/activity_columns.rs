//! Where the lead, the kind, the time and the key of the event are in an export of activities.

use super::crm::{self, Crm, Role};
use super::field_type::{self, Context};
use super::heading::Heading;
use super::names::name_of;
use super::{InitError, choices, formats};
use crate::data::profile::Profile;
use crate::message::Message;

/// The headings of the columns that every row of activities needs; several where files have different ones.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct ActivityPlaces {
    pub lead: Vec<String>,
    pub kind: Vec<String>,
    pub time: Vec<String>,
    /// How the times are written, if not as leadc reads anyway.
    pub written: Vec<String>,
    /// The key of the event, which counts once.
    pub event: Vec<String>,
    pub remarks: Vec<Message>,
}

impl ActivityPlaces {
    /// The headings of these columns.
    pub fn new(
        profile: &Profile,
        (lead, kind, time, event): (usize, Option<usize>, usize, Option<usize>),
        context: &Context,
    ) -> Result<ActivityPlaces, InitError> {
        let heading = |place: usize| {
            let name = &profile.columns.get(place)?.name;
            (choices::is_quotable(name) && profile.is_found(name, place)).then(|| name.clone())
        };
        let column = profile.columns.get(time);
        let values = column.map(field_type::values).unwrap_or_default();
        let found = formats::times(&values, context.day_first);
        Ok(ActivityPlaces {
            lead: vec![heading(lead).ok_or_else(|| InitError::no_lead(profile))?],
            kind: kind.and_then(heading).into_iter().collect(),
            time: vec![heading(time).ok_or_else(|| InitError::no_time(profile))?],
            written: found
                .iter()
                .filter_map(|found| found.written.clone())
                .collect(),
            event: event.and_then(heading).into_iter().collect(),
            remarks: found.map(|found| found.remarks).unwrap_or_default(),
        })
    }

    /// Adds the headings of another file.
    pub fn join(&mut self, other: ActivityPlaces) {
        fn add<T: PartialEq>(own: &mut Vec<T>, others: Vec<T>) {
            for other in others {
                if !own.contains(&other) {
                    own.push(other);
                }
            }
        }
        add(&mut self.lead, other.lead);
        add(&mut self.kind, other.kind);
        add(&mut self.time, other.time);
        add(&mut self.written, other.written);
        add(&mut self.event, other.event);
        add(&mut self.remarks, other.remarks);
    }
}

/// The column with the time: by its heading, otherwise the first that has times in nearly every row.
pub(super) fn time(
    profile: &Profile,
    (headings, crm): (&[Heading], Option<&Crm>),
    context: &Context,
) -> Option<usize> {
    let is_time = |place: &usize| {
        let column = profile.columns.get(*place);
        column.is_some_and(|column| {
            let values = field_type::values(column);
            let heading = headings.get(*place);
            let is_text = |(value, _): &(&str, u64)| value.contains(['-', '/', '.', ':', '年']);
            let may_be =
                heading.is_some_and(|heading| heading.is_time()) || values.iter().all(is_text);
            may_be
                && column.known * 10 >= profile.rows * 9
                && formats::times(&values, context.day_first).is_some()
        })
    };
    let by_heading = crm::fitting(Role::ActivityTime, headings, crm);
    let technical = |place: &usize| headings.get(*place).is_some_and(|one| one.is_technical());
    let mut any = (0..profile.columns.len()).filter(|place| !technical(place));
    by_heading
        .into_iter()
        .find(is_time)
        .or_else(|| any.find(is_time))
}

/// The column with the kind: one with few values that repeat, by its heading.
pub(super) fn kind(
    profile: &Profile,
    (headings, crm): (&[Heading], Option<&Crm>),
    lead: usize,
) -> Option<usize> {
    let fits = |place: &usize| {
        let column = profile.columns.get(*place);
        column.is_some_and(|column| {
            let values = column.values.counts();
            let is_name = |(value, _): &(&str, u64)| name_of(value).is_some();
            let is_few = (values.len() as u64) * 2 <= column.known || values.len() <= 3;
            *place != lead
                && column.known * 10 >= profile.rows * 9
                && column.values.is_complete()
                && is_few
                && values.iter().all(is_name)
        })
    };
    crm::fitting(Role::ActivityKind, headings, crm)
        .into_iter()
        .find(fits)
}

/// The column with the key of the event, if each row of a lead has another one or nearly so.
pub(super) fn event(
    profile: &Profile,
    (headings, crm): (&[Heading], Option<&Crm>),
    lead: usize,
) -> Option<usize> {
    let mut fitting = crm::fitting(Role::Event, headings, crm).into_iter();
    fitting.find(|place| {
        let column = profile.columns.get(*place);
        *place != lead
            && column.is_some_and(|one| {
                one.known * 10 >= profile.rows * 9 && one.values.distinct() * 2 > one.known
            })
    })
}
