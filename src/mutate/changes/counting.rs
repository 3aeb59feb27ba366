//! How occurrences count: the modifiers below rules, and those of a whole group.

use super::groups::limits;
use super::windows::around;
use super::{Kind, List};
use crate::contract::model::{Counting, Decay, PointGroup, PointRule, Trigger};
use crate::contract::written::{duration, line, period, points};
use crate::language::date::near_windows;
use crate::source::Span;
use crate::syntax::phrase::{Language, PhraseId};
use crate::time::{Duration, Unit};
use crate::units::MilliPoints;

/// One modifier, as part of how occurrences count.
#[derive(Debug, Clone, PartialEq)]
enum Modifier {
    LastDays(u32),
    PerPeriod(usize, u32),
    OnlyLatest(u32),
    Decay(Decay),
    AtMost(MilliPoints),
}

/// Modifiers a rule has itself.
pub(super) fn of_rule(list: &mut List, (group, at): (usize, usize), rule: &PointRule) {
    let Some(counting) = counting_of(&rule.trigger) else {
        return;
    };
    let rules = list.contract.groups.get(group);
    let next = rules.and_then(|group| group.rules.get(at + 1));
    for modifier in modifiers(counting) {
        let text = written(list.language, counting, &modifier);
        let below = list.line_saying(&text, rule.span, next.map(|rule| rule.span));
        let shared = rules.and_then(|group| shared_line(list, group, &text));
        if below.is_none() && shared.is_some() {
            continue;
        }
        let only = move |index: usize, _: &Counting| index == at;
        change(
            list,
            group,
            below.unwrap_or(rule.span),
            counting,
            modifier,
            only,
        );
    }
}

/// Modifiers above the first rule: they change for every rule that has none of its own.
pub(super) fn of_group(list: &mut List, at: usize, group: &PointGroup) {
    let mut seen: Vec<Modifier> = Vec::new();
    for rule in &group.rules {
        let Some(counting) = counting_of(&rule.trigger) else {
            continue;
        };
        for modifier in modifiers(counting) {
            let text = written(list.language, counting, &modifier);
            let Some(place) = shared_line(list, group, &text) else {
                continue;
            };
            if seen.contains(&modifier) {
                continue;
            }
            seen.push(modifier.clone());
            let same = modifier.clone();
            let all = move |_: usize, counting: &Counting| modifiers(counting).contains(&same);
            change(list, at, place, counting, modifier, all);
        }
    }
}

fn shared_line(list: &List, group: &PointGroup, text: &str) -> Option<Span> {
    let first = group.rules.first()?;
    list.line_saying(text, group.name.span, Some(first.span))
}

/// The changes of one modifier, in the rules of the group that `touches` picks.
fn change(
    list: &mut List,
    group: usize,
    place: Span,
    counting: &Counting,
    modifier: Modifier,
    touches: impl Fn(usize, &Counting) -> bool + Clone + Send + Sync + 'static,
) {
    let was = written(list.language, counting, &modifier);
    for (kind, other) in others(&modifier) {
        let now = other
            .as_ref()
            .map(|other| written(list.language, counting, other));
        let (touches, modifier) = (touches.clone(), modifier.clone());
        list.add(kind, place, (was.clone(), now), move |contract| {
            let rules = contract.groups.get_mut(group)?.rules.iter_mut();
            for (index, rule) in rules.enumerate() {
                if let Trigger::ForEach(_, counting) | Trigger::ForIdle { counting, .. } =
                    &mut rule.trigger
                    && touches(index, counting)
                {
                    replace(counting, &modifier, other.clone());
                }
            }
            Some(())
        });
    }
}

fn counting_of(trigger: &Trigger) -> Option<&Counting> {
    match trigger {
        Trigger::ForEach(_, counting) | Trigger::ForIdle { counting, .. } => Some(counting),
        Trigger::When(_) => None,
    }
}

