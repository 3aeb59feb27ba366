//! Watches the history of an example and records what it reaches.

use super::{ItemKey, Outcome, Reached};
use crate::contract::model::{ExclusionId, SlaId, StageId};
use crate::data::table::Activities;
use crate::eval::clocks::{ClockTracker, OpenTimeTables};
use crate::eval::context::EvalContext;
use crate::eval::events::{DetailEval, DetailRequirement, detail_requirements};
use crate::eval::lead::Lead;
use crate::eval::replay::{MoveCause, Observer, TransitionRule};
use crate::eval::{Clock, ClockState};
use crate::ir::program::{BackWhen, KindSource};
use crate::ir::term::{TermId, WrittenId};
use crate::ir::{Program, Truth};

/// Records what a history reaches, and tracks the clocks.
pub(super) struct Recorder<'a> {
    pub reached: Reached,
    tracker: ClockTracker<'a>,
    /// The number of days that may still be examined one by one.
    days_left: u32,
}

/// After an event, up to `DAYS_AFTER` days are examined one by one, and up to `DAYS` in total; later only those that may affect
/// the lead or its clocks. This is more than ten years, and more than a hundred.
const DAYS_AFTER: i32 = 3_660;
const DAYS: u32 = 40_000;

impl<'a> Recorder<'a> {
    /// A recorder that has not reached anything yet.
    pub fn new(tables: &'a OpenTimeTables<'a>) -> Recorder<'a> {
        Recorder {
            reached: Reached::default(),
            tracker: ClockTracker::new(tables),
            days_left: DAYS,
        }
    }

    /// Records what holds at this instant for the lead in its current stage.
    fn look(&mut self, lead: &mut Lead<'_>) {
        let program = lead.run.program;
        for definition in &program.definitions {
            self.record_condition(lead, definition.written);
        }
        for (index, exclusion) in program.exclusions.iter().enumerate() {
            self.record_condition(lead, exclusion.written);
            if lead.answer(exclusion.condition).is_met() {
                let id = ExclusionId(index as u32);
                self.reached.mark(ItemKey::Exclusion(id), Outcome::Excluded);
            }
        }
        let own = program.slas.iter().flat_map(|sla| &sla.calendar);
        for rule in program.calendar.iter().chain(own) {
            for when in rule.conditions() {
                self.record_condition(lead, when.written);
            }
        }
        self.points(lead);
        self.ways(lead);
    }

    /// Evaluates a condition and its bullets now.
    pub(super) fn record_condition(&mut self, lead: &mut Lead<'_>, id: WrittenId) {
        let program = lead.run.program;
        self.record_with(program, id, &mut |term| lead.answer(term));
    }

    /// Evaluates a condition and its bullets. Definitions are evaluated on their own.
    fn record_with(
        &mut self,
        program: &Program,
        id: WrittenId,
        answer: &mut dyn FnMut(TermId) -> Truth,
    ) {
        let written = &program.written[id.index()];
        let outcome = Outcome::from_truth(answer(written.term));
        self.reached.mark(ItemKey::Condition(id), outcome);
        if written.definition.is_none() {
            for part in &written.parts {
                self.record_with(program, *part, answer);
            }
        }
    }

    /// Records the conditions of derived activities on details.
    pub fn details(&mut self, run: &EvalContext<'_>, activities: &Activities) {
        let (program, input) = (run.program, run.input);
        let mut asking = DetailEval::new(program, input);
        for DetailRequirement { kind, row, day } in detail_requirements(run, activities) {
            let source = &program.kinds[kind.index()].source;
            if let KindSource::KindOf {
                when: Some(when), ..
            } = source
            {
                let answer = &mut |term| asking.answer(term, row, day);
                self.record_with(program, when.written, answer);
            }
        }
    }

    /// Records the transitions out of the lead's stage, and what keeps the lead from taking them.
    fn ways(&mut self, lead: &mut Lead<'_>) {
        let run = lead.run;
        for transition in run.plan.transitions.out_of(lead.state.stage) {
            let written = lead.written_of(transition);
            self.record_condition(lead, written);
            if !lead.answer(transition.condition).is_met() {
                continue;
            }
            for needed in &run.program.stages[transition.to.index()].not_without {
                if !lead.answer(needed.known).is_met() {
                    let key = ItemKey::NotWithout(transition.to, needed.field);
                    self.reached.mark(key, Outcome::KeptOut);
                }
            }
            if lead.has_required_fields(transition.to)
                && lead.comes_back_from(transition) > lead.now.micros
            {
                let (to, from) = (transition.to, lead.state.stage);
                let mut own = run.program.stages[to.index()].comes_back_from.iter();
                let key = match own.any(|(stage, _)| *stage == from) {
                    true => ItemKey::ComesBackFrom(to, from),
                    false => ItemKey::ComesBack(to),
                };
                self.reached.mark(key, Outcome::KeptOut);
            }
        }
        for back in lead.backs() {
            if let BackWhen::Condition { written, .. } = back.when {
                self.record_condition(lead, written);
            }
        }
    }

    /// Records the conditions of slas: when a clock starts, and while one is open.
    fn clauses(&mut self, lead: &mut Lead<'_>) {
        let slas = &lead.run.program.slas;
        for sla in slas {
            if let Some(when) = sla.when
                && self.tracker.may_start(lead, sla)
            {
                self.record_condition(lead, when.written);
            }
        }
        let open: Vec<_> = self.tracker.open_clocks().collect();
        for (id, start) in open {
            lead.set_clock(Some(start));
            for lapse in &slas[id.index()].lapses {
                self.record_condition(lead, lapse.written);
            }
        }
        lead.set_clock(None);
    }

    fn moved(&mut self, lead: &Lead<'_>, by: MoveCause<'_>) {
        let from = lead.state.stage;
        let (key, to) = match by {
            MoveCause::Transition(transition) => match transition.how {
                TransitionRule::FastTrack(index) => {
                    (ItemKey::FastTrack(transition.to, index), transition.to)
                }
                TransitionRule::Forward | TransitionRule::Back => {
                    (ItemKey::Way(from, transition.to), transition.to)
                }
            },
            MoveCause::BackTo(back) => {
                let mut backs = lead.backs().iter();
                let index = backs.position(|other| std::ptr::eq(other, back));
                (ItemKey::BackTo(from, index.unwrap_or_default()), back.to)
            }
        };
        self.reached.mark(key, Outcome::Taken);
        self.reached.mark(ItemKey::Stage(to), Outcome::Entered);
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
            self.reached.mark(ItemKey::Sla(sla), outcome);
        }
        if clock.warned.is_some() {
            self.reached.mark(ItemKey::Warning(sla), Outcome::Warned);
        }
        if clock.escalated.is_some() {
            self.reached
                .mark(ItemKey::Escalation(sla), Outcome::Escalated);
        }
    }
}

impl Observer for Recorder<'_> {
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
        self.tracker.next_chance(lead).min(end.unwrap_or(i64::MAX))
    }

    fn opens(&mut self, lead: &mut Lead<'_>) {
        self.reached
            .mark(ItemKey::Stage(StageId(0)), Outcome::Entered);
        self.tracker.opens(lead);
    }

    fn arrives(&mut self, lead: &mut Lead<'_>) {
        self.tracker.arrives(lead);
    }

    fn moves(&mut self, lead: &mut Lead<'_>, by: MoveCause<'_>) {
        self.look(lead);
        self.moved(lead, by);
        self.tracker.moves(lead, by);
    }

    fn settles(&mut self, lead: &mut Lead<'_>) {
        self.look(lead);
        self.clauses(lead);
        self.tracker.settles(lead);
    }

    fn ends(&mut self, lead: &mut Lead<'_>) {
        self.tracker.ends(lead);
        for clock in std::mem::take(&mut self.tracker.clocks) {
            self.clock(&clock);
        }
    }

    /// Points can change even if no stage does.
    fn is_done(&self, _lead: &Lead<'_>) -> bool {
        false
    }
}
