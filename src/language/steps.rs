//! The size of one step.

use crate::units::MilliPoints;

/// One step of a number: the position of its last non-zero digit, but at most of its second digit; for numbers below ten, one.
/// So 5 goes to 6, 2.5 to 2.6, 80 to 81, 10 million to 11 million.
fn of_number(number: f64) -> f64 {
    let digits = number.abs().to_string();
    let (whole, decimals) = digits.split_once('.').unwrap_or((&digits, ""));
    if !decimals.is_empty() {
        return 10f64.powi(-(decimals.len() as i32));
    }
    let zeros = whole.len() - whole.trim_end_matches('0').len();
    let second = whole.len().saturating_sub(2);
    10f64.powi(zeros.min(second) as i32)
}

/// One more and one fewer, but not zero.
pub fn near_counts(count: u32) -> impl Iterator<Item = u32> {
    let near = [count.saturating_add(1), count.saturating_sub(1)];
    near.into_iter().filter(|count| *count > 0)
}

/// Ages in days with one end moved by a day, in order.
pub fn near_ages(from: u32, to: u32) -> impl Iterator<Item = (u32, u32)> {
    let moved = [
        (from.checked_sub(1), Some(to)),
        (from.checked_add(1), Some(to)),
        (Some(from), to.checked_sub(1)),
        (Some(from), to.checked_add(1)),
    ];
    let both = moved.into_iter().filter_map(|(from, to)| from.zip(to));
    both.filter(|(from, to)| from <= to)
}

/// One step of points: one, or for points with decimals one unit of the last decimal.
pub fn of_points(points: MilliPoints) -> MilliPoints {
    let steps = [1000, 100, 10, 1].map(MilliPoints);
    let whole = |step: &MilliPoints| points.0 % step.0 == 0;
    steps.into_iter().find(whole).unwrap_or(MilliPoints(1))
}

/// Points moved by some steps, as far as a contract can express them.
pub fn moved_points(points: MilliPoints, steps: i64) -> MilliPoints {
    let step = of_points(points).0;
    (points + MilliPoints(step.saturating_mul(steps))).within_limits()
}

/// A number moved by some steps.
pub fn moved(number: f64, steps: f64) -> f64 {
    let step = of_number(number);
    // Steps are powers of ten. Computing in whole steps makes 2.4 + 0.1 exactly 2.5.
    ((number / step).round() + steps) * 10f64.powi(step.log10().round() as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_fit_the_number() {
        let moved = [5.0, 2.5, 80.0, 200.0, 10e6, 1_250_000.0, 0.3, 0.0].map(|n| moved(n, 1.0));
        assert_eq!(moved, [6.0, 2.6, 81.0, 210.0, 11e6, 1_260_000.0, 0.4, 1.0]);
    }

    #[test]
    fn points_step_by_their_last_decimal() {
        let steps = [45_000, 2_500, 625].map(|p| of_points(MilliPoints(p)));
        assert_eq!(steps, [1000, 100, 1].map(MilliPoints));
    }
}
