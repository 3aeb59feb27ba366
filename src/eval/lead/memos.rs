//! Results for a lead at an instant, so that nothing is computed twice.

use crate::eval::scores::Points;
use crate::ir::{Memo, PointsRange, Program, Truth};

/// Results for a lead at an instant.
pub(in crate::eval) struct Memos {
    /// The results of terms.
    pub answers: Memo<Truth>,
    /// The next instants at which terms may be met.
    pub meetings: Memo<i64>,
    /// The next instants at which the results of terms may change.
    pub moves: Memo<i64>,
    /// Whether terms can be met from now on.
    pub prospects: Memo<bool>,
    /// The points of totals.
    pub totals: Memo<Points>,
    /// The maximum totals may ever reach.
    pub prospects_of_totals: Memo<PointsRange>,
    /// The most points of totals until the next activity or move.
    pub highest_of_totals: Memo<i64>,
    /// The terms that a walk has visited.
    pub visits: Memo<()>,
}

impl Memos {
    /// Empty memos.
    pub fn new(program: &Program) -> Memos {
        let (terms, totals) = (program.terms.len(), program.totals.len());
        Memos {
            answers: Memo::new(terms),
            meetings: Memo::new(terms),
            moves: Memo::new(terms),
            prospects: Memo::new(terms),
            totals: Memo::new(totals),
            prospects_of_totals: Memo::new(totals),
            highest_of_totals: Memo::new(totals),
            visits: Memo::new(terms),
        }
    }

    /// Clears the results for terms.
    pub fn forget_answers(&mut self) {
        self.answers.forget();
        self.meetings.forget();
        self.moves.forget();
        self.prospects.forget();
    }

    /// Clears everything.
    pub fn forget(&mut self) {
        self.forget_answers();
        self.totals.forget();
        self.prospects_of_totals.forget();
        self.highest_of_totals.forget();
    }
}
