//! The clocks of a lead and what starts them: "When a clock starts" and "At one instant" of the reference.

use std::collections::BTreeMap;

use leadc::contract::model::{
    CalendarId, ClockStart, Contract, ExclusionId, Requirement, Sla, SlaId, StageId,
};
use leadc::eval::{Clock, ClockState, Entry, EntryCause, NotStarted};
use leadc::time::MicrosUtc;

use super::calendars::Hours;
use super::conditions::{Moment, Place};
use super::replay::History;
use super::rows::{Event, Lead, Occurrence};
use super::ticking::Ticking;
use super::truth::Truth;

/// The moves of a lead, and its clocks in the order of their starts; none where it was created after the as-of time.
pub fn follow(
    contract: &Contract,
    hours: &AllHours,
    row: u32,
    lead: &Lead,
    events: &[Event],
    as_of: MicrosUtc,
) -> Option<(Vec<Entry>, Vec<Clock>)> {
    let history = History::of(contract, lead, events, as_of);
    let mut clocks = Clocks {
        hours,
        row,
        all: Vec::new(),
    };
    let moves = history.replay_with(|moment, excluded| clocks.at(&moment, excluded))?;
    let end = history.moment(as_of, &moves);
    for clock in clocks.all.iter_mut().filter(|one| one.clock.is_open()) {
        clock.go_on(&end, hours);
    }
    let mut ended: Vec<Clock> = clocks
        .all
        .iter()
        .map(|one| one.ended_at(&end, hours))
        .collect();
    ended.sort_by_key(|clock| (clock.started, clock.sla));
    let entries = moves.log.iter().map(|moved| Entry {
        lead: row,
        stage: moved.stage,
        at: moved.at,
        how: moved.how,
    });
    Some((entries.collect(), ended))
}

/// The hours of every calendar, and of clocks without one.
#[derive(Debug)]
pub struct AllHours<'a>(pub BTreeMap<Option<CalendarId>, Hours<'a>>);

impl<'a> AllHours<'a> {
    pub fn of(contract: &'a Contract) -> AllHours<'a> {
        let calendars = (0..contract.calendars.len() as u32).map(|id| Some(CalendarId(id)));
        let all = calendars.chain([None]);
        AllHours(all.map(|id| (id, Hours::of(contract, id))).collect())
    }
}

/// The clocks of a lead.
struct Clocks<'a> {
    hours: &'a AllHours<'a>,
    row: u32,
    /// In the order of their starts.
    all: Vec<Ticking>,
}

impl Clocks<'_> {
    /// An instant of the history, when its activities are visible and its moves made: breaches, completions, voids, starts.
    fn at(&mut self, moment: &Moment, excluded: &[ExclusionId]) {
        for clock in self.all.iter_mut().filter(|one| one.clock.is_open()) {
            clock.go_on(moment, self.hours);
            clock.look_for_completion(moment);
        }
        for clock in self.all.iter_mut().filter(|one| one.clock.is_open()) {
            clock.look_for_end(moment, excluded);
        }
        for (id, sla) in (0..).map(SlaId).zip(&moment.contract.slas) {
            for start in starts(moment, sla) {
                let started = self.start(moment, (id, sla), start, excluded);
                self.all.extend(started);
            }
        }
    }

    /// The clock of a start, or why there is none; nothing out of force and where `when:` is not met.
    fn start(
        &self,
        moment: &Moment,
        (id, sla): (SlaId, &Sla),
        (starter, moves_before): Start,
        excluded: &[ExclusionId],
    ) -> Option<Ticking> {
        let when = sla.when.as_ref();
        let when_is = when.map_or(Truth::Met, |c| moment.truth(c, Place::Anywhere));
        if !is_in_force(moment) || when_is == Truth::NotMet {
            return None;
        }
        let clock = |state: ClockState| Ticking {
            clock: Clock {
                lead: self.row,
                sla: id,
                started: moment.now,
                calendar: calendar(moment, sla),
                state,
                due: None,
                warned: None,
                escalated: None,
                completed: None,
                took: None,
                closed: None,
                closed_by: None,
                late_by_business: None,
                done: Vec::new(),
            },
            starter,
            moves_before,
        };
        let mut same = self.all.iter().filter(|other| other.clock.sla == id);
        let running = same.find(|other| other.clock.state == ClockState::Running);
        let why = if !excluded.is_empty() {
            NotStarted::Excluded(excluded.to_vec())
        } else if let Some(stage) = jumped_to(moment, sla, moves_before) {
            NotStarted::Jumped(stage)
        } else if when_is.is_open() {
            let unknown = when.map(|c| moment.unknown_in(c, Place::Anywhere));
            NotStarted::Unknown(unknown.into_iter().flatten().collect())
        } else if let Some(running) = running {
            NotStarted::Running(running.clock.started)
        } else {
            let mut started = clock(ClockState::Running);
            started.go_on(moment, self.hours);
            started.look_for_completion(moment);
            if started.clock.is_open() {
                started.look_for_going_back(moment);
            }
            return Some(started);
        };
        Some(clock(ClockState::NotStarted(why)))
    }
}

