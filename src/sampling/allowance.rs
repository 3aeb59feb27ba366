//! How much may be made up and tried, counted in steps.

use std::cell::Cell;

/// Steps that may still be taken.
#[derive(Debug)]
pub(crate) struct Allowance {
    all: u64,
    left: Cell<u64>,
    is_short: Cell<bool>,
}

impl Allowance {
    pub(crate) fn of(steps: u64) -> Allowance {
        Allowance {
            all: steps,
            left: Cell::new(steps),
            is_short: Cell::new(false),
        }
    }

    /// Pays for some steps; false if they are not left, and then nothing is paid for any more.
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

    /// The steps that have been paid for.
    pub(crate) fn spent(&self) -> u64 {
        self.all - self.left()
    }

    /// The steps that can still be paid for.
    pub(crate) fn left(&self) -> u64 {
        self.left.get()
    }

    /// Whether something could not be paid for.
    pub(crate) fn is_short(&self) -> bool {
        self.is_short.get()
    }
}
