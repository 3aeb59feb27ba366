//! How a target stands in a period.

use super::Tally;
use super::periods::{Calendar, Range};

/// How a target stands in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged {
    /// The judgement.
    pub standing: Standing,
    /// Whether it may still change: the period runs, or some of its leads or clocks are open.
    pub provisional: bool,
    /// Open days of the period that are over, and all of them.
    pub elapsed: (u64, u64),
}

/// A judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is reached.
    Reached,
    /// It is missed.
    Missed,
    /// The period runs: so far it is enough.
    OnTrack,
    /// The period runs: so far it is not enough.
    Behind,
    /// There was nothing to judge.
    Nothing,
    /// The contract is not in force over the whole period.
    NotJudged,
}

/// So many leads; a running period is judged by its share of open days.
pub(super) fn at_least(wanted: u64, tally: Tally, range: Range, calendar: &Calendar) -> Judged {
    let running = calendar.is_running(range);
    let (over, all) = calendar.elapsed(range);
    let (reached, wanted) = (u128::from(tally.reached), u128::from(wanted));
    let standing = if !calendar.is_in_force(range) {
        Standing::NotJudged
    } else if reached >= wanted {
        Standing::Reached
    } else if !running {
        Standing::Missed
    } else if reached * u128::from(all) >= wanted * u128::from(over) {
        Standing::OnTrack
    } else {
        Standing::Behind
    };
    Judged {
        standing,
        provisional: running && standing != Standing::Reached,
        elapsed: (over, all),
    }
}

/// A share in percent of what is settled.
pub(super) fn at_least_share(
    wanted: f64,
    tally: Tally,
    range: Range,
    calendar: &Calendar,
) -> Judged {
    let provisional = calendar.is_running(range) || tally.open > 0;
    let enough = is_share(wanted, tally.reached, tally.settled());
    let standing = if !calendar.is_in_force(range) {
        Standing::NotJudged
    } else if tally.settled() == 0 {
        Standing::Nothing
    } else {
        match (provisional, enough) {
            (false, true) => Standing::Reached,
            (false, false) => Standing::Missed,
            (true, true) => Standing::OnTrack,
            (true, false) => Standing::Behind,
        }
    };
    Judged {
        standing,
        provisional,
        elapsed: calendar.elapsed(range),
    }
}

/// Whether a part is so many percent of the whole; percents count to a thousandth.
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
