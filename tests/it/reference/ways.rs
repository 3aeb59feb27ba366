//! The ways from stage to stage: section 8 of the language, "Entering" to "Exclusion".

use std::collections::BTreeSet;

use leadc::contract::model::{BackWhen, ExclusionId, FastTrack, Stage, StageId};
use leadc::time::{LocalDay, MicrosUtc, first_instant};

use super::conditions::{Moment, Place};
use super::truth::Truth;

/// A way into a stage that the lead can take now.
#[derive(Debug)]
pub struct Way {
    pub to: StageId,
    /// Stages that "count as entered and left at that instant".
    pub passing: Vec<StageId>,
    pub is_back: bool,
    /// By a fast track.
    pub is_fast: bool,
}

impl Moment<'_> {
    pub fn is_excluded(&self) -> bool {
        !self.excluded_by().is_empty()
    }

    pub fn excluded_by(&self) -> Vec<ExclusionId> {
        let exclusions = (0..).map(ExclusionId).zip(&self.contract.exclusions);
        exclusions
            .filter(|(_, e)| self.truth(&e.condition, Place::Anywhere).is_met())
            .map(|(id, _)| id)
            .collect()
    }

    /// Into the stage declared last that can be entered.
    pub fn way_in(&self, entered: &BTreeSet<StageId>) -> Option<Way> {
        (0..self.contract.stages.len() as u32)
            .rev()
            .map(StageId)
            .filter(|to| !entered.contains(to) && *to != self.moves.stage)
            .find_map(|to| self.way_into(to))
    }

    fn way_into(&self, to: StageId) -> Option<Way> {
        let stage = &self.contract.stages[to.index()];
        if !self.unknown_of_not_without(stage).is_empty() {
            return None;
        }
        let holds = stage
            .condition
            .as_ref()
            .is_some_and(|c| self.truth(c, Place::Anywhere).is_met());
        let plain = |is_back| {
            Some(Way {
                to,
                passing: Vec::new(),
                is_back,
                is_fast: false,
            })
        };
        if holds && stage.back_from.contains(&self.moves.stage) {
            return plain(true);
        }
        if !self.may_come_into(to) {
            return None;
        }
        if holds && stage.from.contains(&self.moves.stage) {
            return plain(false);
        }
        stage.fast_tracks.iter().find_map(|track| {
            let passing = self.passing(stage, track)?;
            let holds = self.truth(&track.condition, Place::FastTrack).is_met();
            holds.then_some(Way {
                to,
                passing,
                is_back: false,
                is_fast: true,
            })
        })
    }

    /// The stages passed by taking a fast track now; none where it cannot be taken from the lead's stage.
    /// "From any stage from which A can be entered, or from A or B themselves (without `past` from the stage's own `from`)."
    pub fn passing(&self, stage: &Stage, track: &FastTrack) -> Option<Vec<StageId>> {
        let here = self.moves.stage;
        if let Some(place) = track.past.iter().position(|past| *past == here) {
            return Some(track.past[place + 1..].to_vec());
        }
        let from = match track.past.first() {
            Some(first) => &self.contract.stages[first.index()].from,
            None => &stage.from,
        };
        from.contains(&here).then(|| track.past.clone())
    }

    /// "Forward, a stage that was entered or passed before is entered again only after an activity of the lead's own
    /// strictly later than the last going back, and with `comes back: after N days` not before the end of day N after it."
    fn may_come_into(&self, stage: StageId) -> bool {
        let (true, Some(back)) = (
            self.moves.entries.contains_key(&stage),
            self.moves.last_back,
        ) else {
            return true;
        };
        // "`comes back from` is for the stage in which the lead is when it comes back, `comes back:` for all others."
        let stage = &self.contract.stages[stage.index()];
        let mut lines = stage.comes_back_from.iter();
        let waits = match lines.find(|line| line.stage == self.moves.stage) {
            Some(line) => Some(line.after),
            None => stage.comes_back_after,
        };
        self.visible().any(|a| a.is_own() && a.at > back)
            && waits.is_none_or(|days| self.now >= self.end_of_day_after(back, days))
    }

    /// The first `back to` of the lead's stage that holds.
    pub fn way_back(&self) -> Option<StageId> {
        let stage = &self.contract.stages[self.moves.stage.index()];
        let first = stage.back_to.iter().find(|back| match &back.when {
            BackWhen::Condition(condition) => self.truth(condition, Place::BackTo).is_met(),
            BackWhen::AfterDays(days) => self.now >= self.end_of_day_after(self.moves.since, *days),
        });
        first.map(|back| back.to)
    }

    /// The end of the N-th local day after an instant, whose own day is day 0.
    fn end_of_day_after(&self, from: MicrosUtc, days: u32) -> MicrosUtc {
        let next = LocalDay(self.day_of(from).0 + days as i32 + 1);
        first_instant(next, &self.contract.info.zone)
    }

    /// Whether a stage's own condition holds: "open when its condition is open, or when it is met and a field of its
    /// `not without` is unknown".
    pub fn stage_truth(&self, stage: &Stage) -> Truth {
        let condition = match &stage.condition {
            Some(condition) => self.truth(condition, Place::Anywhere),
            None => Truth::NotMet,
        };
        if condition.is_met() && !self.unknown_of_not_without(stage).is_empty() {
            return Truth::Open;
        }
        condition
    }
}
