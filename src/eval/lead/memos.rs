//! What was found of a lead at an instant, so that nothing is looked for twice.

use crate::eval::scores::Points;
use crate::ir::{Memo, Program, Truth};

/// What was found of a lead at an instant.
pub(in crate::eval) struct Memos {
    /// The answers of terms.
    pub answers: Memo<Truth>,
    /// When terms may be met.
    pub meetings: Memo<i64>,
    /// When the answers of terms may be others.
    pub moves: Memo<i64>,
    /// Whether terms can be met from now on.
    pub prospects: Memo<bool>,
    /// The points of totals.
    pub totals: Memo<Points>,
    /// The most totals may ever have.
    pub tops: Memo<i64>,
    /// The terms a walk came by.
    pub visits: Memo<()>,
}

impl Memos {
    /// Nothing was found yet.
    pub fn new(program: &Program) -> Memos {
        let (terms, totals) = (program.terms.len(), program.totals.len());
        Memos {
            answers: Memo::new(terms),
            meetings: Memo::new(terms),
            moves: Memo::new(terms),
            prospects: Memo::new(terms),
            totals: Memo::new(totals),
            tops: Memo::new(totals),
            visits: Memo::new(terms),
        }
    }

    /// Forgets what was found of terms.
    pub fn forget_answers(&mut self) {
        self.answers.forget();
        self.meetings.forget();
        self.moves.forget();
        self.prospects.forget();
    }

    /// Forgets everything.
    pub fn forget(&mut self) {
        self.forget_answers();
        self.totals.forget();
        self.tops.forget();
    }
}
