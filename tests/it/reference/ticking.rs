//! A running clock: "How it is met", "States of a clock" and "Pauses" of the reference.

use std::collections::BTreeSet;

use leadc::contract::model::{
    Act, ActivityId, Actor, ClockSpan, ClockStart, ExclusionId, Requirement, Sla, StageId,
};
use leadc::eval::{Clock, ClockState, EntryCause};
use leadc::time::MicrosUtc;

use super::clocks::AllHours;
use super::conditions::{Moment, Move, Place};
use super::rows::Occurrence;

/// A clock with what it counts from.
pub struct Ticking {
    pub clock: Clock,
    /// The occurrence that started it, by its place among the lead's.
    pub starter: Option<usize>,
    /// How many moves were made before those that count for it.
    pub moves_before: usize,
}

impl Ticking {
    fn sla<'a>(&self, moment: &Moment<'a>) -> &'a Sla {
        &moment.contract.slas[self.clock.sla.index()]
    }

    /// The deadline as it is by now, and whether it has passed.
    pub fn go_on(&mut self, moment: &Moment, hours: &AllHours) {
        if self.clock.state == ClockState::Running {
            self.clock.due = self.after(&self.sla(moment).within, moment, hours);
            if self.clock.due.is_some_and(|due| due < moment.now) {
                self.clock.state = ClockState::Breached;
            }
        }
    }

    /// The instant when a time from the start has passed, by the pauses up to now.
    fn after(&self, span: &ClockSpan, moment: &Moment, hours: &AllHours) -> Option<MicrosUtc> {
        let pauses = pauses(moment, self.sla(moment));
        hours.0[&self.clock.calendar].due(self.clock.started, span.duration, &pauses)
    }

    /// "What happens at the very instant of the deadline is in time."
    pub fn look_for_completion(&mut self, moment: &Moment) {
        if !self.is_done(moment) {
            return;
        }
        self.clock.completed = Some(moment.now);
        if self.clock.state == ClockState::Running {
            self.clock.state = ClockState::Met;
        }
    }

    fn is_done(&self, moment: &Moment) -> bool {
        let sla = self.sla(moment);
        match &sla.requirement {
            Requirement::All(acts) => acts.iter().all(|act| self.done(moment, *act) == act.times),
            Requirement::Any(acts) => acts.iter().any(|act| self.done(moment, *act) == act.times),
            Requirement::BringTo(stages) => stages.iter().any(|to| self.is_brought(moment, *to)),
        }
    }

    /// "What would have made it void closes" a breached clock.
    pub fn look_for_end(&mut self, moment: &Moment, excluded: &[ExclusionId]) {
        let sla = self.sla(moment);
        let place = Place::Lapse(self.clock.started, self.moves_before);
        let mut lapses = sla.lapses.iter();
        let lapsed = lapses.any(|lapse| moment.truth(lapse, place).is_met());
        if !excluded.is_empty() || lapsed {
            self.close(moment);
        }
        self.look_for_going_back(moment);
    }

    /// "For a clock that a stage started, the lead went back" after it entered the stage.
    pub fn look_for_going_back(&mut self, moment: &Moment) {
        let is_back = |m: &Move| m.at == moment.now && m.how == EntryCause::WentBack;
        let mut later = moment.moves.log.iter().skip(self.moves_before);
        let of_stage = matches!(self.sla(moment).after, ClockStart::Stage(_));
        if of_stage && later.any(is_back) {
            self.close(moment);
        }
    }

    fn close(&mut self, moment: &Moment) {
        self.clock.closed = Some(moment.now);
        if self.clock.state == ClockState::Running {
            self.clock.state = ClockState::Void;
        }
    }

    /// How often an act was done by now, no more than asked for.
    fn done(&self, moment: &Moment, asked: Act) -> u32 {
        let who = Actor::Party(self.sla(moment).who);
        let visible = moment.visible().enumerate();
        let acts = visible.filter(|(place, act)| {
            act.kinds.contains(&asked.activity)
                && act.by == who
                && Some(*place) != self.starter
                && moment.is_since(act, self.clock.started)
        });
        let count = match asked.on_different_days {
            true => self.different_days(moment, acts.map(|(_, act)| act)),
            false => acts.count(),
        };
        asked.times.min(count as u32)
    }

    /// "Acts on one day count once, a day of the calendar that counts the clock; an act with a date and no time is on that date."
    fn different_days<'m>(
        &self,
        moment: &Moment,
        acts: impl Iterator<Item = &'m Occurrence>,
    ) -> usize {
        let contract = moment.contract;
        let calendar = self
            .clock
            .calendar
            .map(|id| &contract.calendars[id.index()]);
        let zone = calendar.map_or(&contract.info.zone, |calendar| &calendar.zone);
        let days = acts.map(|act| match act.date_only {
            true => act.day,
            false => act.at.local_day(zone),
        });
        days.collect::<BTreeSet<_>>().len()
    }

    /// Whether a stage was entered or passed by one of the moves that count.
    fn is_brought(&self, moment: &Moment, to: StageId) -> bool {
        let mut later = moment.moves.log.iter().skip(self.moves_before);
        later.any(|m| m.stage == to && m.at <= moment.now)
    }

    /// The clock at its end, or at the as-of instant if it has not ended.
    pub fn ended_at(&self, as_of: &Moment, hours: &AllHours) -> Clock {
        let mut clock = self.clock.clone();
        if let ClockState::NotStarted(_) = clock.state {
            return clock;
        }
        let ended = clock.completed.or(clock.closed);
        let end = Moment {
            now: ended.unwrap_or(as_of.now),
            ..*as_of
        };
        let passed = |span: &ClockSpan| {
            let at = self.after(span, &end, hours);
            at.filter(|at| *at < end.now)
        };
        let sla = self.sla(as_of);
        clock.warned = sla.warn.as_ref().and_then(passed);
        clock.escalated = sla.escalate.as_ref().and_then(|(_, span)| passed(span));
        clock.done = match &sla.requirement {
            Requirement::All(acts) | Requirement::Any(acts) => {
                acts.iter().map(|act| self.done(&end, *act)).collect()
            }
            Requirement::BringTo(stages) => {
                let brought = |to: &StageId| u32::from(self.is_brought(&end, *to));
                stages.iter().map(brought).collect()
            }
        };
        let hours_of = &hours.0[&clock.calendar];
        clock.took = clock.completed.map(|done| {
            let unit = sla.within.duration.unit;
            hours_of.took((clock.started, done), unit, &pauses(&end, sla))
        });
        if clock.state == ClockState::Breached && clock.calendar.is_some() {
            let late = clock.due.zip(clock.completed);
            clock.late_by_business = late.map(|(due, done)| hours_of.open_between(due, done));
        }
        clock
    }
}

/// "Cuts the time from a snooze to the next wake up out of the clock"; without a wake up so far the pause is on.
fn pauses(moment: &Moment, sla: &Sla) -> Vec<(MicrosUtc, Option<MicrosUtc>)> {
    let Some((from, until)) = sla.paused else {
        return Vec::new();
    };
    let when = |kind: ActivityId| {
        let visible = moment.visible();
        visible
            .filter(move |a| a.kinds.contains(&kind))
            .map(|a| a.at)
    };
    when(from)
        .map(|begins| (begins, when(until).find(|ends| *ends >= begins)))
        .collect()
}
