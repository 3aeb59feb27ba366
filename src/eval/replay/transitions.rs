//! The transitions out of each stage, in the order in which they are tried.

use crate::contract::model::StageId;
use crate::ir::Program;
use crate::ir::program::Stage;
use crate::ir::term::TermId;
use rustc_hash::FxHashSet;

/// A transition from one stage into another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::eval) struct Transition {
    /// The destination.
    pub to: StageId,
    /// The condition that must be met.
    pub condition: TermId,
    /// The skipped stages.
    pub past: Vec<StageId>,
    /// The kind of transition.
    pub how: TransitionRule,
}

/// Kinds of transitions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::eval) enum TransitionRule {
    /// By the stage's condition.
    Forward,
    /// By the stage's condition from a stage in `back from`, which counts as going back.
    Back,
    /// By a fast track of the stage, by its index.
    FastTrack(usize),
}

/// The transitions out of each stage.
#[derive(Debug)]
pub(in crate::eval) struct Transitions {
    from: Vec<Vec<Transition>>,
}

impl Transitions {
    /// The transitions of a program. Those into the stage declared last come first; within a stage, its condition comes before
    /// its fast tracks.
    pub fn new(program: &Program) -> Transitions {
        let mut transitions = Transitions {
            from: vec![Vec::new(); program.stages.len()],
        };
        for to in program.stage_ids().rev() {
            transitions.add_into(to, &program.stages[to.index()]);
        }
        transitions
    }

    fn add(&mut self, from: StageId, transition: Transition) {
        if from != transition.to
            && let Some(ways) = self.from.get_mut(from.index())
        {
            ways.push(transition);
        }
    }

    /// Adds the transitions into a stage. A stage in `back from` is not also a forward source.
    fn add_into(&mut self, to: StageId, stage: &Stage) {
        if let Some(condition) = stage.condition {
            let back: FxHashSet<StageId> = stage.back_from.iter().copied().collect();
            let forward: FxHashSet<StageId> = stage.from.iter().copied().collect();
            let forward = forward
                .difference(&back)
                .map(|from| (*from, TransitionRule::Forward));
            let ways = back
                .iter()
                .map(|from| (*from, TransitionRule::Back))
                .chain(forward);
            for (from, how) in ways {
                let transition = Transition {
                    to,
                    condition,
                    past: Vec::new(),
                    how,
                };
                self.add(from, transition);
            }
        }
        for (index, track) in stage.fast_tracks.iter().enumerate() {
            let from: FxHashSet<StageId> = track.from.iter().copied().collect();
            for from in from {
                let here = track.past.iter().position(|stage| *stage == from);
                let jumped = here.map_or(0, |here| here + 1);
                let way = Transition {
                    to,
                    condition: track.condition,
                    past: track.past[jumped..].to_vec(),
                    how: TransitionRule::FastTrack(index),
                };
                self.add(from, way);
            }
        }
    }

    /// The transitions out of a stage.
    pub fn out_of(&self, stage: StageId) -> &[Transition] {
        self.from.get(stage.index()).map_or(&[], Vec::as_slice)
    }
}
