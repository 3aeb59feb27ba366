use super::*;

/// A calendar of these events, whose properties are separated by spaces.
fn calendar(events: &[&str]) -> String {
    let event = |text: &&str| {
        let lines = text.replace(' ', "\r\n");
        format!("BEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\n")
    };
    let events: String = events.iter().map(event).collect();
    format!("BEGIN:VCALENDAR\r\n{events}END:VCALENDAR\r\n")
}

/// The days of a calendar of these events, and the number of events with a time.
fn read(events: &[&str]) -> Result<(String, usize), IcalError> {
    let days = days(calendar(events).as_bytes(), &mut Budget::default())?;
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
fn problems_are_reported_with_their_lines() {
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
            "`PT24H` is not a number of days",
        ),
        (
            "DTSTART:20260501 DURATION:-P1D",
            4,
            "is not a number of days",
        ),
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
            "DTSTART:20260501 END:VTODO",
            4,
            "`END:VTODO` has no matching `BEGIN:`",
        ),
    ] {
        let problem = read(&[event]).unwrap_err();
        assert_eq!(problem.line, line, "{event}");
        let text = problem.message.english();
        assert!(text.contains(message), "{event}: {text}");
    }
}

#[test]
fn files_that_are_no_whole_calendars() {
    let told =
        |text: &str| days(text.as_bytes(), &mut Budget::default()).map(|days| days.ranges.len());
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

/// The error of a calendar with this event repeated under a given budget, and the budget left then.
fn spent(event: &str, times: usize, mut budget: Budget) -> (Option<String>, Budget) {
    let text = calendar(&vec![event; times]);
    let problem = days(text.as_bytes(), &mut budget).err();
    (problem.map(|problem| problem.message.english()), budget)
}

#[test]
fn what_files_bring_is_bounded_for_all_of_them_together() {
    let full = Budget::default;
    let rules = format!(
        "DTSTART:20260101{}",
        " RRULE:FREQ=DAILY;UNTIL=20260109".repeat(10)
    );
    let dates = format!("DTSTART:20260101 EXDATE:{}20260101", "20260101,".repeat(9));
    let endless = "DTSTART:20260101 RRULE:FREQ=YEARLY";
    for (event, budget, message) in [
        (
            "DTSTART:20260101T090000",
            Budget {
                events: 2,
                ..full()
            },
            "more than 500000 events",
        ),
        (
            &rules,
            Budget {
                rules: 25,
                ..full()
            },
            "more than 20000 rules",
        ),
        (
            &rules,
            Budget {
                compared: 269,
                ..full()
            },
            "have too many days",
        ),
        (
            &dates,
            Budget {
                dates: 29,
                ..full()
            },
            "more than 200000 dates",
        ),
        (
            "UID:1 DTSTART:20260101 RECURRENCE-ID:20260101",
            Budget { dates: 2, ..full() },
            "more than 200000 dates",
        ),
        (
            endless,
            Budget {
                closed: 521,
                ..full()
            },
            "close more than 500000 days",
        ),
    ] {
        let (told, left) = spent(event, 2, budget);
        assert_eq!(told, None, "{event}");
        let (told, _) = spent(event, 1, left);
        assert!(told.is_some_and(|text| text.contains(message)), "{event}");
    }
}

#[test]
fn a_rule_stops_at_its_last_day() {
    let budget = |rule: &str| {
        let (told, left) = spent(
            &format!("DTSTART:20260101 RRULE:{rule}"),
            1,
            Budget::default(),
        );
        assert_eq!(told, None, "{rule}");
        Resource::Compared.most() - left.compared
    };
    // One more comparison shows that the last period is over.
    assert_eq!(budget("FREQ=DAILY;COUNT=10"), 11);
    assert_eq!(budget("FREQ=DAILY;UNTIL=20260110"), 10);
    // January only, in each year.
    assert_eq!(budget("FREQ=YEARLY"), 174 * 31);
}

#[test]
fn all_days_of_an_event_share_one_short_name() {
    let event = format!(
        "DTSTART:20260101 RRULE:FREQ=DAILY;COUNT=3 SUMMARY:{}",
        "é".repeat(100_000)
    );
    let ranges = days(calendar(&[&event]).as_bytes(), &mut Budget::default())
        .unwrap()
        .ranges;
    let names: Vec<&Arc<str>> = ranges
        .iter()
        .filter_map(|(.., name)| name.as_ref())
        .collect();
    assert_eq!(*names[0], format!("{}…", "é".repeat(LONGEST_NAME)).into());
    assert!(names.len() == 3 && names.iter().all(|name| Arc::ptr_eq(name, names[0])));
}

#[test]
fn long_lists_and_lines_are_read_and_messages_stay_short() {
    let list = |item: &str| vec![item; 100_000].join(",");
    let rule = format!(
        "FREQ=YEARLY;COUNT=2;BYMONTH={};BYDAY={};BYSETPOS={}",
        list("1"),
        list("1TH"),
        list("-1")
    );
    let folded = "RRULE:".to_string() + &rule.split(';').collect::<Vec<_>>().join(";\r\n ");
    let event = format!(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\n{folded}\nEND:VEVENT\nEND:VCALENDAR"
    );
    let read = days(event.as_bytes(), &mut Budget::default())
        .unwrap()
        .ranges;
    assert_eq!(read.len(), 2);
    let long = "9".repeat(100_000);
    let nested = "BEGIN:X ".repeat(100);
    for event in [
        format!("DTSTART:{long}"),
        format!("DTSTART:20260101 EXDATE:{long}"),
        format!("DTSTART:20260101 DURATION:P{long}D"),
        format!("DTSTART:20260101 RRULE:FREQ=YEARLY;X={long}"),
        format!(
            "DTSTART:20260101 RRULE:FREQ=DAILY;BYDAY=1MO;WKST=MO{}",
            ";WKST=MO".repeat(9_000)
        ),
        format!("DTSTART:20260101 END:{long}"),
        format!("DTSTART:20260101 {nested}END:X"),
    ] {
        let problem = self::read(&[&event]).unwrap_err();
        let text = problem.message.english();
        assert!(text.chars().count() < 150, "{text}");
    }
}
