//! What examples reach, construct by construct, as docs/reference/examples.md describes it.

use leadc::eval::coverage::{Coverage, reached};
use leadc::eval::example::Case;
use leadc::source::Sources;
use std::collections::BTreeMap;

/// By key: the number of examples with each outcome of an item.
fn coverage(body: &str) -> BTreeMap<String, String> {
    let text = format!("leadc 1 en\n\ncontract \"Test\":\n  time zone: UTC\n\n{HEAD}{body}");
    let mut sources = Sources::default();
    let loaded = leadc::suggest::load("test.leadc", &mut sources, &mut |_| {
        Ok(text.clone().into_bytes())
    });
    let contract = loaded.contract.unwrap_or_else(|| {
        let told: Vec<String> = loaded
            .diagnostics
            .iter()
            .map(|d| d.message.english())
            .collect();
        panic!("the contract is not read: {told:#?}")
    });
    let program = leadc::ir::compile(&contract, &sources);
    let runs = contract.examples.iter().map(|example| {
        let case = Case::new(&contract, example);
        reached(&program, &case.leads, &case.activities, case.as_of)
    });
    let runs: Vec<_> = runs.collect();
    let coverage = Coverage::new(&contract, &program, &sources, &runs);
    let items = coverage.blocks.iter().flat_map(|block| &block.items);
    let said = items.map(|item| {
        let outcomes = item.outcomes.iter();
        let outcomes = outcomes.map(|seen| format!("{} {}", seen.outcome.word(), seen.examples));
        (item.key.clone(), outcomes.collect::<Vec<_>>().join(", "))
    });
    said.collect()
}

fn assert_says(coverage: &BTreeMap<String, String>, expected: &[(&str, &str)]) {
    for (key, outcomes) in expected {
        let found = coverage.get(*key).map(String::as_str);
        assert_eq!(found, Some(*outcomes), "{key} in {coverage:#?}");
    }
}

const HEAD: &str = r#"
fields:
- lead id: id
- created: creation time
- size: whole number
- mail: email

activity visit, also visits by the lead:
  - url: text

activity pricing visit, also pricing visits:
  kind of: visit
  when: any of:
  - url contains "/pricing"
  - url contains "/plans"

activities by the lead:
- webinar, also webinars

activities by sales:
- call, also calls
- refusal

"#;

#[test]
fn conditions_are_seen_where_they_are_asked() {
    let coverage = coverage(
        r#"
define big:
  all of:
  - size at least 100
  - none of:
  -- mail ends with "free.example"

exclude spies:
  when: domain of mail is "spy.example"

stage Lead:

stage MQL:
  when: matches big
  not without: mail

stage SAL:
  when: call since MQL
  fast track past MQL: webinar

stage SQL:
  when: size at least 1000

example "big and free":
  as of: 2026-05-04
  lead: size is 300, mail is "a@free.example"
  expect: stage Lead

example "big, without an address":
  as of: 2026-05-04
  lead: size is 300
  expect: stage Lead

example "a spy at a webinar":
  as of: 2026-05-04
  lead: mail is "a@spy.example"
  did: webinar on 2026-05-02
  expect: excluded by spies
"#,
    );
    assert_says(
        &coverage,
        &[
            ("definition > big > all of:", "met 0, not met 1, open 2"),
            (
                "definition > big > all of: > size at least 100",
                "met 2, not met 0, open 1",
            ),
            (
                "definition > big > all of: > none of: > mail ends with \"free.example\"",
                "met 1, not met 1, open 1",
            ),
            ("exclusion > spies", "excluded a lead 1"),
            (
                "exclusion > spies > domain of mail is \"spy.example\"",
                "met 1, not met 1, open 1",
            ),
            ("stage > lead", "entered 3"),
            ("stage > mql", "entered 0"),
            // Even without a line `from`.
            ("stage > mql > from lead", "taken 0"),
            ("stage > mql > matches big", "met 0, not met 1, open 2"),
            // A condition that was met, and a way an exclusion closed.
            ("stage > sal > fast track past mql", "taken 0"),
            (
                "stage > sal > fast track past mql > webinar",
                "met 1, not met 2",
            ),
            // No lead was ever in the stage with this condition.
            ("stage > sal > call since mql", "met 0, not met 0"),
            (
                "stage > sql > size at least 1000",
                "met 0, not met 0, open 0",
            ),
        ],
    );
}

