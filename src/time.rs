//! Instants, local days and times of day, and conversions between them in a time zone.

use jiff::civil;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};
use serde::{Deserialize, Serialize, Serializer};
use std::io::{self, Write};

/// An instant: microseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MicrosUtc(pub i64);

/// An instant with the offset of a time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LocalTime {
    /// The instant.
    pub instant: MicrosUtc,
    offset: Offset,
}

/// A calendar date: days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LocalDay(pub i32);

/// A time of day: minutes since midnight, 24:00 included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Clock(pub u16);

/// Days of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// Every day, from Monday.
    pub const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];
}

/// A whole number of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duration {
    /// The number of units.
    pub count: u64,
    /// The unit.
    pub unit: Unit,
}

/// Units of durations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// `minutes`
    Minutes,
    /// `business minutes`
    BusinessMinutes,
    /// `hours`
    Hours,
    /// `business hours`
    BusinessHours,
    /// `days`
    Days,
    /// `business days`
    BusinessDays,
    /// `weeks`
    Weeks,
    /// `months`: only `review`; elsewhere an error that says why
    Months,
    /// `quarters`
    Quarters,
    /// `years`
    Years,
}

/// Longest time that a contract can name, in days: a hundred years. Longer windows are typing errors and would exceed the
/// calendar.
pub const MAX_DAYS: u32 = 36_500;

impl Duration {
    /// The length in days, rounded up; none for months and longer, which have no fixed length.
    pub fn whole_days(self) -> Option<u64> {
        match self.unit {
            Unit::Minutes | Unit::BusinessMinutes => Some(self.count.div_ceil(24 * 60)),
            Unit::Hours | Unit::BusinessHours => Some(self.count.div_ceil(24)),
            Unit::Days | Unit::BusinessDays => Some(self.count),
            Unit::Weeks => Some(self.count.saturating_mul(7)),
            Unit::Months | Unit::Quarters | Unit::Years => None,
        }
    }

    /// Whether a contract may use it as the length of a clock.
    pub fn is_within_limits(self) -> bool {
        let days = self.whole_days();
        days.is_some_and(|days| days <= u64::from(MAX_DAYS))
    }

    /// The length in microseconds of a duration in minutes or hours, business or not; none for days and longer, which have no
    /// fixed length.
    pub fn micros(self) -> Option<i64> {
        let unit = match self.unit {
            Unit::Minutes | Unit::BusinessMinutes => MICROS_PER_MINUTE,
            Unit::Hours | Unit::BusinessHours => 60 * MICROS_PER_MINUTE,
            _ => return None,
        };
        let count = i64::try_from(self.count).unwrap_or(i64::MAX);
        Some(count.saturating_mul(unit))
    }
}

impl Unit {
    /// `business hours` and so on.
    pub fn word(self) -> &'static str {
        match self {
            Unit::Minutes => "minutes",
            Unit::BusinessMinutes => "business minutes",
            Unit::Hours => "hours",
            Unit::BusinessHours => "business hours",
            Unit::Days => "days",
            Unit::BusinessDays => "business days",
            Unit::Weeks => "weeks",
            Unit::Months => "months",
            Unit::Quarters => "quarters",
            Unit::Years => "years",
        }
    }

    /// Whether it is counted inside the opening windows of a calendar.
    pub fn is_business(self) -> bool {
        use Unit::*;
        matches!(self, BusinessMinutes | BusinessHours | BusinessDays)
    }
}

const MICROS_PER_MINUTE: i64 = 60_000_000;

impl LocalDay {
    /// -9999-01-01, the first date that is supported.
    pub const FIRST: LocalDay = LocalDay(-4_371_587);

    /// 9999-12-31, the last date that is supported.
    pub const LAST: LocalDay = LocalDay(2_932_896);

    /// The date, if it exists (years -9999 to 9999).
    pub fn from_ymd(year: i16, month: i8, day: i8) -> Option<LocalDay> {
        /// Days of a common year before each month, and in the whole year.
        const BEFORE: [i32; 13] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
        let (year, month, day) = (i32::from(year), i32::from(month), i32::from(day));
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let at = usize::try_from(month - 1).ok()?;
        let (before, after) = (BEFORE.get(at)?, BEFORE.get(at + 1)?);
        let length = after - before + i32::from(is_leap && month == 2);
        if !(1..=length).contains(&day) || !(-9999..=9999).contains(&year) {
            return None;
        }
        // The leap days of the years before; 0000-01-01 is 719,528 days before 1970.
        let last = year - 1;
        let leap_days = last.div_euclid(4) - last.div_euclid(100) + last.div_euclid(400) + 1;
        let leap_day = i32::from(is_leap && month > 2);
        Some(LocalDay(
            year * 365 + leap_days + before + leap_day + day - 1 - 719_528,
        ))
    }

