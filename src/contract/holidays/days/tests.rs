use super::*;

/// The days of a calendar of these events, and how many events have a time; the properties of an event are separated by
/// blanks.
fn read(events: &[&str]) -> Result<(String, usize), Problem> {
    let event = |text: &&str| {
        let lines = text.replace(' ', "\r\n");
        format!("BEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\n")
    };
    let events: String = events.iter().map(event).collect();
    let days = days(format!("BEGIN:VCALENDAR\r\n{events}END:VCALENDAR\r\n").as_bytes())?;
    let told = days.ranges.iter().map(|(from, to, name)| {
        let name = name.as_deref().unwrap_or("-");
        format!("{from}..{to} {name}")
    });
    Ok((told.collect::<Vec<_>>().join(", "), days.timed))
}

#[test]
fn an_event_has_its_days() {
    for (event, expected) in [
        (
            "DTSTART;VALUE=DATE:20260501 SUMMARY:Labour\\,Day",
            "2026-05-01..2026-05-01 Labour,Day",
        ),
        (
            "DTSTART:20260501 DTEND:20260502",
            "2026-05-01..2026-05-01 -",
        ),
        (
            "DTSTART:20260501 DTEND:20260501",
            "2026-05-01..2026-05-01 -",
        ),
        (
            "DTSTART:20261224 DTEND:20270103",
            "2026-12-24..2027-01-02 -",
        ),
        ("DTSTART:20260501 DURATION:P1D", "2026-05-01..2026-05-01 -"),
        ("DTSTART:20260501 DURATION:P1W", "2026-05-01..2026-05-07 -"),
        ("DTSTART:20260501 STATUS:CANCELLED", ""),
        (
            "DTSTART:20260501 BEGIN:VALARM DTSTART:1 SUMMARY:x END:VALARM",
            "2026-05-01..2026-05-01 -",
        ),
    ] {
        assert_eq!(read(&[event]), Ok((expected.to_string(), 0)), "{event}");
    }
    let timed = [
        "DTSTART;TZID=Europe/Rome:20260501T090000",
        "DTSTART:20260501T090000Z",
    ];
    assert_eq!(read(&timed), Ok((String::new(), 2)));
}

#[test]
fn recurring_events_lose_and_gain_days() {
    let yearly = "UID:1 DTSTART:20260501 DTEND:20260503 RRULE:FREQ=YEARLY;COUNT=3";
    let of = |events: &[&str]| read(events).unwrap().0;
    assert_eq!(
        of(&[&format!("{yearly} EXDATE:20260501,20270501 RDATE:20260601")]),
        "2026-06-01..2026-06-02 -, 2028-05-01..2028-05-02 -"
    );
    assert_eq!(
        of(&[
            yearly,
            "UID:1 RECURRENCE-ID;VALUE=DATE:20270501 DTSTART:20270503 SUMMARY:moved",
            "UID:1 RECURRENCE-ID;VALUE=DATE:20280501 DTSTART:20280501 STATUS:CANCELLED",
            "UID:2 RECURRENCE-ID;VALUE=DATE:20260501 DTSTART:20260504",
        ]),
        "2026-05-01..2026-05-02 -, 2026-05-04..2026-05-04 -, 2027-05-03..2027-05-03 moved"
    );
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    for (event, line, message) in [
        ("SUMMARY:x", 2, "`DTSTART` is missing"),
        ("UID:1 DTSTART:20260230", 4, "`20260230` is not a date"),
        (
            "DTSTART:20260501 DTEND:20260430",
            4,
            "ends before it starts",
        ),
        (
            "DTSTART:20260501 DURATION:PT24H",
            4,
            "`PT24H` is no number of days",
        ),
        ("DTSTART:20260501 DURATION:-P1D", 4, "is no number of days"),
        (
            "DTSTART:20260501 RRULE:FREQ=YEARLY;BYWEEKNO=20",
            4,
            "`BYWEEKNO=20` is not supported",
        ),
        ("DTSTART:20260501 EXDATE:2026", 4, "`2026` is not a date"),
        (
            "DTSTART:20260501 UID:1 RECURRENCE-ID;RANGE=THISANDFUTURE:20260501",
            5,
            "all later events",
        ),
        (
            "DTSTART:00010101 RRULE:FREQ=DAILY",
            2,
            "more than 200000 days",
        ),
        (
            "DTSTART:20260501 END:VTODO",
            4,
            "`END:VTODO` ends what has not begun",
        ),
    ] {
        let problem = read(&[event]).unwrap_err();
        assert_eq!(problem.line, line, "{event}");
        assert!(
            problem.message.contains(message),
            "{event}: {}",
            problem.message
        );
    }
}

#[test]
fn files_that_are_no_whole_calendars() {
    let told = |text: &str| days(text.as_bytes()).map(|days| days.ranges.len());
    assert_eq!(
        told("BEGIN:VCALENDAR\nEND:VCALENDAR\nBEGIN:VCALENDAR\nEND:VCALENDAR"),
        Ok(0)
    );
    assert_eq!(told(""), Ok(0));
    for (text, line) in [
        ("date,name\n", 1),
        ("BEGIN:VCARD\nEND:VCARD\n", 1),
        ("X:1\n", 1),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\n", 2),
    ] {
        assert_eq!(told(text).unwrap_err().line, line, "{text}");
    }
}
