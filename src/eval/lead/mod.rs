//! One lead at one instant: what has happened, its stage, and the results of conditions.

mod eval_term;
mod inactivity;
mod memos;
mod occurrences;
mod stage_state;

pub(super) use inactivity::{CountedSilences, EqualSilences, SilenceRun};
pub(super) use occurrences::{Occurred, Occurrence, OccurrenceTrack, OneDay, PastOccurrences};
pub(super) use stage_state::{ClockStart, Moment, StageState};

use super::context::EvalContext;
use super::events::Event;
use super::scores::{Points, RuleSums, RunningSums, Settlement, Silences};
use super::static_conditions::Columns;
use crate::contract::model::{FieldId, GroupId, StageId};
use crate::ir::Program;
use crate::ir::term::SelectionId;
use memos::Memos;

/// Working memory for the leads of a program.
pub(super) struct LeadMemory {
    tracks: Vec<OccurrenceTrack>,
    state: StageState,
    silences: Silences,
    sums: RunningSums,
    fixed_sums: Vec<Option<RuleSums>>,
    settlements: Vec<Option<Settlement>>,
    points: Vec<Option<Points>>,
    memos: Memos,
}

impl LeadMemory {
    /// Allocates room for the leads of a program.
    pub fn new(program: &Program, rules: usize) -> LeadMemory {
        LeadMemory {
            tracks: vec![OccurrenceTrack::default(); program.selections.len()],
            state: StageState::new(program.stages.len()),
            silences: Silences::new(rules),
            sums: RunningSums::new(program.groups.len(), rules),
            fixed_sums: vec![None; program.groups.len()],
            settlements: vec![None; program.groups.len()],
            points: vec![None; program.groups.len()],
            memos: Memos::new(program),
        }
    }
}

/// One lead at one instant. The same value is reused for one lead after another.
pub(super) struct Lead<'a> {
    pub run: &'a EvalContext<'a>,
    pub columns: &'a Columns,
    /// Its row among all leads, and within its chunk.
    pub row: usize,
    local: usize,
    events: &'a [Event],
    /// The number of its events that have happened.
    happened: usize,
    /// By `SelectionId`.
    tracks: Vec<OccurrenceTrack>,
    /// The start of its history.
    pub start: Moment,
    /// The current instant, and its day.
    pub now: Moment,
    pub state: StageState,
    /// The clock whose conditions are evaluated.
    clock: Option<ClockStart>,
    pub(super) silences: Silences,
    pub(super) sums: RunningSums,
    /// By `GroupId`: what the rules give whose conditions never change, if it was needed.
    pub(super) fixed_sums: Vec<Option<RuleSums>>,
    /// By `GroupId`: the last one, if one was needed.
    pub(super) settlements: Vec<Option<Settlement>>,
    /// By `GroupId`: the points at this instant, if they were needed.
    points: Vec<Option<Points>>,
    pub(super) memos: Memos,
}

impl<'a> Lead<'a> {
    /// Allocates room for the leads of a chunk.
    pub fn new(run: &'a EvalContext<'a>, columns: &'a Columns) -> Lead<'a> {
        Lead::with_memory(
            run,
            columns,
            LeadMemory::new(run.program, run.plan.rules.len()),
        )
    }

    /// Uses memory that served other leads of the program.
    pub fn with_memory(
        run: &'a EvalContext<'a>,
        columns: &'a Columns,
        memory: LeadMemory,
    ) -> Lead<'a> {
        Lead {
            run,
            columns,
            row: 0,
            local: 0,
            events: &[],
            happened: 0,
            tracks: memory.tracks,
            start: Moment::default(),
            now: Moment::default(),
            state: memory.state,
            clock: None,
            silences: memory.silences,
            sums: memory.sums,
            fixed_sums: memory.fixed_sums,
            settlements: memory.settlements,
            points: memory.points,
            memos: memory.memos,
        }
    }

    /// The memory, for another lead of the program.
    pub fn into_memory(self) -> LeadMemory {
        LeadMemory {
            tracks: self.tracks,
            state: self.state,
            silences: self.silences,
            sums: self.sums,
            fixed_sums: self.fixed_sums,
            settlements: self.settlements,
            points: self.points,
            memos: self.memos,
        }
    }

