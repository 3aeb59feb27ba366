//! Differences of leads, in words.

use super::LeadComparison;
use crate::diff::leads::{ClockChange, ClockCounts, Flip, Move, TargetState};
use crate::message::{Figure, Join, Message, Template, ToArg, msg, template};
use crate::report::format::share;
use crate::report::words::target_status;

/// `37 of 1,240 leads (2.9%) would be in a different stage on 2026-06-30 24:00`.
pub(super) fn summary(leads: &LeadComparison) -> Message {
    let changes = &leads.changes;
    let share = share(changes.moved, changes.leads).unwrap_or_else(|| Figure::english("0%"));
    msg!(
        "{moved} of {n} {n|lead|leads} ({share}) would be in a different stage on {time}",
        moved = Figure::of(changes.moved),
        n = Figure::of(changes.leads),
        share,
        time = leads.as_of
    )
}

/// `12 leads: MQL → Lead`.
pub(super) fn move_title(one: &Move) -> Message {
    msg!(
        "{n} {n|lead|leads}: {from} → {to}",
        n = Figure::of(one.leads.len() as u64),
        from = one.from.message(),
        to = one.to.message()
    )
}

/// `20 met, 3 breached → 18 met, 5 breached; 2 clocks with a different deadline`.
pub(super) fn clocks(change: &ClockChange) -> Message {
    let counts = |counts: Option<&ClockCounts>| counts.map_or_else(|| msg!("no such sla"), states);
    let differences = [
        (change.started, template!("{n} {n|clock|clocks} added")),
        (change.gone, template!("{n} {n|clock|clocks} removed")),
        (
            change.due,
            template!("{n} {n|clock|clocks} with a different deadline"),
        ),
        (
            change.state,
            template!("{n} {n|clock|clocks} with a different state"),
        ),
    ];
    let counts = msg!(
        "{old} → {new}",
        old = counts(change.old.as_ref()),
        new = counts(change.new.as_ref())
    );
    let all = std::iter::once(counts).chain(nonzero(&differences));
    Message::joined(all, Join::Semicolon)
}

/// The texts whose number is not 0.
fn nonzero(counts: &[(u64, Template)]) -> Vec<Message> {
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    counts
        .map(|(count, text)| text.filled([("n", Figure::of(*count).to_arg())]))
        .collect()
}

fn states(counts: &ClockCounts) -> Message {
    let states = nonzero(&[
        (counts.met, template!("{n} met")),
        (counts.breached, template!("{n} breached")),
        (counts.running, template!("{n} running")),
        (counts.void, template!("{n} void")),
    ]);
    match states.is_empty() {
        true => msg!("no clocks"),
        false => Message::joined(states, Join::Comma),
    }
}

/// `volume`, `response, first approach`.
pub(super) fn target(flip: &Flip) -> Message {
    match &flip.sla {
        Some(sla) => {
            let names = [&flip.target, sla].map(Message::verbatim);
            Message::joined(names, Join::Comma)
        }
        None => Message::verbatim(&flip.target),
    }
}

/// `2026-05-01 to 2026-05-31: reached (24 of 20) → missed (12 of 20)`.
pub(super) fn flip(flip: &Flip) -> Message {
    let stand =
        |stand: Option<&TargetState>| stand.map_or_else(|| msg!("no such target"), standing);
    msg!(
        "{from} to {to}: {old} → {new}",
        from = flip.first.to_string(),
        to = flip.last.to_string(),
        old = stand(flip.old.as_ref()),
        new = stand(flip.new.as_ref())
    )
}

fn standing(stand: &TargetState) -> Message {
    let tally = stand.tally;
    let reached = Figure::of(tally.reached);
    let counts = match (stand.promised, tally.failed, tally.open) {
        (Some(promised), ..) => msg!("{reached} of {all}", reached, all = Figure::of(promised)),
        (None, 0, 0) => reached.into(),
        (None, _, 0) => msg!("{reached} of {all}", reached, all = Figure::of(tally.all())),
        (None, _, open) => msg!(
            "{reached} of {all}, {open} open",
            reached,
            all = Figure::of(tally.all()),
            open = Figure::of(open)
        ),
    };
    let status = target_status(stand.verdict.status);
    msg!("{status} ({counts})", status, counts)
}
