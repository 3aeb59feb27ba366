//! Stories of leads.

use super::contract_of;
use leadc::eval::explain::explanation::{
    Change, ClosingExplanation, Counts, EventKind, LeadExplanation, NotStartedExplanation,
    ObservedValue, OutOfRange, RuleCause, TimeSpan,
};
use leadc::eval::{example, explain};
use leadc::ir::Truth;
use leadc::ir::program::Place;
use leadc::language::modifier::ModifierKind;
use leadc::syntax::tree::Period;
use leadc::time::{LocalDay, LocalTime, MicrosUtc};
use leadc::units::MilliPoints;
use serde_json::{Value, json};

fn story(body: &str) -> LeadExplanation {
    let (contract, program) = contract_of(body);
    let case = example::Case::new(&contract, &contract.examples[0]);
    explain(&program, &case.leads, &case.activities, 0, case.as_of).unwrap()
}

const RULES: &str = "\
fields:
- lead id: id
- size: whole number
- mail: email
- sector: choice of \"A\", \"B\"

activity visit by the lead:
activity unsubscribe by the lead:
activity call by sales:

exclude opted out:
  when: unsubscribe in the last 3 days

points for fit, at most 45:
+20 when size at least 100
  because \"they buy\"
+30 when sector is \"A\"

points for interest, at least 0:
+10 for each visit
  at most 2 per day
  halves every 10 days
-4 for each 5 days without activity

score: fit + interest

stage Lead:

stage MQL:
  all of:
  - score at least 40
  - fit at least 20
  not without: mail
  back to Lead when: no activity by the lead in the last 30 days

stage SAL:
  when: call since MQL
";

#[test]
fn history_says_what_happened_and_what_did_it() {
    let explanation = story(&format!(
        "{RULES}
example \"one\":
  as of: 2026-06-30
  lead: size is 300, mail is \"a@b.example\"
  did: visit 3 times on 2026-04-01 at 09:00
  did: unsubscribe on 2026-05-03
  did: call on 2026-04-02 at 10:00
  did: visit on 2026-04-01 at 11:00
  expect: stage Lead
"
    ));
    let texts: Vec<String> = explanation
        .history
        .iter()
        .map(|h| match &h.what {
            EventKind::Start { stage } => {
                format!("{} start in {}", h.day, stage.as_deref().unwrap())
            }
            EventKind::Acts { kinds, times, .. } => {
                format!("{} {times} {}", h.day, kinds.join(" > "))
            }
            EventKind::Entered { stage, because, .. } => {
                format!("{} enters {stage}: {}", h.day, because.line.text)
            }
            EventKind::WentBack { stage, line, .. } => {
                format!("{} back to {stage}: {}", h.day, line.text)
            }
            EventKind::Excluded { by, .. } => format!("{} excluded by {by}", h.day),
            EventKind::NoLongerExcluded { by } => format!("{} no longer {by}", h.day),
            EventKind::Known { field } => format!("{} {field} known", h.day),
        })
        .collect();
    assert_eq!(
        texts,
        [
            "2026-04-01 start in Lead",
            "2026-04-01 3 visit",
            "2026-04-01 enters MQL: all of:",
            "2026-04-01 1 visit",
            "2026-04-02 1 call",
            "2026-04-02 enters SAL: call since MQL",
            "2026-05-03 1 unsubscribe",
            "2026-05-03 excluded by opted out",
            "2026-05-06 no longer opted out",
        ]
    );
    let EventKind::Entered { because, .. } = &explanation.history[2].what else {
        panic!("{:?}", explanation.history[2]);
    };
    let found: Vec<_> = because
        .parts
        .iter()
        .map(|p| p.found.clone().unwrap())
        .collect();
    let points = |points| ObservedValue::Points(MilliPoints::whole(points));
    assert_eq!(found, [points(40), points(20)]);
}

