//! Intervals of numbers: gaps between comparisons, and overlaps.

use std::cmp::Ordering;
use std::ops::Bound;

use crate::contract::model::{NumberTest, Type};
use crate::message::{Arg, Figure, msg};

/// The middle between two numbers, with no more decimals than it needs.
pub(super) fn middle(low: f64, high: f64) -> f64 {
    let middle = low + (high - low) / 2.0;
    let scales = (0..=6).map(|digits| 10_f64.powi(digits));
    let mut rounded = scales.map(|scale| (middle * scale).round() / scale);
    let inside = rounded.find(|number| low < *number && *number < high);
    inside.unwrap_or(middle)
}

/// A cut of the number line, just before or just after a number.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Cut {
    number: f64,
    is_behind: bool,
}

impl Cut {
    const START: Cut = Cut::before(f64::NEG_INFINITY);
    const END: Cut = Cut::after(f64::INFINITY);

    const fn before(number: f64) -> Cut {
        Cut {
            number,
            is_behind: false,
        }
    }

    const fn after(number: f64) -> Cut {
        Cut {
            number,
            is_behind: true,
        }
    }

    fn order(&self, other: &Cut) -> Ordering {
        let numbers = self.number.total_cmp(&other.number);
        numbers.then(self.is_behind.cmp(&other.is_behind))
    }

    fn later(self, other: Cut) -> Cut {
        match self.order(&other) {
            Ordering::Less => other,
            Ordering::Equal | Ordering::Greater => self,
        }
    }

    fn earlier(self, other: Cut) -> Cut {
        match self.order(&other) {
            Ordering::Greater => other,
            Ordering::Equal | Ordering::Less => self,
        }
    }

    /// The same cut among whole numbers: always just before one.
    fn among_wholes(self) -> Cut {
        match self {
            Cut { number, .. } if number.is_infinite() => self,
            Cut {
                number,
                is_behind: true,
            } => Cut::before(number.floor() + 1.0),
            Cut { number, .. } => Cut::before(number.ceil()),
        }
    }
}

/// An interval of the number line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Interval {
    from: Cut,
    to: Cut,
    wholes: bool,
}

impl Interval {
    /// The numbers that pass a comparison, if they form one interval; values of `kind` may be whole numbers only.
    pub fn from_test(test: &NumberTest<f64>, kind: &Type) -> Option<Interval> {
        if test.is_negated() {
            return None;
        }
        let (from, to) = test.range();
        let from = match from {
            Bound::Included(n) => Cut::before(n),
            Bound::Excluded(n) => Cut::after(n),
            Bound::Unbounded => Cut::START,
        };
        let to = match to {
            Bound::Included(n) => Cut::after(n),
            Bound::Excluded(n) => Cut::before(n),
            Bound::Unbounded => Cut::END,
        };
        let wholes = matches!(kind, Type::Whole | Type::Range);
        let exact = |cut: Cut| if wholes { cut.among_wholes() } else { cut };
        Some(Interval {
            from: exact(from),
            to: exact(to),
            wholes,
        })
    }

    /// Orders intervals by their start; for equal starts, the longer one comes first.
    pub fn order(&self, other: &Interval) -> Ordering {
        let starts = self.from.order(&other.from);
        starts.then(other.to.order(&self.to))
    }

    /// The intersection of both.
    pub fn shared(&self, other: &Interval) -> Option<Interval> {
        self.with(self.from.later(other.from), self.to.earlier(other.to))
    }

    /// The gap between this one and a later one.
    pub fn gap(&self, behind: &Interval) -> Option<Interval> {
        self.with(self.to, behind.from)
    }

    /// Whether it contains the other.
    pub fn contains(&self, other: &Interval) -> bool {
        self.from.order(&other.from).is_le() && other.to.order(&self.to).is_le()
    }

    /// Whether it ends after the other.
    pub fn ends_after(&self, other: &Interval) -> bool {
        self.to.order(&other.to).is_gt()
    }

    fn with(&self, from: Cut, to: Cut) -> Option<Interval> {
        let wholes = self.wholes;
        from.order(&to)
            .is_lt()
            .then_some(Interval { from, to, wholes })
    }

    /// Whether it is between two consecutive whole numbers and contains neither.
    pub fn is_between_wholes(&self) -> bool {
        let (from, to) = (self.from, self.to);
        let is_whole = |cut: Cut| cut.number.fract() == 0.0;
        is_whole(from) && is_whole(to) && to.number - from.number == 1.0 && {
            from.is_behind && !to.is_behind
        }
    }

