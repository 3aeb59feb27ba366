//! The numbers of leads by stage, and which leads change theirs.

use super::compiled::{Compiled, Parts};
use super::examples;
use crate::diff::leads::{Evaluated, StageMoves, stage_moves};
use crate::message::{Figure, Language, Message, msg};
use crate::report::format::moment;
use serde::Serialize;
use serde_json::{Value, json};

/// The numbers of leads in a stage.
#[derive(Debug, Serialize)]
struct CountRow {
    name: String,
    saved: u64,
    now: u64,
}

/// Leads that change from one stage to another.
#[derive(Debug, Serialize)]
struct MoveRow {
    from: String,
    to: String,
    leads: usize,
}

/// The numbers of leads by stage next to those of the saved contract, and the examples. Without a saved contract, nothing
/// changes.
pub(super) fn answer(current: &Compiled, saved: Option<&Compiled>, language: Language) -> Value {
    let found = moves(current, saved);
    let counts = found.stages.iter().map(|count| CountRow {
        name: count.at.message().text(language),
        saved: count.old,
        now: count.new,
    });
    let moves = found.moves.iter().map(|one| MoveRow {
        from: one.from.message().text(language),
        to: one.to.message().text(language),
        leads: one.leads.len(),
    });
    json!({
        "counts": counts.collect::<Vec<_>>(),
        "moves": moves.collect::<Vec<_>>(),
        "has_saved": saved.is_some(),
        "has_data": current.data.is_given,
        "about": about(current).text(language),
        "slas": current.program.slas.len(),
        "examples": examples::rows(current, language),
        "labels": examples::Labels::new(current.contract.info.language),
    })
}

/// Which leads are in a different stage than under the saved contract.
pub(super) fn moves(current: &Compiled, saved: Option<&Compiled>) -> StageMoves {
    let saved: &Parts = saved.unwrap_or(current);
    let named = saved.named_as(current);
    let saved = Evaluated {
        program: &named,
        ..saved.stages()
    };
    stage_moves(saved, current.stages())
}

/// Which leads were evaluated, and as of when.
fn about(current: &Compiled) -> Message {
    let (own, all) = (current.data.leads.len(), current.data.all);
    let zone = current.program.about.zone.zone();
    let time = moment(current.as_of.instant, zone);
    let n = Figure::of(own as u64);
    match own == all {
        true => msg!("{n} {n|lead|leads}, as of {time}", n, time),
        false => msg!(
            "a fixed sample of {n} of {all} leads, as of {time}",
            n,
            all = Figure::of(all as u64),
            time
        ),
    }
}