fn modifiers(counting: &Counting) -> Vec<Modifier> {
    let mut all: Vec<Modifier> = Vec::new();
    all.extend(counting.last_days.map(Modifier::LastDays));
    let periods = counting.per_period.iter().enumerate();
    all.extend(periods.map(|(at, (count, _))| Modifier::PerPeriod(at, *count)));
    all.extend(counting.only_latest.map(Modifier::OnlyLatest));
    all.extend(counting.decay.map(Modifier::Decay));
    all.extend(counting.at_most_points.map(Modifier::AtMost));
    all
}

/// What could stand instead; none for nothing.
fn others(modifier: &Modifier) -> Vec<(Kind, Option<Modifier>)> {
    let days = |days: u32, make: fn(u32) -> Modifier| {
        let near = near_windows(days).map(move |days| (Kind::Window, Some(make(days))));
        near.chain([(Kind::LeftOut, None)]).collect()
    };
    let counts = |count: u32, make: &dyn Fn(u32) -> Modifier| {
        let near = around(count).map(|count| (Kind::Cap, Some(make(count))));
        near.chain([(Kind::LeftOut, None)]).collect()
    };
    match modifier {
        Modifier::LastDays(n) => days(*n, Modifier::LastDays),
        Modifier::Decay(Decay::Halves(n)) => days(*n, |n| Modifier::Decay(Decay::Halves(n))),
        Modifier::Decay(Decay::Fades(n)) => days(*n, |n| Modifier::Decay(Decay::Fades(n))),
        Modifier::PerPeriod(at, n) => counts(*n, &|n| Modifier::PerPeriod(*at, n)),
        Modifier::OnlyLatest(n) => counts(*n, &Modifier::OnlyLatest),
        Modifier::AtMost(most) => limits(Some(*most))
            .into_iter()
            .filter(|limit| *limit != Some(MilliPoints::ZERO))
            .map(|limit| match limit {
                Some(limit) => (Kind::Cap, Some(Modifier::AtMost(limit))),
                None => (Kind::LeftOut, None),
            })
            .collect(),
    }
}

fn replace(counting: &mut Counting, modifier: &Modifier, other: Option<Modifier>) {
    match modifier {
        Modifier::LastDays(_) => counting.last_days = None,
        Modifier::OnlyLatest(_) => counting.only_latest = None,
        Modifier::Decay(_) => counting.decay = None,
        Modifier::AtMost(_) => counting.at_most_points = None,
        Modifier::PerPeriod(at, _) if other.is_none() && *at < counting.per_period.len() => {
            counting.per_period.remove(*at);
        }
        Modifier::PerPeriod(..) => {}
    }
    match other {
        None => {}
        Some(Modifier::LastDays(days)) => counting.last_days = Some(days),
        Some(Modifier::OnlyLatest(count)) => counting.only_latest = Some(count),
        Some(Modifier::Decay(decay)) => counting.decay = Some(decay),
        Some(Modifier::AtMost(points)) => counting.at_most_points = Some(points),
        Some(Modifier::PerPeriod(at, count)) => {
            if let Some(limit) = counting.per_period.get_mut(at) {
                limit.0 = count;
            }
        }
    }
}

/// The modifier's line.
fn written(language: Language, counting: &Counting, modifier: &Modifier) -> String {
    use PhraseId as P;
    let days = |count: u32| {
        let days = Duration {
            count: count.into(),
            unit: Unit::Days,
        };
        duration(language, days)
    };
    match modifier {
        Modifier::LastDays(n) => line(language, P::InTheLast, &[("duration", &days(*n))]),
        Modifier::Decay(Decay::Halves(n)) => line(language, P::Halves, &[("duration", &days(*n))]),
        Modifier::Decay(Decay::Fades(n)) => line(language, P::Fades, &[("duration", &days(*n))]),
        Modifier::OnlyLatest(n) => line(language, P::OnlyLatest, &[("count", &n.to_string())]),
        Modifier::AtMost(most) => line(
            language,
            P::AtMostPoints,
            &[("most", &points(language, *most))],
        ),
        Modifier::PerPeriod(at, n) => {
            let limit = counting.per_period.get(*at);
            let of = limit.map_or("", |(_, of)| period(language, *of));
            line(
                language,
                P::AtMostPer,
                &[("count", &n.to_string()), ("period", of)],
            )
        }
    }
}