    /// The day, if its year is supported (-9999 to 9999).
    pub fn checked(day: i32) -> Option<LocalDay> {
        (LocalDay::FIRST.0..=LocalDay::LAST.0)
            .contains(&day)
            .then_some(LocalDay(day))
    }

    /// The date as a jiff date; dates outside jiff's years are clamped to its first or last date.
    pub fn date(self) -> civil::Date {
        let day = self.0.clamp(LocalDay::FIRST.0, LocalDay::LAST.0);
        civil::date(1970, 1, 1).saturating_add(jiff::Span::new().days(day))
    }

    /// The year, the month from 1 and the day of the month of [`LocalDay::date`], at the cost of a few multiplications.
    pub fn ymd(self) -> (i32, i32, i32) {
        // Years of this count start in March, so that leap days come last. 0000-03-01 is 719,468 days before 1970.
        let days = self.0.clamp(LocalDay::FIRST.0, LocalDay::LAST.0) + 719_468;
        let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        // From March on, five months have 153 days.
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        let year = era * 400 + year;
        match month {
            ..=9 => (year, month + 3, day),
            _ => (year + 1, month - 9, day),
        }
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        Weekday::ALL[(self.0 + 3).rem_euclid(7) as usize]
    }
}

impl From<civil::Date> for LocalDay {
    fn from(date: civil::Date) -> Self {
        let days = date.duration_since(civil::date(1970, 1, 1)).as_hours() / 24;
        LocalDay(days as i32)
    }
}

impl std::fmt::Display for LocalDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.date())
    }
}

impl std::fmt::Display for Clock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl MicrosUtc {
    fn timestamp(self) -> jiff::Timestamp {
        let clamp = || {
            if self.0 < 0 {
                jiff::Timestamp::MIN
            } else {
                jiff::Timestamp::MAX
            }
        };
        jiff::Timestamp::from_microsecond(self.0).unwrap_or_else(|_| clamp())
    }

    /// The local date and time in `zone`.
    pub fn civil(self, zone: &TimeZone) -> civil::DateTime {
        zone.to_datetime(self.timestamp())
    }

    /// The local date in `zone`.
    pub fn local_day(self, zone: &TimeZone) -> LocalDay {
        self.civil(zone).date().into()
    }

    /// How far the clocks of `zone` are ahead of UTC, in seconds.
    pub fn offset_seconds(self, zone: &TimeZone) -> i32 {
        zone.to_offset(self.timestamp()).seconds()
    }

    /// With the offset of `zone`.
    pub fn local_time(self, zone: &TimeZone) -> LocalTime {
        let offset = zone.to_offset(self.timestamp());
        LocalTime {
            instant: self,
            offset,
        }
    }

    /// ISO 8601 with the offset of `zone`, in seconds or with the precision of the instant.
    pub fn to_iso(self, zone: &TimeZone) -> String {
        self.local_time(zone).to_string()
    }
}

impl LocalTime {
    /// The form of nearly every time, `2026-06-29T23:59:59+02:00`; none for other years, fractions of a second, and offsets
    /// with seconds.
    fn plain_iso(&self) -> Option<[u8; 25]> {
        let offset = self.offset.seconds();
        if offset % 60 != 0 || self.instant.0 % 1_000_000 != 0 {
            return None;
        }
        let local = self.instant.0.div_euclid(1_000_000) + i64::from(offset);
        let day = i32::try_from(local.div_euclid(86_400)).ok()?;
        let (year, month, day) = LocalDay(day).ymd();
        if !(1..=9998).contains(&year) {
            return None;
        }
        let second = local.rem_euclid(86_400) as i32;
        let minutes = offset.abs() / 60;
        let sign = if offset < 0 { b'-' } else { b'+' };
        let mut text = *b"0000-00-00T00:00:00+00:00";
        let pairs = [
            (0, year / 100),
            (2, year % 100),
            (5, month),
            (8, day),
            (11, second / 3600),
            (14, second / 60 % 60),
            (17, second % 60),
            (20, minutes / 60),
            (23, minutes % 60),
        ];
        for (at, pair) in pairs {
            text[at] += (pair / 10) as u8;
            text[at + 1] += (pair % 10) as u8;
        }
        text[19] = sign;
        Some(text)
    }

