//! Every rule with its points: counted occurrences, limits and decay.

use super::value::{Names, pointed};
use super::{Page, condition};
use crate::eval::explain::explanation::{
    Counted, Dropped, GroupExplanation, LeadExplanation, RuleCause, RuleExplanation,
    RuleOccurrences, TotalExplanation,
};
use crate::ir::Truth;
use crate::message::{Arg, Figure, Join, Message, msg};
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
fn sum(total: &TotalExplanation) -> Message {
    let parts = total.parts.iter();
    let parts = parts.map(|part| {
        let points = format::points(part.points);
        msg!("{total} {points}", total = part.name, points)
    });
    let sum = msg!(
        "{total} {points} = {parts}",
        total = total.word,
        points = format::points(total.points),
        parts = Arg::list(parts, Join::By(" + "))
    );
    let limited = limited(
        sum,
        total.points,
        total.before_limits,
        total.at_most,
        total.at_least,
    );
    with_range(limited, total.points, total.lowest, total.highest)
}

fn head(group: &GroupExplanation, names: &Names) -> Message {
    let points = format::points(group.points);
    let sum = msg!("{total} {points}", total = group.name, points);
    let sum = limited(
        sum,
        group.points,
        group.before_limits,
        group.at_most,
        group.at_least,
    );
    let line = names.line(&group.line);
    let head = match (group.only_highest, group.starts_again) {
        (false, false) => msg!("{sum} ({line})", sum, line),
        (true, false) => msg!("{sum}, only the highest counts ({line})", sum, line),
        (false, true) => msg!("{sum}, starts again when going back ({line})", sum, line),
        (true, true) => msg!(
            "{sum}, only the highest counts, starts again when going back ({line})",
            sum,
            line
        ),
    };
    with_range(head, group.points, group.lowest, group.highest)
}

/// A sum with the limit that changed it.
fn limited(
    sum: Message,
    points: MilliPoints,
    before: MilliPoints,
    at_most: Option<MilliPoints>,
    at_least: Option<MilliPoints>,
) -> Message {
    let shown = format::points(before);
    match (at_most, at_least) {
        _ if points == before => sum,
        (Some(most), _) if before > most => msg!(
            "{sum}: {before}, but at most {most}",
            sum,
            before = shown,
            most = format::points(most)
        ),
        (_, Some(least)) if before < least => msg!(
            "{sum}: {before}, but at least {least}",
            sum,
            before = shown,
            least = format::points(least)
        ),
        _ => msg!("{sum}: {before} before limits", sum, before = shown),
    }
}

/// A sum with what it could be.
fn with_range(
    sum: Message,
    points: MilliPoints,
    lowest: MilliPoints,
    highest: MilliPoints,
) -> Message {
    match lowest == highest && lowest == points {
        true => sum,
        false => msg!(
            "{sum}; {lowest} to {highest}, depending on unknown values",
            sum,
            lowest = format::points(lowest),
            highest = format::points(highest)
        ),
    }
}

fn write_rule(page: &mut Page, rule: &RuleExplanation, names: &Names) {
    let (text, line) = (rule.line.text.trim(), names.line(&rule.line));
    let text = match &rule.why {
        RuleCause::Condition(trace) => match (trace.answer, condition::remark(trace, names)) {
            (Truth::Open, Some(remark)) => {
                msg!("{text} ({line}), open: {remark}", text, line, remark)
            }
            (Truth::Open, None) => msg!("{text} ({line}), open", text, line),
            (_, Some(remark)) => msg!("{text} ({line}): {remark}", text, line, remark),
            (_, None) => msg!("{text} ({line})", text, line),
        },
        RuleCause::Occurrences(all) if is_never(all) => {
            msg!(
                "{text} ({line}): {remark}",
                text,
                line,
                remark = msg!("never")
            )
        }
        RuleCause::Occurrences(_) => msg!("{text} ({line})", text, line),
    };
    let points = format::points(rule.points).text(page.look.language);
    page.columns(2, &format!("{points:>6}  "), &text);
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
        let n = Figure::of(all.left_out);
        page.line(
            6,
            &msg!("… and {n} {n|earlier one|earlier ones} not listed here", n),
        );
    }
    let sum = all.before_limit;
    if all.left_out == 0 && shown_sum(all) != sum {
        page.line(
            6,
            &msg!(
                "{sum} in all: fractions are added up exactly, and only the sum is cut to thousandths",
                sum = format::points(sum)
            ),
        );
    }
    if let Some(most) = all.at_most.filter(|_| sum != rule.points) {
        page.line(
            6,
            &msg!(
                "{sum} in all, but at most {most}",
                sum = format::points(sum),
                most = pointed(most)
            ),
        );
    }
}

/// What the listed occurrences add up to as they are shown, each cut to thousandths.
fn shown_sum(all: &RuleOccurrences) -> MilliPoints {
    let shown = all.counted.iter();
    let shown = shown.map(|one| one.each.0.saturating_mul(i64::from(one.times)));
    MilliPoints(shown.fold(0, i64::saturating_add))
}

/// `2026-05-04, 3 days ago: 2 of 10 points each`
fn occurrence(one: &Counted, silence: bool) -> Message {
    let each = match one.each {
        MilliPoints::ZERO => msg!("less than 0.001 points"),
        each => pointed(each),
    };
    let worth = match (one.times, one.held_to) {
        (_, Some(held)) => msg!(
            "{each}, limited to {held}: inactivity cannot lower the group below its lowest value",
            each,
            held = format::points(held)
        ),
        (1, None) => each,
        (times, None) => msg!("{times} of {each} each", times, each),
    };
    let (day, ago) = (one.day.to_string(), ago(one.age));
    match silence {
        true => msg!("inactivity until {day}, {ago}: {worth}", day, ago, worth),
        false => msg!("{day}, {ago}: {worth}", day, ago, worth),
    }
}

fn not_counted(one: &Dropped) -> Message {
    let (day, ago, reason) = (one.day.to_string(), ago(one.age), one.why.reason());
    match one.times {
        1 => msg!("{day}, {ago}: not counted, {reason}", day, ago, reason),
        times => msg!(
            "{day}, {ago}: {times} not counted, {reason}",
            day,
            ago,
            times,
            reason
        ),
    }
}

fn ago(days: u32) -> Message {
    match days {
        0 => msg!("today"),
        days => msg!("{n} {n|day|days} ago", n = Figure::of(u64::from(days))),
    }
}
