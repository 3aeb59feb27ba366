//! Differences of leads, in words.

use super::LeadComparison;
use crate::diff::Detail;
use crate::diff::leads::{ClockChange, ClockCounts, Flip, Move, Sample, TargetState};
use crate::message::Message;
use crate::report::format::{counted, moment, number, share, with_shown};
use jiff::tz::TimeZone;

/// `37 of 1,240 leads (2.9%) are elsewhere on 2026-06-30 24:00`.
pub(super) fn summary(leads: &LeadComparison) -> String {
    let changes = &leads.changes;
    let share = share(changes.moved, changes.leads).unwrap_or_else(|| "0%".to_owned());
    format!(
        "{} of {} ({share}) would be in a different stage on {}",
        number(changes.moved),
        counted(changes.leads, "lead"),
        leads.as_of
    )
}

/// `12 leads: MQL → Lead`.
pub(super) fn move_title(one: &Move) -> String {
    let leads = counted(one.leads.len() as u64, "lead");
    format!("{leads}: {} → {}", one.from.word(), one.to.word())
}

/// `A-1 on 2026-05-04 09:30: condition MQL met → not met; fit 45 → 30; “when size is known” 15 → 0`.
pub(super) fn sample(sample: &Sample, zone: &TimeZone) -> String {
    let reasons: Vec<String> = sample.reasons.iter().map(reason).collect();
    let parted = sample.parted.map(|at| format!(" on {}", moment(at, zone)));
    let shown = sample.shown.iter().map(|(_, value)| value.as_deref());
    let lead = with_shown(&sample.lead, shown);
    let lead = format!("{lead}{}", parted.unwrap_or_default());
    match reasons.is_empty() {
        true => lead,
        false => format!("{lead}: {}", reasons.join("; ")),
    }
}

fn reason(detail: &Detail) -> String {
    let of: Vec<String> = detail.of.iter().map(Message::english).collect();
    let titles: Vec<String> = of.iter().map(|title| format!("“{title}”")).collect();
    let what = match detail.about {
        about @ ("way" | "moved") => about.to_owned(),
        "points" => of.join(", "),
        "rule" => titles.join(", now "),
        about => format!("{about} {}", of.join(", ")),
    };
    let nowhere = || "nowhere".to_owned();
    let [old, new] = [&detail.old, &detail.new].map(|text| text.as_ref().map(Message::english));
    match (&old, &new) {
        (old, new) if detail.about == "moved" => {
            let [old, new] = [old, new].map(|line| line.clone().unwrap_or_else(nowhere));
            format!("{what} {old} → {new}")
        }
        (Some(old), Some(new)) => format!("{what} {old} → {new}"),
        (None, Some(new)) => format!("{what} (added) {new}"),
        (Some(old), None) => format!("{what} (removed) {old}"),
        (None, None) => what,
    }
}

/// `20 met, 3 breached → 18 met, 5 breached; 2 clocks with a different deadline`.
pub(super) fn clocks(change: &ClockChange) -> String {
    let counts = |counts: Option<&ClockCounts>| counts.map_or("no such sla".to_owned(), states);
    let differences = [
        (change.started, "added"),
        (change.gone, "removed"),
        (change.due, "with a different deadline"),
        (change.state, "with a different state"),
    ];
    let differences = differences.iter().filter(|(count, _)| *count > 0);
    let differences: Vec<String> = differences
        .map(|(count, what)| format!("{} {what}", counted(*count, "clock")))
        .collect();
    let counts = format!(
        "{} → {}",
        counts(change.old.as_ref()),
        counts(change.new.as_ref())
    );
    [counts]
        .into_iter()
        .chain(differences)
        .collect::<Vec<_>>()
        .join("; ")
}

fn states(counts: &ClockCounts) -> String {
    let states = [
        (counts.met, "met"),
        (counts.breached, "breached"),
        (counts.running, "running"),
        (counts.void, "void"),
    ];
    let states = states.iter().filter(|(count, _)| *count > 0);
    let states: Vec<String> = states
        .map(|(count, state)| format!("{} {state}", number(*count)))
        .collect();
    match states.is_empty() {
        true => "no clocks".to_owned(),
        false => states.join(", "),
    }
}

/// `volume`, `response, first approach`.
pub(super) fn target(flip: &Flip) -> String {
    match &flip.sla {
        Some(sla) => format!("{}, {sla}", flip.target),
        None => flip.target.clone(),
    }
}

/// `2026-05-01 to 2026-05-31: reached (24 of 20) → missed (12 of 20)`.
pub(super) fn flip(flip: &Flip) -> String {
    let stand = |stand: Option<&TargetState>| stand.map_or("no such target".to_owned(), stood);
    let (old, new) = (stand(flip.old.as_ref()), stand(flip.new.as_ref()));
    format!("{} to {}: {old} → {new}", flip.first, flip.last)
}

fn stood(stand: &TargetState) -> String {
    let tally = stand.tally;
    let counts = match (stand.promised, tally.failed, tally.open) {
        (Some(promised), ..) => format!("{} of {}", number(tally.reached), number(promised)),
        (None, 0, 0) => number(tally.reached),
        (None, _, 0) => format!("{} of {}", number(tally.reached), number(tally.all())),
        (None, _, open) => {
            let (reached, all) = (number(tally.reached), number(tally.all()));
            format!("{reached} of {all}, {} open", number(open))
        }
    };
    format!("{} ({counts})", stand.word())
}
