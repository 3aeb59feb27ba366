//! Differences of leads.

use super::{Difference, difference};
use crate::diff::leads::{ClockChange, ClockCounts, Flip, Move, Sample, StageCount, TargetState};
use crate::message::Language;
use crate::report::diff::{self, LeadComparison};
use crate::report::format::moment;
use crate::time::LocalDay;
use jiff::tz::TimeZone;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Leads<'a> {
    as_of: &'a str,
    leads: u64,
    moved: u64,
    stages: Vec<Count<'a>>,
    matrix: Vec<Cell<'a>>,
    moves: Vec<Moved<'a>>,
    clocks: Vec<Clocks<'a>>,
    targets: Vec<Target<'a>>,
}

#[derive(Serialize)]
struct Count<'a> {
    stage: &'a str,
    old: u64,
    new: u64,
}

#[derive(Serialize)]
struct Cell<'a> {
    from: &'a str,
    to: &'a str,
    leads: u64,
}

#[derive(Serialize)]
struct Moved<'a> {
    from: &'a str,
    to: &'a str,
    leads: &'a [String],
    samples: Vec<Example<'a>>,
}

#[derive(Serialize)]
struct Example<'a> {
    lead: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    shown: Vec<Shown<'a>>,
    parted: Option<String>,
    reasons: Vec<Difference>,
}

#[derive(Serialize)]
struct Shown<'a> {
    field: &'a str,
    value: Option<&'a str>,
}

#[derive(Serialize)]
struct Clocks<'a> {
    sla: &'a str,
    old: Option<States>,
    new: Option<States>,
    started: u64,
    gone: u64,
    due: u64,
    state: u64,
}

#[derive(Serialize)]
struct States {
    met: u64,
    breached: u64,
    running: u64,
    void: u64,
}

#[derive(Serialize)]
struct Target<'a> {
    target: &'a str,
    sla: Option<&'a str>,
    first: String,
    last: String,
    old: Option<Stood>,
    new: Option<Stood>,
}

#[derive(Serialize)]
struct Stood {
    standing: &'static str,
    provisional: bool,
    reached: u64,
    failed: u64,
    open: u64,
}

#[derive(Serialize)]
pub(super) struct Verdict<'a> {
    gate: &'a str,
    passed: bool,
    said: String,
    stages: Vec<Count<'a>>,
}

pub(super) fn leads(compared: &LeadComparison, language: Language) -> Leads<'_> {
    let changes = &compared.changes;
    let matrix = changes.matrix.iter().map(|cell| Cell {
        from: cell.from.word(),
        to: cell.to.word(),
        leads: cell.leads,
    });
    Leads {
        as_of: &compared.as_of,
        leads: changes.leads,
        moved: changes.moved,
        stages: changes.stages.iter().map(count).collect(),
        matrix: matrix.collect(),
        moves: (changes.moves.iter())
            .map(|one| moved(one, &compared.zone, language))
            .collect(),
        clocks: changes.clocks.iter().map(clocks).collect(),
        targets: changes.flips.iter().map(target).collect(),
    }
}

/// The outcome of a gate, with the stages that caused a failure.
pub(super) fn gate(verdict: &diff::Verdict, language: Language) -> Verdict<'_> {
    Verdict {
        gate: &verdict.gate,
        passed: verdict.passed,
        said: verdict.text.text(language),
        stages: verdict.stages.iter().map(count).collect(),
    }
}

fn count(count: &StageCount) -> Count<'_> {
    Count {
        stage: count.at.word(),
        old: count.old,
        new: count.new,
    }
}

fn moved<'a>(one: &'a Move, zone: &TimeZone, language: Language) -> Moved<'a> {
    Moved {
        from: one.from.word(),
        to: one.to.word(),
        leads: &one.leads,
        samples: (one.samples.iter())
            .map(|one| example(one, zone, language))
            .collect(),
    }
}

fn example<'a>(sample: &'a Sample, zone: &TimeZone, language: Language) -> Example<'a> {
    Example {
        lead: &sample.lead,
        shown: (sample.shown.iter())
            .map(|(field, value)| Shown {
                field,
                value: value.as_deref(),
            })
            .collect(),
        parted: sample.parted.map(|at| moment(at, zone)),
        reasons: (sample.reasons.iter())
            .map(|reason| difference(reason, language))
            .collect(),
    }
}

fn clocks(change: &ClockChange) -> Clocks<'_> {
    Clocks {
        sla: &change.sla,
        old: change.old.map(states),
        new: change.new.map(states),
        started: change.started,
        gone: change.gone,
        due: change.due,
        state: change.state,
    }
}

fn states(counts: ClockCounts) -> States {
    States {
        met: counts.met,
        breached: counts.breached,
        running: counts.running,
        void: counts.void,
    }
}

fn target(flip: &Flip) -> Target<'_> {
    let day = |day: LocalDay| day.to_string();
    Target {
        target: &flip.target,
        sla: flip.sla.as_deref(),
        first: day(flip.first),
        last: day(flip.last),
        old: flip.old.map(stood),
        new: flip.new.map(stood),
    }
}

fn stood(stand: TargetState) -> Stood {
    Stood {
        standing: stand.word(),
        provisional: stand.verdict.provisional,
        reached: stand.tally.reached,
        failed: stand.tally.failed,
        open: stand.tally.open,
    }
}
