//! Replays a lead's history from its start: at each relevant instant, makes the moves that are possible.

mod highest;
mod next_instant;
mod reachability;
mod transitions;

pub(super) use transitions::{Transition, TransitionRule, Transitions};

use super::lead::{Lead, Moment};
use crate::contract::model::StageId;
use crate::ir::program::{BackTo, BackWhen};

/// What causes a move.
#[derive(Debug, Clone, Copy)]
pub(super) enum MoveCause<'a> {
    /// A transition into a stage.
    Transition(&'a Transition),
    /// A way back from the lead's stage.
    BackTo(&'a BackTo),
}

/// Observes a history.
pub(super) trait Observer {
    /// A history is about to begin.
    fn opens(&mut self, _lead: &mut Lead<'_>) {}
    /// The lead has reached an instant; its moves have not been determined yet.
    fn arrives(&mut self, _lead: &mut Lead<'_>) {}
    /// A move is about to be made.
    fn moves(&mut self, _lead: &mut Lead<'_>, _by: MoveCause<'_>) {}
    /// All moves of the instant have been made.
    fn settles(&mut self, _lead: &mut Lead<'_>) {}
    /// The next instant without an event that it needs to observe.
    fn next_chance(&mut self, _lead: &mut Lead<'_>) -> i64 {
        i64::MAX
    }
    /// The lead has reached the as-of time, and nothing more happens.
    fn ends(&mut self, _lead: &mut Lead<'_>) {}
    /// Whether the points, the conditions and the missing fields at the as-of time are computed as well, not only the stages.
    fn wants_results(&self) -> bool {
        true
    }
    /// Whether there is nothing left to observe once the lead cannot move any more.
    fn is_done(&self, _lead: &Lead<'_>) -> bool {
        true
    }
    /// Whether to stop at the next day too, even if nothing can change the stage.
    fn looks_daily(&mut self, _lead: &Lead<'_>) -> bool {
        false
    }
}

/// Observes nothing.
pub(super) struct NoObserver;

impl Observer for NoObserver {}

/// Nothing is to be observed, and only the stages are of interest.
pub(super) struct StagesOnly;

impl Observer for StagesOnly {
    fn wants_results(&self) -> bool {
        false
    }
}

/// How the moves of an instant ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ScanOutcome {
    /// No more moves are possible now, as far as was checked.
    Done,
    /// A move would be possible, but an exclusion holds.
    Frozen,
    /// The lead provably stays in its stage.
    Stays,
}

impl<'a> Lead<'a> {
    /// Replays the history up to the as-of time; the lead must be at its start. Returns false if there was nothing to replay
    /// because the lead provably stays in the first stage.
    pub fn replay<W: Observer>(&mut self, observer: &mut W) -> bool {
        observer.opens(self);
        let mut stage = self.state.stage;
        let has_stages = !self.run.program.stages.is_empty();
        let mut stays = !has_stages || !self.can_leave();
        if stays && observer.is_done(self) {
            self.go_to_as_of();
            observer.ends(self);
            return false;
        }
        loop {
            observer.arrives(self);
            let look = if stays {
                ScanOutcome::Stays
            } else {
                self.look(observer)
            };
            observer.settles(self);
            if stage != self.state.stage {
                stage = self.state.stage;
                stays = !self.can_leave();
            }
            if stays && observer.is_done(self) {
                break;
            }
            let Some(next) = self.next_instant(observer, look) else {
                break;
            };
            self.go_to(next);
        }
        self.go_to_as_of();
        observer.ends(self);
        true
    }

    /// Advances to the as-of time without making a move.
    pub fn go_to_as_of(&mut self) {
        self.go_to(Moment {
            micros: self.run.as_of,
            day: self.run.as_of_day,
        });
    }

    /// The next instant at which a move may be made.
    fn next_instant<W: Observer>(&mut self, observer: &mut W, look: ScanOutcome) -> Option<Moment> {
        let event = self.next_event();
        let other = match look {
            _ if observer.looks_daily(self) => self.next_plain_instant(),
            ScanOutcome::Stays => observer.next_chance(self),
            _ => {
                let chance = self.next_chance(look == ScanOutcome::Frozen);
                chance.min(observer.next_chance(self))
            }
        };
        // If local clocks show a date twice, a day may seem to have begun before it does.
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

    /// Makes all moves of this instant.
    fn look<W: Observer>(&mut self, observer: &mut W) -> ScanOutcome {
        let mut entered: Vec<StageId> = Vec::new();
        while let Some(transition) = self.open_transition(&entered) {
            if self.is_excluded() {
                return ScanOutcome::Frozen;
            }
            observer.moves(self, MoveCause::Transition(transition));
            self.enter(
                transition.to,
                &transition.past,
                transition.how == TransitionRule::Back,
            );
            if transition.how == TransitionRule::Back {
                return ScanOutcome::Done;
            }
            entered.push(transition.to);
            entered.extend(&transition.past);
        }
        if !entered.is_empty() {
            return ScanOutcome::Done;
        }
        let Some(back) = self.backs().iter().find(|back| self.goes_back(back)) else {
            return ScanOutcome::Done;
        };
        if self.is_excluded() {
            return ScanOutcome::Frozen;
        }
        observer.moves(self, MoveCause::BackTo(back));
        self.enter(back.to, &[], true);
        ScanOutcome::Done
    }

    /// The ways back from the lead's stage; none in a contract without stages.
    pub fn backs(&self) -> &'a [BackTo] {
        let stage = self.run.program.stages.get(self.state.stage.index());
        stage.map_or(&[], |stage| &stage.back_to)
    }

    /// The first transition that is open now, into a stage not yet entered at this instant.
    fn open_transition(&mut self, entered: &[StageId]) -> Option<&'a Transition> {
        let ways = self.run.plan.transitions.out_of(self.state.stage);
        ways.iter()
            .filter(|transition| !entered.contains(&transition.to))
            .find(|transition| self.is_open(transition))
    }

    fn is_open(&mut self, transition: &Transition) -> bool {
        self.comes_back_from(transition) <= self.now.micros
            && self.has_required_fields(transition.to)
            && self.answer(transition.condition).is_met()
    }

    /// Whether all fields in the stage's `not without` are known.
    pub(super) fn has_required_fields(&mut self, stage: StageId) -> bool {
        let needed = &self.run.program.stages[stage.index()].not_without;
        needed
            .iter()
            .all(|needed| self.answer(needed.known).is_met())
    }

    /// The instant from which a transition is open again after going back, if nothing more happens. This needs an activity of
    /// the lead, and the waiting time must be over.
    pub(super) fn comes_back_from(&self, transition: &Transition) -> i64 {
        let been_there = self.state.entered(transition.to).is_some();
        let Some(back) = self.state.back.filter(|_| been_there) else {
            return i64::MIN;
        };
        if transition.how == TransitionRule::Back {
            return i64::MIN;
        }
        if self.seen(self.run.program.own, true).last().is_none() {
            return i64::MAX;
        }
        let stage = &self.run.program.stages[transition.to.index()];
        match stage.wait_from(self.state.stage) {
            None => i64::MIN,
            Some(days) => self.end_of_days(back.day, days),
        }
    }

    /// The end of the day that is `days` days after a day: the first instant of the next one.
    fn end_of_days(&self, day: i32, days: u32) -> i64 {
        let days = i32::try_from(days).unwrap_or(i32::MAX);
        self.midnight(day.saturating_add(days).saturating_add(1))
    }

    fn goes_back(&mut self, back: &BackTo) -> bool {
        match &back.when {
            BackWhen::Condition { condition, .. } => self.answer(*condition).is_met(),
            BackWhen::AfterDays(days) => {
                let end = self.end_of_days(self.state.since.day, *days);
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