#[test]
fn moves_are_the_ways_that_were_taken() {
    let coverage = coverage(
        r#"
stage Lead:

stage MQL:
  from: Lead, Nurture
  when: size at least 100
  not without: mail
  back to Nurture when: refusal
  comes back: after 10 days, with new activity

stage SAL:
  from: MQL
  when: call since MQL
  fast track past MQL: webinar
  back to Nurture after: 5 days in this stage

stage Nurture:
  back from: SAL
  when: refusal since MQL

example "refused, and back again too early":
  as of: 2026-05-10
  lead: size is 300, mail is "a@b.example", created is 2026-05-01
  did: refusal on 2026-05-03 at 10:00
  did: visit on 2026-05-04 at 10:00
  expect: stage Nurture

example "straight to sales, and nothing came of it":
  as of: 2026-05-20
  lead: created is 2026-05-01, size is 300
  did: webinar on 2026-05-03 at 10:00
  expect: stage Nurture
"#,
    );
    assert_says(
        &coverage,
        &[
            ("stage > mql > from lead", "taken 1"),
            ("stage > mql > from nurture", "taken 0"),
            ("stage > mql > not without > mail", "kept a lead out 1"),
            ("stage > mql > back to nurture when", "taken 1"),
            (
                "stage > mql > back to nurture when > refusal",
                "met 1, not met 1",
            ),
            ("stage > mql > comes back", "kept a lead out 1"),
            ("stage > sal > from mql", "taken 0"),
            ("stage > sal > fast track past mql", "taken 1"),
            ("stage > sal > back to nurture after", "taken 1"),
            ("stage > nurture", "entered 2"),
            ("stage > nurture > back from sal", "taken 0"),
        ],
    );
}

const RULES: &str = r#"
points for fit, at most 25, at least 0:
+20 when size at least 10
+20 when size at least 100
-10 when mail is unknown

points for role:
  only the highest counts
+5 when size at least 10
+3 when size at least 100

points for interest, at least 0:
  halves every 10 days
+10 for each webinar
  at most 1 per day
  only the latest 2 count
+8 for each visit
  in the last 3 days
  fades over 10 days
  at most 5 points
-5 for each 7 days without activity

total all of it: fit + interest, at most 35
score: all of it

"#;

/// A lead created on 1 May, as of the end of 20 May.
fn lead_of_may(name: &str, lead: &str, did: &str) -> String {
    format!(
        "example \"{name}\":\n  as of: 2026-05-20\n  lead: created is 2026-05-01{lead}\n{did}  expect: not excluded\n\n"
    )
}

#[test]
fn rules_that_give_nothing_and_caps_that_cut_nothing() {
    let small = lead_of_may("small", ", size is 5, mail is \"a@b.example\"", "");
    assert_says(
        &coverage(&[RULES, &small].concat()),
        &[
            ("points group > fit > at most", "cut something 0"),
            ("points group > fit > at least", "cut something 0"),
            (
                "points group > fit > +20 when size at least 10",
                "met 0, not met 1, open 0",
            ),
            (
                "points group > fit > -10 when mail is unknown",
                "met 0, not met 1",
            ),
            (
                "points group > interest > +10 for each webinar",
                "gave points 0",
            ),
            // Inactivity cannot push the points below the lower limit.
            (
                "points group > interest > -5 for each 7 days without activity",
                "gave points 0",
            ),
            ("points group > interest > at least", "cut something 1"),
            ("total > all of it > at most", "cut something 0"),
        ],
    );
}

/// What an active lead reaches, and one about which nothing is known.
fn busy() -> BTreeMap<String, String> {
    let did = "  did: webinar 2 times on 2026-05-02\n  did: webinar on 2026-05-03\n  did: webinar on 2026-05-04\n  did: visit on 2026-05-16\n";
    let big = lead_of_may("big", ", size is 500", did);
    coverage(&[RULES, &big, &lead_of_may("nobody", "", "")].concat())
}

#[test]
fn rules_give() {
    assert_says(
        &busy(),
        &[
            (
                "points group > fit > -10 when mail is unknown",
                "met 2, not met 0",
            ),
            (
                "points group > interest > +10 for each webinar",
                "gave points 1",
            ),
            (
                "points group > interest > +8 for each visit",
                "gave points 1",
            ),
            (
                "points group > interest > -5 for each 7 days without activity",
                "gave points 1",
            ),
        ],
    );
}

