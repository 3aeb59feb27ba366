//! Folds comparisons of points that every lead or no lead can pass.

use super::rewrite::rewrite;
use crate::contract::model::{NumberTest, PointsRef};
use crate::ir::Truth;
use crate::ir::plan::Bounds;
use crate::ir::program::Program;
use crate::ir::term::Term;
use crate::units::MilliPoints;

pub(super) fn run(program: &mut Program) {
    rewrite(program, |program, arena, term| {
        let Term::Points(of, test) = term else {
            return arena.id(term);
        };
        let bounds = match of {
            PointsRef::Group(group) => program.plan.groups[group.index()],
            PointsRef::Total(total) => program.plan.totals[total.index()],
        };
        arena.id(settled(bounds, test).map_or(term, Term::Always))
    });
}

/// The result of a test if it is the same for all numbers within the bounds.
fn settled(bounds: Bounds, test: NumberTest<MilliPoints>) -> Option<Truth> {
    // A missing bound allows any number.
    let lowest = bounds.lowest.unwrap_or(MilliPoints(i64::MIN));
    let highest = bounds.highest.unwrap_or(MilliPoints(i64::MAX));
    let always = test.all_hold(lowest, highest);
    let never = !test.some_holds(lowest, highest);
    match (always, never) {
        (true, _) => Some(Truth::Met),
        (_, true) => Some(Truth::NotMet),
        _ => None,
    }
}
