//! Which points groups are added up, so that the points of two groups add up as well.

use crate::contract::model::{Contract, GroupId, PointsRef, TotalId};

/// The totals each group is part of, directly or through other totals.
pub(super) struct GroupTotals {
    /// By `GroupId`.
    totals: Vec<Vec<TotalId>>,
}

impl GroupTotals {
    pub fn new(contract: &Contract) -> GroupTotals {
        let mut totals = vec![Vec::new(); contract.groups.len()];
        for at in 0..contract.totals.len() as u32 {
            let mut seen = vec![false; contract.totals.len()];
            let mut open = vec![TotalId(at)];
            while let Some(total) = open.pop() {
                let is_new = seen.get_mut(total.index());
                if is_new.is_none_or(|seen| std::mem::replace(seen, true)) {
                    continue;
                }
                let terms = contract.totals.get(total.index()).map(|total| &total.terms);
                for term in terms.into_iter().flatten() {
                    match term {
                        PointsRef::Total(total) => open.push(*total),
                        PointsRef::Group(group) => {
                            if let Some(of) = totals.get_mut(group.index()) {
                                of.push(TotalId(at));
                            }
                        }
                    }
                }
            }
        }
        GroupTotals { totals }
    }

    /// The group or total to which two groups contribute, if any: the group itself, or a total.
    pub fn together(&self, one: GroupId, other: GroupId) -> Option<PointsRef> {
        if one == other {
            return Some(PointsRef::Group(one));
        }
        let others = self.totals.get(other.index())?;
        let mut totals = self.totals.get(one.index())?.iter();
        totals
            .find(|total| others.contains(total))
            .map(|total| PointsRef::Total(*total))
    }
}
