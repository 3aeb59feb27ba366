//! When a deadline falls.

use super::OpenTime;
use crate::time::{Duration, LocalDay, MicrosUtc, Unit, last_instant};

const MINUTE: i64 = 60_000_000;
const HOUR: i64 = 60 * MINUTE;

/// A deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// It falls at this instant; what happens at it is in time.
    At(MicrosUtc),
    /// The calendar has no such open time: not in the table it was made for.
    Never,
}

/// The deadline of a clock of a length that starts at `start`. Local days are those of the calendar.
///
/// Hours and minutes are elapsed time; business hours and minutes are time inside the opening windows; days run to the
/// last instant of the day, weeks are seven days; business days end at the closing of the last of them, and the day of
/// the start is not counted, even if it is closed.
pub fn due(start: MicrosUtc, length: Duration, open: &OpenTime) -> Due {
    let count = i64::try_from(length.count).unwrap_or(i64::MAX);
    let elapsed = |unit: i64| {
        Due::At(MicrosUtc(
            start.0.saturating_add(count.saturating_mul(unit)),
        ))
    };
    let business = |unit: i64| {
        open.after(start, count.saturating_mul(unit))
            .map_or(Due::Never, Due::At)
    };
    let days = |days: i64| {
        let day = i64::from(start.local_day(open.zone()).0).saturating_add(days);
        let day = i32::try_from(day).unwrap_or(i32::MAX - 1);
        Due::At(last_instant(LocalDay(day), open.zone()))
    };
    match length.unit {
        Unit::Minutes => elapsed(MINUTE),
        Unit::Hours => elapsed(HOUR),
        Unit::BusinessMinutes => business(MINUTE),
        Unit::BusinessHours => business(HOUR),
        Unit::Days => days(count),
        Unit::Weeks => days(count.saturating_mul(7)),
        Unit::BusinessDays => {
            let closing = open.closing(start.local_day(open.zone()), length.count);
            closing.map_or(Due::Never, Due::At)
        }
        // The checker refuses months, quarters and years in a deadline.
        Unit::Months | Unit::Quarters | Unit::Years => Due::Never,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{Hours, Opening};
    use crate::time::{Clock, Weekday, instant_at};
    use jiff::tz::TimeZone;
    use proptest::prelude::*;

    fn opening(days: (Weekday, Weekday), from: u16, to: u16) -> Opening {
        Opening {
            days,
            from: Clock(from),
            to: Clock(to),
        }
    }

    fn day(text: &str) -> LocalDay {
        text.parse::<jiff::civil::Date>().unwrap().into()
    }

    fn calendar(zone: &str, open: Vec<Opening>, closed: &[&str]) -> Hours {
        Hours {
            zone: TimeZone::get(zone).unwrap(),
            open,
            closed: closed.iter().map(|text| (day(text), day(text))).collect(),
        }
    }

    const WORKDAYS: (Weekday, Weekday) = (Weekday::Monday, Weekday::Friday);

    /// Monday to Friday, 09:00 to 12:00 and 13:00 to 18:00.
    fn office(zone: &str, closed: &[&str]) -> Hours {
        calendar(
            zone,
            vec![opening(WORKDAYS, 540, 720), opening(WORKDAYS, 780, 1080)],
            closed,
        )
    }

    /// The deadline as local date and time, to the second; `start` is local too.
    fn due_in(calendar: &Hours, start: &str, count: u64, unit: Unit) -> String {
        let start: jiff::civil::DateTime = start.parse().unwrap();
        let start = crate::time::instant_of(start, &calendar.zone);
        let first = start.local_day(&calendar.zone);
        let open = OpenTime::new(calendar, LocalDay(first.0 - 8), LocalDay(first.0 + 400));
        match due(start, Duration { count, unit }, &open) {
            Due::At(at) => at
                .civil(&calendar.zone)
                .strftime("%Y-%m-%d %H:%M:%S")
                .to_string(),
            Due::Never => "never".to_string(),
        }
    }

    #[test]
    fn deadlines_in_business_time() {
        use Unit::*;
        let office = office("Europe/London", &["2026-05-04"]);
        for (start, count, unit, expected) in [
            // 2026-04-30 is a Thursday, Monday 2026-05-04 a holiday.
            ("2026-04-30T17:00", 2, BusinessHours, "2026-05-01 10:00:00"),
            ("2026-05-01T17:00", 2, BusinessHours, "2026-05-05 10:00:00"),
            (
                "2026-04-30T11:30",
                60,
                BusinessMinutes,
                "2026-04-30 13:30:00",
            ),
            ("2026-04-30T12:30", 1, BusinessHours, "2026-04-30 14:00:00"),
            ("2026-04-30T09:00", 8, BusinessHours, "2026-04-30 18:00:00"),
            ("2026-04-30T18:00", 1, BusinessHours, "2026-05-01 10:00:00"),
            ("2026-04-30T09:00", 3, BusinessHours, "2026-04-30 12:00:00"),
            ("2026-04-25T10:00", 1, BusinessHours, "2026-04-27 10:00:00"),
            // 48 business hours are six working days of this calendar.
            ("2026-04-20T09:00", 48, BusinessHours, "2026-04-27 18:00:00"),
            ("2026-04-30T20:00", 1, BusinessDays, "2026-05-01 18:00:00"),
            ("2026-05-02T10:00", 1, BusinessDays, "2026-05-05 18:00:00"),
            ("2026-04-30T08:00", 3, BusinessDays, "2026-05-06 18:00:00"),
            ("2026-01-30T10:00", 2, BusinessDays, "2026-02-03 18:00:00"),
            ("2026-04-30T10:00", 2, Hours, "2026-04-30 12:00:00"),
            ("2026-04-30T10:00", 1, Days, "2026-05-01 23:59:59"),
            ("2026-04-30T10:00", 2, Weeks, "2026-05-14 23:59:59"),
        ] {
            assert_eq!(
                due_in(&office, start, count, unit),
                expected,
                "{count} {unit:?} after {start}"
            );
        }
    }

    #[test]
    fn daylight_saving_days_have_their_real_length() {
        use Unit::*;
        let all_day = |zone| {
            calendar(
                zone,
                vec![opening((Weekday::Monday, Weekday::Sunday), 0, 1440)],
                &[],
            )
        };
        for (zone, start, count, unit, expected) in [
            // Rome loses 02:00 to 03:00 on 2026-03-29 and has it twice on 2026-10-25.
            (
                "Europe/Rome",
                "2026-03-29T01:00",
                2,
                BusinessHours,
                "2026-03-29 04:00:00",
            ),
            (
                "Europe/Rome",
                "2026-10-25T01:00",
                2,
                BusinessHours,
                "2026-10-25 02:00:00",
            ),
            (
                "Europe/Rome",
                "2026-03-28T12:00",
                24,
                Hours,
                "2026-03-29 13:00:00",
            ),
            (
                "Europe/Rome",
                "2026-03-28T12:00",
                1,
                Days,
                "2026-03-29 23:59:59",
            ),
            // Sydney, in the south: back on 2026-04-05, forward on 2026-10-04.
            (
                "Australia/Sydney",
                "2026-04-05T00:00",
                4,
                BusinessHours,
                "2026-04-05 03:00:00",
            ),
            (
                "Australia/Sydney",
                "2026-10-04T00:00",
                4,
                BusinessHours,
                "2026-10-04 05:00:00",
            ),
            // Sao Paulo skipped midnight on 2018-11-04 and dropped daylight saving in 2019.
            (
                "America/Sao_Paulo",
                "2018-11-03T23:00",
                2,
                BusinessHours,
                "2018-11-04 02:00:00",
            ),
            (
                "America/Sao_Paulo",
                "2026-11-01T00:00",
                4,
                BusinessHours,
                "2026-11-01 04:00:00",
            ),
        ] {
            assert_eq!(
                due_in(&all_day(zone), start, count, unit),
                expected,
                "{count} {unit:?} after {start} in {zone}"
            );
        }
    }

    #[test]
    fn nights_belong_to_the_day_they_open_on() {
        use Unit::*;
        let nights = calendar(
            "Europe/London",
            vec![opening(WORKDAYS, 22 * 60, 2 * 60)],
            &["2026-05-05"],
        );
        assert_eq!(
            due_in(&nights, "2026-05-01T23:00", 3, BusinessHours),
            "2026-05-02 02:00:00"
        );
        assert_eq!(
            due_in(&nights, "2026-05-01T23:00", 4, BusinessHours),
            "2026-05-04 23:00:00"
        );
        // The night of Monday runs into the holiday; the holiday's own night is closed.
        assert_eq!(
            due_in(&nights, "2026-05-04T23:00", 4, BusinessHours),
            "2026-05-06 23:00:00"
        );
        assert_eq!(
            due_in(&nights, "2026-05-04T12:00", 1, BusinessDays),
            "2026-05-07 02:00:00"
        );
    }

    #[test]
    fn a_closing_at_midnight_is_the_last_instant_of_its_day() {
        let late = calendar("Europe/London", vec![opening(WORKDAYS, 20 * 60, 1440)], &[]);
        assert_eq!(
            due_in(&late, "2026-05-04T20:00", 4, Unit::BusinessHours),
            "2026-05-04 23:59:59"
        );
        assert_eq!(
            due_in(&late, "2026-05-04T20:00", 1, Unit::BusinessDays),
            "2026-05-05 23:59:59"
        );
    }

    #[test]
    fn a_calendar_that_never_opens_has_no_deadline() {
        let never = calendar("Europe/London", Vec::new(), &[]);
        assert_eq!(
            due_in(&never, "2026-05-04T20:00", 1, Unit::BusinessHours),
            "never"
        );
        assert_eq!(
            due_in(&never, "2026-05-04T20:00", 1, Unit::BusinessDays),
            "never"
        );
    }

    /// Whether a calendar is open in the minute that starts at an instant, straight from its lines.
    fn is_open(calendar: &Hours, at: MicrosUtc) -> bool {
        let holds = |opening: &Opening, belongs: LocalDay| {
            let mut closed = calendar.closed.iter();
            let closed = closed.any(|(from, to)| *from <= belongs && belongs <= *to);
            let (first, last) = (opening.days.0 as u8, opening.days.1 as u8);
            let weekday = belongs.weekday() as u8;
            let among = if first <= last {
                (first..=last).contains(&weekday)
            } else {
                weekday >= first || weekday <= last
            };
            let next = if opening.to <= opening.from {
                LocalDay(belongs.0 + 1)
            } else {
                belongs
            };
            let zone = &calendar.zone;
            !closed
                && among
                && instant_at(belongs, opening.from, zone) <= at
                && at < instant_at(next, opening.to, zone)
        };
        let today = at.local_day(&calendar.zone);
        calendar
            .open
            .iter()
            .any(|o| holds(o, today) || holds(o, LocalDay(today.0 - 1)))
    }

    fn any_opening() -> impl Strategy<Value = Opening> {
        // Clock times away from the doubled hours, whose ends differ by design.
        let clock = || prop::sample::select(vec![0u16, 300, 480, 555, 720, 810, 1080, 1320, 1425]);
        let weekday = || prop::sample::select(Weekday::ALL.to_vec());
        (weekday(), weekday(), clock(), clock())
            .prop_map(|(a, b, from, to)| opening((a, b), from, to))
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn open_time_is_the_count_of_open_minutes(
            open in prop::collection::vec(any_opening(), 1..3),
            zone in prop::sample::select(vec!["Europe/Rome", "America/Sao_Paulo", "Australia/Sydney", "Asia/Shanghai"]),
            start in 0i64..4 * 1440,
            length in 0i64..2 * 1440,
            wanted in 1i64..2000,
        ) {
            // The days around the change of the clocks in Rome, 2026-03-29.
            let calendar = calendar(zone, open, &["2026-03-30"]);
            let base = instant_at(day("2026-03-26"), Clock(0), &calendar.zone).0;
            let at = |minute: i64| MicrosUtc(base + minute * MINUTE);
            let table = OpenTime::new(&calendar, day("2026-03-20"), day("2026-04-30"));
            let counted = (start..start + length).filter(|m| is_open(&calendar, at(*m))).count() as i64;
            prop_assert_eq!(table.between(at(start), at(start + length)), counted * MINUTE);
            // Additive, and never more than what has passed.
            let middle = start + length / 3;
            let parts = table.between(at(start), at(middle)) + table.between(at(middle), at(start + length));
            prop_assert_eq!(parts, counted * MINUTE);
            prop_assert!((0..=length).contains(&counted));
            // The deadline is the first instant by which so much open time has passed, and later starts are not due earlier.
            if let Some(due) = table.after(at(start), wanted * MINUTE) {
                let missing = wanted * MINUTE - table.between(at(start), due);
                prop_assert!((0..=1).contains(&missing), "{} microseconds are missing", missing);
                prop_assert!(table.between(at(start), MicrosUtc(due.0 - 1)) < wanted * MINUTE);
                let later = table.after(at(start + 1), wanted * MINUTE);
                prop_assert!(later.is_none_or(|later| later >= due));
            }
        }
    }
}
