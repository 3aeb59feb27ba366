//! Tracks the clocks of a lead while its history is replayed.

use super::open_time_tables::OpenTimeTables;
use super::results::{Clock, ClockState, ClosedBy, Entry, EntryCause};
use super::start_event::StartEvent;
use crate::contract::model::{SlaId, StageId};
use crate::eval::lead::{ClockStart, Lead};
use crate::eval::replay::{MoveCause, Observer, TransitionRule};
use crate::ir::slas::{ClockTrigger, Sla};
use crate::time::MicrosUtc;

/// Records the clocks and entries of leads, one lead after another.
pub(in crate::eval) struct ClockTracker<'a> {
    pub(super) tables: &'a OpenTimeTables<'a>,
    pub entries: Vec<Entry>,
    pub clocks: Vec<Clock>,
    /// Clocks of this lead that can still change.
    pub(super) open: Vec<OpenClock>,
    /// The entries at this instant.
    pub(super) arrivals: Vec<Arrival>,
    /// Whether the lead has moved at this instant, and whether it went back.
    moved: bool,
    pub(super) back: bool,
    /// The number of events of the lead that have been processed.
    pub(super) seen: usize,
    /// Whether the start of the history has been processed.
    pub(super) begun: bool,
}

/// An entry at this instant.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arrival {
    pub(super) stage: StageId,
    /// Its number among all entries of the lead.
    pub(super) number: u32,
    /// The number of the entry with which the same move ends.
    pub(super) last_of_move: u32,
}

/// A clock that can still change.
pub(super) struct OpenClock {
    /// Its index among the clocks.
    pub(super) at: usize,
    pub(super) sla: SlaId,
    pub(super) from: StartEvent,
}

impl<'a> ClockTracker<'a> {
    /// An empty ledger.
    pub fn new(tables: &'a OpenTimeTables<'a>) -> ClockTracker<'a> {
        ClockTracker {
            tables,
            entries: Vec::new(),
            clocks: Vec::new(),
            open: Vec::new(),
            arrivals: Vec::new(),
            moved: false,
            back: false,
            seen: 0,
            begun: false,
        }
    }

    /// The clocks of this lead that can still change: their slas, and when they started.
    pub fn open_clocks(&self) -> impl Iterator<Item = (SlaId, ClockStart)> + use<'_> {
        self.open.iter().map(|open| (open.sla, open.from.start))
    }

    pub(super) fn slas<'l>(lead: &Lead<'l>) -> &'l [Sla] {
        &lead.run.program.slas
    }

    fn enter(&mut self, lead: &Lead<'_>, arrival: Arrival, how: EntryCause) {
        self.arrivals.push(arrival);
        self.note(lead, arrival.stage, how);
    }

    fn note(&mut self, lead: &Lead<'_>, stage: StageId, how: EntryCause) {
        self.entries.push(Entry {
            lead: lead.row as u32,
            stage,
            at: MicrosUtc(lead.now.micros),
            how,
        });
    }

    /// Completes clocks whose acts are done, then closes those that something makes void.
    fn settle(&mut self, lead: &mut Lead<'_>) {
        if self.open.is_empty() {
            return;
        }
        self.set_again(lead);
        let excluded = self.is_excluded(lead);
        let open = std::mem::take(&mut self.open);
        for open in open {
            let sla = &Self::slas(lead)[open.sla.index()];
            if open.from.is_done(lead, sla) {
                self.complete(lead, &open);
            } else if let Some(by) = self.closes(lead, sla, &open, excluded) {
                self.close(lead, &open, by);
            } else {
                self.open.push(open);
            }
        }
    }

    /// Whether the lead is excluded before the moves of this instant. A lead that has moved was not; going back may change the
    /// points that an exclusion depends on.
    pub(super) fn is_excluded(&self, lead: &mut Lead<'_>) -> bool {
        !self.moved && lead.is_excluded()
    }

    fn closes(
        &self,
        lead: &mut Lead<'_>,
        sla: &Sla,
        open: &OpenClock,
        excluded: bool,
    ) -> Option<ClosedBy> {
        if excluded {
            return Some(ClosedBy::Exclusion);
        }
        if self.back && matches!(sla.after, ClockTrigger::Stage(_)) {
            return Some(ClosedBy::GoingBack);
        }
        lead.set_clock(Some(open.from.start));
        let mut lapses = sla.lapses.iter();
        let met = lapses.position(|lapse| lead.answer(lapse.condition).is_met());
        met.map(ClosedBy::Lapse)
    }

    pub(super) fn complete(&mut self, lead: &Lead<'_>, open: &OpenClock) {
        let now = MicrosUtc(lead.now.micros);
        let sla = &Self::slas(lead)[open.sla.index()];
        let clock = &mut self.clocks[open.at];
        clock.completed = Some(now);
        let unit = sla.within.unit;
        let pauses = lead.pauses(sla);
        clock.took = (self.tables).took(clock.calendar, (clock.started, now), unit, &pauses);
        clock.state = match clock.due {
            Some(due) if due < now => {
                clock.late_by_business = self.tables.open_between(clock.calendar, due, now);
                ClockState::Breached
            }
            _ => ClockState::Met,
        };
        self.end(lead, open, now);
    }

    pub(super) fn close(&mut self, lead: &Lead<'_>, open: &OpenClock, by: ClosedBy) {
        let now = MicrosUtc(lead.now.micros);
        let clock = &mut self.clocks[open.at];
        (clock.closed, clock.closed_by) = (Some(now), Some(by));
        clock.state = if clock.is_past(now) {
            ClockState::Breached
        } else {
            ClockState::Void
        };
        self.end(lead, open, now);
    }

    /// Ends a clock: it was warned and escalated only if that was earlier.
    fn end(&mut self, lead: &Lead<'_>, open: &OpenClock, now: MicrosUtc) {
        let clock = &mut self.clocks[open.at];
        let earlier = |at: &MicrosUtc| *at < now;
        clock.warned = clock.warned.filter(earlier);
        clock.escalated = clock.escalated.filter(earlier);
        clock.done = open.from.done(lead, &Self::slas(lead)[open.sla.index()]);
    }

    /// Recomputes the deadlines of open clocks that can be paused, from the pauses so far.
    fn set_again(&mut self, lead: &Lead<'_>) {
        for open in &self.open {
            let sla = &Self::slas(lead)[open.sla.index()];
            if sla.paused.is_some() {
                set(self.tables, lead, sla, &mut self.clocks[open.at]);
            }
        }
    }
}