    /// Whether no whole hundredth is between its ends: less than a cent.
    pub fn is_within_a_hundredth(&self) -> bool {
        let hundredths = |cut: Cut| (cut.number * 100.0).round();
        hundredths(self.to) - hundredths(self.from) <= 1.0
            && self.from.is_behind
            && !self.to.is_behind
    }

    /// The number at which it begins.
    pub fn start(&self) -> f64 {
        self.from.number
    }

    /// The comparison for numbers before it: `less than 200`.
    pub fn before(&self) -> NumberTest<f64> {
        let low = self.from.number;
        match self.from.is_behind {
            true => NumberTest::AtMost(low),
            false => NumberTest::LessThan(low),
        }
    }

    /// The comparison that begins at its start: `at least 200`. None if it has no lower end.
    pub fn lower(&self) -> Option<NumberTest<f64>> {
        let low = self.from.number;
        low.is_finite().then_some(match self.from.is_behind {
            true => NumberTest::MoreThan(low),
            false => NumberTest::AtLeast(low),
        })
    }

    /// A number in it.
    pub fn sample(&self) -> f64 {
        let (low, high) = (self.from.number, self.to.number);
        match (self.from.is_behind, self.to.is_behind) {
            (false, _) if low.is_finite() => low,
            (_, true) if high.is_finite() => high,
            _ if low.is_finite() && high.is_finite() => middle(low, high),
            _ if low.is_finite() => low + 1.0,
            _ => high - 1.0,
        }
    }

    /// `200`, `1001 to 1999`, `more than 9 and less than 10`
    pub fn format(&self, number: &dyn Fn(f64) -> Figure) -> Arg {
        let last = if self.wholes {
            Cut::after(self.to.number - 1.0)
        } else {
            self.to
        };
        let (low, high) = (number(self.from.number), number(last.number));
        Arg::Message(match (self.from.is_behind, last.is_behind) {
            (false, true) if self.from.number == last.number => return Arg::Figure(low),
            (false, true) => msg!("{low} to {high}", low, high),
            (false, false) => msg!("{low} to less than {high}", low, high),
            (true, true) => msg!("more than {low} and up to {high}", low, high),
            (true, false) => msg!("more than {low} and less than {high}", low, high),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Message;

    fn interval(test: NumberTest<f64>, kind: &Type) -> Interval {
        Interval::from_test(&test, kind).expect("one stretch")
    }

    #[test]
    fn gaps_are_given_in_the_numbers_of_the_field() {
        let gap = |kind: &Type| {
            let low = interval(NumberTest::AtMost(9.0), kind);
            low.gap(&interval(NumberTest::AtLeast(12.0), kind))
        };
        let told = |gap: Option<Interval>| {
            let numbers = gap?.format(&|n| Figure::english(n.to_string()));
            Some(Message::new("{numbers}", [("numbers", numbers)]).english())
        };
        assert_eq!(told(gap(&Type::Whole)).as_deref(), Some("10 to 11"));
        assert_eq!(
            told(gap(&Type::Number)).as_deref(),
            Some("more than 9 and less than 12")
        );
        let low = interval(NumberTest::LessThan(10.0), &Type::Whole);
        assert_eq!(
            low.gap(&interval(NumberTest::MoreThan(9.0), &Type::Whole)),
            None
        );
    }

    #[test]
    fn the_middle_is_as_round_as_it_can_be() {
        let middles = [(10.0, 11.0), (4999.0, 4999.99), (2.0, 9.0)].map(|(a, b)| middle(a, b));
        assert_eq!(middles, [10.5, 4999.5, 6.0]);
        assert!(middle(0.0, 1e-9) > 0.0);
    }

    #[test]
    fn samples_lie_inside() {
        let tests = [
            NumberTest::Is(3.0),
            NumberTest::Between(3.0, 5.0),
            NumberTest::AtLeast(3.0),
            NumberTest::AtMost(3.0),
            NumberTest::MoreThan(3.0),
            NumberTest::LessThan(3.0),
        ];
        for (test, kind) in tests
            .iter()
            .flat_map(|t| [(t, Type::Whole), (t, Type::Money)])
        {
            assert!(test.holds(interval(*test, &kind).sample()), "{test:?}");
        }
    }
}
