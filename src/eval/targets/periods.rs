//! Calendar periods, with their open days and how many of these are over.

use super::{LeadOutcome, open_days};
use crate::clock::OpenTime;
use crate::contract::model::Period;
use crate::ir::Program;
use crate::time::{LocalDay, MicrosUtc, Weekday, last_instant};
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// First and last day of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    pub first: LocalDay,
    pub last: LocalDay,
}

impl Range {
    /// The calendar period a day lies in.
    pub fn containing(per: Period, day: LocalDay, week_starts: Weekday) -> Range {
        let date = day.date();
        match per {
            Period::Day => Range {
                first: day,
                last: day,
            },
            Period::Week => {
                let behind = (day.weekday() as i32 - week_starts as i32).rem_euclid(7);
                let first = LocalDay(day.0 - behind);
                Range {
                    first,
                    last: LocalDay(first.0 + 6),
                }
            }
            Period::Month => months(date.year(), date.month(), 1),
            Period::Quarter => months(date.year(), (date.month() - 1) / 3 * 3 + 1, 3),
            Period::Year => months(date.year(), 1, 12),
        }
    }

    /// The weeks of the range, clipped to it.
    pub fn weeks(self, week_starts: Weekday) -> impl Iterator<Item = Range> {
        let mut next = self.first;
        std::iter::from_fn(move || {
            (next <= self.last).then(|| {
                let week = Range::containing(Period::Week, next, week_starts);
                let first = std::mem::replace(&mut next, LocalDay(week.last.0 + 1));
                Range {
                    first,
                    last: week.last.min(self.last),
                }
            })
        })
    }

    fn holds(self, day: LocalDay) -> bool {
        self.first <= day && day <= self.last
    }
}

/// A range of `count` months, starting with the first day of a month.
fn months(year: i16, month: i8, count: i8) -> Range {
    let first = Date::new(year, month, 1).unwrap_or(Date::MAX);
    let next = first.checked_add(jiff::Span::new().months(count));
    let last = next.and_then(|next| next.yesterday()).unwrap_or(Date::MAX);
    Range {
        first: first.into(),
        last: last.into(),
    }
}

/// The days over which targets are measured.
pub(super) struct Calendar {
    /// The days on which the contract is in force, or those of the data.
    days: Range,
    in_force: Option<(LocalDay, Option<LocalDay>)>,
    /// The last day whose working time is over.
    over: LocalDay,
    as_of: MicrosUtc,
    zone: TimeZone,
    table: Option<OpenTime>,
}

impl Calendar {
    pub fn new(program: &Program, as_of: MicrosUtc, fates: &[(LocalDay, LeadOutcome)]) -> Calendar {
        let zone = program.about.zone.zone();
        let today = as_of.local_day(zone);
        let in_force = program.about.in_force;
        let begins = in_force.map(|(from, _)| from);
        let begins = begins.filter(|from| *from <= today);
        let first = begins.or(fates.iter().map(|(day, _)| *day).min());
        let last = in_force.and_then(|(_, to)| to).unwrap_or(today);
        let range = Range {
            first: first.unwrap_or(today),
            last: last.min(today),
        };
        let id = program.calendar.as_ref().map(|rule| rule.default);
        let table = id.map(|id| {
            let hours = program.calendars[id.index()].hours();
            // A year on each side, for the first and last periods.
            OpenTime::new(
                &hours,
                LocalDay(range.first.0 - 366),
                LocalDay(today.0 + 366),
            )
        });
        let is_open = |day: &LocalDay| match &table {
            Some(table) => table
                .closing_of(*day)
                .is_some_and(|closing| closing > as_of),
            None => last_instant(*day, zone) > as_of,
        };
        // A window of the night before may not be over yet; the calendar may also be in a zone further west.
        let mut days = (-3..=0).map(|ago| LocalDay(today.0 + ago));
        let over = days
            .find(is_open)
            .map_or(today, |open| LocalDay(open.0 - 1));
        Calendar {
            days: range,
            in_force,
            over,
            as_of,
            zone: zone.clone(),
            table,
        }
    }

    /// The periods up to the as-of time.
    pub fn periods(&self, per: Period, week_starts: Weekday) -> Vec<Range> {
        let mut periods = Vec::new();
        let mut day = self.days.first;
        while day <= self.days.last {
            let period = Range::containing(per, day, week_starts);
            day = LocalDay(period.last.0 + 1);
            periods.push(period);
        }
        periods
    }

    /// Whether the contract is not in force yet.
    pub fn is_preview(&self) -> bool {
        let today = self.as_of.local_day(&self.zone);
        self.in_force.is_some_and(|(from, _)| today < from)
    }

    /// Whether the contract is in force on every day of a range, or would be if it were in force already.
    pub fn is_in_force(&self, range: Range) -> bool {
        self.is_preview()
            || self.in_force.is_none_or(|(from, to)| {
                from <= range.first && to.is_none_or(|to| range.last <= to)
            })
    }

    /// Whether a range is not over yet: leads may move and be called even after closing time.
    pub fn is_running(&self, range: Range) -> bool {
        let today = self.as_of.local_day(&self.zone);
        range.holds(today) && self.as_of < last_instant(range.last, &self.zone)
    }

    /// The number of open days of a range that are over, and the number of all of them.
    pub fn elapsed(&self, range: Range) -> (u64, u64) {
        let over = Range {
            first: range.first,
            last: range.last.min(self.over),
        };
        let table = self.table.as_ref();
        (open_days(table, over), open_days(table, range))
    }

    /// The share of a number for a part of a range, by open days.
    pub fn share_of(&self, number: u64, part: Range, range: Range) -> Option<f64> {
        let table = self.table.as_ref();
        let (part, all) = (open_days(table, part), open_days(table, range));
        (all > 0).then(|| number as f64 * part as f64 / all as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> LocalDay {
        text.parse::<Date>().unwrap().into()
    }

    fn range(per: Period, of: &str) -> (String, String) {
        let range = Range::containing(per, day(of), Weekday::Monday);
        (range.first.to_string(), range.last.to_string())
    }

    #[test]
    fn periods_are_those_of_the_calendar() {
        for (per, first, last) in [
            (Period::Day, "2026-02-11", "2026-02-11"),
            (Period::Week, "2026-02-09", "2026-02-15"),
            (Period::Month, "2026-02-01", "2026-02-28"),
            (Period::Quarter, "2026-01-01", "2026-03-31"),
            (Period::Year, "2026-01-01", "2026-12-31"),
        ] {
            assert_eq!(range(per, "2026-02-11"), (first.into(), last.into()));
        }
    }

    #[test]
    fn weeks_are_cut_at_the_ends_of_their_period() {
        let month = Range::containing(Period::Month, day("2026-05-10"), Weekday::Monday);
        let weeks: Vec<String> = (month.weeks(Weekday::Monday))
            .map(|week| format!("{} {}", week.first.date().day(), week.last.date().day()))
            .collect();
        assert_eq!(weeks, ["1 3", "4 10", "11 17", "18 24", "25 31"]);
    }
}
