//! Explains the clocks of a lead: what was promised, and which time counted.

use super::explanation::{
    ActExplanation, ClockExplanation, ClosingExplanation, Counts, Escalation,
    NotStartedExplanation, TimeSpan,
};
use super::extract_lead::SingleLead;
use crate::clock::{OpenTime, Pause};
use crate::eval::clocks::OpenTimeTables;
use crate::eval::{
    AsOf, Clock, ClockState, ClosedBy, NotStarted, evaluate_history_here, with_only_lead,
};
use crate::ir::Program;
use crate::ir::slas::{Requirement, Sla};
use crate::time::{LocalDay, LocalTime, MicrosUtc, Unit, first_instant, last_instant};

/// Every clock of the lead, by start.
pub(super) fn explain_clocks(
    program: &Program,
    single: &SingleLead,
    as_of: MicrosUtc,
) -> Vec<ClockExplanation> {
    if program.slas.is_empty() {
        return Vec::new();
    }
    let at = AsOf::at(as_of);
    let history = evaluate_history_here(program, &single.leads, &single.activities, at);
    let first = history.clocks.iter().map(|clock| clock.started).min();
    let tables = OpenTimeTables::new(program, first.unwrap_or(as_of), as_of);
    let pauses = with_only_lead(program, &single.leads, &single.activities, as_of, |lead| {
        lead.go_to_as_of();
        let slas = program.slas.iter();
        slas.map(|sla| lead.pauses(sla)).collect::<Vec<_>>()
    });
    let teller = ClockRecorder {
        program,
        tables: &tables,
        pauses: pauses.unwrap_or_default(),
        as_of,
    };
    (history.clocks.iter())
        .map(|clock| teller.clock(clock))
        .collect()
}

/// A part of a clock's time: its start, its end, and whether it counts.
type Piece = (MicrosUtc, MicrosUtc, Counts);

struct ClockRecorder<'a> {
    program: &'a Program,
    tables: &'a OpenTimeTables<'a>,
    /// By `SlaId`.
    pauses: Vec<Vec<Pause>>,
    as_of: MicrosUtc,
}

