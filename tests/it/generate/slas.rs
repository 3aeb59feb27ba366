//! Slas of generated contracts: every start, every form of `must:`, every unit.

use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::calendars::{choices, lines};
use super::conditions::{Condition, Names, Scope, condition, leaf};
use super::vocabulary::kind;

/// Lengths of each kind of time that can be compared, shorter ones first.
const ELAPSED: &[&str] = &[
    "30 minutes",
    "3 hours",
    "12 hours",
    "24 hours",
    "72 hours",
    "240 hours",
];
const BUSINESS: &[&str] = &[
    "30 business minutes",
    "2 business hours",
    "8 business hours",
    "9 business hours",
    "24 business hours",
    "60 business hours",
];
const DAYS: &[&str] = &["0 days", "1 day", "2 days", "5 days", "1 week", "14 days"];
const BUSINESS_DAYS: &[&str] = &[
    "1 business day",
    "2 business days",
    "3 business days",
    "4 business days",
    "5 business days",
    "9 business days",
];

#[derive(Debug, Clone)]
pub struct Sla {
    when: Option<Condition>,
    /// Its own lines `calendar:`.
    calendar: Option<Vec<(&'static str, String)>>,
    must: Must,
    length: Length,
    after: Start,
    paused: Option<(&'static str, &'static str)>,
    lapses: Vec<Condition>,
}

#[derive(Debug, Clone)]
enum Must {
    Acts(&'static str, Vec<(u32, &'static str, bool)>),
    BringTo(Vec<usize>),
}

#[derive(Debug, Clone)]
enum Start {
    Stage(usize),
    Activity(&'static str),
}

/// Places in the list of lengths of a kind.
#[derive(Debug, Clone)]
struct Length {
    in_business: bool,
    in_days: bool,
    within: usize,
    warn: Option<usize>,
    escalate: Option<usize>,
}

pub fn slas() -> impl Strategy<Value = Vec<Sla>> {
    let when = weighted(0.4, condition(Scope::Stages));
    let lapse = prop_oneof![6 => leaf(Scope::Lapses), 1 => condition(Scope::Lapses)];
    let lapses = prop_oneof![
        2 => Just(Vec::new()),
        1 => prop::collection::vec(lapse, 1..=2),
    ];
    let pause = prop_oneof![
        (kind(), kind()),
        select(
            &[
                ("demo", "webinar"),
                ("page view", "pricing view"),
                ("webinar", "touch")
            ][..]
        ),
    ];
    let pause = pause.prop_filter("two activities", |(from, until)| from != until);
    let sla = (
        (when, weighted(0.2, choices())),
        must(),
        length(),
        start(),
        weighted(0.4, pause),
        lapses,
    );
    let sla = sla.prop_map(
        |((when, calendar), must, length, after, paused, lapses)| Sla {
            when,
            calendar,
            must,
            length,
            after,
            paused,
            lapses,
        },
    );
    prop::collection::vec(sla, 1..=4)
}

fn must() -> impl Strategy<Value = Must> {
    let kinds = subsequence(&["call", "mailing", "touch"][..], 1..=2);
    let count = || (1..=3_u32, any::<bool>());
    let acts = (kinds, count(), count()).prop_map(|(kinds, one, other)| {
        let counts = [one, other].into_iter().zip(kinds);
        let act = |((count, days), kind)| (count, kind, days && count > 1);
        counts.map(act).collect()
    });
    prop_oneof![
        2 => (select(&[", ", " or "][..]), acts).prop_map(|(word, acts)| Must::Acts(word, acts)),
        1 => prop::collection::vec(0..5_usize, 1..=2).prop_map(Must::BringTo),
    ]
}

fn start() -> impl Strategy<Value = Start> {
    prop_oneof![
        (0..5_usize).prop_map(Start::Stage),
        kind().prop_map(Start::Activity),
    ]
}

fn length() -> impl Strategy<Value = Length> {
    let places = (
        0..6_usize,
        weighted(0.5, 0..6_usize),
        weighted(0.5, 1..6_usize),
    );
    let kind = (any::<bool>(), prop::bool::weighted(0.4));
    (kind, places).prop_map(
        |((in_business, in_days), (within, warn, escalate))| Length {
            in_business,
            in_days,
            within,
            warn,
            escalate,
        },
    )
}

/// Writes the slas; business time only where there is a calendar to count it in.
pub fn write(slas: &[Sla], has_hours: bool, names: &Names, out: &mut String) {
    for (index, sla) in slas.iter().enumerate() {
        out.push_str(&format!("\nsla promise {}:\n  who: sales\n", index + 1));
        sla.write(has_hours, names, out);
    }
}

impl Sla {
    fn write(&self, has_hours: bool, names: &Names, out: &mut String) {
        let stage = |number: usize| names.stages[number % names.stages.len()].as_str();
        if let Some(condition) = &self.when {
            condition.write_after("  when: ", names, out);
        }
        if let Some(choices) = &self.calendar {
            out.push_str(&lines(choices));
        }
        let has_hours = has_hours || self.calendar.is_some();
        let after = match self.after {
            Start::Stage(number) => stage(number),
            Start::Activity(kind) => kind,
        };
        out.push_str(&format!("  must: {}\n", self.must.words(&stage)));
        self.length.write(has_hours, after, out);
        if let Some((from, until)) = self.paused.filter(|_| !self.length.in_days) {
            out.push_str(&format!("  paused while: {from} until {until}\n"));
        }
        for condition in &self.lapses {
            condition.write_after("  lapses when: ", names, out);
        }
    }
}

impl Must {
    fn words<'a>(&self, stage: &dyn Fn(usize) -> &'a str) -> String {
        match self {
            Must::Acts(word, acts) => {
                let acts = acts.iter().map(|(count, kind, days)| {
                    let days = if *days { " on different days" } else { "" };
                    format!("{count} {kind}{days}")
                });
                acts.collect::<Vec<_>>().join(word)
            }
            Must::BringTo(stages) => {
                let mut stages: Vec<&str> = stages.iter().map(|number| stage(*number)).collect();
                stages.dedup();
                format!("bring the lead to {}", stages.join(" or "))
            }
        }
    }
}

impl Length {
    fn write(&self, has_hours: bool, after: &str, out: &mut String) {
        let lengths = match (self.in_business && has_hours, self.in_days) {
            (false, false) => ELAPSED,
            (true, false) => BUSINESS,
            (false, true) => DAYS,
            (true, true) => BUSINESS_DAYS,
        };
        out.push_str(&format!(
            "  within: {} after {after}\n",
            lengths[self.within]
        ));
        // A warning comes before the deadline; `0 days` is a deadline only.
        let is_early = |warn: &usize| *warn < self.within && lengths[*warn] != "0 days";
        if let Some(warn) = self.warn.filter(is_early) {
            out.push_str(&format!("  warn after: {}\n", lengths[warn]));
        }
        if let Some(escalate) = self.escalate {
            let length = lengths[escalate];
            out.push_str(&format!("  escalate to \"the head\" after: {length}\n"));
        }
    }
}
