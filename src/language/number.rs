//! Comparisons of numbers, amounts, percentages and points: `at least`, `between`, `is not`, …

use crate::syntax::phrase::PhraseId;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::Bound;

/// A comparison with numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NumberTest<N> {
    /// `is`
    Is(N),
    /// `is not`
    IsNot(N),
    /// `between A and B`, both ends included
    Between(N, N),
    /// `at least`
    AtLeast(N),
    /// `at most`
    AtMost(N),
    /// `more than`
    MoreThan(N),
    /// `less than`
    LessThan(N),
}

/// The operands of a comparison.
pub enum Operands<N> {
    /// One number.
    One(N),
    /// The lower and the upper end of a range.
    Range(N, N),
}

impl<N> NumberTest<N> {
    /// The comparison that a phrase makes with a number.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "most phrases are about something else"
    )]
    pub fn from_phrase(id: PhraseId, number: N) -> Option<NumberTest<N>> {
        use PhraseId as P;
        Some(match id {
            P::Is | P::ExpectPointsIs => NumberTest::Is(number),
            P::IsNot => NumberTest::IsNot(number),
            P::AtLeast | P::ExpectPointsAtLeast => NumberTest::AtLeast(number),
            P::AtMost | P::ExpectPointsAtMost => NumberTest::AtMost(number),
            P::MoreThan => NumberTest::MoreThan(number),
            P::LessThan => NumberTest::LessThan(number),
            _ => return None,
        })
    }

    /// The phrase of the comparison, and its operands.
    pub fn phrase(self) -> (PhraseId, Operands<N>) {
        use PhraseId as P;
        match self {
            NumberTest::Is(n) => (P::Is, Operands::One(n)),
            NumberTest::IsNot(n) => (P::IsNot, Operands::One(n)),
            NumberTest::Between(low, high) => (P::Between, Operands::Range(low, high)),
            NumberTest::AtLeast(n) => (P::AtLeast, Operands::One(n)),
            NumberTest::AtMost(n) => (P::AtMost, Operands::One(n)),
            NumberTest::MoreThan(n) => (P::MoreThan, Operands::One(n)),
            NumberTest::LessThan(n) => (P::LessThan, Operands::One(n)),
        }
    }

    /// The same comparison with other numbers.
    pub fn map<M>(self, mut map: impl FnMut(N) -> M) -> NumberTest<M> {
        match self {
            NumberTest::Is(n) => NumberTest::Is(map(n)),
            NumberTest::IsNot(n) => NumberTest::IsNot(map(n)),
            NumberTest::Between(low, high) => NumberTest::Between(map(low), map(high)),
            NumberTest::AtLeast(n) => NumberTest::AtLeast(map(n)),
            NumberTest::AtMost(n) => NumberTest::AtMost(map(n)),
            NumberTest::MoreThan(n) => NumberTest::MoreThan(map(n)),
            NumberTest::LessThan(n) => NumberTest::LessThan(map(n)),
        }
    }
}

impl<N: Copy> NumberTest<N> {
    /// The numbers it names.
    pub fn numbers(self) -> Vec<N> {
        match self.phrase().1 {
            Operands::One(n) => vec![n],
            Operands::Range(low, high) => vec![low, high],
        }
    }

    /// Whether it is met by the numbers outside its [range](NumberTest::range).
    pub fn is_negated(self) -> bool {
        matches!(self, NumberTest::IsNot(_))
    }

    /// The numbers that meet it; for a negated comparison, those that do not.
    pub fn range(self) -> (Bound<N>, Bound<N>) {
        use Bound::{Excluded, Included, Unbounded};
        match self {
            NumberTest::Is(n) | NumberTest::IsNot(n) => (Included(n), Included(n)),
            NumberTest::Between(low, high) => (Included(low), Included(high)),
            NumberTest::AtLeast(n) => (Included(n), Unbounded),
            NumberTest::AtMost(n) => (Unbounded, Included(n)),
            NumberTest::MoreThan(n) => (Excluded(n), Unbounded),
            NumberTest::LessThan(n) => (Unbounded, Excluded(n)),
        }
    }

    /// Whether there is only a lower bound: once a number meets it, all larger ones do.
    pub fn is_lower_limit(self) -> bool {
        matches!(self.range(), (_, Bound::Unbounded))
    }

    /// Whether there is only an upper bound.
    pub fn is_upper_limit(self) -> bool {
        matches!(self.range(), (Bound::Unbounded, _))
    }

    /// The bound that a number has to reach; none if any low enough number passes.
    pub fn operand(self) -> Option<N> {
        match self.range() {
            _ if self.is_negated() => None,
            (Bound::Included(n) | Bound::Excluded(n), _) => Some(n),
            (Bound::Unbounded, _) => None,
        }
    }

    /// The opposite, as comparisons of which one must be met.
    pub fn opposites(self) -> Vec<NumberTest<N>> {
        match self {
            NumberTest::Is(n) => vec![NumberTest::IsNot(n)],
            NumberTest::IsNot(n) => vec![NumberTest::Is(n)],
            NumberTest::Between(low, high) => {
                vec![NumberTest::LessThan(low), NumberTest::MoreThan(high)]
            }
            NumberTest::AtLeast(n) => vec![NumberTest::LessThan(n)],
            NumberTest::AtMost(n) => vec![NumberTest::MoreThan(n)],
            NumberTest::MoreThan(n) => vec![NumberTest::AtMost(n)],
            NumberTest::LessThan(n) => vec![NumberTest::AtLeast(n)],
        }
    }