impl Observer for ClockTracker<'_> {
    fn opens(&mut self, lead: &mut Lead<'_>) {
        self.seen = 0;
        self.begun = false;
        if !lead.run.program.stages.is_empty() {
            self.note(lead, StageId(0), EntryCause::Start);
        }
    }

    fn moves(&mut self, lead: &mut Lead<'_>, by: MoveCause<'_>) {
        let mut number = lead.state.entries();
        let passed = match &by {
            MoveCause::Transition(transition) => transition.past.len() as u32,
            MoveCause::BackTo(_) => 0,
        };
        let last_of_move = number + passed;
        let (to, how) = match by {
            MoveCause::Transition(transition) => {
                for passed in &transition.past {
                    let arrival = Arrival {
                        stage: *passed,
                        number,
                        last_of_move,
                    };
                    self.enter(lead, arrival, EntryCause::Passed);
                    number += 1;
                }
                let how = match transition.how {
                    TransitionRule::Forward => EntryCause::Entered,
                    TransitionRule::Back => EntryCause::WentBack,
                    TransitionRule::FastTrack(_) => EntryCause::FastTrack,
                };
                (transition.to, how)
            }
            MoveCause::BackTo(back) => (back.to, EntryCause::WentBack),
        };
        self.moved = true;
        self.back |= how == EntryCause::WentBack;
        let arrival = Arrival {
            stage: to,
            number,
            last_of_move,
        };
        self.enter(lead, arrival, how);
    }

    fn arrives(&mut self, lead: &mut Lead<'_>) {
        (self.moved, self.back) = (false, false);
        self.arrivals.clear();
        if !self.begun && !lead.run.program.stages.is_empty() {
            self.arrivals.push(Arrival {
                stage: StageId(0),
                number: 0,
                last_of_move: 0,
            });
        }
    }

    fn settles(&mut self, lead: &mut Lead<'_>) {
        self.settle(lead);
        self.start(lead);
        lead.set_clock(None);
    }

    /// The next instant at which a clock may close even though no event happens.
    fn next_chance(&mut self, lead: &mut Lead<'_>) -> i64 {
        let mut next = i64::MAX;
        if self.open.is_empty() {
            return next;
        }
        for exclusion in &lead.run.program.exclusions {
            next = next.min(lead.next_chance_of(exclusion.condition));
        }
        for open in &self.open {
            lead.set_clock(Some(open.from.start));
            for lapse in &Self::slas(lead)[open.sla.index()].lapses {
                next = next.min(lead.next_chance_of(lapse.condition));
            }
        }
        lead.set_clock(None);
        next
    }

    fn ends(&mut self, lead: &mut Lead<'_>) {
        self.set_again(lead);
        let now = MicrosUtc(lead.now.micros);
        for open in std::mem::take(&mut self.open) {
            let clock = &mut self.clocks[open.at];
            if clock.is_past(now) {
                clock.state = ClockState::Breached;
            }
            self.end(lead, &open, now);
        }
    }

    fn is_done(&self, lead: &Lead<'_>) -> bool {
        let starts_more = |sla: &Sla| match sla.after {
            ClockTrigger::Stage(_) => false,
            ClockTrigger::Activity(which) => {
                let track = lead.track(which);
                track.seen().len() < track.all().len()
            }
        };
        // The start of a history counts as an entry, even if nothing follows.
        self.begun && self.open.is_empty() && !Self::slas(lead).iter().any(starts_more)
    }
}

/// Sets the deadlines of a clock, from the pauses so far.
pub(super) fn set(tables: &OpenTimeTables<'_>, lead: &Lead<'_>, sla: &Sla, clock: &mut Clock) {
    let pauses = lead.pauses(sla);
    let due = |length| tables.due(clock.calendar, clock.started, length, &pauses);
    (clock.due, clock.warned, clock.escalated) = (
        due(sla.within),
        sla.warn.and_then(due),
        sla.escalate.as_ref().and_then(|(_, after)| due(*after)),
    );
}
