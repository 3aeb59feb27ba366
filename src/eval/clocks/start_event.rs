//! The start of a clock, and the progress since then.

use crate::contract::model::{CalendarId, StageId};
use crate::eval::events::Event;
use crate::eval::lead::{ClockStart, Lead, Occurrence};
use crate::ir::data_schema::Zone;
use crate::ir::slas::{Act, Requirement, Sla};
use crate::time::MicrosUtc;

/// An event that starts a clock.
#[derive(Clone, Copy)]
pub(super) struct StartEvent {
    /// When, and after which of the lead's entries.
    pub start: ClockStart,
    /// The activity that starts it, if any.
    pub starter: Option<Event>,
    /// The calendar that counts it.
    pub calendar: Option<CalendarId>,
}

impl StartEvent {
    /// Whether everything required is done.
    pub fn is_done(&self, lead: &Lead<'_>, sla: &Sla) -> bool {
        let counts = self.done(lead, sla);
        let mut acts = sla.requirement.acts().iter().zip(&counts);
        match &sla.requirement {
            Requirement::All(_) => acts.all(|(act, done)| *done >= act.times),
            Requirement::Any(_) => acts.any(|(act, done)| *done >= act.times),
            Requirement::BringTo(_) => counts.iter().any(|done| *done > 0),
        }
    }

    /// How often each act was done since the clock started, at most as often as required.
    pub fn done(&self, lead: &Lead<'_>, sla: &Sla) -> Vec<u32> {
        match &sla.requirement {
            Requirement::All(acts) | Requirement::Any(acts) => {
                let counts = acts.iter().map(|act| {
                    if act.on_different_days {
                        return self.days_of(lead, act);
                    }
                    let own = self.starter.is_some_and(|event| {
                        let counted = lead.run.sets.selections(event.set()).contains(&act.which);
                        let at = self.start.at;
                        counted && (event.micros >= at.micros || event.date_only())
                    });
                    let enough = act.times as usize + usize::from(own);
                    let count = lead.count_since(act.which, self.start.at, enough);
                    u32::try_from(count - usize::from(own)).unwrap_or(u32::MAX)
                });
                counts.collect()
            }
            Requirement::BringTo(stages) => {
                let reached = |stage: &StageId| lead.state.entry(*stage) > self.start.entry;
                stages
                    .iter()
                    .map(|stage| u32::from(reached(stage)))
                    .collect()
            }
        }
    }

    /// On how many local days of its calendar an act was done since the clock started, at most as many as required.
    fn days_of(&self, lead: &Lead<'_>, act: &Act) -> u32 {
        let program = lead.run.program;
        let zone = program.foreign_zone(self.calendar);
        let mut starter = self.starter;
        let mut is_starter = |occurrence: &Occurrence| {
            let is = starter.is_some_and(|event| {
                event.micros == occurrence.micros
                    && event.date_only() == occurrence.date_only
                    && lead.run.sets.selections(event.set()).contains(&act.which)
            });
            is && starter.take().is_some()
        };
        let mut days: Vec<i32> = Vec::new();
        for day in lead.seen(act.which, false).days() {
            let later = day.all.iter().rev();
            for occurrence in later.filter(|o| o.is_since(self.start.at)) {
                if is_starter(occurrence) {
                    continue;
                }
                // A date without a time is that date everywhere.
                let zone = zone.filter(|_| !occurrence.date_only);
                let local = |zone: &Zone| MicrosUtc(occurrence.micros).local_day(zone.zone()).0;
                let local = zone.map_or(occurrence.day, local);
                if !days.contains(&local) {
                    days.push(local);
                }
                if days.len() >= act.times as usize {
                    return act.times;
                }
                // The others of this day are on the same one.
                if program.foreign_zone(self.calendar).is_none() {
                    break;
                }
            }
        }
        u32::try_from(days.len()).unwrap_or(u32::MAX)
    }
}
