//! How long something took, in the kind of time that a deadline counts.

use super::{OpenTime, Pause};
use crate::time::{MicrosUtc, Unit};

/// How long something took.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Elapsed {
    /// For a deadline in minutes or hours, business or not: microseconds without the pauses.
    Micros(i64),
    /// For a deadline in days, business or not, or weeks: the smallest number of days with which it would have been in time;
    /// 0 is the day of the start.
    Days(u64),
}

/// The time from one instant to a later one, counted like a deadline in this unit. Pauses are in order and do not touch.
/// Local days are those of the calendar.
pub fn took(
    from: MicrosUtc,
    to: MicrosUtc,
    unit: Unit,
    open: &OpenTime,
    pauses: &[Pause],
) -> Elapsed {
    let without_pauses = |between: &dyn Fn(MicrosUtc, MicrosUtc) -> i64| {
        let paused = pauses.iter().map(|pause| {
            let begins = pause.from.clamp(from, to);
            let ends = pause.until.unwrap_or(to).clamp(from, to);
            between(begins, ends)
        });
        Elapsed::Micros(between(from, to) - paused.sum::<i64>())
    };
    let first = from.local_day(open.zone());
    let last = to.local_day(open.zone());
    match unit {
        Unit::BusinessMinutes | Unit::BusinessHours => {
            without_pauses(&|from, to| open.between(from, to))
        }
        Unit::Minutes | Unit::Hours => without_pauses(&|from, to| to.0.saturating_sub(from.0)),
        Unit::BusinessDays if first < last => Elapsed::Days(open.closed_before(first, to) + 1),
        Unit::BusinessDays => Elapsed::Days(0),
        // Deadlines use no longer units.
        Unit::Days | Unit::Weeks | Unit::Months | Unit::Quarters | Unit::Years => {
            Elapsed::Days(u64::try_from(last.0.saturating_sub(first.0)).unwrap_or(0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{Deadline, Hours, Opening, due};
    use crate::time::{Clock, Duration, LocalDay, Weekday};
    use jiff::tz::TimeZone;

    const HOUR: i64 = 3_600_000_000;

    /// Monday to Friday, 09:00 to 17:00 UTC, from 1970-01-01, a Thursday, on.
    fn weekdays() -> OpenTime {
        let opening = Opening {
            days: (Weekday::Monday, Weekday::Friday),
            from: Clock(9 * 60),
            to: Clock(17 * 60),
        };
        let hours = Hours {
            zone: TimeZone::UTC,
            open: vec![opening],
            closed: Vec::new(),
            as_usual: Vec::new(),
            special: Vec::new(),
        };
        OpenTime::new(&hours, LocalDay(0), LocalDay(30))
    }

    fn took_hours(unit: Unit, from: i64, to: i64, pauses: &[(i64, Option<i64>)]) -> Elapsed {
        let at = |hours: i64| MicrosUtc(hours * HOUR);
        let pauses: Vec<Pause> = (pauses.iter())
            .map(|(from, until)| Pause {
                from: at(*from),
                until: until.map(at),
            })
            .collect();
        took(at(from), at(to), unit, &weekdays(), &pauses)
    }

    #[test]
    fn pauses_are_cut_out() {
        let hours = |count: i64| Elapsed::Micros(count * HOUR);
        let pauses = [(2, Some(11)), (13, Some(15)), (40, None)];
        assert_eq!(took_hours(Unit::Hours, 10, 20, &[]), hours(10));
        assert_eq!(took_hours(Unit::Hours, 10, 20, &pauses), hours(7));
        assert_eq!(took_hours(Unit::BusinessHours, 10, 20, &pauses), hours(4));
        // Completed during a pause: the time since the pause began does not count.
        assert_eq!(took_hours(Unit::Hours, 10, 50, &[(40, None)]), hours(30));
    }

    #[test]
    fn days_are_the_least_that_would_have_been_enough() {
        for from in 0..9 * 24 {
            for to in from..9 * 24 {
                for unit in [Unit::Days, Unit::BusinessDays] {
                    let Elapsed::Days(days) = took_hours(unit, from, to, &[]) else {
                        panic!("days are not counted in {unit:?}");
                    };
                    let (start, end) = (MicrosUtc(from * HOUR), MicrosUtc(to * HOUR));
                    let in_time = |count| {
                        due(start, Duration { count, unit }, &weekdays()).is_not_before(end)
                    };
                    let about = format!("{unit:?} from hour {from} to {to}: {days}");
                    assert!(days == 0 || in_time(days), "{about}");
                    assert!(days < 2 || !in_time(days - 1), "{about}");
                    assert_eq!(days == 0, from / 24 == to / 24, "{about}");
                }
            }
        }
    }

    impl Deadline {
        fn is_not_before(self, end: MicrosUtc) -> bool {
            matches!(self, Deadline::At(at) if at >= end)
        }
    }
}
