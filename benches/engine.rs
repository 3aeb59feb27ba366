//! One lead at a time: a decision through the facade, next to the same rules written by hand.

use criterion::{Criterion, criterion_group, criterion_main};
use jiff::Timestamp;
use leadc::{Contract, Engine, Lead};
use std::hint::black_box;

const CONTRACT: &str = r#"leadc 1 en
contract "One lead":
  time zone: UTC
fields:
- size: whole number
- country: country
- title: text
activities by the lead:
- visit
- reply
points for fit, at most 40:
+20 when size at least 50
+10 when country is one of PT, ES, BR
+10 when title mentions one of "cto", "head of sales"
points for interest:
+3 for each visit
  at most 2 per week
  in the last 90 days
+15 for each reply
  only the latest 2 count
score: fit + interest
stage Lead:
stage MQL:
  all of:
  - fit at least 30
  - score at least 50
"#;

/// The activities are counted elsewhere, and given as numbers.
const AGGREGATES: &str = r#"leadc 1 en
contract "One lead, aggregates given":
  time zone: UTC
fields:
- size: whole number
- country: country
- title: text
- visits: whole number
- replies: whole number
points for fit, at most 40:
+20 when size at least 50
+10 when country is one of PT, ES, BR
+10 when title mentions one of "cto", "head of sales"
points for interest:
+6 when visits at least 2
+12 when visits at least 6
+15 when replies at least 1
+15 when replies at least 2
score: fit + interest
stage Lead:
stage MQL:
  all of:
  - fit at least 30
  - score at least 50
"#;

const DAY: i64 = 86_400_000_000;

fn at(day: i64) -> Timestamp {
    Timestamp::from_microsecond(day * DAY + DAY / 2).expect("a time")
}

/// Eight visits and two replies.
fn lead(today: i64) -> Lead {
    let lead = Lead::new("a-17")
        .with("size", 80)
        .with("country", "PT")
        .with("title", "Head of Sales EMEA");
    let lead = (0..8).fold(lead, |lead, week| lead.did("visit", at(today - 5 * week)));
    lead.did("reply", at(today - 3))
        .did("reply", at(today - 40))
}

fn by_hand_fit(size: f64, country: &str, title: &str) -> usize {
    let title = title.to_lowercase();
    let mut fit = 0;
    fit += if size >= 50.0 { 20 } else { 0 };
    fit += if ["PT", "ES", "BR"].contains(&country) {
        10
    } else {
        0
    };
    fit += if title.contains("cto") || title.contains("head of sales") {
        10
    } else {
        0
    };
    fit.min(40)
}

/// The points of today only, with all names resolved beforehand.
fn by_hand(
    size: f64,
    country: &str,
    title: &str,
    visits: &[i64],
    replies: &[i64],
    today: i64,
) -> bool {
    let fit = by_hand_fit(size, country, title);
    let (mut interest, mut week, mut used) = (0, i64::MIN, 0);
    for day in visits.iter().rev().filter(|day| today - **day < 90) {
        let own = (day + 3).div_euclid(7);
        (week, used) = if own == week {
            (week, used + 1)
        } else {
            (own, 1)
        };
        interest += if used <= 2 { 3 } else { 0 };
    }
    interest += 15 * replies.len().min(2);
    fit >= 30 && fit + interest >= 50
}

fn one_lead(criterion: &mut Criterion) {
    let contract = Contract::from_text("one.leadc", CONTRACT).expect("a contract without errors");
    let engine = Engine::new(&contract);
    let today = 20_600;
    let lead = lead(today);
    let outcome = engine
        .decide(&lead, at(today))
        .expect("names of the contract");
    assert_eq!(
        outcome.and_then(|outcome| outcome.stage).as_deref(),
        Some("MQL")
    );
    let visits: Vec<i64> = (0..8).rev().map(|week| today - 5 * week).collect();
    let replies = [today - 40, today - 3];
    let mut group = criterion.benchmark_group("one lead with ten activities");
    group.bench_function("engine", |bench| {
        bench.iter(|| engine.decide(black_box(&lead), at(today)));
    });
    group.bench_function("by hand, without history", |bench| {
        bench.iter(|| {
            let (visits, replies) = (black_box(&visits), black_box(&replies));
            by_hand(
                80.0,
                black_box("PT"),
                black_box("Head of Sales EMEA"),
                visits,
                replies,
                today,
            )
        });
    });
    group.finish();
}

/// The points of [`AGGREGATES`].
fn by_hand_of_aggregates(size: f64, country: &str, title: &str, visits: f64, replies: f64) -> bool {
    let fit = by_hand_fit(size, country, title);
    let mut interest = 0;
    interest += if visits >= 2.0 { 6 } else { 0 };
    interest += if visits >= 6.0 { 12 } else { 0 };
    interest += if replies >= 1.0 { 15 } else { 0 };
    interest += if replies >= 2.0 { 15 } else { 0 };
    fit >= 30 && fit + interest >= 50
}

fn aggregates(criterion: &mut Criterion) {
    let contract = Contract::from_text("one.leadc", AGGREGATES).expect("a contract without errors");
    let engine = Engine::new(&contract);
    let today = 20_600;
    let lead = Lead::new("a-17")
        .with("size", 80)
        .with("country", "PT")
        .with("title", "Head of Sales EMEA")
        .with("visits", 8)
        .with("replies", 2);
    let outcome = engine
        .decide(&lead, at(today))
        .expect("names of the contract");
    assert_eq!(
        outcome.and_then(|outcome| outcome.stage).as_deref(),
        Some("MQL")
    );
    let mut group = criterion.benchmark_group("one lead with aggregates");
    group.bench_function("engine", |bench| {
        bench.iter(|| engine.decide(black_box(&lead), at(today)));
    });
    group.bench_function("by hand", |bench| {
        bench.iter(|| {
            let (country, title) = (black_box("PT"), black_box("Head of Sales EMEA"));
            by_hand_of_aggregates(80.0, country, title, black_box(8.0), black_box(2.0))
        });
    });
    group.finish();
}

criterion_group!(benches, one_lead, aggregates);
criterion_main!(benches);
