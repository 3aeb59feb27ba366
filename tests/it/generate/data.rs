//! Leads and activities of generated cases: nulls, ties, date-only times, midnights, and clocks that change.

use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::vocabulary::{
    COUNTRIES, DATA_KINDS, DERIVED_KINDS, INDUSTRIES, INTERESTS, MAILS, PLANS, RANGES, SECONDS,
    SITES, SIZES, TITLES, URLS, day_offset,
};

/// A time zone and a date at which something happens to its clocks.
pub const TURNS: &[(&str, (i16, i8, i8))] = &[
    ("America/Sao_Paulo", (2018, 11, 4)),
    ("America/Sao_Paulo", (2018, 2, 18)),
    ("Europe/Rome", (2026, 3, 29)),
    ("Europe/Rome", (2026, 10, 25)),
    ("Asia/Shanghai", (2026, 1, 1)),
    ("Pacific/Apia", (2011, 12, 30)),
    ("Pacific/Kiritimati", (1994, 12, 31)),
    ("Pacific/Kwajalein", (1993, 8, 21)),
    ("America/Havana", (2025, 11, 2)),
    ("America/St_Johns", (2010, 11, 7)),
    ("Australia/Lord_Howe", (2026, 4, 5)),
    ("UTC", (2024, 2, 29)),
];

/// A value in a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Text(&'static str),
    Texts(Vec<&'static str>),
    Number(f64),
    /// The lowest and the highest number.
    Range(u32, Option<u32>),
    /// Days from the turn.
    Day(i32),
    Time(Stamp),
    YesNo(bool),
}

/// A time of a row, in days from the turn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stamp {
    Date(i32),
    /// Local date and microseconds of its clock.
    Local(i32, i64),
    /// Local date and microseconds elapsed since its first instant.
    Elapsed(i32, i64),
}

#[derive(Debug, Clone)]
pub struct Lead {
    pub cells: Vec<(&'static str, Cell)>,
    pub known_from: Vec<(&'static str, Stamp)>,
    pub events: Vec<Event>,
}

#[derive(Debug, Clone)]
pub struct Event {
    pub kind: &'static str,
    pub when: Stamp,
    pub details: Vec<(&'static str, Cell)>,
}

pub const HOUR: i64 = 3_600_000_000;

fn clock() -> impl Strategy<Value = i64> {
    prop_oneof![
        2 => Just(0_i64),
        3 => select(&[1, HOUR / 2, HOUR, 2 * HOUR + HOUR / 2, 9 * HOUR, 12 * HOUR][..]),
        1 => select(&[23 * HOUR, 23 * HOUR + HOUR / 2, 24 * HOUR - 1][..]),
        1 => (0..24 * 60_i64).prop_map(|minute| minute * HOUR / 60),
    ]
}

pub fn stamp() -> impl Strategy<Value = Stamp> {
    prop_oneof![
        3 => day_offset().prop_map(Stamp::Date),
        5 => (day_offset(), clock()).prop_map(|(day, clock)| Stamp::Local(day, clock)),
        1 => (day_offset(), clock()).prop_map(|(day, clock)| Stamp::Elapsed(day, clock)),
    ]
}

/// Mostly before the turn, so that there is a history to replay.
fn created() -> impl Strategy<Value = Stamp> {
    let early = (-30..=0_i32, clock()).prop_map(|(day, clock)| Stamp::Local(day, clock));
    prop_oneof![2 => early, 1 => stamp()]
}

fn text(texts: &'static [&'static str]) -> BoxedStrategy<Cell> {
    select(texts).prop_map(Cell::Text).boxed()
}

fn number(numbers: &'static [&'static str]) -> BoxedStrategy<Cell> {
    select(numbers)
        .prop_map(|n| Cell::Number(n.parse().expect("a number")))
        .boxed()
}

fn range() -> BoxedStrategy<Cell> {
    select(RANGES)
        .prop_map(|(low, high)| Cell::Range(low, high))
        .boxed()
}

fn cells() -> impl Strategy<Value = Vec<(&'static str, Cell)>> {
    let yes_no = || any::<bool>().prop_map(Cell::YesNo).boxed();
    let interests = subsequence(INTERESTS, 0..=3).prop_map(Cell::Texts).boxed();
    let cell = |name: &'static str, known: f64, value: BoxedStrategy<Cell>| {
        weighted(known, value).prop_map(move |value| value.map(|value| (name, value)))
    };
    let numbers = (
        cell("size", 0.7, number(SIZES)),
        cell("ratio", 0.7, number(&["0", "0.1", "0.3", "2.5", "-1"])),
        cell(
            "revenue",
            0.7,
            number(&["0", "9999.99", "10000", "1000000"]),
        ),
        cell("share", 0.7, number(&["0", "79.5", "80", "100"])),
        cell("staff", 0.7, range()),
    );
    let texts = (
        cell("title", 0.7, text(TITLES)),
        cell("mail", 0.7, text(MAILS)),
        cell("site", 0.7, text(SITES)),
        cell("industry", 0.7, text(INDUSTRIES)),
        cell("interests", 0.7, interests),
        cell("country", 0.7, text(COUNTRIES)),
    );
    let times = (
        cell("created", 0.8, created().prop_map(Cell::Time).boxed()),
        cell("renewal", 0.7, day_offset().prop_map(Cell::Day).boxed()),
        cell("last seen", 0.7, stamp().prop_map(Cell::Time).boxed()),
        cell("wants call", 0.7, yes_no()),
    );
    (numbers, texts, times)
        .prop_map(|(n, t, d)| {
            let all = [
                n.0, n.1, n.2, n.3, n.4, t.0, t.1, t.2, t.3, t.4, t.5, d.0, d.1, d.2, d.3,
            ];
            all.into_iter().flatten().collect()
        })
        .boxed()
}

