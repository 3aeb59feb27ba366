//! Checks values of terms against their types, and numbers against what a contract can express.

use super::{Checker, require};
use crate::contract::model::{Counting, Type};
use crate::ir::term::{Ages, Anchor, Term, Value, Window};
use crate::time::{Duration, LocalDay, MAX_DAYS};
use crate::units::MilliPoints;

impl Checker<'_> {
    /// Whether a term's test fits the type of its value.
    pub(super) fn typed(&self, term: &Term) -> Result<(), String> {
        let Some(value) = term.value() else {
            return Ok(());
        };
        let kind = self.kind_of(value);
        if value.is_domain() && !matches!(kind, Some(Type::Email | Type::Link)) {
            return Err("the domain of something else than an e-mail address or link".to_owned());
        }
        let is_text = value.is_domain()
            || kind.is_some_and(|kind| match kind {
                Type::Id | Type::Text | Type::Email | Type::Link | Type::Country => true,
                Type::Choice(_) | Type::Choices(_) => true,
                Type::CreationTime | Type::Date | Type::Time | Type::YesNo => false,
                Type::Whole | Type::Range | Type::Number | Type::Money | Type::Percent => false,
            });
        let is = |wanted: &[Type]| !value.is_domain() && kind.is_some_and(|k| wanted.contains(k));
        let fits = match term {
            Term::Text(..) => is_text,
            Term::Number(..) | Term::Band { .. } => is(&[
                Type::Whole,
                Type::Range,
                Type::Number,
                Type::Money,
                Type::Percent,
            ]),
            Term::Day { .. } | Term::Age { .. } => {
                is(&[Type::Date, Type::Time, Type::CreationTime])
            }
            Term::Yes(_) => is(&[Type::YesNo]),
            Term::Known(_)
            | Term::Always(_)
            | Term::All(_)
            | Term::Any(_)
            | Term::Not(_)
            | Term::Points(..)
            | Term::Count { .. }
            | Term::Quiet { .. }
            | Term::Entered(_)
            | Term::Reached(_) => true,
        };
        require(fits, "a test of a value of another type")
    }

    fn kind_of(&self, value: Value) -> Option<&Type> {
        let inputs = &self.program.inputs;
        match value {
            Value::Field(id) | Value::DomainOf(id) => {
                inputs.fields.get(id.index()).map(|field| &field.kind)
            }
            Value::Detail(id) | Value::DomainOfDetail(id) => {
                inputs.details.get(id.index()).map(|detail| &detail.kind)
            }
        }
    }

    /// Whether the numbers of a term are within what a contract can express.
    pub(super) fn in_range(&self, term: &Term) -> Result<(), String> {
        match term {
            Term::Band {
                bands, first, last, ..
            } => {
                let cells = self.program.bands[bands.index()].cells();
                require(first <= last && *last < cells, "cells that a table has not")
            }
            Term::Day { first, last, .. } => first.iter().chain(last).try_for_each(|d| day(*d)),
            Term::Age {
                youngest, oldest, ..
            } => {
                let most = MAX_DAYS as i32;
                let both = [youngest, oldest].into_iter();
                let fits = both.clone().all(|age| (-most..=most).contains(age));
                require(fits, "an age that no contract asks")
            }
            Term::Points(_, test) => test.numbers().into_iter().try_for_each(points),
            Term::Count {
                at_least, window, ..
            } => {
                require(*at_least > 0, "at least no activity")?;
                window_limits(*window)
            }
            Term::Quiet { days: count, .. } => days(*count, 1),
            Term::Always(_)
            | Term::All(_)
            | Term::Any(_)
            | Term::Not(_)
            | Term::Known(_)
            | Term::Text(..)
            | Term::Number(..)
            | Term::Yes(_)
            | Term::Entered(_)
            | Term::Reached(_) => Ok(()),
        }
    }
}

/// A contract can give ages, a stage or an activity that ends the window, but only one of them; the stay in a stage and a
/// clock begin by themselves.
fn window_limits(window: Window) -> Result<(), String> {
    let stage = matches!(window.since, Anchor::Stage(_));
    let limits = [window.ages.is_some(), window.until.is_some(), stage];
    let given = limits.into_iter().filter(|is_given| *is_given).count();
    require(given < 2, "a window with two starts")?;
    let Some(Ages { youngest, oldest }) = window.ages else {
        return Ok(());
    };
    require(youngest <= oldest, "a window that ends before it begins")?;
    days(oldest, 0)
}

/// A day that has a date.
pub(super) fn day(day: LocalDay) -> Result<(), String> {
    require(LocalDay::checked(day.0).is_some(), "a day that has no date")
}

/// The first and last day of a range.
pub(super) fn days_in_order(from: LocalDay, to: LocalDay) -> Result<(), String> {
    day(from)?;
    day(to)?;
    require(from <= to, "days that end before they begin")
}

/// A number of days.
pub(super) fn days(count: u32, least: u32) -> Result<(), String> {
    let fits = (least..=MAX_DAYS).contains(&count);
    require(fits, "a number of days that no contract has")
}

/// Points on a line.
pub(super) fn points(points: MilliPoints) -> Result<(), String> {
    require(
        points == points.within_limits(),
        "points that no line can give",
    )
}

/// Limits of points.
pub(super) fn limits(
    at_least: Option<MilliPoints>,
    at_most: Option<MilliPoints>,
) -> Result<(), String> {
    at_least.map_or(Ok(()), points)?;
    at_most.map_or(Ok(()), points)?;
    let both = at_least.zip(at_most);
    require(
        both.is_none_or(|(least, most)| least <= most),
        "limits that leave no points",
    )
}

/// The length of a clock.
pub(super) fn length(length: Duration) -> Result<(), String> {
    require(
        length.is_within_limits(),
        "a clock that is too long, or in a unit of no fixed length",
    )
}

/// A percentage.
pub(super) fn percent(share: f64) -> Result<(), String> {
    require((0.0..=100.0).contains(&share), "a share of more than all")
}

/// How occurrences count.
pub(super) fn counting(counting: &Counting) -> Result<(), String> {
    let caps = &counting.per_period;
    let in_order = caps.is_sorted_by(|(_, before), (_, after)| before < after);
    require(in_order, "periods out of order")?;
    let modifiers = counting.modifiers();
    let valid = modifiers.iter().all(|modifier| modifier.is_valid());
    require(valid, "a modifier that no line can be")
}
