//! The start of a clock, and the progress since then.

use crate::contract::model::StageId;
use crate::eval::events::Event;
use crate::eval::lead::{ClockStart, Lead};
use crate::ir::slas::{Requirement, Sla};

/// An event that starts a clock.
#[derive(Clone, Copy)]
pub(super) struct StartEvent {
    /// When, and after which of the lead's entries.
    pub start: ClockStart,
    /// The activity that starts it, if any.
    pub starter: Option<Event>,
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
}
