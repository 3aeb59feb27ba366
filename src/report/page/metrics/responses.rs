//! The time from the start of clocks to their completion, in the kind of time that the clause counts.

use super::quantiles::Spread;
use crate::clock::Elapsed;
use crate::eval::{Clock, ClockState};
use crate::time::{Duration, Unit};

/// The response times of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Responses {
    /// The quantiles of all completed clocks, in time or late.
    pub spread: Option<Spread<Elapsed>>,
    /// The times grouped in steps, up to the last non-empty step, but at least up to the deadline.
    pub bins: Vec<Bin>,
}

/// Clocks that took more than `from` and at most `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bin {
    /// The lower end.
    pub from: Elapsed,
    /// The upper end; none for all longer times.
    pub to: Option<Elapsed>,
    /// Whether it is after the deadline.
    pub is_late: bool,
    /// Number of clocks.
    pub count: u64,
}

/// The responses of a clause with a deadline.
pub fn responses<'a>(within: Duration, clocks: impl Iterator<Item = &'a Clock>) -> Responses {
    let took: Vec<(Elapsed, bool)> = clocks
        .filter_map(|clock| Some((clock.took?, clock.state == ClockState::Breached)))
        .collect();
    let edges = Edges::new(within);
    let mut bins = edges.bins();
    for (took, is_late) in &took {
        // A clock that is late only because of closed hours is still late.
        let fits = |bin: &Bin| bin.is_late == *is_late && bin.to.is_none_or(|to| *took <= to);
        let among = bins.iter().position(fits);
        let last_in_time = edges.upto_deadline.len() - 1;
        bins[among.unwrap_or(last_in_time)].count += 1;
    }
    while bins.last().is_some_and(|bin| bin.is_late && bin.count == 0) {
        bins.pop();
    }
    let times = took.into_iter().map(|(took, _)| took);
    Responses {
        spread: Spread::from_values(times.collect()),
        bins,
    }
}

/// Steps of a time scale that has the deadline as one of its steps.
struct Edges {
    /// The upper ends of the steps, the last of them the deadline.
    upto_deadline: Vec<i64>,
    unit: fn(i64) -> Elapsed,
}

const MINUTE: i64 = 60_000_000;
/// Steps of a scale in minutes.
const MINUTES: [i64; 15] = [
    1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 480, 720, 1440, 2880,
];
/// Steps of a scale in days.
const DAYS: [i64; 8] = [1, 2, 5, 7, 10, 14, 30, 90];
/// Maximum number of steps up to the deadline.
const STEPS: i64 = 12;
/// Maximum number of steps if no step size satisfies that.
const MANY_STEPS: i64 = 31;
/// Number of equal parts of the deadline if no step size fits.
const PARTS: i64 = 8;

impl Edges {
    fn new(within: Duration) -> Edges {
        let count = i64::try_from(within.count).unwrap_or(i64::MAX);
        let micros = |unit: i64| {
            let deadline = count.saturating_mul(unit * MINUTE);
            let steps = MINUTES.map(|minutes| minutes * MINUTE);
            Edges::up_to(deadline, &steps, Elapsed::Micros)
        };
        let days = |unit: i64| {
            let unit_days = |days: i64| Elapsed::Days(u64::try_from(days).unwrap_or(0));
            Edges::up_to(count.saturating_mul(unit), &DAYS, unit_days)
        };
        match within.unit {
            Unit::Minutes | Unit::BusinessMinutes => micros(1),
            Unit::Hours | Unit::BusinessHours => micros(60),
            Unit::Weeks => days(7),
            // Deadlines use no units longer than weeks.
            Unit::Days | Unit::BusinessDays | Unit::Months | Unit::Quarters | Unit::Years => {
                days(1)
            }
        }
    }

    fn up_to(deadline: i64, steps: &[i64], unit: fn(i64) -> Elapsed) -> Edges {
        let deadline = deadline.max(1);
        let fits = |step: &i64, most: i64| deadline % step == 0 && deadline / step <= most;
        let mut all = steps.iter();
        let step = all.find(|step| fits(step, STEPS));
        let step = step.or_else(|| steps.iter().rev().find(|step| fits(step, MANY_STEPS)));
        let edges = match step {
            Some(step) => (1..=deadline / step).map(|at| at * step).collect(),
            None => {
                let parts = deadline.min(PARTS);
                let edge = |at| i64::try_from(i128::from(deadline) * at / i128::from(parts));
                (1..=i128::from(parts))
                    .filter_map(|at| edge(at).ok())
                    .collect()
            }
        };
        Edges {
            upto_deadline: edges,
            unit,
        }
    }

    /// As many steps after the deadline as before it, and one for all longer times. The first step includes a time of zero.
    fn bins(&self) -> Vec<Bin> {
        let deadline = self.upto_deadline.last().copied().unwrap_or(1);
        let late = (self.upto_deadline.iter()).map(|edge| deadline.saturating_add(*edge));
        let mut from = 0;
        let mut bins = Vec::new();
        for to in self.upto_deadline.iter().copied().chain(late) {
            bins.push(Bin {
                from: (self.unit)(from),
                to: Some((self.unit)(to)),
                is_late: from >= deadline,
                count: 0,
            });
            from = to;
        }
        bins.push(Bin {
            from: (self.unit)(from),
            to: None,
            is_late: true,
            count: 0,
        });
        bins
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edges(count: u64, unit: Unit) -> Vec<i64> {
        Edges::new(Duration { count, unit }).upto_deadline
    }

    #[test]
    fn the_deadline_is_an_edge_whatever_its_length() {
        let hours = |count| edges(count, Unit::BusinessHours);
        assert_eq!(hours(8), [1, 2, 3, 4, 5, 6, 7, 8].map(|h| h * 60 * MINUTE));
        assert_eq!(hours(13).len(), 13);
        assert_eq!(
            hours(1),
            [5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60].map(|m| m * MINUTE)
        );
        assert_eq!(edges(5, Unit::BusinessDays), [1, 2, 3, 4, 5]);
        assert_eq!(edges(2, Unit::Weeks), [2, 4, 6, 8, 10, 12, 14]);
        for count in 1..200 {
            for unit in [Unit::Minutes, Unit::Hours, Unit::Days, Unit::Weeks] {
                let edges = edges(count, unit);
                let scale = match unit {
                    Unit::Minutes => MINUTE,
                    Unit::Hours => 60 * MINUTE,
                    Unit::Weeks => 7,
                    _ => 1,
                };
                assert_eq!(
                    edges.last(),
                    Some(&(count as i64 * scale)),
                    "{count} {unit:?}"
                );
                assert!(
                    edges.is_sorted_by(|a, b| a < b),
                    "{count} {unit:?}: {edges:?}"
                );
                assert!(edges.len() <= MANY_STEPS as usize, "{count} {unit:?}");
            }
        }
    }
}
