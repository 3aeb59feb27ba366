//! Limits without effect, because another limit of the same rule never lets them apply.

use super::vanishing_points::magnitude;
use super::{Finding, Subject};
use crate::contract::atom_text::modifier_text;
use crate::contract::model::{
    Counting, Decay, Limit, Modifier, ModifierKind, Period, PointGroup, PointRule,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Message, msg};
use crate::source::Span;
use crate::syntax::phrase::Language;
use crate::units::MilliPoints;

/// Examines every rule of every points group, and the lines that apply to a whole group.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let groups = subject.contract.groups.iter();
    let said = groups.flat_map(|group| {
        let rules = group.rules.iter().filter_map(|rule| {
            let look = CountedRule {
                rule,
                counting: rule.counting()?,
                language: subject.contract.info.language,
            };
            Some(look.periods().into_iter().chain(look.sums()))
        });
        rules.flatten().chain(by_age(subject, group))
    });
    said.map(Finding::new).collect()
}

/// A line without effect.
fn never_reached(place: Span, limit: &str, why: Message) -> Diagnostic {
    let message = msg!("`{limit}` is never reached: {why}", limit, why);
    Diagnostic::new(Code::N0204, place, message).help(msg!("leave the limit out, or lower it"))
}

/// A rule that counts occurrences.
struct CountedRule<'a> {
    rule: &'a PointRule,
    counting: &'a Counting,
    language: Language,
}

impl CountedRule<'_> {
    fn diagnostic(&self, limit: Modifier, why: Message) -> Diagnostic {
        let limit = modifier_text(self.language, limit);
        never_reached(self.rule.span, &limit, why)
    }

    /// Caps per period that no period can reach, or that are not below the number that can ever count.
    fn periods(&self) -> Vec<Diagnostic> {
        let caps = &self.counting.per_period;
        let told = caps.iter().filter_map(|(count, period)| {
            let shorter = caps.iter().filter(|(_, p)| p < period);
            let most = shorter.map(|(n, p)| (u64::from(*n) * u64::from(within(*p, *period)), n, p));
            let most = most.min().filter(|(most, ..)| *most <= u64::from(*count));
            // If a longer period contains the whole shorter one and its cap is not higher, the shorter cap has no effect.
            let mut longer = caps
                .iter()
                .filter(|(n, p)| n <= count && holds(*p, *period));
            let latest = self.counting.only_latest;
            let latest = latest.filter(|latest| latest <= count && self.latest_reached());
            let why = match (most, longer.next(), latest) {
                (Some((most, n, p)), ..) => msg!(
                    "{count} per {period} are at most {most}",
                    count = n,
                    period = period_name(*p),
                    most
                ),
                (_, Some((n, p)), _) => at_most_in(*n, *p),
                (.., Some(latest)) => at_most(latest),
                _ => return None,
            };
            Some(self.diagnostic(Modifier::PerPeriod(*count, *period), why))
        });
        told.collect()
    }

    /// The maximum number of occurrences in the window, and the days of the window.
    fn in_window(&self) -> Option<(u64, u32)> {
        let days = self
            .counting
            .last_days?
            .saturating_sub(self.counting.from_age);
        let caps = self.counting.per_period.iter();
        let most = caps.map(|(n, p)| u64::from(*n) * u64::from(touched(days, shortest(*p))));
        Some((most.min()?, days))
    }

    /// Whether more than the latest occurrences fit into the window.
    fn latest_reached(&self) -> bool {
        let latest = self.counting.only_latest.map_or(0, u64::from);
        self.in_window().is_none_or(|(most, _)| most > latest)
    }

    /// `only the latest N count` and `at most K points` if fewer ever count.
    fn sums(&self) -> Vec<Diagnostic> {
        let mut said = Vec::new();
        let in_window = self.in_window();
        if let (Some((most, days)), Some(latest)) = (in_window, self.counting.only_latest)
            && !self.latest_reached()
        {
            let why = msg!("at most {most} fall into {days} days", most, days);
            said.push(self.diagnostic(Modifier::OnlyLatest(latest), why));
        }
        let latest = self.counting.only_latest.map(u64::from);
        let most = latest.into_iter().chain(in_window.map(|(most, _)| most));
        if let (Some(most), Some(cap)) = (most.min(), self.counting.at_most_points) {
            let sum = magnitude(self.rule.points).0.saturating_mul(most as i64);
            let sum = MilliPoints(sum);
            if sum <= cap && sum > MilliPoints::ZERO {
                let why = match most {
                    1 => msg!("one of them gives {sum}", sum),
                    _ => msg!("{most} of them give {sum}", most, sum),
                };
                said.push(self.diagnostic(Modifier::AtMostPoints(cap), why));
            }
        }
        said
    }
}