#[test]
fn points_say_what_counted() {
    let explanation = story(&format!(
        "{RULES}
example \"one\":
  as of: 2026-04-12
  lead: size is 300
  did: visit 3 times on 2026-04-01 at 09:00
  did: visit on 2026-04-04 at 11:00
  expect: stage Lead
"
    ));
    let fit = &explanation.groups[0];
    assert_eq!(fit.points, MilliPoints::whole(20));
    assert_eq!(fit.lowest, MilliPoints::whole(20));
    assert_eq!(fit.highest, MilliPoints::whole(45));
    assert_eq!(fit.rules[0].because.as_deref(), Some("they buy"));
    let RuleCause::Condition(sector) = &fit.rules[1].why else {
        panic!("{:?}", fit.rules[1]);
    };
    assert_eq!(
        (sector.answer, &sector.missing[..]),
        (Truth::Open, &["sector".to_owned()][..])
    );

    let interest = &explanation.groups[1];
    let RuleCause::Occurrences(visits) = &interest.rules[0].why else {
        panic!("{:?}", interest.rules[0]);
    };
    let counted: Vec<_> = visits
        .counted
        .iter()
        .map(|c| (c.age, c.times, c.each.0))
        .collect();
    assert_eq!(counted, [(11, 2, 5_000), (8, 1, 10_000)]);
    let dropped: Vec<_> = visits
        .dropped
        .iter()
        .map(|d| (d.age, d.times, d.why))
        .collect();
    assert_eq!(dropped, [(11, 1, ModifierKind::PerPeriod(Period::Day))]);
    // Silent from the 4th to the 9th.
    assert_eq!(interest.rules[1].points, MilliPoints::whole(-4));
    assert_eq!(interest.points, MilliPoints::whole(16));
}

#[test]
fn what_would_do_is_tried_out() {
    let explanation = story(&format!(
        "{RULES}
example \"one\":
  as of: 2026-04-12
  lead: size is 300, mail is \"a@b.example\"
  did: visit on 2026-04-12 at 11:00
  expect: stage Lead
"
    ));
    let counterfactuals = &explanation.nearest[0];
    assert_eq!(counterfactuals.stage, "MQL");
    assert_eq!(counterfactuals.short.len(), 1);
    assert_eq!(counterfactuals.short[0].by, MilliPoints::whole(10));
    assert_eq!(counterfactuals.short[0].line.text, "score at least 40");
    let visit = Change::Activity {
        kind: "visit".to_owned(),
        times: 1,
    };
    let sector = Change::Field {
        field: "sector".to_owned(),
        value: Some(ObservedValue::Text("A".to_owned())),
    };
    let changes: Vec<&Change> = counterfactuals.would_do.iter().map(|w| &w.change).collect();
    assert_eq!(changes, [&visit, &sector]);
}

#[test]
fn any_value_of_a_field_that_must_be_known_would_do() {
    let explanation = story(&format!(
        "{RULES}
example \"one\":
  as of: 2026-04-12
  lead: size is 300
  did: visit 2 times on 2026-04-12 at 11:00
  expect: stage MQL is open
"
    ));
    let counterfactuals = &explanation.nearest[0];
    assert!(counterfactuals.short.is_empty());
    let mail = Change::Field {
        field: "mail".to_owned(),
        value: None,
    };
    assert_eq!(
        counterfactuals
            .would_do
            .iter()
            .map(|w| &w.change)
            .collect::<Vec<_>>(),
        [&mail]
    );
}

#[test]
fn an_activity_before_the_stage_is_not_reported_as_none() {
    let explanation = story(&format!(
        "{RULES}
example \"one\":
  as of: 2026-04-12
  lead: size is 300, mail is \"a@b.example\"
  did: call on 2026-03-30 at 11:00
  did: visit 2 times on 2026-04-12 at 11:00
  expect: stage MQL
"
    ));
    let call = explanation.ways[0].condition.as_ref().unwrap();
    let day = |day| LocalDay::from_ymd(2026, 4, day).unwrap();
    let since = OutOfRange::Stage("MQL".to_owned(), Some(day(12)));
    let last = LocalDay(day(1).0 - 2);
    assert_eq!(call.found, Some(ObservedValue::NoneSince(last, since)));
}

