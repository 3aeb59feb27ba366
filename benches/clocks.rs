//! How long deadlines take: a million clocks under a calendar with a lunch break, short ones and ones over years.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use jiff::tz::TimeZone;
use leadc::clock::{Deadline, Hours, OpenTime, Opening, due};
use leadc::time::{Clock, Duration, LocalDay, MicrosUtc, Unit, Weekday, first_instant};
use std::hint::black_box;

const CLOCKS: i64 = 1_000_000;

/// Monday to Friday, 09:00 to 12:00 and 13:00 to 18:00, and a closed week at the end of each year.
fn office() -> Hours {
    let opening = |from, to| Opening {
        days: (Weekday::Monday, Weekday::Friday),
        from: Clock(from),
        to: Clock(to),
    };
    let day = |year, month, day| LocalDay::from_ymd(year, month, day).expect("the day exists");
    let closed = (2024..=2040).map(|year| (day(year, 12, 24), day(year, 12, 31)));
    Hours {
        zone: TimeZone::get("America/Sao_Paulo").expect("the zone database is bundled"),
        open: vec![opening(9 * 60, 12 * 60), opening(13 * 60, 18 * 60)],
        closed: closed.collect(),
        as_usual: Vec::new(),
        special: Vec::new(),
    }
}

/// Starts all over two years, by day and by night.
fn starts(from: MicrosUtc) -> impl Iterator<Item = MicrosUtc> {
    const TWO_YEARS: i64 = 730 * 86_400_000_000;
    (0..CLOCKS).map(move |i| MicrosUtc(from.0 + i * 7_919 % CLOCKS * (TWO_YEARS / CLOCKS)))
}

fn a_million_deadlines(criterion: &mut Criterion) {
    let hours = office();
    let first = LocalDay::from_ymd(2024, 7, 1).expect("the day exists");
    let last = LocalDay(first.0 + 5_000);
    let open = OpenTime::new(&hours, first, last);
    let from = first_instant(first, &hours.zone);
    let mut group = criterion.benchmark_group("deadlines of a million clocks");
    group.sample_size(10);
    group.throughput(Throughput::Elements(CLOCKS as u64));
    for (count, unit, name) in [
        (8, Unit::BusinessHours, "8 business hours"),
        (10_000, Unit::BusinessHours, "10000 business hours"),
        (2, Unit::BusinessDays, "2 business days"),
        (1_000, Unit::BusinessDays, "1000 business days"),
        (8, Unit::Hours, "8 hours"),
        (14, Unit::Days, "14 days"),
    ] {
        let length = Duration { count, unit };
        group.bench_function(BenchmarkId::from_parameter(name), |bench| {
            bench.iter(|| {
                let dues = starts(from).map(|start| due(start, black_box(length), &open));
                dues.filter(|due| matches!(due, Deadline::At(_))).count()
            });
        });
    }
    group.finish();
    criterion.bench_function("the table of a calendar over ten years", |bench| {
        bench.iter(|| OpenTime::new(&hours, first, black_box(LocalDay(first.0 + 3_653))));
    });
}

criterion_group!(benches, a_million_deadlines);
criterion_main!(benches);
