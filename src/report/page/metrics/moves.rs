//! Moves from stage to stage.

use crate::contract::model::StageId;
use crate::eval::{Entry, EntryCause};
use crate::ir::Program;
use crate::time::{LocalDay, MicrosUtc, first_instant};
use std::collections::BTreeMap;

/// Number of days that count as recent, including today.
pub const RECENT_DAYS: i32 = 28;

/// Moves between the same stages in the same way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moves {
    /// The stage left.
    pub from: StageId,
    /// The stage entered.
    pub to: StageId,
    /// Whether it is a move back.
    pub is_back: bool,
    /// The stages skipped by a fast track.
    pub past: Vec<StageId>,
    /// Number of moves in the last [`RECENT_DAYS`].
    pub recent: u64,
    /// Number of moves in total.
    pub all: u64,
}

/// The first of the recent days.
pub fn first_recent_day(program: &Program, as_of: MicrosUtc) -> LocalDay {
    let today = as_of.local_day(program.about.zone.zone());
    LocalDay(today.0 - (RECENT_DAYS - 1))
}

/// Every sort of move that occurred, by the stage left and the stage entered; forward moves first.
pub fn moves(program: &Program, entries: &[Entry], as_of: MicrosUtc) -> Vec<Moves> {
    let zone = program.about.zone.zone();
    let recent_from = first_instant(first_recent_day(program, as_of), zone);
    let mut counts: BTreeMap<_, (u64, u64)> = BTreeMap::new();
    let mut here: Option<&Entry> = None;
    let mut past: Vec<StageId> = Vec::new();
    for entry in entries {
        if entry.how == EntryCause::Passed {
            past.push(entry.stage);
            continue;
        }
        let jumped = std::mem::take(&mut past);
        let left = here.replace(entry).filter(|left| left.lead == entry.lead);
        if let Some(left) = left {
            let is_back = entry.how == EntryCause::WentBack;
            let key = (left.stage, is_back, entry.stage, jumped);
            let (recent, all) = counts.entry(key).or_default();
            *recent += u64::from(entry.at >= recent_from);
            *all += 1;
        }
    }
    (counts.into_iter())
        .map(|((from, is_back, to, past), (recent, all))| Moves {
            from,
            to,
            is_back,
            past,
            recent,
            all,
        })
        .collect()
}