    /// Switches to another lead, at the start of its history; returns false if it was created after the as-of time.
    pub fn open(&mut self, row: usize, local: usize, events: &'a [Event]) -> bool {
        let run = self.run;
        self.row = row;
        self.local = local;
        self.events = events;
        self.happened = 0;
        let created = run.created(row);
        if created.is_some_and(|created| created > run.as_of) {
            return false;
        }
        let first = events.first().map(|event| event.micros);
        self.start = self.moment(created.or(first).unwrap_or(run.as_of));
        self.tracks.iter_mut().for_each(OccurrenceTrack::clear);
        for event in events {
            for selection in run.sets.selections(event.set()) {
                self.tracks[selection.index()].push_event(*event);
            }
        }
        self.state.start(self.start);
        self.silences.clear();
        self.sums.clear(run.plan.rules.first_rules());
        self.fixed_sums.fill(None);
        self.settlements.fill(None);
        self.go_to(self.start);
        true
    }

    /// Whether the start of its history is unknown, so that it starts at the as-of time.
    pub fn starts_nowhere(&self) -> bool {
        self.events.is_empty() && self.run.created(self.row).is_none()
    }

    /// An instant and its day.
    pub fn moment(&self, micros: i64) -> Moment {
        Moment {
            micros,
            day: self.run.days.day_of(micros),
        }
    }

    /// The first instant of a day.
    pub fn midnight(&self, day: i32) -> i64 {
        self.run.days.start(day)
    }

    /// Advances to an instant, including its events.
    pub fn go_to(&mut self, now: Moment) {
        while let Some(event) = self.events.get(self.happened) {
            if event.micros > now.micros {
                break;
            }
            for selection in self.run.sets.selections(event.set()) {
                self.tracks[selection.index()].show_next();
                for rule in self.run.plan.rules.counting(*selection) {
                    self.sums.happened(*rule);
                }
            }
            self.happened += 1;
        }
        self.now = now;
        self.forget_points();
    }

    /// Whether the current instant is the last one.
    pub fn is_at_as_of(&self) -> bool {
        self.now.micros >= self.run.as_of
    }

    /// The events that have happened.
    pub fn happened(&self) -> &'a [Event] {
        &self.events[..self.happened]
    }

    /// The next event that has not happened yet.
    pub fn next_event(&self) -> Option<Moment> {
        self.events.get(self.happened).map(|event| Moment {
            micros: event.micros,
            day: event.day,
        })
    }

    /// The occurrences that a selection counts.
    pub fn track(&self, which: SelectionId) -> &OccurrenceTrack {
        &self.tracks[which.index()]
    }

    /// The occurrences of a selection so far; with `after_back`, only those strictly after the last return to an earlier stage.
    pub fn seen(&self, which: SelectionId, after_back: bool) -> PastOccurrences<'_> {
        let after = self.state.back.filter(|_| after_back);
        self.track(which).seen_after(after.map(|back| back.micros))
    }

    /// Moves the lead to a stage; `past` are the skipped stages.
    pub fn enter(&mut self, stage: StageId, past: &[StageId], back: bool) {
        self.state.enter(stage, past, back, self.now);
        self.memos.forget_answers();
        if back {
            // Groups with `starts again when going back` start again now.
            for group in self.run.program.group_ids() {
                if self.run.program.groups[group.index()].starts_again {
                    let first = self.run.rule_number(group, 0);
                    self.sums.start_again(group, first);
                }
            }
            self.forget_points();
        }
    }

    /// Sets the clock for which conditions are evaluated.
    pub fn set_clock(&mut self, clock: Option<ClockStart>) {
        self.clock = clock;
        self.memos.forget_answers();
    }

    /// The instant from which a field is known, if that is in the future.
    pub fn late_until(&self, field: FieldId) -> Option<i64> {
        self.run.late_until(field, self.row, self.now.micros)
    }

    /// Points of a group that never change.
    pub fn fixed_points(&self, group: GroupId) -> Option<Points> {
        self.columns.fixed(group, self.local)
    }

    /// Points of a group that never change, or that were already computed at this instant.
    pub fn known_points(&self, group: GroupId) -> Option<Points> {
        self.points[group.index()].or_else(|| self.fixed_points(group))
    }

    /// Stores points for the current instant.
    pub fn remember_points(&mut self, group: GroupId, points: Points) {
        self.points[group.index()] = Some(points);
    }

    fn forget_points(&mut self) {
        self.points.fill(None);
        self.memos.forget();
    }
}
