use super::*;

fn days(start: &str, rule: &str) -> Vec<Date> {
    let start = date(start).unwrap();
    Rule::read(rule, start).unwrap().days(start).days
}

#[test]
fn rules_give_their_days() {
    for (start, rule, expected) in [
        (
            "20260501",
            "FREQ=YEARLY;COUNT=3",
            "2026-05-01 2027-05-01 2028-05-01",
        ),
        ("20240229", "FREQ=YEARLY;COUNT=2", "2024-02-29 2028-02-29"),
        (
            "20260525",
            "FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;COUNT=3",
            "2026-05-25 2027-05-31 2028-05-29",
        ),
        (
            "20261126",
            "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;UNTIL=20271231",
            "2026-11-26 2027-11-25",
        ),
        (
            "20260105",
            "FREQ=YEARLY;BYDAY=1MO;COUNT=2",
            "2026-01-05 2027-01-04",
        ),
        (
            "20261231",
            "FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=2,12;COUNT=3",
            "2026-12-31 2027-02-28 2027-12-31",
        ),
        (
            "20260131",
            "FREQ=MONTHLY;COUNT=3",
            "2026-01-31 2026-03-31 2026-05-31",
        ),
        (
            "20260108",
            "FREQ=MONTHLY;INTERVAL=2;BYDAY=2TH;COUNT=3",
            "2026-01-08 2026-03-12 2026-05-14",
        ),
        (
            "20260130",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3",
            "2026-01-30 2026-02-27 2026-03-31",
        ),
        (
            "20260102",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;UNTIL=20260131T225959Z",
            "2026-01-02 2026-01-12 2026-01-16 2026-01-26 2026-01-30",
        ),
        // The week of Sunday 2026-01-04 is the second one if weeks start on Sunday.
        (
            "20260102",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,FR;WKST=SU;COUNT=3",
            "2026-01-02 2026-01-11 2026-01-16",
        ),
        (
            "20260228",
            "FREQ=DAILY;INTERVAL=10;COUNT=3",
            "2026-02-28 2026-03-10 2026-03-20",
        ),
        (
            "20260102",
            "FREQ=DAILY;BYMONTH=1;BYDAY=SA;UNTIL=20270103",
            "2026-01-02 2026-01-03 2026-01-10 2026-01-17 2026-01-24 2026-01-31 2027-01-02",
        ),
        // The first day counts even if it does not match the rule.
        (
            "20260502",
            "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1;COUNT=2",
            "2026-05-02 2027-05-01",
        ),
    ] {
        let texts: Vec<String> = days(start, rule).iter().map(Date::to_string).collect();
        assert_eq!(texts.join(" "), expected, "{rule}");
    }
}

#[test]
fn a_rule_without_end_ends_with_the_century_after_next() {
    let days = days("20260501", "FREQ=YEARLY");
    assert_eq!(days.len(), 2199 - 2026 + 1);
    assert_eq!(days.last().map(|day| day.year()), Some(LAST_YEAR));
}

#[test]
fn a_rule_that_never_fits_is_its_first_day() {
    assert_eq!(
        days("20260101", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30").len(),
        1
    );
}

#[test]
fn rules_that_are_not_understood_are_refused() {
    let start = date("20260101").unwrap();
    for rule in [
        "FREQ=HOURLY",
        "INTERVAL=2",
        "FREQ=YEARLY;BYWEEKNO=2",
        "FREQ=YEARLY;INTERVAL=0",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=YEARLY;BYDAY=0MO",
        "FREQ=YEARLY;BYDAY=é",
        "FREQ=WEEKLY;BYDAY=2MO",
        "FREQ=YEARLY;UNTIL=2026-01-01",
    ] {
        assert!(Rule::read(rule, start).is_err(), "{rule}");
    }
}
