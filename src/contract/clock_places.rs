//! Where and when the clocks of a contract run.

use super::deadline_example::TimeFrame;
use super::model::{Calendar, CalendarId, Contract, Info, Sla};
use super::resolve::Resolved;
use crate::clock::OpenTime;
use crate::message::{Message, msg};
use crate::time::LocalDay;

/// Monday 2026-01-05, for examples of contracts that do not say when they come into force.
const SOME_MONDAY: LocalDay = LocalDay(20_458);

/// Where the clocks of an sla run.
pub(super) struct ClockPlaces<'r> {
    info: &'r Info,
    /// The calendars of its leads.
    pub calendars: Vec<&'r Calendar>,
}

impl<'r> ClockPlaces<'r> {
    /// None where an error hides it.
    pub fn new(resolved: &'r Resolved, sla: &Sla) -> Option<ClockPlaces<'r>> {
        let calendar = |id: CalendarId| resolved.calendars.get(id.index())?.as_ref();
        ClockPlaces::among(resolved.info.as_ref()?, calendar, sla)
    }

    /// None if one of the calendars never opens.
    pub fn from_contract(contract: &'r Contract, sla: &Sla) -> Option<ClockPlaces<'r>> {
        let calendar = |id: CalendarId| contract.calendars.get(id.index());
        ClockPlaces::among(&contract.info, calendar, sla)
    }

    fn among(
        info: &'r Info,
        calendar: impl Fn(CalendarId) -> Option<&'r Calendar>,
        sla: &Sla,
    ) -> Option<ClockPlaces<'r>> {
        let rule = sla.calendar.as_ref().or(info.calendar.as_ref());
        let mut ids: Vec<CalendarId> = Vec::new();
        for id in rule.into_iter().flat_map(|rule| rule.calendars()) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        let calendar = |id: &CalendarId| {
            let calendar = calendar(*id)?;
            let opens = !calendar.open.is_empty() || !calendar.special.is_empty();
            opens.then_some(calendar)
        };
        let calendars = ids.iter().map(calendar).collect::<Option<_>>()?;
        Some(ClockPlaces { info, calendars })
    }

    /// The places in which deadlines are counted.
    pub fn places(&self) -> Vec<TimeFrame<'r>> {
        let place = |calendar: &&'r Calendar| TimeFrame {
            zone: &calendar.zone,
            calendar: Some(calendar),
        };
        match self.calendars.as_slice() {
            [] => vec![TimeFrame {
                zone: &self.info.zone,
                calendar: None,
            }],
            calendars => calendars.iter().map(place).collect(),
        }
    }

    /// The description of a place, with its time zone if that is not the contract's: `Friday 17:00 (times in America/Sao_Paulo)`.
    pub fn times_in(&self, place: TimeFrame, what: Message) -> Message {
        let zone = place.calendar.map(|calendar| &calendar.zone_name);
        match zone.filter(|zone| **zone != self.info.zone_name) {
            Some(zone) => msg!("{what} (times in {zone})", what, zone),
            None => what,
        }
    }

    /// The first day to look for examples.
    pub fn from(&self) -> LocalDay {
        self.info.in_force.map_or(SOME_MONDAY, |(from, _)| from)
    }

    /// A calendar that is never open while the contract is in force.
    pub fn never_open(&self) -> Option<&'r Calendar> {
        let mut calendars = self.calendars.iter().copied();
        calendars.find(|calendar| self.is_never_open(calendar))
    }

    /// Whether a calendar is closed on every day of the time in force, checking at least one week. If the contract has no
    /// end, ten years are checked.
    fn is_never_open(&self, calendar: &Calendar) -> bool {
        let from = self.from();
        let end = self.info.in_force.and_then(|(_, to)| to);
        let shortest = LocalDay(from.0.saturating_add(6));
        let to = end.map_or(LocalDay(from.0.saturating_add(3653)), |end| {
            end.max(shortest)
        });
        let hours = calendar.hours();
        // Search by week, since the first week usually has an opening.
        (from.0..=to.0).step_by(7).all(|day| {
            let last = day.saturating_add(6).min(to.0);
            OpenTime::new(&hours, LocalDay(day), LocalDay(last)).is_empty()
        })
    }
}
