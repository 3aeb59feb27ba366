//! The verdict on a target in a period.

use super::Tally;
use super::periods::{Calendar, Range};

/// The verdict on a target in a period, with its progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// The verdict.
    pub status: Status,
    /// Whether it may still change: the period is running, or some of its leads or clocks are undecided.
    pub provisional: bool,
    /// The number of open days of the period that are over, and the number of all of them.
    pub elapsed: (u64, u64),
}

/// A verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It is reached.
    Reached,
    /// It is missed.
    Missed,
    /// The period is running, and what is certain is sufficient so far.
    OnTrack,
    /// The period is running, and not even what is possible is sufficient so far.
    Behind,
    /// The undecided leads or clocks decide.
    Open,
    /// There was nothing to measure.
    Nothing,
    /// The contract is not in force during the whole period.
    NotJudged,
}

/// The verdict on a number of leads; for a running period, relative to its share of open days.
pub(super) fn at_least(wanted: u64, tally: Tally, range: Range, calendar: &Calendar) -> Verdict {
    let running = calendar.is_running(range);
    let (over, all) = calendar.elapsed(range);
    let (reached, wanted) = (u128::from(tally.reached), u128::from(wanted));
    let standing = if !calendar.is_in_force(range) {
        Status::NotJudged
    } else if reached >= wanted {
        Status::Reached
    } else if !running {
        Status::Missed
    } else if reached * u128::from(all) >= wanted * u128::from(over) {
        Status::OnTrack
    } else {
        Status::Behind
    };
    Verdict {
        status: standing,
        provisional: running && standing != Status::Reached,
        elapsed: (over, all),
    }
}

/// The verdict on a percentage: what is certain if every undecided one fails, and what is possible if every one succeeds.
pub(super) fn at_least_share(
    wanted: f64,
    tally: Tally,
    range: Range,
    calendar: &Calendar,
) -> Verdict {
    let running = calendar.is_running(range);
    let is_certain = is_share(wanted, tally.reached, tally.all());
    let is_possible = is_share(wanted, tally.reached + tally.open, tally.all());
    let standing = if !calendar.is_in_force(range) {
        Status::NotJudged
    } else if tally.all() == 0 {
        Status::Nothing
    } else {
        match (running, is_certain, is_possible) {
            (false, true, _) => Status::Reached,
            (false, _, false) => Status::Missed,
            (true, true, _) => Status::OnTrack,
            (true, _, false) => Status::Behind,
            (_, false, true) => Status::Open,
        }
    };
    Verdict {
        status: standing,
        provisional: running || standing == Status::Open,
        elapsed: calendar.elapsed(range),
    }
}

/// Whether a part is at least a percentage of the whole; percentages are rounded to thousandths.
fn is_share(percent: f64, part: u64, whole: u64) -> bool {
    let thousandths = (percent * 1000.0).round() as u128;
    u128::from(part) * 100_000 >= thousandths * u128::from(whole)
}

#[cfg(test)]
mod tests {
    use super::is_share;

    #[test]
    fn shares_are_compared_exactly() {
        assert!(is_share(33.3, 333, 1000));
        assert!(!is_share(33.4, 333, 1000));
        assert!(is_share(100.0, 7, 7));
        assert!(!is_share(99.9, 998, 999));
    }
}
