//! The most points that there may be as long as nothing happens. Most leads are far from what a stage asks for, so that none of
//! the midnights up to their next activity matters.
//!
//! Too many costs time, too few would be wrong.

use crate::contract::model::{GroupId, PointsRef};
use crate::eval::lead::Lead;
use crate::ir::points_range::UNLIMITED;
use crate::units::MilliPoints;

impl Lead<'_> {
    /// The most thousandths of points that a group or total may have until the next activity or move.
    pub(super) fn highest_until_event(&mut self, of: PointsRef) -> i64 {
        match of {
            PointsRef::Group(group) => self.highest_of_group(group),
            PointsRef::Total(id) => {
                if let Some(highest) = self.memos.highest_of_totals.get(id.index()) {
                    return highest;
                }
                let total = &self.run.program.totals[id.index()];
                let parts = total.terms.iter();
                let parts = parts.map(|part| self.highest_until_event(*part));
                let sum = MilliPoints(parts.fold(0, i64::saturating_add));
                let highest = sum.clamped(total.at_least, total.at_most).0;
                self.memos.highest_of_totals.set(id.index(), highest);
                highest
            }
        }
    }

    fn highest_of_group(&mut self, id: GroupId) -> i64 {
        if let Some(points) = self.fixed_points(id) {
            return points.value;
        }
        let run = self.run;
        let group = &run.program.groups[id.index()];
        let rules = run.plan.rules.of_group(id);
        let most = |index: &usize| group.rules[*index].points.0.max(0);
        let inactivity = match rules.idle.iter().map(most).max() {
            None | Some(0) => 0,
            Some(_) => UNLIMITED,
        };
        let changing = rules.changing.iter().map(most);
        let conditions = changing.fold(
            self.fixed_conditions(id).given_at_most(group.only_highest),
            i64::saturating_add,
        );
        let sum = self.highest_activity_sum(id);
        let sum = sum.saturating_add(conditions).saturating_add(inactivity);
        MilliPoints(sum).clamped(group.at_least, group.at_most).0
    }
}
