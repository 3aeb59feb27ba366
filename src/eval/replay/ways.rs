//! The ways out of each stage, in the order in which they are tried.

use crate::contract::model::StageId;
use crate::ir::Program;
use crate::ir::program::Stage;
use crate::ir::term::TermId;

/// A way from one stage into another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::eval) struct Way {
    /// Where to.
    pub to: StageId,
    /// What must be met.
    pub condition: TermId,
    /// The stages jumped.
    pub past: Vec<StageId>,
    /// Which sort of way.
    pub how: How,
}

/// Sorts of ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::eval) enum How {
    /// By the stage's condition.
    Forward,
    /// By the stage's condition, through `back from`: a going back.
    Back,
    /// By a fast track of the stage, by its number.
    FastTrack(usize),
}

/// The ways out of each stage.
pub(in crate::eval) struct Ways {
    from: Vec<Vec<Way>>,
}

impl Ways {
    /// The ways of a program: those into the stage declared last come first; of one stage first its condition, then its fast
    /// tracks.
    pub fn new(program: &Program) -> Ways {
        let from = program.stage_ids().map(|from| {
            let others = program.stage_ids().rev().filter(|to| *to != from);
            others
                .flat_map(|to| ways_into(to, &program.stages[to.index()], from))
                .collect()
        });
        Ways {
            from: from.collect(),
        }
    }

    /// The ways out of a stage.
    pub fn out_of(&self, stage: StageId) -> &[Way] {
        self.from.get(stage.index()).map_or(&[], Vec::as_slice)
    }
}

fn ways_into(to: StageId, stage: &Stage, from: StageId) -> Vec<Way> {
    let how = if stage.back_from.contains(&from) {
        Some(How::Back)
    } else if stage.from.contains(&from) {
        Some(How::Forward)
    } else {
        None
    };
    let by_condition = how.zip(stage.condition).map(|(how, condition)| Way {
        to,
        condition,
        past: Vec::new(),
        how,
    });
    let tracks = stage.fast_tracks.iter().enumerate();
    let by_track = tracks
        .filter(|(_, track)| track.from.contains(&from))
        .map(|(index, track)| {
            let here = track.past.iter().position(|stage| *stage == from);
            let jumped = here.map_or(0, |here| here + 1);
            Way {
                to,
                condition: track.condition,
                past: track.past[jumped..].to_vec(),
                how: How::FastTrack(index),
            }
        });
    by_condition.into_iter().chain(by_track).collect()
}
