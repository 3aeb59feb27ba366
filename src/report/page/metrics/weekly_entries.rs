//! Entries into stages in the last week and in the week before.

use crate::eval::{Entry, EntryCause};
use crate::ir::Program;
use crate::time::{LocalDay, MicrosUtc, first_instant};

/// The entries into a stage.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WeeklyEntries {
    /// In the last 7 days, including today.
    pub last: u64,
    /// In the 7 days before these.
    pub before: u64,
}

/// The first days of the last week and of the week before.
pub fn weeks(program: &Program, as_of: MicrosUtc) -> (LocalDay, LocalDay) {
    let today = as_of.local_day(program.about.zone.zone());
    (LocalDay(today.0 - 6), LocalDay(today.0 - 13))
}

/// The entries into every stage, by `StageId`. A stage skipped by a fast track is not entered.
pub fn weekly_entries(
    program: &Program,
    entries: &[Entry],
    as_of: MicrosUtc,
) -> Vec<WeeklyEntries> {
    let (last, before) = weeks(program, as_of);
    let zone = program.about.zone.zone();
    let (last, before) = (first_instant(last, zone), first_instant(before, zone));
    let mut counts = vec![WeeklyEntries::default(); program.stages.len()];
    for entry in entries {
        if entry.how == EntryCause::Passed {
            continue;
        }
        let count = &mut counts[entry.stage.index()];
        count.last += u64::from(entry.at >= last);
        count.before += u64::from(entry.at >= before && entry.at < last);
    }
    counts
}
