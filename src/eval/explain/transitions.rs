//! Explains the transitions out of a lead's stage, and what they require.

use super::explanation::{TransitionExplanation, TransitionKind};
use crate::contract::model::FieldId;
use crate::eval::lead::Lead;
use crate::eval::replay::{Transition, TransitionRule};
use crate::ir::program::BackWhen;
use crate::ir::term::WrittenId;
use crate::time::LocalDay;

impl Lead<'_> {
    /// The condition of a transition as written.
    pub(in crate::eval) fn written_of(&self, transition: &Transition) -> WrittenId {
        let stage = &self.run.program.stages[transition.to.index()];
        let track = match transition.how {
            TransitionRule::FastTrack(index) => stage.fast_tracks.get(index),
            TransitionRule::Forward | TransitionRule::Back => None,
        };
        match (track, stage.written) {
            (Some(track), _) => track.written,
            (None, Some(written)) => written,
            // A transition has the condition of a fast track or that of its stage.
            (None, None) => WrittenId(0),
        }
    }

    /// The transitions out of the lead's stage.
    pub(super) fn explain_transitions(&mut self) -> Vec<TransitionExplanation> {
        let run = self.run;
        let stage = self.state.stage;
        let mut ways: Vec<TransitionExplanation> = Vec::new();
        for transition in run.plan.transitions.out_of(stage) {
            let told = self.explain_transition(transition);
            ways.push(told);
        }
        for back in self.backs() {
            let (condition, end) = match back.when {
                BackWhen::Condition { written, .. } => (Some(self.trace(written)), None),
                BackWhen::AfterDays(days) => {
                    let end = self.state.since.day.saturating_add_unsigned(days);
                    (None, Some(LocalDay(end.saturating_add(1))))
                }
            };
            ways.push(TransitionExplanation {
                to: run.program.stage_name(back.to).to_owned(),
                kind: TransitionKind::Back,
                condition,
                not_without: Vec::new(),
                not_before: end.filter(|day| day.0 > self.now.day),
                needs_activity: false,
                line: run.program.place(back.place).clone(),
            });
        }
        ways
    }

    fn explain_transition(&mut self, transition: &Transition) -> TransitionExplanation {
        let program = self.run.program;
        let stage = &program.stages[transition.to.index()];
        let written = self.written_of(transition);
        let needed = stage.not_without.iter();
        let needed: Vec<FieldId> = needed
            .filter(|needed| !self.answer(needed.known).is_met())
            .map(|needed| needed.field)
            .collect();
        let free = self.comes_back_from(transition);
        let needs_activity = free == i64::MAX;
        let not_before = (!needs_activity && free > self.now.micros)
            .then(|| LocalDay(self.run.days.day_of(free)));
        let condition = self.trace(written);
        TransitionExplanation {
            to: stage.name.clone(),
            kind: match transition.how {
                TransitionRule::Forward => TransitionKind::Forward,
                TransitionRule::FastTrack(_) => TransitionKind::FastTrack,
                TransitionRule::Back => TransitionKind::Back,
            },
            line: condition.line.clone(),
            condition: Some(condition),
            not_without: self.names_of(&needed),
            not_before,
            needs_activity,
        }
    }
}
