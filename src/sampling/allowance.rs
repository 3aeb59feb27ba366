//! A budget for making up and trying leads, counted in steps.

use std::cell::Cell;

/// A budget of steps.
#[derive(Debug)]
pub(crate) struct Allowance {
    all: u64,
    left: Cell<u64>,
    is_short: Cell<bool>,
}

impl Allowance {
    pub(crate) fn new(steps: u64) -> Allowance {
        Allowance {
            all: steps,
            left: Cell::new(steps),
            is_short: Cell::new(false),
        }
    }

    /// Pays for some steps. Returns false if too few are left; nothing can be paid for from then on.
    pub(crate) fn pays(&self, steps: u64) -> bool {
        match self.left.get().checked_sub(steps) {
            Some(left) if !self.is_short() => {
                self.left.set(left);
                true
            }
            _ => {
                self.is_short.set(true);
                false
            }
        }
    }

    /// The steps paid for so far.
    pub(crate) fn spent(&self) -> u64 {
        self.all - self.left()
    }

    /// The steps still available.
    pub(crate) fn left(&self) -> u64 {
        self.left.get()
    }

    /// Whether a payment has failed.
    pub(crate) fn is_short(&self) -> bool {
        self.is_short.get()
    }
}
