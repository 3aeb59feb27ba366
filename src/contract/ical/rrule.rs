//! Recurring days: the rules of RFC 5545 as far as they concern days.
//!
//! A rule is a test of dates. That is slower than stepping from one date to the next, but negligible next to reading the
//! data, and every part of a rule takes one line. A crate would add a second time-zone database for mere date arithmetic.

mod read;

use jiff::civil::{Date, Weekday};
pub(super) use read::date;
use rustc_hash::FxHashSet;

/// Last year to which rules without an end are followed: the longest deadline is a hundred years.
const LAST_YEAR: i16 = 2199;

/// The period of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frequency {
    Year,
    Month,
    Week,
    Day,
}

#[derive(Debug, Clone, Copy)]
enum End {
    Never,
    Count(usize),
    Until(Date),
}

/// `FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO`
#[derive(Debug)]
pub(super) struct Rule {
    every: Frequency,
    interval: i32,
    end: End,
    months: FxHashSet<i8>,
    month_days: FxHashSet<i8>,
    /// Days of the week, with their number in the month or year: 0 means every one, -1 the last.
    weekdays: FxHashSet<(i16, Weekday)>,
    /// Positions in a period that count; all if empty.
    positions: FxHashSet<i16>,
    week_starts: Weekday,
}

/// The days of a rule.
#[derive(Debug)]
pub(super) struct Recurring {
    /// In order. The first day is always included, unless the rule ends before it.
    pub days: Vec<Date>,
    /// The number of days compared with the rule.
    pub compared: usize,
}

impl Rule {
    /// The days of the rule from `start` on.
    pub fn days(&self, start: Date) -> Recurring {
        let mut compared = 0;
        let dates = std::iter::successors(Some(self.period_starts(start)), |date| self.next(*date));
        let first = self.period(start);
        let in_turn = |date: &Date| (self.period(*date) - first) % self.interval == 0;
        let fitting = dates
            .take_while(|date| date.year() <= LAST_YEAR && !self.is_over(*date))
            .inspect(|_| compared += 1)
            .filter(|date| in_turn(date) && self.fits(*date));
        let most = match self.end {
            End::Count(count) => count,
            End::Never | End::Until(_) => usize::MAX,
        };
        let mut days = vec![start];
        let mut add = |period: &mut Vec<Date>| {
            let chosen = self.chosen(period).into_iter().filter(|date| *date > start);
            days.extend(chosen.take(most - days.len()));
            period.clear();
            days.len() < most
        };
        let mut period: Vec<Date> = Vec::new();
        for date in fitting {
            let is_next = |of: &Date| self.period(*of) != self.period(date);
            if period.first().is_some_and(is_next) && !add(&mut period) {
                break;
            }
            period.push(date);
        }
        add(&mut period);
        if let End::Until(until) = self.end {
            days.retain(|date| *date <= until);
        }
        Recurring { days, compared }
    }

    /// Whether the rule ended with the previous period.
    fn is_over(&self, date: Date) -> bool {
        matches!(self.end, End::Until(until) if self.period(date) > self.period(until))
    }

    /// The next date that could match.
    fn next(&self, date: Date) -> Option<Date> {
        let mut next = date.tomorrow().ok()?;
        while !self.months.is_empty() && !self.months.contains(&next.month()) {
            next = next.last_of_month().tomorrow().ok()?;
        }
        Some(next)
    }

    /// Positions are counted from the first day of a period, even if the rule starts later in it.
    fn period_starts(&self, start: Date) -> Date {
        match self.every {
            _ if self.positions.is_empty() => start,
            Frequency::Year => start.first_of_year(),
            Frequency::Month => start.first_of_month(),
            Frequency::Week => {
                let back = start.weekday().since(self.week_starts);
                let span = jiff::Span::new().days(back);
                start.checked_sub(span).unwrap_or(start)
            }
            Frequency::Day => start,
        }
    }

    /// The number of the year, month, week or day.
    fn period(&self, date: Date) -> i32 {
        let day = crate::time::LocalDay::from(date).0;
        match self.every {
            Frequency::Year => i32::from(date.year()),
            Frequency::Month => i32::from(date.year()) * 12 + i32::from(date.month()),
            // 1970-01-01 was a Thursday.
            Frequency::Week => {
                (day - i32::from(self.week_starts.since(Weekday::Thursday))).div_euclid(7)
            }
            Frequency::Day => day,
        }
    }

    fn fits(&self, date: Date) -> bool {
        let from_end = date.day() - date.days_in_month() - 1;
        (self.months.is_empty() || self.months.contains(&date.month()))
            && (self.month_days.is_empty()
                || self.month_days.contains(&date.day())
                || self.month_days.contains(&from_end))
            && (self.weekdays.is_empty() || self.is_weekday(date))
    }

    fn is_weekday(&self, date: Date) -> bool {
        let of_year = self.every == Frequency::Year && self.months.is_empty();
        let (at, length) = match of_year {
            true => (date.day_of_year(), date.days_in_year()),
            false => (i16::from(date.day()), i16::from(date.days_in_month())),
        };
        let (nth, nth_last) = ((at - 1) / 7 + 1, -((length - at) / 7 + 1));
        [0, nth, nth_last]
            .iter()
            .any(|nth| self.weekdays.contains(&(*nth, date.weekday())))
    }

    fn chosen(&self, period: &[Date]) -> Vec<Date> {
        let count = period.len() as i16;
        let is_chosen = |i: usize| {
            let at = i as i16 + 1;
            self.positions.is_empty()
                || self.positions.contains(&at)
                || self.positions.contains(&(at - count - 1))
        };
        let days = period.iter().enumerate().filter(|(i, _)| is_chosen(*i));
        days.map(|(_, date)| *date).collect()
    }
}

#[cfg(test)]
mod tests;