fn details() -> impl Strategy<Value = Vec<(&'static str, Cell)>> {
    let cell = |name: &'static str, value: BoxedStrategy<Cell>| {
        weighted(0.75, value).prop_map(move |value| value.map(|value| (name, value)))
    };
    let all = (
        cell("url", text(URLS)),
        cell("seconds", number(SECONDS)),
        cell("plan", text(PLANS)),
        cell("viewed on", day_offset().prop_map(Cell::Day).boxed()),
        cell("robot", any::<bool>().prop_map(Cell::YesNo).boxed()),
    );
    all.prop_map(|(a, b, c, d, e)| [a, b, c, d, e].into_iter().flatten().collect())
}

fn event() -> impl Strategy<Value = Event> {
    let with_details = (Just("page view"), details());
    let without = (select(DATA_KINDS), Just(Vec::new()));
    let by_sales = (select(&["call", "mailing"][..]), Just(Vec::new()));
    let named_by_example = (select(DERIVED_KINDS), details());
    (
        prop_oneof![8 => with_details, 8 => without, 3 => by_sales, 1 => named_by_example],
        stamp(),
    )
        .prop_map(|((kind, details), when)| Event {
            kind,
            when,
            details,
        })
}

pub fn lead() -> impl Strategy<Value = Lead> {
    let known_from =
        (weighted(0.3, stamp()), weighted(0.3, stamp())).prop_map(|(size, industry)| {
            let both = [("size", size), ("industry", industry)];
            both.into_iter()
                .filter_map(|(field, stamp)| Some((field, stamp?)))
                .collect()
        });
    // Identical rows count twice.
    let events = prop::collection::vec((event(), prop::bool::weighted(0.1)), 0..=12);
    let events = events.prop_map(|events| {
        let twice = |(event, twice): (Event, bool)| vec![event; 1 + usize::from(twice)];
        events.into_iter().flat_map(twice).collect()
    });
    (cells(), known_from, events).prop_map(|(cells, known_from, events)| Lead {
        cells,
        known_from,
        events,
    })
}

/// The as-of instant; a date is the end of that day.
pub fn as_of() -> impl Strategy<Value = Stamp> {
    prop_oneof![
        2 => (0..=25_i32).prop_map(Stamp::Date),
        2 => (0..=25_i32, clock()).prop_map(|(day, clock)| Stamp::Local(day, clock)),
        1 => stamp(),
    ]
}
