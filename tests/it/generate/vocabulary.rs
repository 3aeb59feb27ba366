//! The words generated contracts are written in: fields of every type, kinds of activity, and values that meet.

use proptest::prelude::*;
use proptest::sample::select;

/// The declarations every generated contract starts with; `{…}` are filled in.
pub const DECLARATIONS: &str = r#"leadc 1 en

contract "generated":
  time zone: {zone}
{lines}  currency: BRL

{calendars}
fields:
- lead id: id
- created: creation time
- size: whole number, known from column "size since"
- ratio: number
- revenue: money
- share: percent
- staff: range
- title: text
- mail: email
- site: link
- industry: choice of "SaaS", "Fintech", "Retail", known from column "industry since"
- interests: choices of "Security", "Data", "Cloud"
- country: country
- renewal: date
- last seen: time
- wants call: yes or no

activities by the lead:
- webinar, also webinars
- demo, also demos

activities by sales:
- call, also calls
- mailing

activity page view by the lead:
  - url: link
  - seconds: number
  - plan: choice of "Free", "Pro"
  - viewed on: date
  - robot: yes or no

activity unsubscribe by the lead:
  does not count as activity

activity touch:
  any of: call, mailing, pricing view

list competitors: "acme.com", "globex.com", "São.com"
"#;

pub const DATA_KINDS: &[&str] = &[
    "webinar",
    "demo",
    "call",
    "mailing",
    "page view",
    "unsubscribe",
];

pub const DERIVED_KINDS: &[&str] = &["pricing view", "long pricing view", "robot view"];

const KINDS: &[&str] = &[
    "webinar",
    "demo",
    "call",
    "mailing",
    "page view",
    "unsubscribe",
    "pricing view",
    "long pricing view",
    "robot view",
    "touch",
];

pub const NOT_WITHOUT: &[&str] = &[
    "size",
    "staff",
    "title",
    "mail",
    "industry",
    "renewal",
    "interests",
];

pub const SIZES: &[&str] = &["0", "49", "50", "51", "200", "1000"];
const RATIOS: &[&str] = &["0", "0.1", "0.3", "2.5"];
const REVENUES: &[&str] = &["BRL 0", "BRL 9999.99", "BRL 10 thousand", "BRL 1 million"];
/// The numbers that contracts compare with ranges.
const STAFF: &[&str] = &["0", "1", "10", "50", "51", "200", "10000"];
/// Ranges that begin and end at these numbers, and between them.
pub const RANGES: &[(u32, Option<u32>)] = &[
    (0, Some(0)),
    (0, Some(9)),
    (1, Some(10)),
    (11, Some(50)),
    (10, Some(50)),
    (51, Some(200)),
    (51, Some(51)),
    (49, Some(52)),
    (200, None),
    (10_001, None),
];
const SHARES: &[&str] = &["0%", "79.5%", "80%", "100%"];
pub const TITLES: &[&str] = &[
    "VP Sales",
    "head of IT",
    "Head-of it",
    "Sa\u{303}o Paulo VP",
    "vp",
    "MVP owner",
    "   ",
];
const PARTS: &[&str] = &["VP", "head of", "it", "S\u{e3}o paulo", "vp sales", "owner"];
pub const MAILS: &[&str] = &[
    "ana@acme.com",
    "bo@mail.acme.com",
    "nobody",
    "x@GLOBEX.com ",
    "p@sa\u{303}o.com",
    "",
];
pub const SITES: &[&str] = &[
    "https://www.acme.com/pricing",
    "globex.com/careers",
    "HTTP://Globex.COM",
    "-",
];
const DOMAINS: &[&str] = &["acme.com", "mail.acme.com", "globex.com"];
pub const INDUSTRIES: &[&str] = &["SaaS", "Fintech", "Retail"];
pub const INTERESTS: &[&str] = &["Security", "Data", "Cloud"];
pub const COUNTRIES: &[&str] = &["BR", "PT", "IT"];
pub const URLS: &[&str] = &[
    "https://acme.com/pricing",
    "https://acme.com/PRICING/pro",
    "https://globex.com/",
    "pricing",
];
pub const SECONDS: &[&str] = &["0", "9.5", "10", "60"];
pub const PLANS: &[&str] = &["Free", "Pro"];