impl ClockRecorder<'_> {
    fn clock(&self, clock: &Clock) -> ClockExplanation {
        let program = self.program;
        let sla = &program.slas[clock.sla.index()];
        let calendar = clock.calendar.map(|id| &program.calendars[id.index()]);
        let time = |at: MicrosUtc| self.time(clock, at);
        let to = sla.escalate.as_ref().map(|(to, _)| to.clone());
        let escalated = to.zip(clock.escalated);
        let closed = clock
            .closed
            .zip(clock.closed_by.and_then(|by| self.closed_by(sla, by)));
        let (closed, closed_by) = closed.unzip();
        let late_by = clock.late_by();
        ClockExplanation {
            sla: sla.name.clone(),
            party: program.about.parties[sla.who.index()].0.clone(),
            line: program.place(sla.within_place).clone(),
            because: sla.because.as_ref().map(|because| because.text.clone()),
            state: clock.state.clone(),
            not_started: self.not_started(clock),
            started: time(clock.started),
            calendar: calendar.map(|calendar| calendar.name.clone()),
            time_zone: (program.foreign_zone(clock.calendar)).map(|zone| zone.name().to_owned()),
            due: clock.due.map(time),
            warned: clock.warned.map(time),
            escalated: escalated.map(|(to, at)| Escalation { to, at: time(at) }),
            completed: clock.completed.map(time),
            closed: closed.map(time),
            closed_by,
            late_by,
            late_by_business_time: late_by.and(clock.late_by_business),
            acts: self.acts(sla, clock),
            is_one_enough: matches!(sla.requirement, Requirement::Any(_)),
            counted: match clock.state {
                ClockState::NotStarted(_) => Vec::new(),
                _ => self.counted(sla, clock),
            },
        }
    }

    /// A time of a clock in the zone of its calendar.
    fn time(&self, clock: &Clock, at: MicrosUtc) -> LocalTime {
        at.local_time(self.program.clock_zone(clock.calendar).zone())
    }

    fn not_started(&self, clock: &Clock) -> Option<NotStartedExplanation> {
        let ClockState::NotStarted(why) = &clock.state else {
            return None;
        };
        let program = self.program;
        Some(match why {
            NotStarted::Running(since) => NotStartedExplanation::Running(self.time(clock, *since)),
            NotStarted::Unknown(fields) => {
                let names = fields.iter().map(|field| program.field_name(*field));
                NotStartedExplanation::Unknown(names.map(str::to_owned).collect())
            }
            NotStarted::Jumped(stage) => {
                NotStartedExplanation::Jumped(program.stage_name(*stage).to_owned())
            }
            NotStarted::Excluded(by) => {
                let names = by.iter().map(|id| program.exclusion_name(*id));
                NotStartedExplanation::Excluded(names.map(str::to_owned).collect())
            }
        })
    }

    fn closed_by(&self, sla: &Sla, by: ClosedBy) -> Option<ClosingExplanation> {
        Some(match by {
            ClosedBy::Exclusion => ClosingExplanation::Exclusion,
            ClosedBy::GoingBack => ClosingExplanation::GoingBack,
            ClosedBy::Lapse(index) => {
                let written = sla.lapses.get(index)?.written;
                let place = self.program.written[written.index()].place;
                ClosingExplanation::Lapse(self.program.place(place).clone())
            }
        })
    }

    fn acts(&self, sla: &Sla, clock: &Clock) -> Vec<ActExplanation> {
        let explanation = |what: &str, in_number: &str, times, days, done: &u32| ActExplanation {
            what: what.to_owned(),
            in_number: in_number.to_owned(),
            done: *done,
            times,
            on_different_days: days,
        };
        let done = clock.done.iter();
        match &sla.requirement {
            Requirement::BringTo(stages) => (stages.iter().zip(done))
                .map(|(stage, done)| {
                    let name = self.program.stage_name(*stage);
                    explanation(name, name, None, false, done)
                })
                .collect(),
            Requirement::All(acts) | Requirement::Any(acts) => (acts.iter().zip(done))
                .map(|(act, done)| {
                    let name = self.program.act_name(act, 1);
                    let in_number = self.program.act_name(act, act.times);
                    let times = Some(act.times);
                    explanation(name, in_number, times, act.on_different_days, done)
                })
                .collect(),
        }
    }

    /// The time of the clock up to its deadline or its end.
    fn counted(&self, sla: &Sla, clock: &Clock) -> Vec<TimeSpan> {
        let ends = [clock.due, clock.completed, clock.closed];
        let end = ends.into_iter().flatten().min().unwrap_or(self.as_of);
        let end = end.min(self.as_of);
        let open = self.tables.open_time(clock.calendar);
        let (start, pauses) = (clock.started, &self.pauses[clock.sla.index()]);
        let mut told = match sla.within.unit {
            Unit::BusinessMinutes | Unit::BusinessHours => {
                let mut told: Vec<Piece> = (open.stretches(start, end))
                    .flat_map(|(from, to)| without_pauses(from, to, pauses))
                    .collect();
                told.extend(self.closed(clock, start, end));
                told
            }
            Unit::BusinessDays => {
                let mut told = open_days(open, start, end);
                told.extend(self.closed(clock, start, end));
                told
            }
            _ => without_pauses(start, end, pauses),
        };
        told.extend(pauses.iter().filter_map(|pause| {
            let (from, to) = (pause.from.max(start), pause.until.unwrap_or(end).min(end));
            (from < to).then_some((from, to, Counts::Paused))
        }));
        told.sort_by_key(|(from, ..)| *from);
        let told = told.into_iter();
        told.map(|(from, to, what)| TimeSpan {
            from: self.time(clock, from),
            to: self.time(clock, to),
            what,
        })
        .collect()
    }

    /// The closed days of the calendar between two instants.
    fn closed(&self, clock: &Clock, start: MicrosUtc, end: MicrosUtc) -> Vec<Piece> {
        let Some(calendar) = clock.calendar else {
            return Vec::new();
        };
        let calendar = &self.program.calendars[calendar.index()];
        let zone = calendar.zone.zone();
        let days = start.local_day(zone).0..=end.local_day(zone).0;
        let closed = days.map(LocalDay).filter_map(|day| {
            let closed = calendar.closed_on(day)?;
            let (from, to) = (first_instant(day, zone), last_instant(day, zone));
            Some((from, to, Counts::Closed(closed.name.clone())))
        });
        closed.collect()
    }
}

fn open_days(open: &OpenTime, start: MicrosUtc, end: MicrosUtc) -> Vec<Piece> {
    let zone = open.zone();
    let last = end.local_day(zone);
    let days = open.open_days(start.local_day(zone));
    let days = days.take_while(|day| *day <= last);
    let day = |(number, day): (u32, LocalDay)| {
        let (from, to) = (first_instant(day, zone), last_instant(day, zone).min(end));
        (from, to, Counts::Day(number))
    };
    (1..).zip(days).map(day).collect()
}

/// The parts of a time range outside all pauses.
fn without_pauses(from: MicrosUtc, to: MicrosUtc, pauses: &[Pause]) -> Vec<Piece> {
    let mut left = Vec::new();
    let mut begin = from;
    let mut add = |from: MicrosUtc, to: MicrosUtc| {
        if from < to {
            left.push((from, to, Counts::Time));
        }
    };
    for pause in pauses {
        let until = pause.until.unwrap_or(to);
        if pause.from >= to || until <= begin {
            continue;
        }
        add(begin, pause.from);
        begin = until.max(begin);
    }
    add(begin, to);
    left
}