    /// Writes the time as it is displayed.
    pub fn write_to(&self, out: &mut impl Write) -> io::Result<()> {
        match self.plain_iso() {
            Some(plain) => out.write_all(&plain),
            None => write!(out, "{self}"),
        }
    }

    /// A zone with its offset.
    pub fn zone(&self) -> TimeZone {
        TimeZone::fixed(self.offset)
    }
}

/// ISO 8601 with the offset, in seconds or with the precision of the instant.
impl std::fmt::Display for LocalTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(plain) = self.plain_iso() {
            return f.write_str(std::str::from_utf8(&plain).unwrap_or_default());
        }
        let timestamp = self.instant.timestamp();
        write!(f, "{}", timestamp.display_with_offset(self.offset))
    }
}

impl Serialize for LocalTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A local date and time in `zone` as an instant. A time in a daylight-saving gap moves forward by the length of the gap; in
/// a repeated hour, the first occurrence counts.
pub fn instant_of(local: civil::DateTime, zone: &TimeZone) -> MicrosUtc {
    let clamp = || {
        if local.year() < 0 {
            jiff::Timestamp::MIN
        } else {
            jiff::Timestamp::MAX
        }
    };
    let timestamp = zone
        .to_ambiguous_timestamp(local)
        .compatible()
        .unwrap_or_else(|_| clamp());
    MicrosUtc(timestamp.as_microsecond())
}

/// The instant of a time of day on a date; 24:00 is the first instant of the next date.
pub fn instant_at(day: LocalDay, clock: Clock, zone: &TimeZone) -> MicrosUtc {
    if clock.0 >= 24 * 60 {
        return first_instant(LocalDay(day.0 + 1), zone);
    }
    let time = civil::time((clock.0 / 60) as i8, (clock.0 % 60) as i8, 0, 0);
    instant_of(day.date().to_datetime(time), zone)
}

/// The first instant of a local date: midnight, or the end of the gap if the clocks skip midnight.
pub fn first_instant(day: LocalDay, zone: &TimeZone) -> MicrosUtc {
    first_not_before(day.date().to_datetime(civil::Time::midnight()), zone)
}

/// The first instant at which the clocks show at least a local date and time: in a daylight-saving gap its end, in a repeated
/// hour the first occurrence.
pub fn first_not_before(local: civil::DateTime, zone: &TimeZone) -> MicrosUtc {
    let ambiguous = zone.to_ambiguous_timestamp(local);
    if let AmbiguousOffset::Gap { .. } = ambiguous.offset()
        && let Ok(before) = ambiguous.earlier()
        && let Some(change) = zone.following(before).next()
    {
        return MicrosUtc(change.timestamp().as_microsecond());
    }
    instant_of(local, zone)
}

/// The last instant of a local date.
pub fn last_instant(day: LocalDay, zone: &TimeZone) -> MicrosUtc {
    MicrosUtc(first_instant(LocalDay(day.0 + 1), zone).0 - 1)
}

