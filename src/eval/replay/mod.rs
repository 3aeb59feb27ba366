//! A lead's history, replayed from its start: at each instant that matters the moves that can be made.

mod next_instant;
mod reachability;
mod transitions;

pub(super) use transitions::{How, Way, Ways};

use super::lead::{Lead, Moment};
use crate::contract::model::StageId;
use crate::ir::program::{BackTo, BackWhen};

/// What moves a lead.
#[derive(Debug, Clone, Copy)]
pub(super) enum MoveBy<'a> {
    /// A way into a stage.
    Way(&'a Way),
    /// A way back of the stage it is in.
    BackTo(&'a BackTo),
}

/// Hears what happens in a history.
pub(super) trait Watcher {
    /// A history is about to begin.
    fn opens(&mut self, _lead: &mut Lead<'_>) {}
    /// The lead has come to an instant; its moves are about to be looked for.
    fn arrives(&mut self, _lead: &mut Lead<'_>) {}
    /// A move is about to be made.
    fn moves(&mut self, _lead: &mut Lead<'_>, _by: MoveBy<'_>) {}
    /// Every move of the instant is made.
    fn settles(&mut self, _lead: &mut Lead<'_>) {}
    /// The next instant without an event it wants to look at.
    fn next_chance(&mut self, _lead: &mut Lead<'_>) -> i64 {
        i64::MAX
    }
    /// The lead has come to the as-of instant, and nothing more happens.
    fn ends(&mut self, _lead: &mut Lead<'_>) {}
    /// Whether nothing is left to be heard once the lead cannot move any more.
    fn is_done(&self, _lead: &Lead<'_>) -> bool {
        true
    }
    /// Whether to look at the next day too, also where nothing can change the stage.
    fn looks_daily(&mut self, _lead: &Lead<'_>) -> bool {
        false
    }
}

/// Watches nothing.
pub(super) struct Nobody;

impl Watcher for Nobody {}

/// How the moves of an instant ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Nothing more can be done now, as far as was asked.
    Done,
    /// Something could be done, but an exclusion holds.
    Frozen,
    /// The lead provably stays where it is.
    Stays,
}

impl<'a> Lead<'a> {
    /// Replays the history up to the as-of instant; the lead must be at its start. False if there was nothing to replay: it
    /// provably stays in the first stage.
    pub fn replay<W: Watcher>(&mut self, watcher: &mut W) -> bool {
        watcher.opens(self);
        let mut stage = self.standing.stage;
        let has_stages = !self.run.program.stages.is_empty();
        let mut stays = !has_stages || !self.can_leave();
        if stays && watcher.is_done(self) {
            self.go_to_as_of();
            watcher.ends(self);
            return false;
        }
        loop {
            watcher.arrives(self);
            let look = if stays {
                Look::Stays
            } else {
                self.look(watcher)
            };
            watcher.settles(self);
            if stage != self.standing.stage {
                stage = self.standing.stage;
                stays = !self.can_leave();
            }
            if stays && watcher.is_done(self) {
                break;
            }
            let Some(next) = self.next_instant(watcher, look) else {
                break;
            };
            self.go_to(next);
        }
        self.go_to_as_of();
        watcher.ends(self);
        true
    }

    /// Goes on to the as-of instant without making a move.
    pub fn go_to_as_of(&mut self) {
        self.go_to(Moment {
            micros: self.run.as_of,
            day: self.run.as_of_day,
        });
    }

    /// The next instant at which a move may be made.
    fn next_instant<W: Watcher>(&mut self, watcher: &mut W, look: Look) -> Option<Moment> {
        let event = self.next_event();
        let other = match look {
            _ if watcher.looks_daily(self) => self.next_plain_instant(),
            Look::Stays => watcher.next_chance(self),
            _ => {
                let chance = self.next_chance(look == Look::Frozen);
                chance.min(watcher.next_chance(self))
            }
        };
        // Where clocks show a date twice, a day may seem to have begun before it does.
        let other = if other > self.now.micros {
            other
        } else {
            self.next_plain_instant()
        };
        let other = (other <= self.run.as_of).then(|| self.moment(other));
        match (event, other) {
            (Some(event), Some(other)) if other.micros < event.micros => Some(other),
            (event, other) => event.or(other),
        }
    }

    /// Makes every move of this instant.
    fn look<W: Watcher>(&mut self, watcher: &mut W) -> Look {
        let mut entered: Vec<StageId> = Vec::new();
        while let Some(way) = self.open_way(&entered) {
            if self.is_excluded() {
                return Look::Frozen;
            }
            watcher.moves(self, MoveBy::Way(way));
            self.enter(way.to, &way.past, way.how == How::Back);
            if way.how == How::Back {
                return Look::Done;
            }
            entered.push(way.to);
            entered.extend(&way.past);
        }
        if !entered.is_empty() {
            return Look::Done;
        }
        let Some(back) = self.backs().iter().find(|back| self.goes_back(back)) else {
            return Look::Done;
        };
        if self.is_excluded() {
            return Look::Frozen;
        }
        watcher.moves(self, MoveBy::BackTo(back));
        self.enter(back.to, &[], true);
        Look::Done
    }

    /// The ways back of the stage the lead is in; a contract may do without stages.
    pub fn backs(&self) -> &'a [BackTo] {
        let stage = self.run.program.stages.get(self.standing.stage.index());
        stage.map_or(&[], |stage| &stage.back_to)
    }

    /// The first way that can be taken now, into a stage not yet entered at this instant.
    fn open_way(&mut self, entered: &[StageId]) -> Option<&'a Way> {
        let ways = self.run.ways.out_of(self.standing.stage);
        ways.iter()
            .filter(|way| !entered.contains(&way.to))
            .find(|way| self.is_open(way))
    }

    fn is_open(&mut self, way: &Way) -> bool {
        self.comes_back_from(way) <= self.now.micros
            && self.needs_nothing(way.to)
            && self.answer(way.condition).is_met()
    }

    /// Whether everything the stage is `not without` is known.
    pub(super) fn needs_nothing(&mut self, stage: StageId) -> bool {
        let needed = &self.run.program.stages[stage.index()].not_without;
        needed
            .iter()
            .all(|needed| self.answer(needed.known).is_met())
    }

    /// The instant from which a way is free again after a going back, if nothing more happens; an activity of the lead's own is
    /// needed, and the days must be over.
    pub(super) fn comes_back_from(&self, way: &Way) -> i64 {
        let been_there = self.standing.entered(way.to).is_some();
        let Some(back) = self.standing.back.filter(|_| been_there) else {
            return i64::MIN;
        };
        if way.how == How::Back {
            return i64::MIN;
        }
        if self.seen(self.run.program.own, true).last().is_none() {
            return i64::MAX;
        }
        let days = self.run.program.stages[way.to.index()].comes_back_after;
        self.end_of_days(back.day, days)
    }

    /// The end of the day so many days after a day: the first instant of the next.
    fn end_of_days(&self, day: i32, days: u32) -> i64 {
        let days = i32::try_from(days).unwrap_or(i32::MAX);
        self.midnight(day.saturating_add(days).saturating_add(1))
    }

    fn goes_back(&mut self, back: &BackTo) -> bool {
        match &back.when {
            BackWhen::Condition { condition, .. } => self.answer(*condition).is_met(),
            BackWhen::AfterDays(days) => {
                let end = self.end_of_days(self.standing.since.day, *days);
                end <= self.now.micros
            }
        }
    }

    /// Whether an exclusion holds now.
    pub fn is_excluded(&mut self) -> bool {
        let exclusions = &self.run.program.exclusions;
        exclusions
            .iter()
            .any(|exclusion| self.answer(exclusion.condition).is_met())
    }
}
