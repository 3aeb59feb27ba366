//! Bounds on points: the arithmetic of rules, groups, totals and their limits.

use crate::units::MilliPoints;

/// Represents unlimited points: more than any line can name, and far enough from the ends of `i64` to be added up.
pub const UNLIMITED: i64 = i64::MAX / 1024;

/// The lowest and highest points that are possible, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PointsRange {
    /// The lower end.
    pub low: i64,
    /// The upper end.
    pub high: i64,
}

impl PointsRange {
    /// No points.
    pub const NOTHING: PointsRange = PointsRange::exactly(0);

    /// A single number.
    pub const fn exactly(milli: i64) -> PointsRange {
        PointsRange {
            low: milli,
            high: milli,
        }
    }

    /// From nothing to the most that a rule can give or, with negative points, subtract.
    pub fn of_rule(points: MilliPoints, most: i64) -> PointsRange {
        match points.0 < 0 {
            true => PointsRange {
                low: most.saturating_neg(),
                high: 0,
            },
            false => PointsRange { low: 0, high: most },
        }
    }

    /// The points of a group before its limits: the sum of its rules; or the highest rule that gives anything, and the lowest one
    /// if none is positive.
    pub fn of_rules(rules: impl Iterator<Item = PointsRange>, only_highest: bool) -> PointsRange {
        if !only_highest {
            return PointsRange::sum(rules);
        }
        let (mut sure, mut possible) = (PointsRange::NOTHING, PointsRange::NOTHING);
        for rule in rules {
            sure.high = sure.high.max(rule.low);
            sure.low = sure.low.min(rule.high);
            possible.high = possible.high.max(rule.high);
            possible.low = possible.low.min(rule.low);
        }
        let first = |milli: i64, other: i64| if milli > 0 { milli } else { other };
        PointsRange {
            low: first(sure.high, possible.low),
            high: first(possible.high, sure.low),
        }
    }

    /// The points of the parts of a total before its limits.
    pub fn sum(parts: impl Iterator<Item = PointsRange>) -> PointsRange {
        parts.fold(PointsRange::NOTHING, PointsRange::plus)
    }

    /// The sum of both.
    pub fn plus(self, other: PointsRange) -> PointsRange {
        PointsRange {
            low: sum(self.low, other.low),
            high: sum(self.high, other.high),
        }
    }

    /// Clamps to the limits of a group or total.
    pub fn within(
        self,
        at_least: Option<MilliPoints>,
        at_most: Option<MilliPoints>,
    ) -> PointsRange {
        let within = |milli: i64| MilliPoints(milli).clamped(at_least, at_most).0;
        PointsRange {
            low: within(self.low),
            high: within(self.high),
        }
    }

    /// The distance between its ends.
    pub fn width(self) -> i64 {
        self.high.saturating_sub(self.low)
    }

    /// The lower end, if there is one.
    pub fn lowest(self) -> Option<MilliPoints> {
        (self.low > -UNLIMITED).then_some(MilliPoints(self.low))
    }

    /// The upper end, if there is one.
    pub fn highest(self) -> Option<MilliPoints> {
        (self.high < UNLIMITED).then_some(MilliPoints(self.high))
    }
}

/// What is unlimited remains so, whatever is added.
fn sum(one: i64, other: i64) -> i64 {
    let is_unlimited = |milli: &i64| milli.unsigned_abs() >= UNLIMITED.unsigned_abs();
    match [one, other].into_iter().find(is_unlimited) {
        Some(unlimited) => unlimited.signum() * UNLIMITED,
        None => (one + other).clamp(-UNLIMITED, UNLIMITED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(low: i64, high: i64) -> PointsRange {
        PointsRange { low, high }
    }

    #[test]
    fn what_is_unlimited_remains_so() {
        let endless = PointsRange::of_rule(MilliPoints(10), UNLIMITED);
        let both = endless.plus(PointsRange::exactly(-5));
        assert_eq!(both, range(-5, UNLIMITED));
        assert_eq!(
            (both.lowest(), both.highest()),
            (Some(MilliPoints(-5)), None)
        );
        let limited = both.within(Some(MilliPoints(0)), Some(MilliPoints(30)));
        assert_eq!(limited, range(0, 30));
    }

    #[test]
    fn only_the_highest_rule_counts_and_the_lowest_if_none_is_positive() {
        let highest = |rules: &[PointsRange]| PointsRange::of_rules(rules.iter().copied(), true);
        assert_eq!(highest(&[]), range(0, 0));
        assert_eq!(
            highest(&[range(0, 5), range(0, 9), range(-20, 0)]),
            range(-20, 9)
        );
        assert_eq!(
            highest(&[range(4, 4), range(0, 9), range(-20, 0)]),
            range(4, 9)
        );
        assert_eq!(highest(&[range(-3, -3), range(-8, 0)]), range(-8, -3));
    }
}