impl Clock {
    /// Microseconds since midnight.
    pub fn micros(self) -> i64 {
        i64::from(self.0) * MICROS_PER_MINUTE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).expect("the zone database is bundled")
    }

    #[test]
    fn days_and_dates_go_both_ways() {
        for day in [-719_528, -1, 0, 1, 20_000, 2_932_896] {
            assert_eq!(LocalDay::from(LocalDay(day).date()), LocalDay(day));
        }
        assert_eq!(
            LocalDay::from_ymd(2026, 4, 1).unwrap().to_string(),
            "2026-04-01"
        );
        assert_eq!(
            LocalDay::from_ymd(2026, 11, 22).unwrap().weekday(),
            Weekday::Sunday
        );
        assert_eq!(LocalDay::from_ymd(2026, 2, 29), None);
    }

    #[test]
    fn every_date_is_that_of_the_calendar() {
        for year in -10_000..=10_000 {
            for month in 0..=13 {
                // Every day of the years in use, the ends of the months of the others.
                let first = if (1900..2200).contains(&year) { 0 } else { 28 };
                for day in (first..=32).chain([1]) {
                    let expected = civil::Date::new(year, month, day).ok().map(LocalDay::from);
                    let found = LocalDay::from_ymd(year, month, day);
                    assert_eq!(found, expected, "{year}-{month}-{day}");
                }
            }
        }
    }

    #[test]
    fn days_have_the_date_of_the_calendar() {
        for day in (LocalDay::FIRST.0 - 3..LocalDay::LAST.0 + 3)
            .step_by(13)
            .chain(-1_000..30_000)
        {
            let (day, date) = (LocalDay(day), LocalDay(day).date());
            let ymd = (date.year().into(), date.month().into(), date.day().into());
            assert_eq!(day.ymd(), ymd, "{day:?}");
        }
    }

    #[test]
    fn times_are_written_as_by_the_calendar_library() {
        let zones = ["UTC", "Europe/Rome", "America/St_Johns", "Asia/Kathmandu"].map(zone);
        let step = 86_400_000_000 * 97 + 3_600_000_000 * 5 + 61_000_000;
        let years = (-70_000_000_000_000_000..260_000_000_000_000_000).step_by(step * 50);
        let recent = (-3_000_000_000_000_000..4_000_000_000_000_000).step_by(step);
        let ends = [i64::MIN, i64::MAX, -1, 0, 1, 500_000, -500_000, 59_999_999];
        for micros in years.chain(recent).chain(ends) {
            for zone in &zones {
                let time = MicrosUtc(micros).local_time(zone);
                let plain = time.instant.timestamp().display_with_offset(time.offset);
                assert_eq!(time.to_string(), plain.to_string());
            }
        }
    }

    #[test]
    fn days_outside_the_years_that_have_dates() {
        for (end, outside) in [
            (LocalDay::FIRST.0, LocalDay::FIRST.0 - 1),
            (LocalDay::LAST.0, LocalDay::LAST.0 + 1),
        ] {
            assert_eq!(LocalDay::from(LocalDay(end).date()), LocalDay(end));
            assert_eq!(LocalDay(end).date(), LocalDay(outside).date());
            assert_eq!(LocalDay::checked(end), Some(LocalDay(end)));
            assert_eq!(LocalDay::checked(outside), None);
        }
    }

    #[test]
    fn a_midnight_that_does_not_exist_is_the_end_of_the_gap() {
        // Brazil's clocks went from 00:00 to 01:00 on 2018-11-04.
        let day = LocalDay::from_ymd(2018, 11, 4).unwrap();
        let zone = zone("America/Sao_Paulo");
        assert_eq!(
            first_instant(day, &zone).to_iso(&zone),
            "2018-11-04T01:00:00-02:00"
        );
        assert_eq!(first_instant(day, &zone).local_day(&zone), day);
    }

    #[test]
    fn a_midnight_inside_a_gap_is_the_end_of_the_gap() {
        // Toronto's clocks went from 23:30 to 00:30 on the night to 1919-03-31.
        let day = LocalDay::from_ymd(1919, 3, 31).unwrap();
        let zone = zone("America/Toronto");
        let first = first_instant(day, &zone);
        assert_eq!(first.to_iso(&zone), "1919-03-31T00:30:00-04:00");
        let last = last_instant(LocalDay(day.0 - 1), &zone);
        assert_eq!(last.to_iso(&zone), "1919-03-30T23:29:59.999999-05:00");
    }

    #[test]
    fn a_date_that_was_skipped_starts_with_the_next() {
        // Samoa skipped 2011-12-30.
        let zone = zone("Pacific/Apia");
        let first = |day| first_instant(LocalDay::from_ymd(2011, 12, day).unwrap(), &zone);
        assert_eq!(first(30), first(31));
        assert_eq!(first(31).to_iso(&zone), "2011-12-31T00:00:00+14:00");
    }

    #[test]
    fn the_doubled_hour_is_its_first() {
        let zone = zone("Europe/Rome");
        let day = LocalDay::from_ymd(2026, 10, 25).unwrap();
        assert_eq!(
            instant_at(day, Clock(150), &zone).to_iso(&zone),
            "2026-10-25T02:30:00+02:00"
        );
    }

    #[test]
    fn twenty_four_is_the_next_midnight() {
        let zone = TimeZone::UTC;
        let day = LocalDay(0);
        assert_eq!(
            instant_at(day, Clock(1440), &zone),
            MicrosUtc(86_400_000_000)
        );
        assert_eq!(last_instant(day, &zone), MicrosUtc(86_399_999_999));
    }
}