    /// The comparison that is easily confused with it: `more than` for `at least`.
    pub fn neighbour(self) -> Option<NumberTest<N>> {
        match self {
            NumberTest::Is(n) => Some(NumberTest::IsNot(n)),
            NumberTest::IsNot(n) => Some(NumberTest::Is(n)),
            NumberTest::AtLeast(n) => Some(NumberTest::MoreThan(n)),
            NumberTest::AtMost(n) => Some(NumberTest::LessThan(n)),
            NumberTest::MoreThan(n) => Some(NumberTest::AtLeast(n)),
            NumberTest::LessThan(n) => Some(NumberTest::AtMost(n)),
            NumberTest::Between(..) => None,
        }
    }
}

impl<N: PartialOrd + Copy> NumberTest<N> {
    /// Whether a number meets it.
    pub fn holds(self, number: N) -> bool {
        let (from, to) = self.range();
        (is_after(number, from) && is_before(number, to)) != self.is_negated()
    }

    /// Whether some number from `low` to `high` meets it.
    pub fn some_holds(self, low: N, high: N) -> bool {
        let (from, to) = self.range();
        match self.is_negated() {
            true => low != high || self.holds(low),
            false => is_after(high, from) && is_before(low, to) && !is_empty(from, to),
        }
    }

    /// Whether every number from `low` to `high` meets it.
    pub fn all_hold(self, low: N, high: N) -> bool {
        let mut opposites = self.opposites().into_iter();
        !opposites.any(|opposite| opposite.some_holds(low, high))
    }

    /// The comparison with each of its numbers one step up and one step down, but without empty ranges.
    pub fn stepped(self, up: impl Fn(N) -> N, down: impl Fn(N) -> N) -> Vec<NumberTest<N>> {
        match self {
            NumberTest::Between(low, high) => stepped_ends(low, high, up, down)
                .into_iter()
                .map(|(low, high)| NumberTest::Between(low, high))
                .collect(),
            // For equality, one neighbour shows as much as two.
            NumberTest::Is(_) | NumberTest::IsNot(_) => vec![self.map(&up)],
            NumberTest::AtLeast(_)
            | NumberTest::AtMost(_)
            | NumberTest::MoreThan(_)
            | NumberTest::LessThan(_) => vec![self.map(&up), self.map(&down)],
        }
    }
}

/// A range with each of its ends one step up and one step down, but without ranges that end before they begin.
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

fn is_after<N: PartialOrd>(number: N, from: Bound<N>) -> bool {
    match from {
        Bound::Included(from) => number >= from,
        Bound::Excluded(from) => number > from,
        Bound::Unbounded => true,
    }
}

fn is_before<N: PartialOrd>(number: N, to: Bound<N>) -> bool {
    match to {
        Bound::Included(to) => number <= to,
        Bound::Excluded(to) => number < to,
        Bound::Unbounded => true,
    }
}

fn is_empty<N: PartialOrd>(from: Bound<N>, to: Bound<N>) -> bool {
    match (from, to) {
        (Bound::Included(from), Bound::Included(to)) => from > to,
        _ => false,
    }
}

impl<N: fmt::Display> fmt::Display for NumberTest<N> {
    /// In English, whatever the language of the contract: `at least 45`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NumberTest::Is(n) => write!(f, "is {n}"),
            NumberTest::IsNot(n) => write!(f, "is not {n}"),
            NumberTest::Between(low, high) => write!(f, "between {low} and {high}"),
            NumberTest::AtLeast(n) => write!(f, "at least {n}"),
            NumberTest::AtMost(n) => write!(f, "at most {n}"),
            NumberTest::MoreThan(n) => write!(f, "more than {n}"),
            NumberTest::LessThan(n) => write!(f, "less than {n}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_test() -> impl Iterator<Item = NumberTest<i64>> {
        (-2..=2).flat_map(|n| {
            let one = [
                NumberTest::Is(n),
                NumberTest::IsNot(n),
                NumberTest::AtLeast(n),
                NumberTest::AtMost(n),
                NumberTest::MoreThan(n),
                NumberTest::LessThan(n),
            ];
            one.into_iter()
                .chain((n..=2).map(move |high| NumberTest::Between(n, high)))
        })
    }

    #[test]
    fn tests_of_ranges_agree_with_those_of_every_number() {
        for test in every_test() {
            for low in -4i64..=4 {
                let mut opposites = test.opposites().into_iter();
                assert_ne!(
                    test.holds(low),
                    opposites.any(|t| t.holds(low)),
                    "{test:?} {low}"
                );
                for high in low..=4 {
                    // There are other numbers between two whole numbers.
                    let mut tenths = low * 10..=high * 10;
                    let holds = |n: i64| test.map(|end| end * 10).holds(n);
                    let (some, all) = (tenths.clone().any(holds), tenths.all(holds));
                    let said = (test.some_holds(low, high), test.all_hold(low, high));
                    assert_eq!(said, (some, all), "{test:?} {low} {high}");
                }
            }
        }
    }

    #[test]
    fn every_comparison_is_read_as_it_is_written() {
        for test in every_test() {
            if let (id, Operands::One(n)) = test.phrase() {
                assert_eq!(NumberTest::from_phrase(id, n), Some(test));
            }
        }
    }
}
