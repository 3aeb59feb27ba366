//! The clocks of a lead, kept while its history is replayed.

use super::results::{Clock, ClockState, Entering, Entry, NotStarted};
use super::tables::Tables;
use crate::contract::model::{CalendarId, ExclusionId, SlaId, StageId};
use crate::eval::events::Event;
use crate::eval::lead::{ClockStart, Lead};
use crate::eval::replay::{How, MoveBy, Watcher};
use crate::ir::Truth;
use crate::ir::clauses::{After, CalendarRule, Must, Sla};
use crate::ir::term::{SelectionId, TermId};
use crate::time::MicrosUtc;

/// Keeps the clocks and the entries of leads, one lead after the other.
pub(in crate::eval) struct Ledger<'a> {
    tables: &'a Tables<'a>,
    pub entries: Vec<Entry>,
    pub clocks: Vec<Clock>,
    /// Clocks of this lead that something may still happen to.
    open: Vec<Open>,
    /// The entries made at this instant, with their numbers among all of the lead.
    arrivals: Vec<(StageId, u32)>,
    /// Whether the lead has moved at this instant, and whether back.
    moved: bool,
    back: bool,
    /// How many events of the lead were looked at.
    seen: usize,
    /// Whether the start of the history was.
    begun: bool,
}

/// A clock that something may still happen to.
struct Open {
    /// Its index among the clocks.
    at: usize,
    sla: SlaId,
    start: ClockStart,
    /// The activity that started it.
    starter: Option<Event>,
}

/// A moment that starts a clock.
#[derive(Clone, Copy)]
struct Beginning {
    start: ClockStart,
    starter: Option<Event>,
}

