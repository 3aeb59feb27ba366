//! Fast conversion of instants to local days, with a table of the first instants of all days in the data.

use crate::contract::model::{Period, month_number, period_number};
use crate::time::{LocalDay, MicrosUtc, Weekday, first_instant};
use jiff::tz::TimeZone;

const DAY_MICROS: i64 = 86_400_000_000;

/// Maximum number of days in the table, about 270 years; other days are computed individually.
const LONGEST: i32 = 100_000;

/// The days in a contract's time zone.
#[derive(Debug, Clone)]
pub(crate) struct LocalDays {
    zone: TimeZone,
    week_starts: Weekday,
    /// The day of `starts[0]`.
    first: i32,
    /// The first instants of consecutive days; one more than there are days in the table.
    starts: Vec<i64>,
    /// For each day, months since year 0.
    months: Vec<i32>,
}

impl LocalDays {
    /// The days of `zone` from the day of `from` to the day after that of `to`; if there are too many, only the last of them.
    pub fn new(zone: &TimeZone, week_starts: Weekday, from: MicrosUtc, to: MicrosUtc) -> LocalDays {
        let last = to.local_day(zone).0.saturating_add(2);
        let first = from.local_day(zone).0.clamp(last - LONGEST, last);
        let starts = (first..=last + 1)
            .map(|day| first_instant(LocalDay(day), zone).0)
            .collect();
        LocalDays {
            zone: zone.clone(),
            week_starts,
            first,
            starts,
            months: (first..=last)
                .map(|day| month_number(LocalDay(day)))
                .collect(),
        }
    }

    /// The local day of an instant.
    pub fn day_of(&self, micros: i64) -> i32 {
        self.in_table(micros)
            .unwrap_or_else(|| MicrosUtc(micros).local_day(&self.zone).0)
    }

    fn in_table(&self, micros: i64) -> Option<i32> {
        let first = *self.starts.first()?;
        let guess = usize::try_from((micros - first).div_euclid(DAY_MICROS)).ok()?;
        // Offsets shift the guess by less than a day, except where a zone crossed the date line.
        let index = (guess.saturating_sub(1)..=guess + 1)
            .rev()
            .find(|i| self.starts.get(*i).is_some_and(|start| *start <= micros))?;
        let end = *self.starts.get(index + 1)?;
        // On days of another length, local clocks may show a date twice.
        let plain = end - self.starts.get(index)? == DAY_MICROS;
        (plain && micros < end).then_some(self.first + index as i32)
    }

    /// The first instant of a day.
    pub fn start(&self, day: i32) -> i64 {
        day.checked_sub(self.first)
            .and_then(|index| usize::try_from(index).ok())
            .and_then(|index| self.starts.get(index).copied())
            .unwrap_or_else(|| first_instant(LocalDay(day), &self.zone).0)
    }

    /// The number of the calendar period that contains a day.
    pub fn period(&self, period: Period, day: i32) -> i32 {
        let month = |day: LocalDay| self.month(day.0);
        period_number(period, LocalDay(day), self.week_starts, month)
    }

    fn month(&self, day: i32) -> i32 {
        day.checked_sub(self.first)
            .and_then(|index| usize::try_from(index).ok())
            .and_then(|index| self.months.get(index).copied())
            .unwrap_or_else(|| month_number(LocalDay(day)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(zone: &str, from: &str, to: &str) -> LocalDays {
        let zone = TimeZone::get(zone).unwrap();
        let instant =
            |text: &str| MicrosUtc(text.parse::<jiff::Timestamp>().unwrap().as_microsecond());
        LocalDays::new(&zone, Weekday::Monday, instant(from), instant(to))
    }

    #[test]
    fn the_table_says_what_the_zone_says() {
        // Zones with gaps and folds at midnight, a skipped day, and a fold one minute after midnight.
        let cases = [
            (
                "America/Sao_Paulo",
                "2017-10-01T00:00:00Z",
                "2018-03-01T00:00:00Z",
            ),
            (
                "Pacific/Apia",
                "2011-12-20T00:00:00Z",
                "2012-01-10T00:00:00Z",
            ),
            (
                "America/St_Johns",
                "1988-10-20T00:00:00Z",
                "1988-11-10T00:00:00Z",
            ),
            (
                "Europe/Rome",
                "2026-03-20T00:00:00Z",
                "2026-04-10T00:00:00Z",
            ),
        ];
        // Zones that crossed the date line, in tables that begin at another offset.
        let crossed = [
            (
                "Pacific/Kiritimati",
                "1979-09-20T00:00:00Z",
                "1995-01-10T00:00:00Z",
            ),
            (
                "Pacific/Kwajalein",
                "1993-08-10T00:00:00Z",
                "1993-09-01T00:00:00Z",
            ),
            (
                "Pacific/Kwajalein",
                "1969-09-20T00:00:00Z",
                "1969-10-10T00:00:00Z",
            ),
            (
                "Pacific/Apia",
                "2011-08-20T00:00:00Z",
                "2012-05-10T00:00:00Z",
            ),
        ];
        for (zone, from, to) in cases.into_iter().chain(crossed) {
            let days = days(zone, from, to);
            let ends = [from, to].map(|t| t.parse::<jiff::Timestamp>().unwrap().as_microsecond());
            let mut micros = ends[0] - 3 * DAY_MICROS;
            while micros < ends[1] + 5 * DAY_MICROS {
                let wanted = MicrosUtc(micros).local_day(&days.zone).0;
                assert_eq!(days.day_of(micros), wanted, "{zone} {micros}");
                // Fifty parts of a day, each at another time of the day.
                micros += DAY_MICROS / 50 + 97 * 1_000_000;
            }
        }
    }

    #[test]
    fn periods_are_those_of_the_calendar() {
        let days = days("UTC", "2026-01-01T00:00:00Z", "2026-12-31T00:00:00Z");
        let day = |month, day| LocalDay::from_ymd(2026, month, day).unwrap().0;
        let same = |period, a, b| days.period(period, a) == days.period(period, b);
        // 2026-03-02 was a Monday.
        assert!(same(Period::Week, day(3, 2), day(3, 8)));
        assert!(!same(Period::Week, day(3, 1), day(3, 2)));
        assert!(same(Period::Quarter, day(4, 1), day(6, 30)));
        assert!(!same(Period::Quarter, day(3, 31), day(4, 1)));
        assert!(!same(Period::Year, day(12, 31), day(12, 31) + 1));
    }
}