/// Lengths in days that fit the span of the generated histories.
pub fn days() -> impl Strategy<Value = u32> {
    select(&[1_u32, 2, 3, 7, 14, 30][..])
}

/// `+7`: days from the day the history turns around, written into a contract as `{+7}`.
pub fn day_offset() -> impl Strategy<Value = i32> {
    prop_oneof![3 => -3..=3_i32, 3 => -10..=10_i32, 1 => -40..=40_i32]
}

/// A kind of activity, often one of those that happen often.
pub fn kind() -> impl Strategy<Value = &'static str> {
    prop_oneof![select(&["page view", "webinar", "call"][..]), select(KINDS)]
}

fn date() -> impl Strategy<Value = String> {
    day_offset().prop_map(|offset| format!("{{{offset:+}}}"))
}

fn quoted(texts: &'static [&'static str]) -> impl Strategy<Value = String> {
    select(texts).prop_map(|text| format!("\"{text}\""))
}

fn quoted_list(texts: &'static [&'static str]) -> impl Strategy<Value = String> {
    let some = prop::sample::subsequence(texts, 1..=texts.len().min(3));
    some.prop_map(|texts| {
        let quoted: Vec<String> = texts.iter().map(|text| format!("\"{text}\"")).collect();
        quoted.join(", ")
    })
}

/// `size at least 50`, and its relatives.
pub fn comparison(
    subject: &'static str,
    values: &'static [&'static str],
) -> impl Strategy<Value = String> {
    let operator = select(
        &[
            "is",
            "is not",
            "at least",
            "at most",
            "more than",
            "less than",
        ][..],
    );
    let between = (0..values.len(), 0..values.len()).prop_map(move |(a, b)| {
        let (low, high) = (values[a.min(b)], values[a.max(b)]);
        format!("{subject} between {low} and {high}")
    });
    prop_oneof![
        4 => (operator, select(values)).prop_map(move |(op, value)| format!("{subject} {op} {value}")),
        1 => between,
    ]
}

fn text_test(
    subject: &'static str,
    texts: &'static [&'static str],
) -> impl Strategy<Value = String> {
    let operator = select(
        &[
            "is",
            "is not",
            "contains",
            "does not contain",
            "mentions",
            "starts with",
            "ends with",
        ][..],
    );
    let list_operator = select(
        &[
            "is one of",
            "is none of",
            "contains one of",
            "mentions one of",
        ][..],
    );
    prop_oneof![
        2 => (operator, quoted(texts)).prop_map(move |(op, text)| format!("{subject} {op} {text}")),
        2 => (list_operator, quoted_list(texts)).prop_map(move |(op, texts)| format!("{subject} {op} {texts}")),
        1 => select(&["is in", "is not in"][..]).prop_map(move |op| format!("{subject} {op} competitors")),
    ]
}

fn choice_test(
    subject: &'static str,
    texts: &'static [&'static str],
) -> impl Strategy<Value = String> {
    let operator = select(&["is", "is not"][..]);
    let list_operator = select(&["is one of", "is none of"][..]);
    prop_oneof![
        (operator, quoted(texts)).prop_map(move |(op, text)| format!("{subject} {op} {text}")),
        (list_operator, quoted_list(texts))
            .prop_map(move |(op, texts)| format!("{subject} {op} {texts}")),
    ]
}

fn choices_test() -> impl Strategy<Value = String> {
    prop_oneof![
        quoted(INTERESTS).prop_map(|text| format!("interests contains {text}")),
        quoted(INTERESTS).prop_map(|text| format!("interests does not contain {text}")),
        quoted_list(INTERESTS).prop_map(|texts| format!("interests contains one of {texts}")),
    ]
}

fn country_test() -> impl Strategy<Value = String> {
    let some = prop::sample::subsequence(COUNTRIES, 1..=2);
    prop_oneof![
        select(COUNTRIES).prop_map(|code| format!("country is {code}")),
        select(COUNTRIES).prop_map(|code| format!("country is not {code}")),
        (select(&["is one of", "is none of"][..]), some)
            .prop_map(|(op, codes)| format!("country {op} {}", codes.join(", "))),
    ]
}

