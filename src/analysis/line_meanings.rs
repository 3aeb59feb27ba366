//! What lines mean that are easily read in another way, shown on a few days.

use super::{Finding, Subject};
use crate::contract::atom_text::modifier_text;
use crate::contract::keywords;
use crate::contract::model::{BackWhen, Contract, Modifier, Period, PointGroup, Trigger};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Message, msg};
use crate::source::Span;
use crate::syntax::phrase::{Language, PhraseId};
use crate::time::LocalDay;
use crate::units::MilliPoints;

/// Examines every points group, stage and exclusion.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let contract = subject.contract;
    let language = contract.info.language;
    let groups = contract.groups.iter();
    let points = groups.flat_map(|group| limits(language, group).chain(inactivity(subject, group)));
    let all = points.chain(stages(contract)).chain(exclusions(contract));
    all.map(Finding::new).collect()
}

fn note(span: Span, message: Message) -> Diagnostic {
    Diagnostic::new(Code::N0208, span, message)
}

/// A Monday, the first day of the examples.
fn day(after: u32) -> LocalDay {
    let monday = LocalDay::from_ymd(2026, 5, 4).unwrap_or(LocalDay(0));
    let days = i32::try_from(after).unwrap_or(i32::MAX);
    LocalDay::checked(monday.0.saturating_add(days)).unwrap_or(monday)
}

/// `at most 3 per week`: of several, the latest count.
fn limits(language: Language, group: &PointGroup) -> impl Iterator<Item = Diagnostic> {
    group.rules.iter().flat_map(move |rule| {
        let caps = rule
            .counting()
            .map(|counting| counting.per_period.as_slice());
        caps.unwrap_or_default().iter().map(move |(count, period)| {
            let limit = modifier_text(language, Modifier::PerPeriod(*count, *period));
            let shown = match fits(*count, *period) {
                true => msg!(
                    "if there is one on each day from {first} to {last}, that of {first} does not count",
                    first = day(0),
                    last = day(*count)
                ),
                false => msg!("the earlier ones do not count"),
            };
            let message = msg!(
                "`{limit}` keeps the latest, not the first: {shown}",
                limit,
                shown
            );
            note(rule.span, message)
        })
    })
}

/// Whether one more than the limit fits into the period, one a day from the first Monday on.
fn fits(count: u32, period: Period) -> bool {
    match period {
        Period::Day => false,
        Period::Week => count < 7,
        Period::Month | Period::Quarter | Period::Year => count < 28,
    }
}

/// `-5 for each 30 days without activity`: takes only what activities gave.
fn inactivity<'a>(
    subject: &Subject<'a>,
    group: &'a PointGroup,
) -> impl Iterator<Item = Diagnostic> + use<'a> {
    let (sources, language) = (subject.sources, subject.contract.info.language);
    let is_minus = |points: MilliPoints| points < MilliPoints::ZERO;
    let rules = group.rules.iter().filter(move |rule| is_minus(rule.points));
    let floor = group.at_least;
    rules.filter_map(move |rule| {
        let Trigger::ForIdle { days, .. } = &rule.trigger else {
            return None;
        };
        let floor = floor?;
        let (last, first, second) = (day(0), day(*days), day(days.saturating_mul(2)));
        let message = msg!(
            "`{rule}`: after an activity on {last} it takes points on {first}, {second} and so on, only points that activities gave and only down to {floor}; the points of `{when}` lines stay",
            rule = sources.text(rule.span),
            last,
            first,
            second,
            floor,
            when = keywords::bare_label(language, PhraseId::When)
        );
        Some(note(rule.span, message))
    })
}

/// `comes back: after 30 days`, `back to Nurture after: 90 days in this stage`: the day after the last of them.
fn stages(contract: &Contract) -> impl Iterator<Item = Diagnostic> {
    contract.stages.iter().flat_map(|stage| {
        let name = &stage.name.text;
        let again = stage.comes_back_after.zip(stage.places.comes_back);
        let again = again.map(|(days, span)| {
            let (left, again) = (day(0), day(days.saturating_add(1)));
            let message = msg!(
                "a lead that went back on {left} can enter `{name}` again from {again} 00:00 on, after a new activity of its own",
                left,
                name,
                again
            );
            note(span, message)
        });
        let back = stage.back_to.iter().filter_map(move |back| {
            let BackWhen::AfterDays(days) = back.when else {
                return None;
            };
            let (entered, leaves) = (day(0), day(days.saturating_add(1)));
            let message = msg!(
                "a lead that entered `{name}` on {entered} goes back at {leaves} 00:00, when day {days} has ended; going back ends the deadlines that count from `{name}`",
                name,
                entered,
                leaves,
                days
            );
            Some(note(back.span, message))
        });
        again.into_iter().chain(back)
    })
}

/// An exclusion holds a lead where it is.
fn exclusions(contract: &Contract) -> impl Iterator<Item = Diagnostic> {
    contract.exclusions.iter().map(|exclusion| {
        let name = &exclusion.name.text;
        let message = msg!(
            "while `{name}` holds, a lead stays in its stage, neither forward nor back, and its running deadlines are void; points and activities go on, and when it ends, the lead moves as its points then allow",
            name
        );
        note(exclusion.name.span, message)
    })
}
