//! Rules as written: `FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO`.

use super::super::unfold::quotable;
use super::{End, Frequency, Rule};
use crate::message::{Message, msg};
use jiff::civil::{Date, Weekday};
use rustc_hash::FxHashSet;
use std::hash::Hash;

impl Rule {
    /// Reads a rule; parts it omits are taken from the first day. The error says why it cannot be read.
    pub fn read(text: &str, start: Date) -> Result<Rule, Message> {
        let mut every = None;
        let mut rule = Rule {
            every: Frequency::Day,
            interval: 1,
            end: End::Never,
            months: FxHashSet::default(),
            month_days: FxHashSet::default(),
            weekdays: FxHashSet::default(),
            positions: FxHashSet::default(),
            week_starts: Weekday::Monday,
        };
        for part in text.split(';').filter(|part| !part.is_empty()) {
            let upper = part.trim().to_ascii_uppercase();
            let (name, value) = upper.split_once('=').unwrap_or((&upper, ""));
            let known = match name {
                "FREQ" => frequency(value).map(|found| every = Some(found)),
                "INTERVAL" => number(value, 1, 10_000).map(|n| rule.interval = n),
                "COUNT" => {
                    number(value, 1, 100_000).map(|n: i32| rule.end = End::Count(n as usize))
                }
                "UNTIL" => date(value).map(|day| rule.end = End::Until(day)),
                "BYMONTH" => list(value, |n| number(n, 1, 12)).map(|n| rule.months = n),
                "BYMONTHDAY" => list(value, |n| not_zero(n, 31)).map(|n| rule.month_days = n),
                "BYSETPOS" => list(value, |n| not_zero(n, 366)).map(|n| rule.positions = n),
                "BYDAY" => list(value, weekday_of).map(|days| rule.weekdays = days),
                "WKST" => weekday(value).map(|day| rule.week_starts = day),
                _ => None,
            };
            if known.is_none() {
                return Err(msg!(
                    "the rule `{rule}` is not supported",
                    rule = quotable(part)
                ));
            }
        }
        rule.every =
            every.ok_or_else(|| msg!("the rule does not say how often: `FREQ` is missing"))?;
        let counts = rule.weekdays.iter().any(|(nth, _)| *nth != 0);
        if counts && !matches!(rule.every, Frequency::Year | Frequency::Month) {
            return Err(msg!(
                "the rule `{rule}` counts days of the week in no month",
                rule = quotable(text)
            ));
        }
        rule.complete(start);
        Ok(rule)
    }

    fn complete(&mut self, start: Date) {
        let free = self.weekdays.is_empty() && self.month_days.is_empty();
        match self.every {
            Frequency::Year | Frequency::Month if free => {
                if self.every == Frequency::Year && self.months.is_empty() {
                    self.months.insert(start.month());
                }
                self.month_days.insert(start.day());
            }
            Frequency::Week if self.weekdays.is_empty() => {
                self.weekdays.insert((0, start.weekday()));
            }
            _ => {}
        }
    }
}

/// `20260501`, or the day of `20260501T235959Z`.
pub(in super::super) fn date(text: &str) -> Option<Date> {
    let day = text.split(['T', 't']).next()?;
    if day.len() != 8 || !day.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = |from: usize, to: usize| day.get(from..to);
    Date::new(
        part(0, 4)?.parse().ok()?,
        part(4, 6)?.parse().ok()?,
        part(6, 8)?.parse().ok()?,
    )
    .ok()
}

fn frequency(value: &str) -> Option<Frequency> {
    Some(match value {
        "YEARLY" => Frequency::Year,
        "MONTHLY" => Frequency::Month,
        "WEEKLY" => Frequency::Week,
        "DAILY" => Frequency::Day,
        _ => return None,
    })
}

fn number<N: TryFrom<i32>>(text: &str, least: i32, most: i32) -> Option<N> {
    let number: i32 = text.trim().parse().ok()?;
    let fits = (least..=most).contains(&number);
    N::try_from(number).ok().filter(|_| fits)
}

fn not_zero<N: TryFrom<i32>>(text: &str, most: i32) -> Option<N> {
    number::<i32>(text, -most, most).filter(|n| *n != 0)?;
    number(text, -most, most)
}

fn list<T: Eq + Hash>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<FxHashSet<T>> {
    text.split(',').map(|item| read(item.trim())).collect()
}

/// `MO`, `2TH`, `-1MO`
fn weekday_of(text: &str) -> Option<(i16, Weekday)> {
    let (nth, day) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let nth = match nth {
        "" => 0,
        nth => not_zero(nth, 53)?,
    };
    Some((nth, weekday(day)?))
}

fn weekday(text: &str) -> Option<Weekday> {
    Some(match text {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    })
}
