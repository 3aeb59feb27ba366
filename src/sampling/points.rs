//! Leads that the rules and limits of points groups decide about.

use super::satisfy::Satisfier;
use super::variations::{edges_of, sensible};
use super::{Allowance, Moment};
use crate::contract::model::{
    ActivityId, Contract, Counting, Example, PointGroup, PointRule, PointsRef, Trigger,
};
use crate::language::steps::of_points;
use crate::units::MilliPoints;

/// Leads with the activity a rule counts, with numbers of occurrences and ages that make a difference. `points` is what one
/// occurrence gives.
pub(super) fn counted(
    contract: &Contract,
    as_of: Moment,
    kind: ActivityId,
    counting: &Counting,
    points: MilliPoints,
    allowance: &Allowance,
) -> Vec<Example> {
    let (mut times, mut days) = (vec![1], vec![0, 1]);
    edges_of(counting, &mut times, &mut days);
    if let Some(most) = counting.at_most_points {
        let full = most
            .0
            .unsigned_abs()
            .div_ceil(points.0.unsigned_abs().max(1));
        times.extend(u32::try_from(full.saturating_add(1)));
    }
    sensible(&mut times, &mut days);
    let with = |times: u32, days: i32| {
        let mut maker = Satisfier::new(contract, as_of, allowance);
        maker.ago(days.unsigned_abs());
        maker.does(kind, times);
        maker.lead
    };
    let often = times.iter().map(|times| with(*times, 0));
    often
        .chain(days.iter().map(|days| with(1, *days)))
        .collect()
}

/// Leads with more points than a limit allows. Rules may exclude each other, so some leads aim at two and three times as many.
pub(super) fn limited(
    contract: &Contract,
    as_of: Moment,
    of: PointsRef,
    at_most: Option<MilliPoints>,
    allowance: &Allowance,
) -> Vec<Example> {
    let lead = |wanted: MilliPoints| {
        let mut maker = Satisfier::new(contract, as_of, allowance);
        maker.collect(of, wanted);
        maker.lead
    };
    let most = at_most.into_iter();
    most.flat_map(|most| {
        let more = most + of_points(most);
        [1, 2, 3].map(|times| lead(MilliPoints(more.0.saturating_mul(times))))
    })
    .collect()
}

/// For each rule of a group that subtracts points, a lead that meets nothing else.
pub(super) fn negative(
    contract: &Contract,
    as_of: Moment,
    group: &PointGroup,
    allowance: &Allowance,
) -> Vec<Example> {
    let rules = group.rules.iter();
    let rules = rules.filter(|rule| rule.points < MilliPoints::ZERO);
    let with = |rule: &PointRule| {
        let mut maker = Satisfier::new(contract, as_of, allowance);
        match &rule.trigger {
            Trigger::When(condition) => maker.fulfil(condition),
            Trigger::ForEach(kind, _) => maker.does(*kind, 1),
            Trigger::ForIdle { .. } => {}
        }
        maker.lead
    };
    rules.map(with).collect()
}
