//! Stages: transitions into and out of them, and required fields.

use super::Lowering;
use super::condition::ConditionContext;
use crate::contract::model::{self, StageId};
use crate::ir::program::{BackTo, BackWhen, FastTrack, RequiredField, Stage};
use crate::ir::term::{Term, Value};

impl Lowering<'_> {
    pub(super) fn stage(&mut self, stage: &model::Stage) -> Stage {
        let condition = stage.condition.as_ref();
        let condition = condition.map(|c| self.condition(c, ConditionContext::Plain));
        let fast_tracks = stage.fast_tracks.iter();
        Stage {
            name: stage.name.text.clone(),
            description: stage.description.clone(),
            from: stage.from.clone(),
            back_from: stage.back_from.clone(),
            condition: condition.map(|(term, _)| term),
            written: condition.map(|(_, written)| written),
            not_without: stage
                .not_without
                .iter()
                .map(|field| RequiredField {
                    field: *field,
                    known: self.arena.id(Term::Known(Value::Field(*field))),
                })
                .collect(),
            fast_tracks: fast_tracks.map(|t| self.fast_track(stage, t)).collect(),
            back_to: stage.back_to.iter().map(|b| self.back_to(b)).collect(),
            comes_back_after: stage.comes_back_after,
            comes_back_from: (stage.comes_back_from.iter())
                .map(|line| (line.stage, line.after))
                .collect(),
            owner: stage
                .owner
                .map(|party| self.contract.parties[party.index()].name.text.clone()),
            lines: self.statements(&stage.lines),
            because: self.because(stage.because.as_ref()),
            place: self.line(stage.name.span),
        }
    }

    fn fast_track(&mut self, stage: &model::Stage, track: &model::FastTrack) -> FastTrack {
        let (condition, written) = self.condition(&track.condition, ConditionContext::FastTrack);
        FastTrack {
            from: self.sources_of_track(stage, track),
            past: track.past.clone(),
            condition,
            written,
            place: self.line(track.span),
        }
    }

    /// The stages from which the first skipped stage can be entered, and the skipped ones; if none are skipped, the stage's own
    /// sources.
    fn sources_of_track(&self, stage: &model::Stage, track: &model::FastTrack) -> Vec<StageId> {
        let Some(first) = track.past.first() else {
            return stage.from.clone();
        };
        let mut from = self.contract.stages[first.index()].from.clone();
        from.extend(&track.past);
        from.sort_unstable();
        from.dedup();
        from
    }

    fn back_to(&mut self, back: &model::BackTo) -> BackTo {
        let when = match &back.when {
            model::BackWhen::AfterDays(days) => BackWhen::AfterDays(*days),
            model::BackWhen::Condition(condition) => {
                let (condition, written) = self.condition(condition, ConditionContext::BackTo);
                BackWhen::Condition { condition, written }
            }
        };
        BackTo {
            to: back.to,
            when,
            place: self.line(back.span),
        }
    }
}
