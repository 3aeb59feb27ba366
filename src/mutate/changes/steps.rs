//! Comparisons one step further.

use crate::contract::model::NumberTest;

/// An interval with each of its ends one step up and one step down, but never ending before it begins.
pub(super) fn stepped_ends<N: Copy + PartialOrd>(
    low: N,
    high: N,
    up: impl Fn(N) -> N,
    down: impl Fn(N) -> N,
) -> Vec<(N, N)> {
    let mut moved = vec![
        (up(low), high),
        (down(low), high),
        (low, up(high)),
        (low, down(high)),
    ];
    moved.retain(|(low, high)| low <= high);
    moved
}

/// The comparison with each of its numbers one step up and one step down.
pub(super) fn stepped<N: Copy + PartialOrd>(
    test: NumberTest<N>,
    up: impl Fn(N) -> N,
    down: impl Fn(N) -> N,
) -> Vec<NumberTest<N>> {
    match test {
        NumberTest::Between(low, high) => {
            let moved = stepped_ends(low, high, up, down).into_iter();
            moved
                .map(|(low, high)| NumberTest::Between(low, high))
                .collect()
        }
        // One neighbour tells of a number that is compared for equality as much as two.
        NumberTest::Is(_) | NumberTest::IsNot(_) => vec![test.map(&up)],
        _ => vec![test.map(&up), test.map(&down)],
    }
}
