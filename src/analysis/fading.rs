//! Points and limits that come to nothing: a cap below the points of one rule, a limit nobody reaches, minus points that
//! fade away.

use super::{Finding, Subject};
use crate::contract::model::{Counting, Decay, Period, PointGroup, PointRule, Trigger};
use crate::diagnostic::{Code, Diagnostic};
use crate::units::MilliPoints;

/// Looks at every rule of every points group.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let groups = subject.contract.groups.iter();
    let said = groups.flat_map(|group| {
        group.rules.iter().flat_map(|rule| {
            let counting = counting(rule);
            let own = counting.into_iter().flat_map(|counting| {
                let reached = never_reached(rule, counting);
                reached.into_iter().chain(fades(group, rule, counting))
            });
            cut_off(group, rule).into_iter().chain(own)
        })
    });
    said.map(Finding::new).collect()
}

fn counting(rule: &PointRule) -> Option<&Counting> {
    match &rule.trigger {
        Trigger::ForEach(_, counting) | Trigger::ForIdle { counting, .. } => Some(counting),
        Trigger::When(_) => None,
    }
}

fn magnitude(points: MilliPoints) -> MilliPoints {
    MilliPoints(points.0.saturating_abs())
}

/// Points of one occurrence that a cap never lets count.
fn cut_off(group: &PointGroup, rule: &PointRule) -> Option<Diagnostic> {
    let own = counting(rule).and_then(|counting| counting.at_most_points);
    let own = own.filter(|most| magnitude(rule.points) > *most);
    let of_group = limit(group, rule).filter(|most| magnitude(rule.points) > magnitude(*most));
    let (most, is_own) = match (own, of_group) {
        (Some(most), _) => (most, true),
        (None, Some(most)) => (magnitude(most), false),
        (None, None) => return None,
    };
    let points = magnitude(rule.points);
    let lost = MilliPoints(points.0 - most.0);
    let (whose, also) = match is_own {
        true => (format!("the rule's own limit is {most}"), None),
        false => (
            format!("`{}` stops at {}", group.name.text, signed_as(rule, most)),
            Some(group.name.span),
        ),
    };
    let message = format!("{lost} of these {points} points never count: {whose}");
    let said = Diagnostic::new(Code::W0206, rule.span, message).help(format!(
        "write the points that count, {}, or raise the limit",
        signed_as(rule, most).signed()
    ));
    Some(match also {
        Some(header) => said.also(header, "the limit"),
        None => said,
    })
}

fn signed_as(rule: &PointRule, most: MilliPoints) -> MilliPoints {
    MilliPoints(most.0 * rule.points.0.signum())
}

/// The limit of the group in the direction of the rule, where no other rule can make room below it.
fn limit(group: &PointGroup, rule: &PointRule) -> Option<MilliPoints> {
    let opposite = |other: &PointRule| other.points.0.signum() == -rule.points.0.signum();
    let alone = group.only_highest && rule.points > MilliPoints::ZERO;
    if !alone && group.rules.iter().any(opposite) {
        return None;
    }
    match rule.points.0 {
        0 => None,
        1.. => group.at_most.filter(|most| *most >= MilliPoints::ZERO),
        _ => group.at_least.filter(|least| *least <= MilliPoints::ZERO),
    }
}

