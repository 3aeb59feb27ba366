//! The budget for making up leads in the analyses of a contract.

use crate::contract::model::Example;
use std::cell::Cell;

/// Maximum number of activities made up for all candidate leads together.
const ACTIVITIES: u64 = 20_000_000;

/// Maximum number of days examined to find the most points that occurrences can give.
const DAYS: u64 = 5_000_000;

/// The remaining budget.
#[derive(Debug)]
pub struct Budget {
    activities: Cell<u64>,
    days: Cell<u64>,
    /// Whether a search did not get the leads it needs.
    lacks_leads: Cell<bool>,
}

impl Default for Budget {
    fn default() -> Budget {
        Budget {
            activities: Cell::new(ACTIVITIES),
            days: Cell::new(DAYS),
            lacks_leads: Cell::new(false),
        }
    }
}

impl Budget {
    #[cfg(test)]
    pub fn of_days(days: u64) -> Budget {
        Budget {
            days: Cell::new(days),
            ..Budget::default()
        }
    }

    /// Pays for a lead; returns false if it has more activities than an example may have, or more than are left.
    pub fn take_lead(&self, lead: &Example) -> bool {
        let left = self.activities.get().checked_sub(lead.activities());
        match left.filter(|_| lead.is_readable()) {
            Some(left) => {
                self.activities.set(left);
                true
            }
            None => false,
        }
    }

    /// Pays for days; returns false if fewer are left.
    pub fn take_days(&self, count: u64) -> bool {
        let left = self.days.get();
        self.days.set(left.saturating_sub(count));
        left >= count
    }

    /// Whether the days were used up.
    pub fn lacks_days(&self) -> bool {
        self.days.get() == 0
    }

    /// Records that a search did not get the leads it needs.
    pub fn set_lacks_leads(&self) {
        self.lacks_leads.set(true);
    }

    /// Whether a search did not get the leads it needs since the last call.
    pub fn lacked_leads(&self) -> bool {
        self.lacks_leads.take()
    }
}
