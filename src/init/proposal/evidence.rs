//! How many leads have something, and how many of them were won.

use crate::message::{Figure, Message, msg};
use crate::units::MilliPercent;

/// Leads with a known outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    pub leads: u64,
    /// Those of them that were won.
    pub won: u64,
}

/// Number of leads that a value needs to count.
const ENOUGH: u64 = 30;
/// The deviation from chance, in standard deviations, from which a value counts.
const CLEAR: f64 = 3.0;
/// The ratio of shares, up or down, from which a value counts.
const RATIO: f64 = 1.2;
/// Points for a ratio of two; the steps and the maximum of points.
const PER_DOUBLING: f64 = 10.0;
const STEP: f64 = 5.0;
const MOST: f64 = 25.0;

impl Evidence {
    /// One more lead.
    pub fn add(&mut self, is_won: bool) {
        self.leads += 1;
        self.won += u64::from(is_won);
    }

    /// Both together.
    pub fn and(self, other: Evidence) -> Evidence {
        Evidence {
            leads: self.leads + other.leads,
            won: self.won + other.won,
        }
    }

    /// The share that was won, from 0 to 1.
    pub fn share(self) -> f64 {
        self.won as f64 / self.leads.max(1) as f64
    }

    /// The share that was won, in comparison with that of all.
    pub fn lift(self, all: Evidence) -> f64 {
        self.share() / all.share().max(f64::MIN_POSITIVE)
    }

    /// By how many standard deviations the share differs from that of the other leads.
    pub fn deviation(self, all: Evidence) -> f64 {
        let others = Evidence {
            leads: all.leads - self.leads.min(all.leads),
            won: all.won - self.won.min(all.won),
        };
        if self.leads == 0 || others.leads == 0 {
            return 0.0;
        }
        let share = all.share();
        let spread = share * (1.0 - share) * (1.0 / self.leads as f64 + 1.0 / others.leads as f64);
        match spread > 0.0 {
            true => (self.share() - others.share()) / spread.sqrt(),
            false => 0.0,
        }
    }

    /// Whether enough leads have it, and their share of won ones clearly differs.
    pub fn is_clear(self, all: Evidence) -> bool {
        let lift = self.lift(all);
        let differs = !(1.0 / RATIO..RATIO).contains(&lift);
        self.leads >= ENOUGH && differs && self.deviation(all).abs() >= CLEAR
    }

    /// Points by the ratio: 10 for a doubling, in steps of 5, at most 25 up or down.
    pub fn points(self, all: Evidence) -> i64 {
        // A value whose leads were never won counts as if half of one had been.
        let share = (self.won as f64).max(0.5) / self.leads.max(1) as f64;
        let doublings = (share / all.share().max(f64::MIN_POSITIVE)).log2();
        let points = (doublings * PER_DOUBLING / STEP).round() * STEP;
        points.clamp(-MOST, MOST) as i64
    }

    /// `61% of 412 leads won, 2.1 times the share of all`
    pub fn message(self, all: Evidence) -> Message {
        msg!(
            "{share} of {leads} {leads|lead|leads} won, {lift} times the share of all",
            share = percent(self.won, self.leads),
            leads = Figure::of(self.leads),
            lift = Figure::english(format!("{:.1}", self.lift(all)))
        )
    }
}

/// `38.5%`
pub(super) fn percent(part: u64, whole: u64) -> Figure {
    let thousandths = (part * 1000 + whole / 2) / whole.max(1);
    Figure::english(MilliPercent(thousandths * 100).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_grow_with_the_ratio_of_shares() {
        let all = Evidence {
            leads: 1000,
            won: 200,
        };
        let points = |leads, won| Evidence { leads, won }.points(all);
        assert_eq!(
            [points(100, 40), points(100, 80), points(100, 10)],
            [10, 20, -10]
        );
        assert_eq!(
            [points(100, 100), points(100, 0), points(100, 21)],
            [25, -25, 0]
        );
    }

    #[test]
    fn few_leads_and_small_differences_are_not_clear() {
        let all = Evidence {
            leads: 1000,
            won: 200,
        };
        let is_clear = |leads, won| Evidence { leads, won }.is_clear(all);
        assert!(is_clear(100, 40));
        assert!(is_clear(200, 15));
        assert!(!is_clear(20, 15), "few leads");
        assert!(!is_clear(100, 22), "a small difference");
        assert!(!is_clear(40, 12), "it may be chance");
    }
}
