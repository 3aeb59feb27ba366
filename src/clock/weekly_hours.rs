//! The opening hours of a calendar in a week without closed days.

use super::{Hours, Opening};
use crate::time::Weekday;

const DAY: i32 = 24 * 60;
const WEEK: i32 = 7 * DAY;

/// Opening hours as minutes since Monday 00:00.
#[derive(Debug)]
pub struct Week {
    /// The windows of each open day, in order, which do not touch; overnight ones extend past midnight.
    days: Vec<Vec<(i32, i32)>>,
}

impl Week {
    /// The week of a calendar.
    pub fn new(hours: &Hours) -> Week {
        let windows = |day: Weekday| {
            let on_day = hours.open.iter().filter(|opening| opening.is_on(day));
            merged(on_day.map(|opening| minutes(opening, day)).collect())
        };
        let days = Weekday::ALL.into_iter().map(windows);
        Week {
            days: days.filter(|windows| !windows.is_empty()).collect(),
        }
    }

    /// The start of the working week: the opening after the longest break.
    pub fn opening(&self) -> Option<i32> {
        let first = self.days.first()?.first()?.0;
        let behind = self.longest_break().map(|(_, opening)| opening);
        Some(behind.map_or(first, |opening| opening.rem_euclid(WEEK)))
    }

    /// The last window of the working week: the one before the longest break.
    pub fn last_window(&self) -> Option<(i32, i32)> {
        let last = self.days.last()?.last();
        let closing = self.longest_break().map(|(closing, _)| closing);
        let ends = |(_, end): &&(i32, i32)| closing.is_some_and(|c| (c - end) % WEEK == 0);
        self.days.iter().flatten().find(ends).or(last).copied()
    }

    /// Open minutes of a week.
    pub fn open_minutes(&self) -> i32 {
        self.days.iter().map(|windows| length(windows)).sum()
    }

    /// Open minutes of a day, if all open days have the same length.
    pub fn day_minutes(&self) -> Option<i32> {
        let first = length(self.days.first()?);
        let all = self.days.iter().all(|windows| length(windows) == first);
        all.then_some(first)
    }

    /// The longest time between a closing and the next opening; none if it never opens or never closes.
    pub fn longest_break(&self) -> Option<(i32, i32)> {
        let windows: Vec<(i32, i32)> = self.days.iter().flatten().copied().collect();
        // The last closing may be in the following week.
        let mut closed = windows.iter().map(|(_, end)| *end).max()? - WEEK;
        let mut longest: Option<(i32, i32)> = None;
        for (start, end) in merged(windows) {
            if start > closed && longest.is_none_or(|(from, to)| start - closed > to - from) {
                longest = Some((closed, start));
            }
            closed = closed.max(end);
        }
        longest.map(|(from, to)| match from < 0 {
            true => (from + WEEK, to + WEEK),
            false => (from, to),
        })
    }
}

/// Whether two lines are open at the same time.
pub fn overlap(a: &Opening, b: &Opening) -> bool {
    let of = |opening: &Opening| -> Vec<(i32, i32)> {
        let days = Weekday::ALL.into_iter().filter(|day| opening.is_on(*day));
        days.map(|day| minutes(opening, day)).collect()
    };
    let (a, b) = (of(a), of(b));
    let inside =
        |from: i32, (start, end): (i32, i32)| (from - start).rem_euclid(WEEK) < end - start;
    a.iter()
        .any(|x| b.iter().any(|y| inside(x.0, *y) || inside(y.0, *x)))
}

fn minutes(opening: &Opening, day: Weekday) -> (i32, i32) {
    let midnight = day as i32 * DAY;
    let next = if opening.is_overnight() { DAY } else { 0 };
    (
        midnight + i32::from(opening.from.0),
        midnight + next + i32::from(opening.to.0),
    )
}

fn merged(mut windows: Vec<(i32, i32)>) -> Vec<(i32, i32)> {
    windows.sort_unstable();
    windows.dedup_by(|(start, end), (_, before)| {
        let joins = *start <= *before;
        if joins {
            *before = (*before).max(*end);
        }
        joins
    });
    windows
}

fn length(windows: &[(i32, i32)]) -> i32 {
    windows.iter().map(|(start, end)| end - start).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Clock;
    use jiff::tz::TimeZone;

    fn opening(first: Weekday, last: Weekday, from: u16, to: u16) -> Opening {
        Opening {
            days: (first, last),
            from: Clock(from * 60),
            to: Clock(to * 60),
        }
    }

    fn week(open: Vec<Opening>) -> Week {
        Week::new(&Hours {
            zone: TimeZone::UTC,
            open,
            closed: Vec::new(),
            as_usual: Vec::new(),
            special: Vec::new(),
        })
    }

    #[test]
    fn a_week_of_an_office_and_of_a_night_shift() {
        use Weekday::*;
        let at = |day: Weekday, hour: i32| day as i32 * DAY + hour * 60;
        let office = week(vec![
            opening(Monday, Friday, 13, 18),
            opening(Monday, Friday, 9, 12),
        ]);
        assert_eq!(office.opening(), Some(at(Monday, 9)));
        assert_eq!(office.last_window(), Some((at(Friday, 13), at(Friday, 18))));
        assert_eq!(
            (office.open_minutes(), office.day_minutes()),
            (2400, Some(480))
        );
        assert_eq!(
            office.longest_break(),
            Some((at(Friday, 18), at(Sunday, 33)))
        );
        let nights = week(vec![
            opening(Sunday, Sunday, 22, 2),
            opening(Monday, Monday, 1, 5),
        ]);
        assert_eq!(nights.day_minutes(), Some(240));
        assert_eq!(
            nights.longest_break(),
            Some((at(Monday, 5), at(Sunday, 22)))
        );
        let always = week(vec![opening(Monday, Sunday, 0, 24)]);
        assert_eq!(always.longest_break(), None);
        let never = week(Vec::new());
        assert_eq!((never.opening(), never.longest_break()), (None, None));
        let uneven = week(vec![
            opening(Monday, Thursday, 9, 17),
            opening(Friday, Friday, 9, 15),
        ]);
        assert_eq!(uneven.day_minutes(), None);
    }

    #[test]
    fn lines_overlap_where_both_are_open() {
        use Weekday::*;
        let morning = opening(Monday, Friday, 9, 12);
        assert!(overlap(&morning, &opening(Friday, Saturday, 11, 15)));
        assert!(!overlap(&morning, &opening(Monday, Friday, 12, 18)));
        assert!(!overlap(&morning, &opening(Saturday, Sunday, 9, 12)));
        // The night of Sunday runs into Monday.
        assert!(overlap(&morning, &opening(Sunday, Sunday, 22, 10)));
    }
}
