//! The most that occurrences and silences can give or subtract.

use crate::analysis::domain::Domain;
use crate::analysis::max_points::most_of_silences;
use crate::contract::model::Counting;
use crate::ir::points_range::UNLIMITED;
use crate::time::Weekday;
use crate::units::MilliPoints;
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// The most that occurrences and silences can give or subtract. Results are cached, as many rules count in the same way and are
/// used for more than one number.
pub(super) struct MaxPointsCache<'s> {
    space: &'s Domain<'s>,
    known: RefCell<FxHashMap<(MilliPoints, Weekday, Counting), i64>>,
}

impl<'s> MaxPointsCache<'s> {
    pub fn new(space: &'s Domain<'_>) -> MaxPointsCache<'s> {
        MaxPointsCache {
            space,
            known: RefCell::default(),
        }
    }

    /// The most that occurrences can give or subtract, on the best day.
    pub fn occurrences(&self, side: usize, points: MilliPoints, counting: &Counting) -> i64 {
        let week = self.space.program(side).about.week_starts;
        let key = (points, week, counting.clone());
        if let Some(known) = self.known.borrow().get(&key) {
            return *known;
        }
        let Domain {
            best_days, budget, ..
        } = self.space;
        let best = best_days.most(points.0, counting, week, budget);
        let best = best.unwrap_or(UNLIMITED);
        self.known.borrow_mut().insert(key, best);
        best
    }

    /// The most that silences of this many days can give or subtract.
    pub fn silences(
        &self,
        side: usize,
        points: MilliPoints,
        days: u32,
        counting: &Counting,
    ) -> i64 {
        let budget = &self.space.budget;
        let apart = most_of_silences(points.0, days, counting, budget).unwrap_or(UNLIMITED);
        apart.min(self.occurrences(side, points, counting))
    }
}
