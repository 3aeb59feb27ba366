//! Watches the history of an example and records what it reaches.

use super::{Outcome, Reached, Spot};
use crate::contract::model::{ExclusionId, SlaId, StageId};
use crate::data::table::Activities;
use crate::eval::clocks::{Ledger, Tables};
use crate::eval::context::Run;
use crate::eval::events::{AskedOf, Asking, asked};
use crate::eval::lead::Lead;
use crate::eval::replay::{How, MoveBy, Watcher};
use crate::eval::{Clock, ClockState};
use crate::ir::program::{BackWhen, KindSource};
use crate::ir::slas::CalendarRule;
use crate::ir::term::{TermId, WrittenId};
use crate::ir::{Program, Truth};

/// Records what a history reaches, and tracks the clocks.
pub(super) struct Survey<'a> {
    pub reached: Reached,
    ledger: Ledger<'a>,
    /// The number of days that may still be examined one by one.
    days_left: u32,
}

/// After an event, up to `DAYS_AFTER` days are examined one by one, and up to `DAYS` in total; later only those that may affect
/// the lead or its clocks. This is more than ten years, and more than a hundred.
const DAYS_AFTER: i32 = 3_660;
const DAYS: u32 = 40_000;

impl<'a> Survey<'a> {
    /// A recorder that has not reached anything yet.
    pub fn new(tables: &'a Tables<'a>) -> Survey<'a> {
        Survey {
            reached: Reached::default(),
            ledger: Ledger::new(tables),
            days_left: DAYS,
        }
    }

    /// Records what holds at this instant for the lead in its current stage.
    fn look(&mut self, lead: &mut Lead<'_>) {
        let program = lead.run.program;
        for definition in &program.definitions {
            self.ask(lead, definition.written);
        }
        for (index, exclusion) in program.exclusions.iter().enumerate() {
            self.ask(lead, exclusion.written);
            if lead.answer(exclusion.condition).is_met() {
                let id = ExclusionId(index as u32);
                self.reached.mark(Spot::Exclusion(id), Outcome::Excluded);
            }
        }
        if let Some(CalendarRule::When { written, .. }) = &program.calendar {
            self.ask(lead, *written);
        }
        self.points(lead);
        self.ways(lead);
    }

    /// Evaluates a condition and its bullets now.
    pub(super) fn ask(&mut self, lead: &mut Lead<'_>, id: WrittenId) {
        let program = lead.run.program;
        self.ask_by(program, id, &mut |term| lead.answer(term));
    }

    /// Evaluates a condition and its bullets. Definitions are evaluated on their own.
    fn ask_by(
        &mut self,
        program: &Program,
        id: WrittenId,
        answer: &mut dyn FnMut(TermId) -> Truth,
    ) {
        let written = &program.written[id.index()];
        let outcome = Outcome::of(answer(written.term));
        self.reached.mark(Spot::Condition(id), outcome);
        if written.definition.is_none() {
            for part in &written.parts {
                self.ask_by(program, *part, answer);
            }
        }
    }

    /// Records the conditions of derived activities on details.
    pub fn details(&mut self, run: &Run<'_>, activities: &Activities) {
        let (program, input) = (run.program, run.input);
        let mut asking = Asking::new(program, input);
        for AskedOf { kind, row, day } in asked(run, activities) {
            let source = &program.kinds[kind.index()].source;
            if let KindSource::KindOf {
                when: Some(when), ..
            } = source
            {
                let answer = &mut |term| asking.answer(term, row, day);
                self.ask_by(program, when.written, answer);
            }
        }
    }

    /// Records the transitions out of the lead's stage, and what keeps the lead from taking them.
    fn ways(&mut self, lead: &mut Lead<'_>) {
        let run = lead.run;
        for way in run.ways.out_of(lead.standing.stage) {
            let written = lead.written_of(way);
            self.ask(lead, written);
            if !lead.answer(way.condition).is_met() {
                continue;
            }
            for needed in &run.program.stages[way.to.index()].not_without {
                if !lead.answer(needed.known).is_met() {
                    let spot = Spot::NotWithout(way.to, needed.field);
                    self.reached.mark(spot, Outcome::KeptOut);
                }
            }
            if lead.needs_nothing(way.to) && lead.comes_back_from(way) > lead.now.micros {
                self.reached.mark(Spot::ComesBack(way.to), Outcome::KeptOut);
            }
        }
        for back in lead.backs() {
            if let BackWhen::Condition { written, .. } = back.when {
                self.ask(lead, written);
            }
        }
    }

    /// Records the conditions of slas: when a clock starts, and while one is open.
    fn clauses(&mut self, lead: &mut Lead<'_>) {
        let slas = &lead.run.program.slas;
        for sla in slas {
            if let Some(when) = sla.when
                && self.ledger.may_start(lead, sla)
            {
                self.ask(lead, when.written);
            }
        }
        let open: Vec<_> = self.ledger.open_clocks().collect();
        for (id, start) in open {
            lead.set_clock(Some(start));
            for lapse in &slas[id.index()].lapses {
                self.ask(lead, lapse.written);
            }
        }
        lead.set_clock(None);
    }

    fn moved(&mut self, lead: &Lead<'_>, by: MoveBy<'_>) {
        let from = lead.standing.stage;
        let (spot, to) = match by {
            MoveBy::Way(way) => match way.how {
                How::FastTrack(index) => (Spot::FastTrack(way.to, index), way.to),
                How::Forward | How::Back => (Spot::Way(from, way.to), way.to),
            },
            MoveBy::BackTo(back) => {
                let mut backs = lead.backs().iter();
                let index = backs.position(|other| std::ptr::eq(other, back));
                (Spot::BackTo(from, index.unwrap_or_default()), back.to)
            }
        };
        self.reached.mark(spot, Outcome::Taken);
        self.reached.mark(Spot::Stage(to), Outcome::Entered);
    }

    fn clock(&mut self, clock: &Clock) {
        let ended = match clock.state {
            ClockState::NotStarted(_) => return,
            ClockState::Running => None,
            ClockState::Met => Some(Outcome::Met),
            ClockState::Breached => Some(Outcome::Breached),
            ClockState::Void => Some(Outcome::Void),
        };
        let sla: SlaId = clock.sla;
        for outcome in [Some(Outcome::Started), ended].into_iter().flatten() {
            self.reached.mark(Spot::Sla(sla), outcome);
        }
        if clock.warned.is_some() {
            self.reached.mark(Spot::Warning(sla), Outcome::Warned);
        }
        if clock.escalated.is_some() {
            self.reached.mark(Spot::Escalation(sla), Outcome::Escalated);
        }
    }
}

