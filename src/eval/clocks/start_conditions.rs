//! What starts clocks, and what prevents them from starting.

use super::results::{Clock, ClockState, ClosedBy, NotStarted};
use super::start_event::StartEvent;
use super::tracker::{ClockTracker, OpenClock, set};
use crate::contract::model::{CalendarId, ExclusionId, SlaId, StageId};
use crate::eval::events::Event;
use crate::eval::lead::{ClockStart, Lead};
use crate::ir::Truth;
use crate::ir::slas::{ClockTrigger, Requirement, Sla};
use crate::ir::term::{SelectionId, TermId};
use crate::time::MicrosUtc;

impl ClockTracker<'_> {
    /// Starts the clocks that begin at this instant.
    pub(super) fn start(&mut self, lead: &mut Lead<'_>) {
        for (index, sla) in Self::slas(lead).iter().enumerate() {
            for from in self.beginnings(lead, sla) {
                self.begin(lead, SlaId(index as u32), from);
            }
        }
        self.seen = lead.happened().len();
        self.begun = true;
    }

    /// Whether a clock of the sla may start at this instant, in which case its `when` is evaluated.
    pub fn may_start(&self, lead: &Lead<'_>, sla: &Sla) -> bool {
        is_in_force(lead) && !self.beginnings(lead, sla).is_empty()
    }

    /// The starts of clocks of an sla at this instant.
    fn beginnings(&self, lead: &Lead<'_>, sla: &Sla) -> Vec<StartEvent> {
        match sla.after {
            ClockTrigger::Stage(stage) => {
                let own = self.arrivals.iter().filter(|own| own.stage == stage);
                let begin = |number: u32| StartEvent {
                    start: ClockStart {
                        at: lead.now,
                        entry: Some(number),
                    },
                    starter: None,
                    calendar: None,
                };
                own.map(|own| begin(own.number)).collect()
            }
            ClockTrigger::Activity(which) => {
                let before = self.arrivals.first().map(|first| first.number);
                let entries = before.unwrap_or(lead.state.entries());
                let start = ClockStart {
                    at: lead.now,
                    entry: entries.checked_sub(1),
                };
                let starters = starters(lead, self.events_now(lead), which).into_iter();
                let begin = |event| StartEvent {
                    start,
                    starter: Some(event),
                    calendar: None,
                };
                starters.map(begin).collect()
            }
        }
    }

    /// The events that may start clocks now: those of this instant and, at the start of the history, those of its day.
    fn events_now<'l>(&self, lead: &Lead<'l>) -> &'l [Event] {
        let new = &lead.happened()[self.seen..];
        if self.begun {
            return new;
        }
        let today = new.iter().position(|event| event.day == lead.start.day);
        today.map_or(&[], |first| &new[first..])
    }

    fn begin(&mut self, lead: &mut Lead<'_>, id: SlaId, from: StartEvent) {
        let sla = &Self::slas(lead)[id.index()];
        if !is_in_force(lead) {
            return;
        }
        let when = sla
            .when
            .map(|when| (when.condition, lead.answer(when.condition)));
        if when.is_some_and(|(_, answer)| answer == Truth::NotMet) {
            return;
        }
        let state = self.kept_from(lead, id, &from, when.filter(|(_, answer)| answer.is_open()));
        let calendar = calendar(lead, sla);
        let mut clock = Clock {
            lead: lead.row as u32,
            sla: id,
            started: MicrosUtc(lead.now.micros),
            calendar,
            state: state.map_or(ClockState::Running, ClockState::NotStarted),
            due: None,
            warned: None,
            escalated: None,
            completed: None,
            took: None,
            closed: None,
            closed_by: None,
            late_by_business: None,
            done: Vec::new(),
        };
        let open = OpenClock {
            at: self.clocks.len(),
            sla: id,
            from: StartEvent { calendar, ..from },
        };
        if clock.state != ClockState::Running {
            self.clocks.push(clock);
            return;
        }
        set(self.tables, lead, sla, &mut clock);
        self.clocks.push(clock);
        if open.from.is_done(lead, sla) {
            self.complete(lead, &open);
        } else if self.has_gone_back_since(sla, &open) {
            self.close(lead, &open, ClosedBy::GoingBack);
        } else {
            self.open.push(open);
        }
    }

    /// Whether the lead went back at this very instant after it entered the stage that starts the clock. Nothing is entered
    /// after a going back, so that is the last entry.
    fn has_gone_back_since(&self, sla: &Sla, open: &OpenClock) -> bool {
        let last = self.arrivals.last().map(|last| last.number);
        let is_of_stage = matches!(sla.after, ClockTrigger::Stage(_));
        is_of_stage && self.back && last > open.from.start.entry
    }

    /// The stage that fulfils the promise, if the move that starts the clock entered it: nobody brought the lead there.
    fn jumped_to(&self, lead: &Lead<'_>, id: SlaId, from: &StartEvent) -> Option<StageId> {
        let sla = &Self::slas(lead)[id.index()];
        let (ClockTrigger::Stage(_), Requirement::BringTo(stages)) = (&sla.after, &sla.requirement)
        else {
            return None;
        };
        let mut arrivals = self.arrivals.iter();
        let start = arrivals.find(|start| Some(start.number) == from.start.entry)?;
        let of_move = arrivals.take_while(|next| next.last_of_move == start.last_of_move);
        let mut entered = of_move.map(|next| next.stage);
        entered.find(|stage| stages.contains(stage))
    }

    /// Why no clock starts.
    fn kept_from(
        &self,
        lead: &mut Lead<'_>,
        id: SlaId,
        from: &StartEvent,
        open: Option<(TermId, Truth)>,
    ) -> Option<NotStarted> {
        if self.is_excluded(lead) {
            let exclusions = lead.run.program.exclusions.iter().enumerate();
            let by = exclusions
                .filter(|(_, exclusion)| lead.answer(exclusion.condition).is_met())
                .map(|(index, _)| ExclusionId(index as u32));
            return Some(NotStarted::Excluded(by.collect()));
        }
        if let Some(stage) = self.jumped_to(lead, id, from) {
            return Some(NotStarted::Jumped(stage));
        }
        if let Some((condition, _)) = open {
            return Some(NotStarted::Unknown(lead.open_fields(condition)));
        }
        let now = MicrosUtc(lead.now.micros);
        let runs = |open: &&OpenClock| open.sla == id && !self.clocks[open.at].is_past(now);
        let running = self.open.iter().find(runs)?;
        Some(NotStarted::Running(self.clocks[running.at].started))
    }
}

