use super::*;
// `Unit` has a variant `Hours` too.
use crate::clock::{Hours as Calendar, Opening};
use crate::time::{Clock, Weekday, instant_at};
use jiff::tz::TimeZone;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

const MINUTE: i64 = 60_000_000;

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

fn calendar(zone: &str, open: Vec<Opening>, closed: &[&str]) -> Calendar {
    Calendar {
        zone: TimeZone::get(zone).unwrap(),
        open,
        closed: closed.iter().map(|text| (day(text), day(text))).collect(),
        as_usual: Vec::new(),
        special: Vec::new(),
    }
}

const WORKDAYS: (Weekday, Weekday) = (Weekday::Monday, Weekday::Friday);

/// Monday to Friday, 09:00 to 12:00 and 13:00 to 18:00.
fn office(zone: &str, closed: &[&str]) -> Calendar {
    calendar(
        zone,
        vec![opening(WORKDAYS, 540, 720), opening(WORKDAYS, 780, 1080)],
        closed,
    )
}

/// The deadline as local date and time, to the second; `start` is local too.
fn due_in(calendar: &Calendar, start: &str, count: u64, unit: Unit) -> String {
    let start: jiff::civil::DateTime = start.parse().unwrap();
    let start = crate::time::instant_of(start, &calendar.zone);
    let first = start.local_day(&calendar.zone);
    let open = OpenTime::new(calendar, LocalDay(first.0 - 8), LocalDay(first.0 + 400));
    match due(start, Duration { count, unit }, &open) {
        Deadline::At(at) => at
            .civil(&calendar.zone)
            .strftime("%Y-%m-%d %H:%M:%S")
            .to_string(),
        Deadline::Never => "never".to_string(),
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
        // Ends of a month and of a year.
        ("2026-02-27T17:00", 8, BusinessHours, "2026-03-02 17:00:00"),
        ("2026-12-31T17:30", 1, BusinessHours, "2027-01-01 09:30:00"),
        ("2026-12-31T10:00", 1, BusinessDays, "2027-01-01 18:00:00"),
        ("2028-02-28T10:00", 1, Days, "2028-02-29 23:59:59"),
        // Exactly at an opening or a closing, and at both ends of lunch.
        (
            "2026-04-30T09:00",
            1,
            BusinessMinutes,
            "2026-04-30 09:01:00",
        ),
        (
            "2026-05-01T18:00",
            1,
            BusinessMinutes,
            "2026-05-05 09:01:00",
        ),
        ("2026-04-30T12:00", 1, BusinessHours, "2026-04-30 14:00:00"),
        ("2026-04-30T13:00", 5, BusinessHours, "2026-04-30 18:00:00"),
        ("2026-04-30T18:00", 1, BusinessDays, "2026-05-01 18:00:00"),
        ("2026-05-01T09:00", 1, BusinessDays, "2026-05-05 18:00:00"),
        // Outside hours: before work, at night, on the holiday.
        ("2026-04-30T07:59", 1, BusinessHours, "2026-04-30 10:00:00"),
        ("2026-04-30T23:59", 1, BusinessHours, "2026-05-01 10:00:00"),
        ("2026-05-04T11:00", 1, BusinessHours, "2026-05-05 10:00:00"),
        ("2026-04-30T10:00", 2, Hours, "2026-04-30 12:00:00"),
        ("2026-04-30T10:00", 0, Days, "2026-04-30 23:59:59"),
        ("2026-01-31T10:00", 90, Minutes, "2026-01-31 11:30:00"),
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

const ROME: &str = "Europe/Rome";
const SYDNEY: &str = "Australia/Sydney";
const SAO_PAULO: &str = "America/Sao_Paulo";

/// A zone, a start, a number of units, and the deadline.
type ZoneCase = (&'static str, &'static str, u64, &'static str);

/// With a calendar that is always open.
fn are_due(unit: Unit, cases: &[ZoneCase]) {
    let week = (Weekday::Monday, Weekday::Sunday);
    for (zone, start, count, expected) in cases {
        let all_day = calendar(zone, vec![opening(week, 0, 1440)], &[]);
        let due = due_in(&all_day, start, *count, unit);
        assert_eq!(due, *expected, "{count} {unit:?} after {start} in {zone}");
    }
}

// Every zone across both of its clock changes: 2026 in Rome and, in the south, in Sydney. Sao Paulo skipped and repeated hours at
// midnight until it dropped daylight saving in 2019.

#[test]
fn business_hours_across_a_clock_change_have_their_real_length() {
    are_due(
        Unit::BusinessHours,
        &[
            (ROME, "2026-03-29T01:00", 2, "2026-03-29 04:00:00"),
            (ROME, "2026-10-25T01:00", 2, "2026-10-25 02:00:00"),
            (SYDNEY, "2026-04-05T00:00", 4, "2026-04-05 03:00:00"),
            (SYDNEY, "2026-10-04T00:00", 4, "2026-10-04 05:00:00"),
            (SAO_PAULO, "2018-11-03T23:00", 2, "2018-11-04 02:00:00"),
            (SAO_PAULO, "2018-02-17T22:00", 2, "2018-02-17 23:00:00"),
            (SAO_PAULO, "2026-11-01T00:00", 4, "2026-11-01 04:00:00"),
        ],
    );
}

#[test]
fn hours_across_a_clock_change_have_their_real_length() {
    are_due(
        Unit::Hours,
        &[
            (ROME, "2026-03-28T12:00", 24, "2026-03-29 13:00:00"),
            (ROME, "2026-10-24T12:00", 24, "2026-10-25 11:00:00"),
            (SYDNEY, "2026-04-04T12:00", 24, "2026-04-05 11:00:00"),
            (SAO_PAULO, "2026-02-14T12:00", 24, "2026-02-15 12:00:00"),
        ],
    );
}

#[test]
fn days_end_at_midnight_across_a_clock_change() {
    are_due(
        Unit::Days,
        &[
            (ROME, "2026-03-28T12:00", 1, "2026-03-29 23:59:59"),
            (SAO_PAULO, "2018-11-03T12:00", 0, "2018-11-03 23:59:59"),
        ],
    );
    are_due(
        Unit::Weeks,
        &[(SYDNEY, "2026-10-03T12:00", 1, "2026-10-10 23:59:59")],
    );
    are_due(
        Unit::BusinessDays,
        &[
            // The calendar is open at midnight: nobody closes.
            (ROME, "2026-10-24T12:00", 1, "2026-10-26 00:00:00"),
            (SAO_PAULO, "2018-02-16T12:00", 1, "2018-02-18 00:00:00"),
        ],
    );
}

/// Between Friday and Monday the clocks change.
#[test]
fn office_hours_do_not_change_with_the_clocks() {
    for (zone, friday, monday) in [
        (ROME, "2026-03-27", "2026-03-30"),
        (ROME, "2026-10-23", "2026-10-26"),
        (SYDNEY, "2026-04-03", "2026-04-06"),
        (SYDNEY, "2026-10-02", "2026-10-05"),
        (SAO_PAULO, "2018-02-16", "2018-02-19"),
        (SAO_PAULO, "2018-11-02", "2018-11-05"),
        (SAO_PAULO, "2026-02-13", "2026-02-16"),
    ] {
        let start = format!("{friday}T17:00");
        let due = due_in(&office(zone, &[]), &start, 4, Unit::BusinessHours);
        assert_eq!(due, format!("{monday} 12:00:00"), "{zone}");
    }
}

#[test]
fn windows_that_open_or_close_while_the_clocks_change() {
    let week = (Weekday::Monday, Weekday::Sunday);
    // In Rome, 02:00 to 03:00 is skipped on 2026-03-29 and occurs twice on 2026-10-25.
    for (date, from, to, open_minutes) in [
        ("2026-03-29", 150, 300, 120),
        ("2026-03-29", 0, 150, 120),
        ("2026-03-29", 130, 170, 0),
        ("2026-10-25", 150, 300, 210),
        ("2026-10-25", 0, 150, 210),
        ("2026-10-25", 130, 170, 100),
    ] {
        let calendar = calendar("Europe/Rome", vec![opening(week, from, to)], &[]);
        let (first, next) = (day(date), LocalDay(day(date).0 + 1));
        let open = OpenTime::new(&calendar, first, first);
        let bounds = [first, next].map(|day| instant_at(day, Clock(0), &calendar.zone));
        let minutes = open.between(bounds[0], bounds[1]) / MINUTE;
        assert_eq!(minutes, open_minutes, "{date} {from} {to}");
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
fn where_open_windows_touch_at_midnight_nobody_closes() {
    let always = calendar("Europe/London", vec![opening(WORKDAYS, 0, 1440)], &[]);
    assert_eq!(
        due_in(&always, "2026-05-04T20:00", 4, Unit::BusinessHours),
        "2026-05-05 00:00:00"
    );
    assert_eq!(
        due_in(&always, "2026-05-04T20:00", 1, Unit::BusinessDays),
        "2026-05-06 00:00:00"
    );
    // Friday's is the last window of the week.
    assert_eq!(
        due_in(&always, "2026-05-07T20:00", 1, Unit::BusinessDays),
        "2026-05-08 23:59:59"
    );
    let overnight = vec![opening(WORKDAYS, 20 * 60, 1440), opening(WORKDAYS, 0, 60)];
    let overnight = calendar("Europe/London", overnight, &[]);
    assert_eq!(
        due_in(&overnight, "2026-05-04T20:00", 4, Unit::BusinessHours),
        "2026-05-05 00:00:00"
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

/// Whether a calendar is open in the minute that starts at an instant, computed directly from its lines.
fn is_open(calendar: &Calendar, at: MicrosUtc) -> bool {
    let holds = |opening: &Opening, belongs: LocalDay| {
        let closed = calendar
            .closed
            .iter()
            .any(|(from, to)| *from <= belongs && belongs <= *to);
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
    // Times of day away from the repeated hours, whose ends differ by design.
    let clock = || prop::sample::select(vec![0u16, 300, 480, 555, 720, 810, 1080, 1320, 1365]);
    let closing = prop_oneof![4 => clock(), 1 => Just(1440)];
    let weekday = || prop::sample::select(Weekday::ALL.to_vec());
    (weekday(), weekday(), clock(), closing).prop_map(|(a, b, from, to)| opening((a, b), from, to))
}

/// A calendar with several openings and closed ranges, and the day before the clocks change there.
fn any_calendar() -> impl Strategy<Value = (Calendar, LocalDay)> {
    let change = prop::sample::select(vec![
        ("Europe/Rome", "2026-03-28"),
        ("Europe/Rome", "2026-10-24"),
        ("Australia/Sydney", "2026-04-04"),
        ("Australia/Sydney", "2026-10-03"),
        ("America/Sao_Paulo", "2018-02-17"),
        ("America/Sao_Paulo", "2018-11-03"),
        ("Asia/Shanghai", "2026-03-01"),
    ]);
    let openings = prop::collection::vec(any_opening(), 1..4);
    let closed = prop::collection::vec((-3i32..6, 0i32..3), 0..3);
    (change, openings, closed).prop_map(|((zone, date), openings, closed)| {
        let mut calendar = calendar(zone, openings, &[]);
        let range = |(from, length): (i32, i32)| {
            let first = day(date).0 + from;
            (LocalDay(first), LocalDay(first + length))
        };
        calendar.closed = closed.into_iter().map(range).collect();
        (calendar, day(date))
    })
}

/// The closing of the `count`-th open day after a day, found by examining each day.
fn nth_closing(calendar: &Calendar, mut day: LocalDay, mut count: u64) -> MicrosUtc {
    loop {
        day = LocalDay(day.0 + 1);
        let on_day = |opening: &&Opening| opening.is_on(day.weekday());
        let closed = calendar
            .closed
            .iter()
            .any(|(from, to)| *from <= day && day <= *to);
        let closing = |opening: &Opening| {
            let next = LocalDay(day.0 + i32::from(opening.is_overnight()));
            instant_at(next, opening.to, &calendar.zone)
        };
        let last = calendar.open.iter().filter(on_day).map(closing).max();
        if let Some(last) = last.filter(|_| !closed) {
            count -= 1;
            if count == 0 {
                let midnight = instant_at(last.local_day(&calendar.zone), Clock(0), &calendar.zone);
                let closes = midnight == last && !is_open(calendar, last);
                return MicrosUtc(last.0 - i64::from(closes));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn open_time_is_the_count_of_open_minutes(
        (calendar, change) in any_calendar(),
        start in 0i64..3 * 1440,
        length in 0i64..2 * 1440,
        wanted in 1i64..2000,
    ) {
        let base = instant_at(LocalDay(change.0 - 1), Clock(0), &calendar.zone).0;
        let at = |minute: i64| MicrosUtc(base + minute * MINUTE);
        let table = OpenTime::new(&calendar, LocalDay(change.0 - 9), LocalDay(change.0 + 40));
        let counted = (start..start + length).filter(|m| is_open(&calendar, at(*m))).count() as i64;
        prop_assert_eq!(table.between(at(start), at(start + length)), counted * MINUTE);
        // Additive, and never more than the time that has passed.
        let middle = start + length / 3;
        let parts = table.between(at(start), at(middle)) + table.between(at(middle), at(start + length));
        prop_assert_eq!(parts, counted * MINUTE);
        prop_assert!((0..=length).contains(&counted));
        // The deadline is the first instant by which this much open time has passed.
        if let Some(due) = table.after(at(start), wanted * MINUTE) {
            let missing = wanted * MINUTE - table.between(at(start), due);
            prop_assert!((0..=1).contains(&missing), "{} microseconds are missing", missing);
            prop_assert!(table.between(at(start), MicrosUtc(due.0 - 1)) < wanted * MINUTE);
        }
    }

    #[test]
    fn later_starts_and_longer_times_are_not_due_earlier(
        (calendar, change) in any_calendar(),
        start in 0i64..3 * 1440,
        later in 0i64..1440,
        count in 1u64..9,
    ) {
        let base = instant_at(LocalDay(change.0 - 1), Clock(0), &calendar.zone).0;
        let table = OpenTime::new(&calendar, LocalDay(change.0 - 9), LocalDay(change.0 + 100));
        let start = MicrosUtc(base + start * MINUTE);
        let later = MicrosUtc(start.0 + later * MINUTE);
        let end = |start, count, unit| match due(start, Duration { count, unit }, &table) {
            Deadline::At(at) => at,
            Deadline::Never => MicrosUtc(i64::MAX),
        };
        // A night may close after the closing of the day it runs into.
        let nights = calendar.open.iter().any(|opening| opening.to <= opening.from);
        for unit in [Unit::Hours, Unit::BusinessHours, Unit::BusinessMinutes, Unit::Days, Unit::BusinessDays, Unit::Weeks] {
            prop_assert!(end(start, count, unit) >= start, "{:?}", unit);
            if nights && unit == Unit::BusinessDays {
                continue;
            }
            prop_assert!(end(later, count, unit) >= end(start, count, unit), "{:?}", unit);
            prop_assert!(end(start, count + 1, unit) > end(start, count, unit) || end(start, count, unit).0 == i64::MAX, "{:?}", unit);
        }
        let closing = nth_closing(&calendar, start.local_day(&calendar.zone), count);
        prop_assert_eq!(end(start, count, Unit::BusinessDays), closing);
    }
}
