//! Compares the expectations of an example with the actual result.

use crate::contract::atom_text::{self, points};
use crate::contract::model::{ExpectKind, SlaId, SlaState};
use crate::eval::{Clock, ClockState, History, Results};
use crate::ir::{Program, Truth};
use crate::message::{Message, msg};
use crate::syntax::phrase::PhraseId as P;
use crate::time::{Clock as Time, LocalDay, MicrosUtc, last_instant};
use jiff::tz::TimeZone;

/// The verdict on an expectation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The result is as expected.
    Held,
    /// The result is different.
    Failed {
        /// The actual result, in the syntax of `expect:` and the language of the contract, or a sentence.
        actual: Message,
    },
}

/// The verdict on an expectation about the only lead. For an sla, its last clock is used.
pub fn judge(program: &Program, history: &History, expected: &ExpectKind) -> Verdict {
    match holds(program, history, 0, expected) {
        true => Verdict::Held,
        false => Verdict::Failed {
            actual: actual(program, history, expected),
        },
    }
}

/// Whether an expectation about a lead holds. For an sla, its last clock is used.
pub fn holds(program: &Program, history: &History, lead: usize, expected: &ExpectKind) -> bool {
    let results = &history.results;
    match expected {
        ExpectKind::Stage(stage) => results.stage.get(lead).copied().flatten() == Some(*stage),
        ExpectKind::StageOpen(stage) => of_column(&results.holds, stage.index(), lead).is_open(),
        ExpectKind::NotExcluded => !results.is_excluded(lead),
        ExpectKind::ExcludedBy(exclusion) => {
            of_column(&results.exclusions, exclusion.index(), lead).is_met()
        }
        ExpectKind::Points(of, test) => test.holds(results.points(*of, lead)),
        ExpectKind::Sla(sla, state) => {
            let clock = last_clock(history, lead, *sla);
            clock.is_some_and(|clock| state_of(clock) == Some(*state))
        }
        ExpectKind::SlaDue(sla, day, time) => {
            let clock = last_clock(history, lead, *sla);
            let due = clock.and_then(|clock| due_at(program, clock));
            due == Some((*day, *time))
        }
    }
}

/// The actual result for the only lead.
fn actual(program: &Program, history: &History, expected: &ExpectKind) -> Message {
    let results = &history.results;
    match expected {
        ExpectKind::Stage(_) => stage_now(program, results),
        ExpectKind::StageOpen(stage) => {
            let truth = of_column(&results.holds, stage.index(), 0);
            let stage = program.stage_name(*stage);
            match truth {
                Truth::Open => line(program, P::ExpectStageOpen, &[("stage", stage)]),
                Truth::Met => msg!("stage {stage} is met", stage),
                Truth::NotMet => msg!("stage {stage} is not met", stage),
            }
        }
        ExpectKind::NotExcluded | ExpectKind::ExcludedBy(_) => {
            exclusions(program, &excluded_by(program, results))
        }
        ExpectKind::Points(of, _) => {
            let value = points(program.inputs.language, results.points(*of, 0));
            let slots = [("points", program.points_word(*of)), ("value", &value)];
            line(program, P::ExpectPointsIs, &slots)
        }
        ExpectKind::Sla(sla, _) => clock_now(program, *sla, last_clock(history, 0, *sla)),
        ExpectKind::SlaDue(sla, ..) => {
            let clock = last_clock(history, 0, *sla);
            match clock.and_then(|clock| due_at(program, clock)) {
                Some((day, time)) => {
                    let when = format!("{day} {time}");
                    let slots = [("sla", program.sla_name(*sla)), ("when", &when)];
                    line(program, P::ExpectSlaDue, &slots)
                }
                None => clock_now(program, *sla, clock),
            }
        }
    }
}

/// An expectation as the contract would state it.
fn line(program: &Program, id: P, slots: &[(&str, &str)]) -> Message {
    Message::verbatim(atom_text::line(program.inputs.language, id, slots))
}

/// The last clock of an sla; start events that did not start a clock do not count.
pub(super) fn last_clock(history: &History, lead: usize, sla: SlaId) -> Option<&Clock> {
    let started = |clock: &&Clock| clock.sla == sla && state_of(clock).is_some();
    history.clocks_of(lead).iter().rfind(started)
}

pub(super) fn state_of(clock: &Clock) -> Option<SlaState> {
    match clock.state {
        ClockState::Running => Some(SlaState::Running),
        ClockState::Met => Some(SlaState::Met),
        ClockState::Breached => Some(SlaState::Breached),
        ClockState::Void => Some(SlaState::Void),
        ClockState::NotStarted(_) => None,
    }
}

fn clock_now(program: &Program, sla: SlaId, clock: Option<&Clock>) -> Message {
    let sla = program.sla_name(sla);
    let id = match clock.and_then(state_of) {
        None => return msg!("no clock of sla {sla} started", sla),
        Some(SlaState::Running) => P::ExpectSlaRunning,
        Some(SlaState::Met) => P::ExpectSlaMet,
        Some(SlaState::Breached) => P::ExpectSlaBreached,
        Some(SlaState::Void) => P::ExpectSlaVoid,
    };
    line(program, id, &[("sla", sla)])
}

/// The deadline in the time zone of the calendar that counts it.
pub(super) fn due_at(program: &Program, clock: &Clock) -> Option<(LocalDay, Time)> {
    let zone = program.clock_zone(clock.calendar).zone();
    clock.due.map(|due| local(due, zone))
}

/// A local time to the minute; the last instant of a day is its 24:00.
fn local(instant: MicrosUtc, zone: &TimeZone) -> (LocalDay, Time) {
    let day = instant.local_day(zone);
    if instant == last_instant(day, zone) {
        return (day, Time(24 * 60));
    }
    let civil = instant.civil(zone);
    let minutes = i32::from(civil.hour()) * 60 + i32::from(civil.minute());
    (day, Time(minutes as u16))
}

fn of_column(columns: &[Vec<Truth>], at: usize, lead: usize) -> Truth {
    let column = columns.get(at);
    column
        .and_then(|column| column.get(lead))
        .copied()
        .unwrap_or_default()
}

fn stage_now(program: &Program, results: &Results) -> Message {
    match results.stage.first().copied().flatten() {
        Some(stage) => {
            let stage = program.stage_name(stage);
            line(program, P::ExpectStage, &[("stage", stage)])
        }
        None => msg!("no stage: the lead is created after the as-of time"),
    }
}

fn excluded_by<'a>(program: &'a Program, results: &Results) -> Vec<&'a str> {
    Results::with(&results.exclusions, 0, Truth::Met)
        .filter_map(|at| program.exclusions.get(at))
        .map(|exclusion| exclusion.name.as_str())
        .collect()
}

fn exclusions(program: &Program, by: &[&str]) -> Message {
    match by {
        [] => line(program, P::ExpectNotExcluded, &[]),
        by => {
            let names = by.join(", ");
            line(program, P::ExpectExcludedBy, &[("exclusion", &names)])
        }
    }
}