#[test]
fn caps_cut() {
    let busy = busy();
    assert_says(
        &busy,
        &[
            ("points group > fit > at most", "cut something 1"),
            ("points group > fit > at least", "cut something 1"),
            (
                "points group > role > only the highest counts",
                "cut something 1",
            ),
            (
                "points group > interest > halves every 10 days",
                "cut something 2",
            ),
            (
                "points group > interest > +10 for each webinar > at most 1 per day",
                "cut something 1",
            ),
            (
                "points group > interest > +10 for each webinar > only the latest 2 count",
                "cut something 1",
            ),
            (
                "points group > interest > +8 for each visit > in the last 3 days",
                "cut something 1",
            ),
            (
                "points group > interest > +8 for each visit > fades over 10 days",
                "cut something 1",
            ),
            (
                "points group > interest > +8 for each visit > at most 5 points",
                "cut something 1",
            ),
            ("total > all of it > at most", "cut something 1"),
        ],
    );
    assert!(!busy.contains_key("total > score"), "{busy:#?}");
}

#[test]
fn details_of_activities_are_asked_where_events_have_them() {
    let coverage = coverage(
        r#"
stage Lead:

stage MQL:
  when: pricing visit

example "one of each":
  as of: 2026-05-04
  did: visit, url is "/pricing", on 2026-05-01
  did: visit on 2026-05-02
  expect: stage MQL

example "named, so nothing is asked":
  as of: 2026-05-04
  did: pricing visit, url is "/plans", on 2026-05-01
  expect: stage MQL
"#,
    );
    assert_says(
        &coverage,
        &[
            (
                "activity > pricing visit > any of:",
                "met 1, not met 0, open 1",
            ),
            (
                "activity > pricing visit > any of: > url contains \"/plans\"",
                "met 0, not met 1, open 1",
            ),
            ("stage > mql > pricing visit", "met 2, not met 0"),
        ],
    );
}

#[test]
fn clocks_have_ends() {
    let coverage = coverage(
        r#"
stage Lead:

stage MQL:
  when: webinar

sla greeting:
  who: sales
  when: size at least 10
  must: 1 call
  within: 2 days after MQL
  warn after: 1 day
  escalate to "Head of Sales" after: 3 days
  lapses when: any of:
  - refusal
  - visit at least 2 times

sla thanks:
  who: sales
  must: 1 call
  within: 1 day after visit

example "nobody called":
  as of: 2026-05-10
  lead: size is 20
  did: webinar on 2026-05-01
  expect: sla greeting is breached

example "called":
  as of: 2026-05-10
  lead: size is 20
  did: webinar on 2026-05-01
  did: call on 2026-05-02
  expect: sla greeting is met

example "refused":
  as of: 2026-05-10
  lead: size is 20
  did: webinar on 2026-05-01
  did: refusal on 2026-05-02
  expect: sla greeting is void

example "small":
  as of: 2026-05-10
  lead: size is 2
  did: webinar on 2026-05-01
  expect: stage MQL
"#,
    );
    assert_says(
        &coverage,
        &[
            ("sla > greeting", "started 3, met 1, breached 1, void 1"),
            ("sla > greeting > warn after", "warned 1"),
            ("sla > greeting > escalate", "escalated 1"),
            (
                "sla > greeting > when > size at least 10",
                "met 3, not met 1, open 0",
            ),
            (
                "sla > greeting > lapses when > any of: > refusal",
                "met 1, not met 2",
            ),
            (
                "sla > greeting > lapses when > any of: > visit at least 2 times",
                "met 0, not met 3",
            ),
            // Nothing can make it void.
            ("sla > thanks", "started 0, met 0, breached 0"),
        ],
    );
}

#[test]
fn a_line_written_twice_has_two_keys() {
    let coverage = coverage(
        r#"
points for fit:
+5 when size at least 10
+5 when size at least 10

example "small":
  as of: 2026-05-10
  lead: size is 2
  expect: fit is 0
"#,
    );
    let keys: Vec<&str> = coverage.keys().map(String::as_str).collect();
    let rule = "points group > fit > +5 when size at least 10";
    assert!(keys.contains(&rule), "{keys:?}");
    assert!(keys.contains(&format!("{rule} (2)").as_str()), "{keys:?}");
}