fn epoch() -> LocalTime {
    let zone = jiff::tz::TimeZone::get("Europe/Lisbon").unwrap();
    MicrosUtc(0).local_time(&zone)
}

#[test]
fn values_in_the_document() {
    let day = LocalDay(20_000);
    let since = |why| ObservedValue::NoneSince(day, why);
    let none = |why: &str| json!({ "times": 0, "last": "2024-10-04", "not_counted": why });
    let forms: [(ObservedValue, Value); 16] = [
        (ObservedValue::Unknown, json!({ "unknown": true })),
        (ObservedValue::Text("A".to_owned()), json!({ "text": "A" })),
        (ObservedValue::Texts(vec![]), json!({ "texts": [] })),
        (ObservedValue::Number(1.5), json!({ "number": 1.5 })),
        (ObservedValue::Day(day), json!({ "date": "2024-10-04" })),
        (
            ObservedValue::Time(epoch()),
            json!({ "time": "1970-01-01T01:00:00+01:00" }),
        ),
        (ObservedValue::YesNo(false), json!({ "yes": false })),
        (
            ObservedValue::Points(MilliPoints(-2_125)),
            json!({ "points": -2.125 }),
        ),
        (
            ObservedValue::Points(MilliPoints(40_000)),
            json!({ "points": 40 }),
        ),
        (ObservedValue::Times(2), json!({ "times": 2 })),
        (
            ObservedValue::LastDaysAgo(None),
            json!({ "last_days_ago": null }),
        ),
        (
            ObservedValue::LastDaysAgo(Some(3)),
            json!({ "last_days_ago": 3 }),
        ),
        (since(OutOfRange::Days(30)), none("window")),
        (
            since(OutOfRange::Stage("MQL".to_owned(), None)),
            none("before the stage"),
        ),
        (since(OutOfRange::Clock), none("before the clock")),
        (since(OutOfRange::GoingBack(day)), none("before going back")),
    ];
    for (value, form) in forms {
        assert_eq!(serde_json::to_value(&value).unwrap(), form, "{value:?}");
    }
}

#[test]
fn clocks_in_the_document() {
    let stretch = |what| {
        let (from, to) = (epoch(), epoch());
        let mut form = serde_json::to_value(TimeSpan { from, to, what }).unwrap();
        for end in ["from", "to"] {
            assert_eq!(form[end], "1970-01-01T01:00:00+01:00");
            form.as_object_mut().unwrap().remove(end);
        }
        form
    };
    assert_eq!(stretch(Counts::Time), json!({ "counts": true }));
    assert_eq!(stretch(Counts::Day(2)), json!({ "open_day": 2 }));
    assert_eq!(
        stretch(Counts::Closed(Some("Easter".into()))),
        json!({ "closed": "Easter" })
    );
    assert_eq!(stretch(Counts::Closed(None)), json!({ "closed": "closed" }));
    assert_eq!(stretch(Counts::Paused), json!({ "paused": true }));

    let closing = |by: ClosingExplanation| serde_json::to_value(by).unwrap();
    assert_eq!(closing(ClosingExplanation::Exclusion), "exclusion");
    assert_eq!(closing(ClosingExplanation::GoingBack), "going back");
    let line = Place {
        file: "a.leadc".to_owned(),
        line: 3,
        text: "refusal".to_owned(),
    };
    assert_eq!(
        closing(ClosingExplanation::Lapse(line)),
        json!({ "lapses_when": { "file": "a.leadc", "line": 3, "text": "refusal" } })
    );

    let not_started = |why: NotStartedExplanation| serde_json::to_value(why).unwrap();
    assert_eq!(
        not_started(NotStartedExplanation::Running(epoch())),
        json!({ "running_since": "1970-01-01T01:00:00+01:00" })
    );
    assert_eq!(
        not_started(NotStartedExplanation::Unknown(vec!["size".to_owned()])),
        json!({ "unknown": ["size"] })
    );
    assert_eq!(
        not_started(NotStartedExplanation::Excluded(vec!["left".to_owned()])),
        json!({ "excluded_by": ["left"] })
    );
}
