//! Whether leads enter a stage, and go back from it, in the same way under two contracts.
//!
//! The comparison covers leads with the same history: the same facts, activities and path through the stages so far. For these
//! it is proved that a transition is open with both contracts or with neither.

use super::comparable::{Comparable, names};
use crate::analysis::domain::Counted;
use crate::analysis::formula::Formula;
use crate::analysis::solver::Solver;
use crate::analysis::transitions::SideTransitions;
use crate::contract::model::StageId;
use crate::diff::stage_paths::name;
use crate::ir::program::{BackWhen, Stage};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is known about a stage of both contracts.
pub(super) enum Equivalence {
    /// Nothing it depends on was changed.
    Untouched,
    /// Something was changed, but no lead distinguishes the contracts.
    Proved,
    /// Leads may distinguish the contracts.
    Open,
}

/// A transition into a stage or back from it.
struct TransitionPair {
    key: Key,
    /// Holds for every lead that may take it, and possibly for others.
    can: Arc<Formula>,
    /// Holds for every lead that may not take it, and possibly for others.
    cannot: Arc<Formula>,
}

/// What must be equal, so that only the conditions remain to be compared.
#[derive(PartialEq)]
enum Key {
    /// By the condition of the stage.
    Condition {
        from: Vec<String>,
        back_from: Vec<String>,
        reload: Reload,
    },
    /// By a fast track.
    Fast {
        from: Vec<String>,
        past: Vec<String>,
        reload: Reload,
    },
    /// Back to another stage, immediately or after a number of days.
    Back { to: String, after: Option<u32> },
}

/// When a lead that went back may enter again.
#[derive(PartialEq, Clone)]
struct Reload {
    after: Option<u32>,
    /// The same by the stage it is in.
    from: BTreeSet<(String, u32)>,
    /// What counts as a new activity; none if leads never go back.
    own: Option<Counted>,
}

/// Compares a stage, given its ids in both contracts.
pub(super) fn compare(solver: &Solver<'_>, frame: &Comparable, ids: [StageId; 2]) -> Equivalence {
    let [old, new] = [0, 1].map(|side| ways(solver, frame, side, ids));
    let same = |(a, b): (&TransitionPair, &TransitionPair)| {
        a.key == b.key && (&a.can, &a.cannot) == (&b.can, &b.cannot)
    };
    let pairs = || old.iter().zip(&new);
    let stands =
        old.len() == new.len() && !frame.is_reordered(&name(solver.space.program(1), ids[1]));
    let is_otherwise = |side| frame.is_read_otherwise(solver.space.program(side), ids[side]);
    let is_read_alike = !(is_otherwise(0) || is_otherwise(1));
    if frame.same_days && is_read_alike && stands && pairs().all(same) {
        return Equivalence::Untouched;
    }
    let never = |a: &TransitionPair, b: &TransitionPair| {
        let one_only = Formula::all([a.can.clone(), b.cannot.clone()]);
        solver.is_never(one_only)
    };
    let alike =
        |(a, b): (&TransitionPair, &TransitionPair)| a.key == b.key && never(a, b) && never(b, a);
    match frame.is_read_alike && is_read_alike && stands && pairs().all(alike) {
        true => Equivalence::Proved,
        false => Equivalence::Open,
    }
}

fn ways(
    solver: &Solver<'_>,
    frame: &Comparable,
    side: usize,
    ids: [StageId; 2],
) -> Vec<TransitionPair> {
    let program = solver.space.program(side);
    let ways = SideTransitions::new(solver, side);
    let id = ids[side];
    let stage = &program.stages[id.index()];
    let again = Reload {
        after: stage.comes_back_after,
        from: (stage.comes_back_from.iter())
            .map(|(from, days)| (name(program, *from), *days))
            .collect(),
        own: frame.goes_back.then(|| {
            let own = program.selections[program.own.index()];
            Counted::new(solver.space, side, own)
        }),
    };
    let way = |key, condition| TransitionPair {
        key,
        can: ways.takes(id, condition),
        cannot: ways.does_not_take(id, condition),
    };
    let own = stage.condition.map(|condition| {
        let key = Key::Condition {
            from: names(program, &stage.from),
            back_from: names(program, &stage.back_from),
            reload: again.clone(),
        };
        way(key, condition)
    });
    let fast = stage.fast_tracks.iter().map(|track| {
        let key = Key::Fast {
            from: names(program, &track.from),
            past: names(program, &track.past),
            reload: again.clone(),
        };
        way(key, track.condition)
    });
    let back = back(ways, stage, |to| name(program, to));
    own.into_iter().chain(fast).chain(back).collect()
}

/// The ways back from a stage.
fn back(
    ways: SideTransitions<'_>,
    stage: &Stage,
    name: impl Fn(StageId) -> String,
) -> Vec<TransitionPair> {
    let back = stage.back_to.iter().map(|back| {
        let (after, met, not) = match &back.when {
            BackWhen::AfterDays(days) => (
                Some(*days),
                Formula::constant(true),
                Formula::constant(false),
            ),
            BackWhen::Condition { condition, .. } => {
                (None, ways.met(*condition), ways.never_met(*condition))
            }
        };
        TransitionPair {
            key: Key::Back {
                to: name(back.to),
                after,
            },
            can: Formula::all([met, ways.not_excluded()]),
            cannot: Formula::any([not, ways.excluded()]),
        }
    });
    back.collect()
}