fn date_test(subject: &'static str) -> impl Strategy<Value = String> {
    prop_oneof![
        1 => (select(&["is", "before", "after"][..]), date())
            .prop_map(move |(op, date)| format!("{subject} {op} {date}")),
        1 => (day_offset(), 0..20_i32).prop_map(move |(from, length)| {
            format!("{subject} between {{{from:+}}} and {{{:+}}}", from + length)
        }),
        2 => (select(&["last", "next"][..]), days())
            .prop_map(move |(op, days)| format!("{subject} in the {op} {days} days")),
    ]
}

fn known_test() -> impl Strategy<Value = String> {
    let fields = select(
        &[
            "created",
            "size",
            "staff",
            "title",
            "mail",
            "industry",
            "interests",
            "renewal",
            "domain of mail",
        ][..],
    );
    (fields, select(&["is known", "is unknown"][..]))
        .prop_map(|(field, op)| format!("{field} {op}"))
}

/// A test of a field of the lead.
pub fn field_test() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => comparison("size", SIZES),
        2 => comparison("staff", STAFF),
        1 => comparison("ratio", RATIOS),
        1 => comparison("revenue", REVENUES),
        1 => comparison("share", SHARES),
        2 => text_test("title", PARTS),
        1 => text_test("domain of mail", DOMAINS),
        1 => text_test("domain of site", DOMAINS),
        1 => text_test("mail", DOMAINS),
        1 => choice_test("industry", INDUSTRIES),
        1 => choices_test(),
        1 => country_test(),
        1 => date_test("renewal"),
        1 => date_test("last seen"),
        1 => date_test("created"),
        1 => select(&["wants call is yes", "wants call is no"][..]).prop_map(str::to_owned),
        2 => known_test(),
    ]
    // Everything that is tested is one value on the stack, several times where strategies are combined.
    .boxed()
}

/// A test of a detail, for derived activities.
pub fn detail_test() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => select(&["contains \"/pricing\"", "ends with \"pricing\"", "mentions \"pro\""][..])
            .prop_map(|test| format!("url {test}")),
        1 => select(DOMAINS).prop_map(|domain| format!("domain of url is \"{domain}\"")),
        2 => comparison("seconds", SECONDS),
        1 => choice_test("plan", PLANS),
        1 => date_test("viewed on"),
        1 => select(&["robot is yes", "robot is no", "robot is unknown", "url is known"][..])
            .prop_map(str::to_owned),
    ]
}

/// `at least 2 times`, `at most 2 times`, `on at least 2 days`
pub fn count() -> impl Strategy<Value = String> {
    let limits = [
        ("at least", "times"),
        ("at most", "times"),
        ("on at least", "days"),
    ];
    (select(limits.to_vec()), 1..=3_u32)
        .prop_map(|((limit, unit), n)| format!("{limit} {n} {unit}"))
}

/// A test of activities that needs no stage.
pub fn activity_test() -> impl Strategy<Value = String> {
    let times = 1..=3_u32;
    prop_oneof![
        2 => kind().prop_map(str::to_owned),
        1 => kind().prop_map(|kind| format!("no {kind}")),
        1 => (kind(), count(), select(&["", " in the last 9 days"][..]))
            .prop_map(|(kind, count, window)| format!("{kind} {count}{window}")),
        1 => (kind(), days(), days()).prop_map(|(kind, low, more)| {
            let high = low + more;
            format!("{kind} between {low} and {high} days ago")
        }),
        1 => (kind(), times.clone(), 0..4_u32, days()).prop_map(|(kind, n, low, high)| {
            let high = low + high;
            format!("{kind} at least {n} times between {low} and {high} days ago")
        }),
        1 => (kind(), kind()).prop_map(|(kind, end)| format!("{kind} until {end}")),
        2 => (kind(), days()).prop_map(|(kind, days)| format!("{kind} in the last {days} days")),
        1 => (kind(), times, days())
            .prop_map(|(kind, n, days)| format!("{kind} at least {n} times in the last {days} days")),
        1 => (kind(), days()).prop_map(|(kind, days)| format!("no {kind} in the last {days} days")),
        2 => (select(&["the lead", "sales", "anybody", "anybody"][..]), days())
            .prop_map(|(party, days)| format!("no activity by {party} in the last {days} days")),
    ]
}