/// Limits of a rule that another of its limits makes needless.
fn never_reached(rule: &PointRule, counting: &Counting) -> Vec<Diagnostic> {
    let mut said = Vec::new();
    let tell = |limit: String, why: String| {
        let message = format!("`{limit}` is never reached: {why}");
        Diagnostic::new(Code::N0204, rule.span, message)
            .help("leave the limit out, or lower it to where it should stop")
    };
    for (count, period) in &counting.per_period {
        let shorter = counting.per_period.iter().filter(|(_, p)| p < period);
        let most = shorter.map(|(n, p)| (u64::from(*n) * u64::from(within(*p, *period)), n, p));
        if let Some((most, n, p)) = most.min()
            && most <= u64::from(*count)
        {
            let limit = format!("at most {count} per {}", period.word());
            let why = format!("{n} per {} are at most {most}", p.word());
            said.push(tell(limit, why));
        }
    }
    let in_window = counting.last_days.and_then(|days| {
        let per_period = counting.per_period.iter();
        let most = per_period.map(|(n, p)| u64::from(*n) * u64::from(touched(days, shortest(*p))));
        most.min().map(|most| (most, days))
    });
    if let (Some((most, days)), Some(latest)) = (in_window, counting.only_latest)
        && most <= u64::from(latest)
    {
        let limit = format!("only the latest {latest} count");
        said.push(tell(
            limit,
            format!("no more than {most} fall into {days} days"),
        ));
    }
    let latest = counting.only_latest.map(u64::from);
    let most = [latest, in_window.map(|(most, _)| most)];
    if let (Some(most), Some(cap)) = (most.into_iter().flatten().min(), counting.at_most_points) {
        let sum = MilliPoints(magnitude(rule.points).0.saturating_mul(most as i64));
        if sum <= cap && sum > MilliPoints::ZERO {
            let why = format!("{most} of them give {sum}");
            said.push(tell(format!("at most {cap} points"), why));
        }
    }
    said
}

/// Into how many periods of at least so many days a stretch of days can reach.
fn touched(days: u32, length: u32) -> u32 {
    (days.saturating_add(length).saturating_sub(2)) / length + 1
}

/// How many of the shorter periods can lie in, or reach into, one of the longer.
fn within(shorter: Period, longer: Period) -> u32 {
    let months = |period| match period {
        Period::Quarter => 3,
        Period::Year => 12,
        Period::Day | Period::Week | Period::Month => 1,
    };
    match shorter {
        Period::Day => longest(longer),
        Period::Week => touched(longest(longer), shortest(Period::Week)),
        Period::Month | Period::Quarter | Period::Year => months(longer) / months(shorter),
    }
}

/// The days of the shortest period of a kind.
fn shortest(period: Period) -> u32 {
    match period {
        Period::Day => 1,
        Period::Week => 7,
        Period::Month => 28,
        Period::Quarter => 90,
        Period::Year => 365,
    }
}

/// The days of the longest.
fn longest(period: Period) -> u32 {
    match period {
        Period::Day => 1,
        Period::Week => 7,
        Period::Month => 31,
        Period::Quarter => 92,
        Period::Year => 366,
    }
}

/// Minus points for something the lead did that lose value as its plus points do, until nothing is held against it.
fn fades(group: &PointGroup, rule: &PointRule, counting: &Counting) -> Option<Diagnostic> {
    let decay = counting.decay?;
    let of_plus = |other: &PointRule| {
        let same = self::counting(other).is_some_and(|counting| counting.decay == Some(decay));
        same && other.points > MilliPoints::ZERO
    };
    let is_idle = matches!(rule.trigger, Trigger::ForIdle { .. });
    // A decay of its own stands under the rule: whoever wrote it there meant it.
    if rule.points >= MilliPoints::ZERO || is_idle || !group.rules.iter().any(of_plus) {
        return None;
    }
    let lost = magnitude(rule.points);
    let told = match decay {
        Decay::Halves(days) => {
            let steps = (0..i64::BITS).find(|step| lost.0 >> step < 1000)?;
            format!(
                "{} are left from day {days} on, less than 1 from day {} on",
                MilliPoints(lost.0 >> 1),
                u64::from(days) * u64::from(steps)
            )
        }
        Decay::Fades(days) => format!("nothing is left from day {days} on"),
    };
    let message = format!("these minus points lose value as the plus points do: of {lost}, {told}");
    Some(
        Diagnostic::new(Code::N0205, rule.span, message)
            .also(group.name.span, "the decay is that of the whole group")
            .help("if it should be held against the lead for good, put the rule into a group without a decay"),
    )
}

#[cfg(test)]
mod tests {
    use super::{Period, touched, within};

    #[test]
    fn periods_reach_into_each_other() {
        assert_eq!(
            [touched(1, 7), touched(7, 7), touched(8, 7), touched(30, 7)],
            [1, 2, 2, 6]
        );
        assert_eq!(within(Period::Day, Period::Month), 31);
        assert_eq!(within(Period::Week, Period::Month), 6);
        assert_eq!(within(Period::Quarter, Period::Year), 4);
    }
}