/// The events of a kind that start clocks, in an order independent of the data: by time, then by the kinds they belong to.
fn starters(lead: &Lead<'_>, events: &[Event], which: SelectionId) -> Vec<Event> {
    let sets = lead.run.sets;
    let is_one = |event: &&Event| sets.selections(event.set()).contains(&which);
    let mut starters: Vec<Event> = events.iter().filter(is_one).copied().collect();
    if starters.len() > 1 {
        let kinds = |event: &Event| {
            let members = sets.members(event.set()).iter().enumerate();
            let kinds = members.filter(|(_, member)| **member);
            kinds.map(|(kind, _)| kind).collect::<Vec<_>>()
        };
        starters.sort_by_cached_key(|event| (event.micros, kinds(event), event.date_only()));
    }
    starters
}

/// Clocks start only on days on which the contract is in force.
fn is_in_force(lead: &Lead<'_>) -> bool {
    let Some((from, to)) = lead.run.program.about.in_force else {
        return true;
    };
    let day = lead.now.day;
    from.0 <= day && to.is_none_or(|to| day <= to.0)
}

/// The calendar that applies to the lead for an sla.
fn calendar(lead: &mut Lead<'_>, sla: &Sla) -> Option<CalendarId> {
    let rule = lead.run.program.calendar_of(sla)?;
    let mut choices = rule.choices.iter();
    let chosen = choices.find(|choice| lead.answer(choice.when.condition).is_met());
    Some(chosen.map_or(rule.default, |choice| choice.calendar))
}
