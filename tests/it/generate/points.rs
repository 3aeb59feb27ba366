//! Points groups and totals of generated contracts, with every modifier.

use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

use super::conditions::{Condition, Names, Scope, condition};
use super::vocabulary::{days, kind};

const GROUP_NAMES: &[&str] = &["fit", "interest", "role"];

#[derive(Debug, Clone)]
pub struct Group {
    limits: Limits,
    only_highest: bool,
    starts_again: bool,
    window: Option<u32>,
    decay: Option<String>,
    rules: Vec<Rule>,
}

/// `at most`, `at least`; written only where they fit together.
#[derive(Debug, Clone)]
struct Limits {
    at_most: Option<u32>,
    at_least: Option<i32>,
}

#[derive(Debug, Clone)]
struct Rule {
    points: &'static str,
    trigger: Trigger,
}

#[derive(Debug, Clone)]
enum Trigger {
    When(Condition),
    ForEach(&'static str, Vec<String>),
    ForIdle(u32, Vec<String>),
}

/// `score` or another total: which groups it adds up (as bits), and whether it adds the total before it.
#[derive(Debug, Clone)]
pub struct Total {
    groups: u8,
    and_before: bool,
    limits: Limits,
}

fn limits() -> impl Strategy<Value = Limits> {
    let at_most = weighted(0.4, select(&[5_u32, 10, 20, 30][..]));
    let at_least = weighted(0.5, select(&[0_i32, 0, -5, -20, 3][..]));
    (at_most, at_least).prop_map(|(at_most, at_least)| Limits { at_most, at_least })
}

fn decay() -> impl Strategy<Value = String> {
    prop_oneof![
        days().prop_map(|days| format!("halves every {days} days")),
        days().prop_map(|days| format!("fades over {days} days")),
    ]
}

fn modifiers() -> impl Strategy<Value = Vec<String>> {
    let window = prop_oneof![
        2 => days().prop_map(|days| format!("in the last {days} days")),
        1 => (days(), days()).prop_map(|(from, more)| {
            format!("between {from} and {} days ago", from + more)
        }),
    ];
    let window = weighted(0.3, window);
    let period = select(&["day", "week", "month", "quarter", "year"][..]);
    let per = (1..=3_u32, period).prop_map(|(n, period)| format!("at most {n} per {period}"));
    let other_per = (1..=3_u32).prop_map(|n| format!("at most {n} per day"));
    let latest = weighted(
        0.3,
        (1..=3_u32).prop_map(|n| format!("only the latest {n} count")),
    );
    let most = weighted(
        0.3,
        select(&["4", "10", "12.5"][..]).prop_map(|k| format!("at most {k} points")),
    );
    let lines = (
        window,
        weighted(0.3, per),
        weighted(0.25, other_per),
        latest,
        weighted(0.4, decay()),
        most,
    );
    lines
        .prop_map(|(window, per, other_per, latest, decay, most)| {
            let other_per = other_per.filter(|_| per.as_ref().is_none_or(|p| !p.ends_with("day")));
            // The order of the lines means nothing, so they come last first.
            [most, decay, latest, per, other_per, window]
                .into_iter()
                .flatten()
                .collect()
        })
        .boxed()
}

fn rule() -> impl Strategy<Value = Rule> {
    let points = select(&["+10", "+5", "+7.5", "+1", "+0.007", "-10", "-3.5", "+20"][..]);
    let when = (
        select(&["+10", "+5", "+20", "-5", "-10"][..]),
        condition(Scope::Lead).prop_map(Trigger::When),
    );
    let for_each = (kind(), modifiers()).prop_map(|(kind, lines)| Trigger::ForEach(kind, lines));
    let idle = (select(&[1_u32, 2, 3, 5, 7][..]), modifiers())
        .prop_map(|(days, lines)| Trigger::ForIdle(days, lines));
    let idle_points = select(&["-10", "-3.5", "-1", "-6", "+2"][..]);
    let rule = prop_oneof![4 => when, 4 => (points, for_each), 2 => (idle_points, idle)];
    rule.prop_map(|(points, trigger)| Rule { points, trigger })
}

pub fn groups() -> impl Strategy<Value = Vec<Group>> {
    let group = (
        limits(),
        prop::bool::weighted(0.2),
        prop::bool::weighted(0.3),
        weighted(0.2, days()),
        weighted(0.3, decay()),
        prop::collection::vec(rule(), 1..=4),
    );
    let group = group.prop_map(
        |(limits, only_highest, starts_again, window, decay, rules)| Group {
            limits,
            only_highest,
            starts_again,
            window,
            decay,
            rules,
        },
    );
    prop::collection::vec(group, 0..=GROUP_NAMES.len())
}

pub fn totals() -> impl Strategy<Value = Vec<Total>> {
    let total = (1..8_u8, any::<bool>(), limits()).prop_map(|(groups, and_before, limits)| Total {
        groups,
        and_before,
        limits,
    });
    prop::collection::vec(total, 0..=2)
}

impl Limits {
    fn write(&self, out: &mut String) {
        if let Some(most) = self.at_most {
            out.push_str(&format!(", at most {most}"));
        }
        if let Some(least) = self.at_least
            && self
                .at_most
                .is_none_or(|most| i64::from(least) < i64::from(most))
        {
            out.push_str(&format!(", at least {least}"));
        }
    }
}

impl Group {
    fn write(&self, name: &str, names: &Names, out: &mut String) {
        out.push_str(&format!("\npoints for {name}"));
        self.limits.write(out);
        out.push_str(":\n");
        if self.only_highest {
            out.push_str("  only the highest counts\n");
        }
        if self.starts_again {
            out.push_str("  starts again when going back\n");
        }
        let has_activities =
            (self.rules.iter()).any(|rule| !matches!(rule.trigger, Trigger::When(_)));
        if has_activities {
            if let Some(decay) = &self.decay {
                out.push_str(&format!("  {decay}\n"));
            }
            if let Some(days) = self.window {
                out.push_str(&format!("  in the last {days} days\n"));
            }
        }
        for rule in &self.rules {
            rule.write(names, out);
        }
    }
}

impl Rule {
    fn write(&self, names: &Names, out: &mut String) {
        let points = self.points;
        let lines = match &self.trigger {
            Trigger::When(condition) => {
                condition.write_after(&format!("{points} when "), names, out);
                return;
            }
            Trigger::ForEach(kind, lines) => {
                out.push_str(&format!("{points} for each {kind}\n"));
                lines
            }
            Trigger::ForIdle(days, lines) => {
                out.push_str(&format!("{points} for each {days} days without activity\n"));
                lines
            }
        };
        for line in lines {
            out.push_str(&format!("  {line}\n"));
        }
    }
}

/// Writes groups and totals, and declares their names.
pub fn write(groups: &[Group], totals: &[Total], names: &mut Names, out: &mut String) {
    for (group, name) in groups.iter().zip(GROUP_NAMES) {
        group.write(name, names, out);
    }
    let group_names: Vec<String> = (GROUP_NAMES.iter().take(groups.len()))
        .map(|name| (*name).to_owned())
        .collect();
    names.points.extend(group_names.iter().cloned());
    let mut before: Option<&str> = None;
    for (total, name) in totals.iter().zip(["score", "who"]) {
        let mut terms: Vec<&str> = (group_names.iter().enumerate())
            .filter(|(index, _)| total.groups & (1 << index) != 0)
            .map(|(_, name)| name.as_str())
            .collect();
        terms.extend(before.filter(|_| total.and_before));
        if terms.is_empty() {
            continue;
        }
        let head = if name == "score" {
            "score"
        } else {
            "total who"
        };
        out.push_str(&format!("\n{head}: {}", terms.join(" + ")));
        total.limits.write(out);
        out.push('\n');
        names.points.push(name.to_owned());
        before = Some(name);
    }
}
