//! A fact that gives points more than once: `+5 for each page view` and, as a pricing page view is a page view, `+10 for each
//! pricing page view`. This may be intended, so the numbers are reported.

use super::candidate::Candidate;
use super::group_totals::GroupTotals;
use super::score_ranges::name_and_span;
use super::{Finding, Subject, signed};
use crate::contract::model::{
    ActivityId, ActivitySource, ActivityTest, ConditionKind, Contract, GroupId, PointGroup,
    PointRule, PointsRef, Qualifier, Trigger,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::activity::Count;
use crate::message::{Arg, Join, msg};
use crate::units::MilliPoints;

/// Examines the rules for each activity.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let rewards = rewards(subject.contract);
    let looked = Examined {
        subject,
        added: GroupTotals::new(subject.contract),
        rewards: &rewards,
    };
    let each = rewards
        .iter()
        .filter(|reward| reward.times == Occurrences::Each);
    each.flat_map(|reward| looked.wider(reward).into_iter().chain(looked.often(reward)))
        .collect()
}

/// The occurrences that give the points.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Occurrences {
    /// `+10 for each page view`
    Each,
    /// `+10 when page view at least 3 times`
    Nth(u32),
}

/// A rule that gives points for an activity.
struct Reward<'a> {
    group: GroupId,
    rule: &'a PointRule,
    activity: ActivityId,
    times: Occurrences,
}

fn rewards(contract: &Contract) -> Vec<Reward<'_>> {
    let groups = contract.groups.iter().enumerate();
    let rewards = groups.flat_map(|(i, group)| {
        let group_id = GroupId(i as u32);
        group.rules.iter().filter_map(move |rule| {
            let (activity, times) = rewarded(rule)?;
            Some(Reward {
                group: group_id,
                rule,
                activity,
                times,
            })
        })
    });
    rewards.collect()
}

fn rewarded(rule: &PointRule) -> Option<(ActivityId, Occurrences)> {
    match &rule.trigger {
        Trigger::ForEach(activity, _) => Some((*activity, Occurrences::Each)),
        Trigger::When(condition) => {
            let ConditionKind::Activity(ActivityTest {
                which: Qualifier::Kind(activity),
                count: Count::AtLeast(at_least),
                ..
            }) = &condition.kind
            else {
                return None;
            };
            Some((*activity, Occurrences::Nth(*at_least)))
        }
        Trigger::ForIdle { .. } => None,
    }
}

struct Examined<'a> {
    subject: &'a Subject<'a>,
    added: GroupTotals,
    rewards: &'a [Reward<'a>],
}

