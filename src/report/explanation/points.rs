//! Every rule with its points: counted occurrences, limits and decay.

use super::value::{Names, pointed};
use super::{Page, condition};
use crate::escape::terminal::inline;
use crate::eval::explain::explanation::{
    Counted, Dropped, GroupExplanation, LeadExplanation, RuleCause, RuleExplanation,
    RuleOccurrences, TotalExplanation,
};
use crate::ir::Truth;
use crate::report::format;
use crate::units::MilliPoints;

/// Totals first, the last declared on top, followed by the groups with their rules.
pub(super) fn write(page: &mut Page, explanation: &LeadExplanation, names: &Names) {
    for total in explanation.totals.iter().rev() {
        page.line(1, &sum(total));
    }
    for group in &explanation.groups {
        page.line(1, &head(group, names));
        page.because(2, group.because.as_deref());
        for rule in &group.rules {
            write_rule(page, rule, names);
        }
    }
}

/// `score 75 = fit 45 + interest 30`
fn sum(total: &TotalExplanation) -> String {
    let parts: Vec<String> = total
        .parts
        .iter()
        .map(|part| format!("{} {}", inline(&part.name), part.points))
        .collect();
    let limits = limits(
        total.points,
        total.before_limits,
        total.at_most,
        total.at_least,
    );
    format!(
        "{} {} = {}{limits}{}",
        inline(&total.name),
        total.points,
        parts.join(" + "),
        range(total.points, total.lowest, total.highest)
    )
}

fn head(group: &GroupExplanation, names: &Names) -> String {
    let highest = if group.only_highest {
        ", only the highest counts"
    } else {
        ""
    };
    let again = if group.starts_again {
        ", starts again when going back"
    } else {
        ""
    };
    format!(
        "{} {}{}{highest}{again} ({}){}",
        inline(&group.name),
        group.points,
        limits(
            group.points,
            group.before_limits,
            group.at_most,
            group.at_least
        ),
        names.line(&group.line),
        range(group.points, group.lowest, group.highest)
    )
}

/// The limit that changed a sum.
fn limits(
    points: MilliPoints,
    before: MilliPoints,
    at_most: Option<MilliPoints>,
    at_least: Option<MilliPoints>,
) -> String {
    match (at_most, at_least) {
        _ if points == before => String::new(),
        (Some(most), _) if before > most => format!(": {before}, but at most {most}"),
        (_, Some(least)) if before < least => format!(": {before}, but at least {least}"),
        _ => format!(": {before} before limits"),
    }
}

fn range(points: MilliPoints, lowest: MilliPoints, highest: MilliPoints) -> String {
    match lowest == highest && lowest == points {
        true => String::new(),
        false => format!("; {lowest} to {highest}, depending on unknown values"),
    }
}

fn write_rule(page: &mut Page, rule: &RuleExplanation, names: &Names) {
    let remark = match &rule.why {
        RuleCause::Condition(trace) if trace.answer == Truth::Open => {
            format!(", open{}", condition::remark(trace, names))
        }
        RuleCause::Condition(told) => condition::remark(told, names),
        RuleCause::Occurrences(all) if is_never(all) => ": never".to_owned(),
        RuleCause::Occurrences(_) => String::new(),
    };
    let words = inline(rule.line.text.trim()).into_owned();
    let text = format!("{words} ({}){remark}", names.line(&rule.line));
    page.columns(2, &format!("{:>6}  ", rule.points.to_string()), &text);
    page.because(6, rule.because.as_deref());
    match &rule.why {
        RuleCause::Condition(told) => condition::write_parts(page, 6, told, names),
        RuleCause::Occurrences(all) => write_occurrences(page, rule, all),
    }
}

/// Whether a rule about activities has none to list.
fn is_never(all: &RuleOccurrences) -> bool {
    !all.silences && all.counted.is_empty() && all.dropped.is_empty()
}

fn write_occurrences(page: &mut Page, rule: &RuleExplanation, all: &RuleOccurrences) {
    for one in &all.counted {
        page.line(6, &occurrence(one, all.silences));
    }
    for one in &all.dropped {
        page.line(6, &not_counted(one));
    }
    if all.left_out > 0 {
        let earlier = format::counted(all.left_out, "earlier one");
        page.line(6, &format!("… and {earlier} not listed here"));
    }
    let sum = all.before_limit;
    if all.left_out == 0 && shown_sum(all) != sum {
        let exactly = "fractions are added up exactly, and only the sum is cut to thousandths";
        page.line(6, &format!("{sum} in all: {exactly}"));
    }
    if let Some(most) = all.at_most.filter(|_| sum != rule.points) {
        page.line(6, &format!("{sum} in all, but at most {}", pointed(most)));
    }
}

/// What the listed occurrences add up to as they are shown, each cut to thousandths.
fn shown_sum(all: &RuleOccurrences) -> MilliPoints {
    let shown = all.counted.iter();
    let shown = shown.map(|one| one.each.0.saturating_mul(i64::from(one.times)));
    MilliPoints(shown.fold(0, i64::saturating_add))
}

/// `2026-05-04, 3 days ago: 2 of 10 points each`
fn occurrence(one: &Counted, silence: bool) -> String {
    let what = if silence { "inactivity until " } else { "" };
    let each = match one.each {
        MilliPoints::ZERO => "less than 0.001 points".to_owned(),
        each => pointed(each),
    };
    let worth = match (one.times, one.held_to) {
        (_, Some(held)) => format!(
            "{each}, limited to {held}: inactivity cannot lower the group below its lowest value"
        ),
        (1, None) => each,
        (times, None) => format!("{times} of {each} each"),
    };
    format!("{what}{}, {}: {worth}", one.day, ago(one.age))
}

fn not_counted(one: &Dropped) -> String {
    let times = if one.times == 1 {
        String::new()
    } else {
        format!("{} ", one.times)
    };
    format!(
        "{}, {}: {times}not counted, {}",
        one.day,
        ago(one.age),
        one.why.reason().english()
    )
}

fn ago(days: u32) -> String {
    match days {
        0 => "today".to_owned(),
        days => format!("{} ago", format::counted(u64::from(days), "day")),
    }
}