impl<'a> Ledger<'a> {
    /// Nothing is kept yet.
    pub fn new(tables: &'a Tables<'a>) -> Ledger<'a> {
        Ledger {
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

    fn slas<'l>(lead: &Lead<'l>) -> &'l [Sla] {
        &lead.run.program.slas
    }

    fn enter(&mut self, lead: &Lead<'_>, stage: StageId, number: u32, how: Entering) {
        self.arrivals.push((stage, number));
        self.note(lead, stage, how);
    }

    fn note(&mut self, lead: &Lead<'_>, stage: StageId, how: Entering) {
        self.entries.push(Entry {
            lead: lead.row as u32,
            stage,
            at: MicrosUtc(lead.now.micros),
            how,
        });
    }

    /// What is done completes clocks; then what makes them void closes them.
    fn settle(&mut self, lead: &mut Lead<'_>) {
        if self.open.is_empty() {
            return;
        }
        self.set_again(lead);
        let excluded = self.is_excluded(lead);
        let open = std::mem::take(&mut self.open);
        for open in open {
            let sla = &Self::slas(lead)[open.sla.index()];
            if is_done(lead, sla, &open) {
                self.complete(lead, &open);
            } else if excluded || self.went_back_from(sla) || lapses(lead, sla, &open) {
                self.close(lead, &open);
            } else {
                self.open.push(open);
            }
        }
    }

    /// Whether the lead is excluded before the moves of this instant. A lead that has moved was not; a going back may change
    /// the points an exclusion asks for.
    fn is_excluded(&self, lead: &mut Lead<'_>) -> bool {
        !self.moved && lead.is_excluded()
    }

    fn went_back_from(&self, sla: &Sla) -> bool {
        self.back && matches!(sla.after, After::Stage(_))
    }

    fn complete(&mut self, lead: &Lead<'_>, open: &Open) {
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

    fn close(&mut self, lead: &Lead<'_>, open: &Open) {
        let now = MicrosUtc(lead.now.micros);
        let clock = &mut self.clocks[open.at];
        clock.closed = Some(now);
        clock.state = match clock.due {
            Some(due) if due < now => ClockState::Breached,
            _ => ClockState::Void,
        };
        self.end(lead, open, now);
    }

    /// Nothing happens to the clock any more: it was only warned and escalated if that was earlier.
    fn end(&mut self, lead: &Lead<'_>, open: &Open, now: MicrosUtc) {
        let clock = &mut self.clocks[open.at];
        let earlier = |at: &MicrosUtc| *at < now;
        clock.warned = clock.warned.filter(earlier);
        clock.escalated = clock.escalated.filter(earlier);
        clock.done = done(lead, &Self::slas(lead)[open.sla.index()], open);
    }

    /// The clocks that start at this instant.
    fn start(&mut self, lead: &mut Lead<'_>) {
        let events = self.events_now(lead);
        for (index, sla) in Self::slas(lead).iter().enumerate() {
            let id = SlaId(index as u32);
            match sla.after {
                After::Stage(stage) => {
                    let arrivals = self.arrivals.clone().into_iter();
                    for (_, number) in arrivals.filter(|(entered, _)| *entered == stage) {
                        let start = ClockStart {
                            at: lead.now,
                            entry: Some(number),
                        };
                        let starter = None;
                        self.begin(lead, id, Beginning { start, starter });
                    }
                }
                After::Activity(which) => {
                    let before = self.arrivals.first().map(|(_, number)| *number);
                    let entries = before.unwrap_or(lead.standing.entries());
                    let start = ClockStart {
                        at: lead.now,
                        entry: entries.checked_sub(1),
                    };
                    for event in starters(lead, events, which) {
                        let starter = Some(event);
                        self.begin(lead, id, Beginning { start, starter });
                    }
                }
            }
        }
    }

    /// The events that may start clocks now: those of this instant, and at the start of the history those of its day.
    fn events_now<'l>(&mut self, lead: &Lead<'l>) -> &'l [Event] {
        let new = &lead.happened()[self.seen..];
        self.seen = lead.happened().len();
        if self.begun {
            return new;
        }
        self.begun = true;
        let today = new.iter().position(|event| event.day == lead.start.day);
        today.map_or(&[], |first| &new[first..])
    }

    fn begin(&mut self, lead: &mut Lead<'_>, id: SlaId, beginning: Beginning) {
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
        let state = self.kept_from(lead, id, when.filter(|(_, answer)| answer.is_open()));
        let calendar = calendar(lead);
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
            late_by_business: None,
            done: Vec::new(),
        };
        let open = Open {
            at: self.clocks.len(),
            sla: id,
            start: beginning.start,
            starter: beginning.starter,
        };
        if clock.state != ClockState::Running {
            self.clocks.push(clock);
            return;
        }
        set(self.tables, lead, sla, &mut clock);
        self.clocks.push(clock);
        if is_done(lead, sla, &open) {
            self.complete(lead, &open);
        } else {
            self.open.push(open);
        }
    }

    /// The deadlines of open clocks that can be paused, as far as pauses have happened.
    fn set_again(&mut self, lead: &Lead<'_>) {
        for open in &self.open {
            let sla = &Self::slas(lead)[open.sla.index()];
            if sla.paused.is_some() {
                set(self.tables, lead, sla, &mut self.clocks[open.at]);
            }
        }
    }

    /// Why no clock starts.
    fn kept_from(
        &self,
        lead: &mut Lead<'_>,
        id: SlaId,
        open: Option<(TermId, Truth)>,
    ) -> Option<NotStarted> {
        if self.is_excluded(lead) {
            let exclusions = lead.run.program.exclusions.iter().enumerate();
            let by = exclusions
                .filter(|(_, exclusion)| lead.answer(exclusion.condition).is_met())
                .map(|(index, _)| ExclusionId(index as u32));
            return Some(NotStarted::Excluded(by.collect()));
        }
        if let Some((condition, _)) = open {
            let mut fields = Vec::new();
            lead.open_fields(condition, &mut fields);
            fields.sort_unstable();
            fields.dedup();
            return Some(NotStarted::Unknown(fields));
        }
        let now = MicrosUtc(lead.now.micros);
        let runs = |open: &&Open| {
            let due = self.clocks[open.at].due;
            open.sla == id && due.is_none_or(|due| due >= now)
        };
        let running = self.open.iter().find(runs)?;
        Some(NotStarted::Running(self.clocks[running.at].started))
    }
}