impl Examined<'_> {
    /// The points of one occurrence for its own kind and for the wider kinds it belongs to.
    fn wider(&self, reward: &Reward) -> Option<Finding> {
        let contract = self.subject.contract;
        let wholes = wholes(contract, reward.activity);
        let others = self.rewards.iter().filter(|other| {
            other.times == Occurrences::Each
                && other.activity != reward.activity
                && is_among(contract, &wholes, other.activity)
        });
        let others: Vec<(&Reward, PointsRef)> = others
            .filter_map(|other| Some((other, self.together(reward, other)?)))
            .collect();
        let (_, of) = others.last()?;
        let name = self.name(reward.activity);
        let parts = others.iter().map(|(other, _)| {
            let points = signed(other.rule.points);
            let activity = self.name(other.activity);
            msg!("{points} as `{activity}`", points, activity)
        });
        let all = others.iter().map(|(other, _)| other.rule.points);
        let all = all.fold(reward.rule.points, |sum, points| sum + points);
        let message = msg!(
            "one `{name}` gives {points} and, at the same time, {others}: {all} points in all",
            name,
            points = signed(reward.rule.points),
            others = Arg::list(parts, Join::And),
            all
        );
        let mut diagnostic = Diagnostic::new(Code::N0203, reward.rule.span, message);
        for (other, _) in &others {
            diagnostic = diagnostic.also(other.rule.span, msg!("counts it as well"));
        }
        let said = diagnostic.help(msg!(
            "if it should count once, make the two rules ask for different activities"
        ));
        Some(self.finding(said, reward, 1, (*of, all)))
    }

    /// The points of the occurrence that completes the number another rule requires.
    fn often(&self, reward: &Reward) -> Option<Finding> {
        let contract = self.subject.contract;
        let wholes = wholes(contract, reward.activity);
        let (other, times, of) = self.rewards.iter().find_map(|other| {
            let Occurrences::Nth(times) = other.times else {
                return None;
            };
            let counts = is_among(contract, &wholes, other.activity);
            let of = counts.then(|| self.together(reward, other))??;
            Some((other, times, of))
        })?;
        let name = self.name(reward.activity);
        let (points, more) = (signed(reward.rule.points), signed(other.rule.points));
        let all = reward.rule.points + other.rule.points;
        let message = match times {
            1 => msg!(
                "the first `{name}` of a lead gives {points} and {more} on top of it: {all} points in all",
                name,
                points,
                more,
                all
            ),
            _ => msg!(
                "the `{name}` number {times} of a lead gives {points} and {more} on top of it: {all} points in all",
                name,
                times,
                points,
                more,
                all
            ),
        };
        let diagnostic = Diagnostic::new(Code::N0203, other.rule.span, message)
            .also(reward.rule.span, msg!("each of them counts here already"));
        let each = reward.rule.points.0.saturating_mul(i64::from(times));
        let all = MilliPoints(each) + other.rule.points;
        Some(self.finding(diagnostic, reward, times, (of, all)))
    }

    /// The group or total to which both rules contribute, if any.
    fn together(&self, one: &Reward, other: &Reward) -> Option<PointsRef> {
        let group: Option<&PointGroup> = self.subject.contract.groups.get(one.group.index());
        let one_only = one.group == other.group && group.is_some_and(|group| group.only_highest);
        let some = one.rule.points != MilliPoints::ZERO && other.rule.points != MilliPoints::ZERO;
        (some && !one_only)
            .then(|| self.added.together(one.group, other.group))
            .flatten()
    }

    /// The finding with a lead that has a number of occurrences and a number of points.
    fn finding(
        &self,
        diagnostic: Diagnostic,
        reward: &Reward,
        times: u32,
        has: (PointsRef, MilliPoints),
    ) -> Finding {
        let (of, _) = has;
        let place = name_and_span(self.subject, of).map(|(_, span)| span);
        let said = match place {
            Some(place) => self.subject.in_this_contract(diagnostic, place),
            None => diagnostic,
        };
        let kind = logged(self.subject.contract, reward.activity);
        Candidate::new(self.subject, said.primary.span)
            .did(kind, times)
            .shows(self.subject, said, has)
    }

    fn name(&self, activity: ActivityId) -> &str {
        let activity = self.subject.contract.activities.get(activity.index());
        activity.map_or("", |activity| &activity.name.text)
    }
}

/// The kinds that include every occurrence of a kind, including itself; without `any of` kinds.
fn wholes(contract: &Contract, part: ActivityId) -> Vec<ActivityId> {
    let parent = |kind: &ActivityId| match contract.activities.get(kind.index())?.source {
        ActivitySource::KindOf { parent, .. } => Some(parent),
        ActivitySource::Data { .. } | ActivitySource::AnyOf(_) => None,
    };
    std::iter::successors(Some(part), parent).collect()
}

/// Whether an activity is one of these, or an `any of` with one of them.
fn is_among(contract: &Contract, wholes: &[ActivityId], kind: ActivityId) -> bool {
    let names_one = |kinds: &[ActivityId]| kinds.iter().any(|kind| wholes.contains(kind));
    wholes.contains(&kind)
        || matches!(
            contract.activities.get(kind.index()).map(|a| &a.source),
            Some(ActivitySource::AnyOf(kinds)) if names_one(kinds)
        )
}

/// A kind that examples can name: the first one for `any of`.
fn logged(contract: &Contract, activity: ActivityId) -> ActivityId {
    match contract.activities.get(activity.index()).map(|a| &a.source) {
        Some(ActivitySource::AnyOf(kinds)) => kinds.first().copied().unwrap_or(activity),
        _ => activity,
    }
}