/// The occurrence that starts a clock, and how many moves were made before those that count for it.
type Start = (Option<usize>, usize);

/// "A clock `bring the lead to …` does not start where the fast track that passed its stage led to one of the named stages."
fn jumped_to(moment: &Moment, sla: &Sla, moves_before: usize) -> Option<StageId> {
    let (ClockStart::Stage(_), Requirement::BringTo(stages)) = (&sla.after, &sla.requirement)
    else {
        return None;
    };
    let log = &moment.moves.log;
    if log[moves_before - 1].how != EntryCause::Passed {
        return None;
    }
    let rest = &log[moves_before..];
    let end = rest.iter().position(|m| m.how != EntryCause::Passed)?;
    let mut entered = rest[..=end].iter().map(|m| m.stage);
    entered.find(|stage| stages.contains(stage))
}

/// What would start clocks of an sla at this instant.
fn starts(moment: &Moment, sla: &Sla) -> Vec<Start> {
    let log = &moment.moves.log;
    match sla.after {
        ClockStart::Stage(stage) => {
            let moves = log.iter().enumerate();
            let entries = moves.filter(|(_, m)| m.stage == stage && m.at == moment.now);
            entries.map(|(place, _)| (None, place + 1)).collect()
        }
        ClockStart::Activity(kind) => {
            let earlier = log.iter().filter(|m| m.at < moment.now).count();
            let occurrences = moment.activities.iter().enumerate();
            let starters = occurrences.filter(|(_, a)| a.kinds.contains(&kind));
            starters
                .filter(|(_, a)| starts_now(moment, a))
                .map(|(place, _)| (Some(place), earlier))
                .collect()
        }
    }
}

/// "Of those before the start of the history, one on its own day starts its clock at the start; older ones start none."
fn starts_now(moment: &Moment, occurrence: &Occurrence) -> bool {
    let start = moment.moves.start;
    if occurrence.at < start {
        moment.now == start && occurrence.day == moment.day_of(start)
    } else {
        occurrence.at == moment.now
    }
}

fn is_in_force(moment: &Moment) -> bool {
    let today = moment.day_of(moment.now);
    let in_force = &moment.contract.info.in_force;
    in_force.is_none_or(|(from, to)| from <= today && to.is_none_or(|to| today <= to))
}

/// "If `calendar:` chooses by the lead, the choice is made when the clock starts: the first line whose condition is met, or the
/// last line. A condition that is open is passed over." "The same lines in an sla are for that sla alone."
fn calendar(moment: &Moment, sla: &Sla) -> Option<CalendarId> {
    let lines = match &sla.calendar {
        Some(own) => own,
        None => moment.contract.info.calendar.as_ref()?,
    };
    for line in &lines.choices {
        match moment.truth(&line.condition, Place::Anywhere) {
            Truth::Met => return Some(line.calendar),
            Truth::NotMet | Truth::Open => {}
        }
    }
    Some(lines.default)
}
