//! Comparisons of points that every lead, or no lead, can pass.

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

/// The answer all numbers within the bounds have, if it is one.
fn settled(bounds: Bounds, test: NumberTest<MilliPoints>) -> Option<Truth> {
    let above = |n: MilliPoints| bounds.lowest.is_some_and(|lowest| lowest > n);
    let from = |n: MilliPoints| bounds.lowest.is_some_and(|lowest| lowest >= n);
    let below = |n: MilliPoints| bounds.highest.is_some_and(|highest| highest < n);
    let up_to = |n: MilliPoints| bounds.highest.is_some_and(|highest| highest <= n);
    let (always, never) = match test {
        NumberTest::Is(n) => (from(n) && up_to(n), above(n) || below(n)),
        NumberTest::IsNot(n) => (above(n) || below(n), from(n) && up_to(n)),
        NumberTest::Between(low, high) => (from(low) && up_to(high), above(high) || below(low)),
        NumberTest::AtLeast(n) => (from(n), below(n)),
        NumberTest::AtMost(n) => (up_to(n), above(n)),
        NumberTest::MoreThan(n) => (above(n), up_to(n)),
        NumberTest::LessThan(n) => (below(n), from(n)),
    };
    match (always, never) {
        (true, _) => Some(Truth::Met),
        (_, true) => Some(Truth::NotMet),
        _ => None,
    }
}