impl Watcher for Survey<'_> {
    fn looks_daily(&mut self, lead: &Lead<'_>) -> bool {
        let last = lead.happened().last().map(|event| event.day);
        let quiet = lead.now.day.saturating_sub(last.unwrap_or(lead.start.day));
        let looks = quiet < DAYS_AFTER && self.days_left > 0;
        self.days_left = self.days_left.saturating_sub(u32::from(looks));
        looks
    }

    fn next_chance(&mut self, lead: &mut Lead<'_>) -> i64 {
        let as_of = lead.run.as_of;
        let end = (lead.now.micros < as_of).then_some(as_of);
        self.ledger.next_chance(lead).min(end.unwrap_or(i64::MAX))
    }

    fn opens(&mut self, lead: &mut Lead<'_>) {
        self.reached.mark(Spot::Stage(StageId(0)), Outcome::Entered);
        self.ledger.opens(lead);
    }

    fn arrives(&mut self, lead: &mut Lead<'_>) {
        self.ledger.arrives(lead);
    }

    fn moves(&mut self, lead: &mut Lead<'_>, by: MoveBy<'_>) {
        self.look(lead);
        self.moved(lead, by);
        self.ledger.moves(lead, by);
    }

    fn settles(&mut self, lead: &mut Lead<'_>) {
        self.look(lead);
        self.clauses(lead);
        self.ledger.settles(lead);
    }

    fn ends(&mut self, lead: &mut Lead<'_>) {
        self.ledger.ends(lead);
        for clock in std::mem::take(&mut self.ledger.clocks) {
            self.clock(&clock);
        }
    }

    /// Points can change even if no stage does.
    fn is_done(&self, _lead: &Lead<'_>) -> bool {
        false
    }
}