impl Watcher for Ledger<'_> {
    fn opens(&mut self, lead: &mut Lead<'_>) {
        self.seen = 0;
        self.begun = false;
        if !lead.run.program.stages.is_empty() {
            self.note(lead, StageId(0), Entering::Start);
        }
    }

    fn moves(&mut self, lead: &mut Lead<'_>, by: MoveBy<'_>) {
        let mut number = lead.standing.entries();
        let (to, how) = match by {
            MoveBy::Way(way) => {
                for passed in &way.past {
                    self.enter(lead, *passed, number, Entering::Passed);
                    number += 1;
                }
                let back = way.how == How::Back;
                (
                    way.to,
                    if back {
                        Entering::WentBack
                    } else {
                        Entering::Entered
                    },
                )
            }
            MoveBy::BackTo(back) => (back.to, Entering::WentBack),
        };
        self.moved = true;
        self.back |= how == Entering::WentBack;
        self.enter(lead, to, number, how);
    }

    fn arrives(&mut self, lead: &mut Lead<'_>) {
        (self.moved, self.back) = (false, false);
        self.arrivals.clear();
        if !self.begun && !lead.run.program.stages.is_empty() {
            self.arrivals.push((StageId(0), 0));
        }
    }

    fn settles(&mut self, lead: &mut Lead<'_>) {
        self.settle(lead);
        self.start(lead);
        lead.clock = None;
    }

    /// Instants at which something may close a clock although nothing happens.
    fn next_chance(&mut self, lead: &mut Lead<'_>) -> i64 {
        let mut next = i64::MAX;
        if self.open.is_empty() {
            return next;
        }
        for exclusion in &lead.run.program.exclusions {
            next = next.min(lead.next_chance_of(exclusion.condition));
        }
        for open in &self.open {
            lead.clock = Some(open.start);
            for lapse in &Self::slas(lead)[open.sla.index()].lapses {
                next = next.min(lead.next_chance_of(lapse.condition));
            }
        }
        lead.clock = None;
        next
    }

    fn ends(&mut self, lead: &mut Lead<'_>) {
        self.set_again(lead);
        let now = MicrosUtc(lead.now.micros);
        for open in std::mem::take(&mut self.open) {
            let clock = &mut self.clocks[open.at];
            if clock.due.is_some_and(|due| due < now) {
                clock.state = ClockState::Breached;
            }
            self.end(lead, &open, now);
        }
    }

    fn is_done(&self, lead: &Lead<'_>) -> bool {
        let starts_more = |sla: &Sla| match sla.after {
            After::Stage(_) => false,
            After::Activity(which) => {
                let track = lead.track(which);
                track.seen().len() < track.all().len()
            }
        };
        // The start of a history is an entry, whatever comes of it.
        self.begun && self.open.is_empty() && !Self::slas(lead).iter().any(starts_more)
    }
}

/// The events of a kind that start clocks, in an order that does not depend on the data's: by time, then by the kinds they
/// belong to.
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

/// Sets the deadlines of a clock, as far as pauses have happened.
fn set(tables: &Tables<'_>, lead: &Lead<'_>, sla: &Sla, clock: &mut Clock) {
    let pauses = lead.pauses(sla);
    let due = |length| tables.due(clock.calendar, clock.started, length, &pauses);
    (clock.due, clock.warned, clock.escalated) = (
        due(sla.within),
        sla.warn.and_then(due),
        sla.escalate.as_ref().and_then(|(_, after)| due(*after)),
    );
}

/// Whether everything asked for is done.
fn is_done(lead: &Lead<'_>, sla: &Sla, open: &Open) -> bool {
    let counts = done(lead, sla, open);
    let mut acts = sla.must.acts().iter().zip(&counts);
    match &sla.must {
        Must::All(_) => acts.all(|(act, done)| *done >= act.times),
        Must::Any(_) => acts.any(|(act, done)| *done >= act.times),
        Must::BringTo(_) => counts.iter().any(|done| *done > 0),
    }
}

/// How often each act was done since the clock started, no more than asked for.
fn done(lead: &Lead<'_>, sla: &Sla, open: &Open) -> Vec<u32> {
    match &sla.must {
        Must::All(acts) | Must::Any(acts) => {
            let counts = acts.iter().map(|act| {
                let own = open.starter.is_some_and(|event| {
                    let counted = lead.run.sets.selections(event.set()).contains(&act.which);
                    let at = open.start.at;
                    counted && (event.micros >= at.micros || event.date_only())
                });
                let enough = act.times as usize + usize::from(own);
                let count = lead.count_since(act.which, open.start.at, enough);
                u32::try_from(count - usize::from(own)).unwrap_or(u32::MAX)
            });
            counts.collect()
        }
        Must::BringTo(stages) => {
            let reached = |stage: &StageId| lead.standing.entry(*stage) > open.start.entry;
            stages
                .iter()
                .map(|stage| u32::from(reached(stage)))
                .collect()
        }
    }
}

fn lapses(lead: &mut Lead<'_>, sla: &Sla, open: &Open) -> bool {
    lead.clock = Some(open.start);
    let lapsed = sla.lapses.iter();
    let lapsed = lapsed.map(|lapse| lead.answer(lapse.condition));
    let mut met = lapsed.filter(|answer| answer.is_met());
    met.next().is_some()
}

/// Clocks start on days on which the contract is in force.
fn is_in_force(lead: &Lead<'_>) -> bool {
    let Some((from, to)) = lead.run.program.about.in_force else {
        return true;
    };
    let day = lead.now.day;
    from.0 <= day && to.is_none_or(|to| day <= to.0)
}

/// The calendar that counts for the lead.
fn calendar(lead: &mut Lead<'_>) -> Option<CalendarId> {
    match lead.run.program.calendar.as_ref()? {
        CalendarRule::Always(id) => Some(*id),
        CalendarRule::When {
            condition,
            then,
            otherwise,
            ..
        } => {
            let met = lead.answer(*condition).is_met();
            Some(if met { *then } else { *otherwise })
        }
    }
}
