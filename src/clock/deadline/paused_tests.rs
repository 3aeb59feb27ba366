//! Deadlines of clocks that are paused.

use super::*;
use crate::clock::{Hours, Opening};
use crate::time::{Clock, LocalDay, Weekday};
use jiff::tz::TimeZone;

const HOUR: i64 = 3_600_000_000;

/// Every day, 09:00 to 17:00 UTC, from 1970-01-01 on.
fn days() -> OpenTime {
    let opening = Opening {
        days: (Weekday::Monday, Weekday::Sunday),
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

fn due_at(unit: Unit, start: i64, count: u64, pauses: &[(i64, Option<i64>)]) -> Option<i64> {
    let pauses: Vec<Pause> = (pauses.iter())
        .map(|(from, until)| Pause {
            from: MicrosUtc(from * HOUR),
            until: until.map(|until| MicrosUtc(until * HOUR)),
        })
        .collect();
    let length = Duration { count, unit };
    match due_with(MicrosUtc(start * HOUR), length, &days(), &pauses) {
        Deadline::At(at) => Some(at.0 / HOUR),
        Deadline::Never => None,
    }
}

#[test]
fn a_pause_moves_the_deadline_by_the_time_it_takes_out() {
    let hours = |start, pauses| due_at(Unit::Hours, start, 4, pauses);
    assert_eq!(hours(10, &[]), Some(14));
    assert_eq!(hours(10, &[(12, Some(15))]), Some(17));
    assert_eq!(hours(10, &[(12, Some(13)), (14, Some(18))]), Some(19));
    assert_eq!(hours(10, &[(8, Some(12))]), Some(16));
    assert_eq!(hours(10, &[(2, Some(9))]), Some(14));
    // Only open time is lost: from 13:00 to 11:00 there are 4 + 2 open hours.
    let business = |pauses| due_at(Unit::BusinessHours, 10, 4, pauses);
    assert_eq!(business(&[]), Some(14));
    assert_eq!(business(&[(13, Some(24 + 11))]), Some(24 + 12));
}

#[test]
fn a_pause_without_an_end_leaves_no_deadline_unless_it_is_reached_before() {
    assert_eq!(due_at(Unit::Hours, 10, 4, &[(13, None)]), None);
    assert_eq!(due_at(Unit::Hours, 10, 4, &[(14, None)]), Some(14));
    assert_eq!(due_at(Unit::Hours, 10, 4, &[(9, None)]), None);
}