/// `only one counts in a week`
fn at_most_in(count: u32, period: Period) -> Message {
    let period = period_name(period);
    match count {
        1 => msg!("only one counts in a {period}", period),
        _ => msg!("at most {count} count in a {period}", count, period),
    }
}

/// `only one counts at all`
fn at_most(count: u32) -> Message {
    match count {
        1 => msg!("only one counts at all"),
        _ => msg!("at most {count} count at all", count),
    }
}

/// `week`
fn period_name(period: Period) -> Message {
    match period {
        Period::Day => msg!("day"),
        Period::Week => msg!("week"),
        Period::Month => msg!("month"),
        Period::Quarter => msg!("quarter"),
        Period::Year => msg!("year"),
    }
}

/// A decay that starts when nothing counts any more, and a window that ends when nothing remains.
fn by_age(subject: &Subject<'_>, group: &PointGroup) -> Vec<Diagnostic> {
    let mut said = Vec::new();
    for kind in [ModifierKind::Decay, ModifierKind::LastDays] {
        let line = |limits: &[Limit]| {
            let line = limits.iter().find(|limit| limit.kind == kind);
            line.map(|limit| limit.span)
        };
        let tell = |place: Span, why: Message| {
            never_reached(place, subject.sources.text(place).trim(), why)
        };
        let mut inherited = Vec::new();
        for (rule, counting) in group.rules.iter().filter_map(|r| Some((r, r.counting()?))) {
            let why = needless(counting, kind);
            match line(&rule.limits) {
                Some(place) => said.extend(why.map(|why| tell(place, why))),
                None => inherited.push(why),
            }
        }
        // A line of the group has no effect if it has none for every rule it applies to.
        let all: Option<Vec<Message>> = inherited.into_iter().collect();
        let why = all.and_then(|all| all.into_iter().next());
        said.extend(
            line(&group.limits)
                .zip(why)
                .map(|(place, why)| tell(place, why)),
        );
    }
    said
}

/// Why a decay or a window has no effect on what a rule gives, if that is so.
fn needless(counting: &Counting, kind: ModifierKind) -> Option<Message> {
    let (window, decay) = (counting.last_days?, counting.decay?);
    match (kind, decay) {
        (ModifierKind::Decay, Decay::Halves(days)) if window <= days => {
            Some(msg!("nothing counts from day {window} on", window))
        }
        (ModifierKind::LastDays, Decay::Fades(days)) if days <= window => {
            Some(msg!("nothing is left from day {days} on", days))
        }
        _ => None,
    }
}

/// Whether each shorter period is within one longer period; a week can extend into the next month.
fn holds(longer: Period, shorter: Period) -> bool {
    shorter < longer && shorter != Period::Week
}

/// The maximum number of periods of at least `length` days that a range of days can touch.
fn touched(days: u32, length: u32) -> u32 {
    (days.saturating_add(length).saturating_sub(2)) / length + 1
}

/// The maximum number of shorter periods that one longer period can touch.
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

/// The days of the longest period of a kind.
fn longest(period: Period) -> u32 {
    match period {
        Period::Day => 1,
        Period::Week => 7,
        Period::Month => 31,
        Period::Quarter => 92,
        Period::Year => 366,
    }
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
