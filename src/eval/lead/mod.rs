//! One lead at one instant: what has happened, where it stands, and the answers of conditions then.

mod eval_term;
mod inactivity;
mod memos;
mod occurrences;
mod stage_state;

pub(super) use inactivity::{Quiet, Stretch, Worth};
pub(super) use occurrences::{Occurred, Occurrence, OneDay, Seen, Track};
pub(super) use stage_state::{ClockStart, Moment, Standing};

use super::context::Run;
use super::events::Event;
use super::scores::{Basis, Points, Silences};
use super::static_conditions::Columns;
use crate::contract::model::{FieldId, GroupId, StageId};
use crate::ir::term::SelectionId;
use memos::Memos;

/// One lead at one instant. The same value is used for one lead after the other.
pub(super) struct Lead<'a> {
    pub run: &'a Run<'a>,
    pub columns: &'a Columns,
    /// Its row among all leads, and in its chunk.
    pub row: usize,
    local: usize,
    events: &'a [Event],
    /// How many of its events have happened.
    happened: usize,
    /// By `SelectionId`.
    tracks: Vec<Track>,
    /// The start of its history.
    pub start: Moment,
    /// The instant looked at, and its day.
    pub now: Moment,
    pub standing: Standing,
    /// The clock whose conditions are asked.
    clock: Option<ClockStart>,
    pub(super) silences: Silences,
    /// By number of rule: the sum last found.
    pub(super) sums: Vec<Option<(Basis, i64)>>,
    /// By `GroupId`: points at this instant, as far as they were asked for.
    points: Vec<Option<Points>>,
    pub(super) memos: Memos,
}

impl<'a> Lead<'a> {
    /// Makes room for leads of a chunk.
    pub fn new(run: &'a Run<'a>, columns: &'a Columns) -> Lead<'a> {
        let program = run.program;
        Lead {
            run,
            columns,
            row: 0,
            local: 0,
            events: &[],
            happened: 0,
            tracks: vec![Track::default(); program.selections.len()],
            start: Moment::default(),
            now: Moment::default(),
            standing: Standing::new(program.stages.len()),
            clock: None,
            silences: Silences::new(run.rule_count()),
            sums: vec![None; run.rule_count()],
            points: vec![None; program.groups.len()],
            memos: Memos::new(program),
        }
    }

    /// Turns to another lead, at the start of its history; false if it was created after the as-of instant.
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
        self.tracks.iter_mut().for_each(Track::clear);
        for event in events {
            for selection in run.sets.selections(event.set()) {
                self.tracks[selection.index()].push_event(*event);
            }
        }
        self.standing.start(self.start);
        self.silences.clear();
        self.sums.fill(None);
        self.go_to(self.start);
        true
    }

    /// Whether nothing says when its history starts, so that it starts at the as-of instant.
    pub fn starts_nowhere(&self) -> bool {
        self.events.is_empty() && self.run.created(self.row).is_none()
    }

    /// An instant and its day.
    pub fn moment(&self, micros: i64) -> Moment {
        Moment {
            micros,
            day: self.run.days.of(micros),
        }
    }

    /// The first instant of a day.
    pub fn midnight(&self, day: i32) -> i64 {
        self.run.days.start(day)
    }

    /// Goes on to an instant: everything up to it happens.
    pub fn go_to(&mut self, now: Moment) {
        while let Some(event) = self.events.get(self.happened) {
            if event.micros > now.micros {
                break;
            }
            for selection in self.run.sets.selections(event.set()) {
                self.tracks[selection.index()].show_next();
            }
            self.happened += 1;
        }
        self.now = now;
        self.forget_points();
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

    /// The occurrences a selection counts.
    pub fn track(&self, which: SelectionId) -> &Track {
        &self.tracks[which.index()]
    }

    /// What of a selection has happened, strictly later than the last going back if only that counts.
    pub fn seen(&self, which: SelectionId, after_back: bool) -> Seen<'_> {
        let after = self.standing.back.filter(|_| after_back);
        self.track(which).seen_after(after.map(|back| back.micros))
    }

    /// The lead moves on to a stage; `past` are the stages it jumps.
    pub fn enter(&mut self, stage: StageId, past: &[StageId], back: bool) {
        self.standing.enter(stage, past, back, self.now);
        self.memos.forget_answers();
        if back {
            // Groups that start again start now.
            self.forget_points();
        }
    }

    /// Conditions are asked of this clock now.
    pub fn set_clock(&mut self, clock: Option<ClockStart>) {
        self.clock = clock;
        self.memos.forget_answers();
    }

    /// The instant from which a field is known, if that is still to come.
    pub fn late_until(&self, field: FieldId) -> Option<i64> {
        self.run.late_until(field, self.row, self.now.micros)
    }

    /// Points of a group that never change.
    pub fn fixed_points(&self, group: GroupId) -> Option<Points> {
        self.columns.fixed(group, self.local)
    }

    /// Points of a group that never change, or that were asked for at this instant.
    pub fn known_points(&self, group: GroupId) -> Option<Points> {
        self.points[group.index()].or_else(|| self.fixed_points(group))
    }

    /// Remembers points for as long as the instant lasts.
    pub fn remember_points(&mut self, group: GroupId, points: Points) {
        self.points[group.index()] = Some(points);
    }

    fn forget_points(&mut self) {
        self.points.fill(None);
        self.memos.forget();
    }
}
