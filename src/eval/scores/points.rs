//! Points that depend on unknown values: a number, and the lowest and highest it could be.

use crate::contract::model::NumberTest;
use crate::ir::Truth;
use crate::units::MilliPoints;

/// Points of a group or total.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::eval) struct Points {
    /// Based on what is known.
    pub value: i64,
    /// If only the negative ones of the open rules were met.
    pub low: i64,
    /// If only the positive ones of the open rules were met.
    pub high: i64,
}

impl Points {
    /// The sum of both.
    pub fn plus(self, other: Points) -> Points {
        self.zip(other, i64::saturating_add)
    }

    fn zip(self, other: Points, join: impl Fn(i64, i64) -> i64) -> Points {
        Points {
            value: join(self.value, other.value),
            low: join(self.low, other.low),
            high: join(self.high, other.high),
        }
    }

    /// Clamps to the limits.
    pub fn within(self, at_least: Option<MilliPoints>, at_most: Option<MilliPoints>) -> Points {
        let clamp = |points: i64| MilliPoints(points).clamped(at_least, at_most).0;
        Points {
            value: clamp(self.value),
            low: clamp(self.low),
            high: clamp(self.high),
        }
    }

    /// The result of a comparison. Not met becomes open if some number from the lowest to the highest would meet it. Met
    /// becomes open if some would not, except for `at least` and `more than`.
    pub fn answer(self, test: &NumberTest<MilliPoints>) -> Truth {
        let test = test.map(|points| points.0);
        if test.holds(self.value) {
            if test.is_lower_limit() || test.all_hold(self.low, self.high) {
                Truth::Met
            } else {
                Truth::Open
            }
        } else if test.some_holds(self.low, self.high) {
            Truth::Open
        } else {
            Truth::NotMet
        }
    }
}

/// Collects what the rules of a group give.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::eval) struct RuleSums {
    given: Side,
    open_plus: Side,
    open_minus: Side,
}

/// A set of rules: their sum, and the highest and lowest points among them.
#[derive(Debug, Clone, Copy, Default)]
struct Side {
    sum: i64,
    top: Option<i64>,
    bottom: Option<i64>,
}

impl Side {
    fn is_empty(&self) -> bool {
        self.sum == 0 && self.top.is_none() && self.bottom.is_none()
    }

    fn add(&mut self, points: i64) {
        self.sum = self.sum.saturating_add(points);
        if points > 0 {
            self.top = self.top.max(Some(points));
        }
        if points < 0 {
            self.bottom = Some(self.bottom.map_or(points, |bottom| bottom.min(points)));
        }
    }

    fn and(self, other: Side) -> Side {
        let bottoms = [self.bottom, other.bottom];
        Side {
            sum: self.sum.saturating_add(other.sum),
            top: self.top.max(other.top),
            bottom: bottoms.into_iter().flatten().min(),
        }
    }

    fn total(self, only_highest: bool) -> i64 {
        if only_highest {
            self.top.or(self.bottom).unwrap_or(0)
        } else {
            self.sum
        }
    }
}

impl RuleSums {
    /// The rules of both.
    pub fn and(self, other: RuleSums) -> RuleSums {
        RuleSums {
            given: self.given.and(other.given),
            open_plus: self.open_plus.and(other.open_plus),
            open_minus: self.open_minus.and(other.open_minus),
        }
    }

    /// What the rules that give points give in all.
    pub fn given(&self) -> i64 {
        self.given.sum
    }

    /// The most that the rules that give points may contribute to the points of the group before its limits.
    pub fn given_at_most(&self, only_highest: bool) -> i64 {
        match only_highest {
            true => self.given.top.unwrap_or(0),
            false => self.given.sum,
        }
    }

    /// Adds a rule that gives points.
    pub fn give(&mut self, points: i64) {
        self.given.add(points);
    }

    /// Adds a rule that gives points instead of what it gave before. Where only the highest counts, it must not have given
    /// anything.
    pub fn replace(&mut self, before: i64, points: i64) {
        self.given.add(points);
        self.given.sum = self.given.sum.saturating_sub(before);
    }

    /// Adds a rule with a condition.
    pub fn when(&mut self, answer: Truth, points: i64) {
        match answer {
            Truth::Met => self.given.add(points),
            Truth::NotMet => {}
            Truth::Open if points < 0 => self.open_minus.add(points),
            Truth::Open => self.open_plus.add(points),
        }
    }

    /// The points of the group before its limits.
    pub fn points(&self, only_highest: bool) -> Points {
        let value = self.given.total(only_highest);
        if self.open_plus.is_empty() && self.open_minus.is_empty() {
            return Points {
                value,
                low: value,
                high: value,
            };
        }
        Points {
            value,
            low: self.given.and(self.open_minus).total(only_highest),
            high: self.given.and(self.open_plus).total(only_highest),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(low: i64, value: i64, high: i64) -> Points {
        Points { value, low, high }
    }

    fn sure(value: i64) -> Points {
        points(value, value, value)
    }

    fn answer(points: Points, test: NumberTest<i64>) -> Truth {
        points.answer(&test.map(MilliPoints))
    }

    #[test]
    fn what_is_unknown_opens_what_it_could_change() {
        use NumberTest as T;
        let p = points(10, 20, 50);
        assert_eq!(answer(p, T::AtLeast(20)), Truth::Met);
        assert_eq!(answer(p, T::AtLeast(50)), Truth::Open);
        assert_eq!(answer(p, T::AtLeast(51)), Truth::NotMet);
        assert_eq!(answer(p, T::MoreThan(19)), Truth::Met);
        assert_eq!(answer(p, T::MoreThan(50)), Truth::NotMet);
        assert_eq!(answer(p, T::AtMost(50)), Truth::Met);
        assert_eq!(answer(p, T::AtMost(49)), Truth::Open);
        assert_eq!(answer(p, T::AtMost(10)), Truth::Open);
        assert_eq!(answer(p, T::AtMost(9)), Truth::NotMet);
        assert_eq!(answer(p, T::LessThan(50)), Truth::Open);
        assert_eq!(answer(p, T::Is(20)), Truth::Open);
        assert_eq!(answer(p, T::Is(30)), Truth::Open);
        assert_eq!(answer(p, T::Is(51)), Truth::NotMet);
        assert_eq!(answer(p, T::IsNot(20)), Truth::Open);
        assert_eq!(answer(p, T::IsNot(60)), Truth::Met);
        assert_eq!(answer(p, T::Between(10, 50)), Truth::Met);
        assert_eq!(answer(p, T::Between(45, 70)), Truth::Open);
        assert_eq!(answer(p, T::Between(51, 70)), Truth::NotMet);
        assert_eq!(answer(points(20, 20, 20), T::Is(20)), Truth::Met);
    }

    #[test]
    fn only_the_highest_is_the_greatest_that_gives_else_what_takes_most() {
        let gather = |rules: &[(Truth, i64)]| {
            let mut gather = RuleSums::default();
            for (answer, points) in rules {
                gather.when(*answer, *points);
            }
            gather.points(true)
        };
        use Truth::{Met, NotMet, Open};
        assert_eq!(gather(&[(Met, 5), (Met, 9), (Met, -20)]), sure(9));
        assert_eq!(gather(&[(Met, -5), (Met, -9), (NotMet, 3)]), sure(-9));
        assert_eq!(
            gather(&[(Met, -5), (Open, 3), (Open, -9)]),
            points(-9, -5, 3)
        );
        assert_eq!(gather(&[(Met, 4), (Open, 3), (Open, -9)]), points(4, 4, 4));
    }
}
