//! Entries into stages in the last week and in the week before.

use crate::contract::model::FieldId;
use crate::data::shown_fields::ShownFields;
use crate::data::table::Leads;
use crate::eval::{Entry, EntryCause};
use crate::ir::Program;
use crate::text::fold_name;
use crate::time::{LocalDay, MicrosUtc, first_instant};
use std::collections::BTreeMap;

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
    let instants = instants(program, as_of);
    let mut counts = vec![WeeklyEntries::default(); program.stages.len()];
    for entry in entries {
        counts[entry.stage.index()].count(entry, instants);
    }
    counts
}

/// The entries into every stage by the owner of the lead, the name first; none is a lead without an owner. In order of names.
pub fn entries_by_owner(
    program: &Program,
    leads: &Leads,
    owner: FieldId,
    entries: &[Entry],
    as_of: MicrosUtc,
) -> BTreeMap<Option<String>, Vec<WeeklyEntries>> {
    let instants = instants(program, as_of);
    let owners = ShownFields::new(leads, &program.inputs, std::slice::from_ref(&owner));
    let mut counts = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.at >= instants.1) {
        let owner = owners.of(entry.lead as usize).find_map(|(_, value)| value);
        let counts: &mut Vec<WeeklyEntries> = counts.entry(owner).or_default();
        counts.resize(program.stages.len(), WeeklyEntries::default());
        counts[entry.stage.index()].count(entry, instants);
    }
    counts
}

/// The shown field that names the owner of a lead: the first with the word `owner` in its name.
pub fn owner_field(program: &Program) -> Option<FieldId> {
    let is_owner = |field: &&FieldId| {
        let name = fold_name(program.field_name(**field));
        name.split(' ').any(|word| word == "owner")
    };
    program.about.show.iter().find(is_owner).copied()
}

/// The first instants of the last week and of the week before.
fn instants(program: &Program, as_of: MicrosUtc) -> (MicrosUtc, MicrosUtc) {
    let (last, before) = weeks(program, as_of);
    let zone = program.about.zone.zone();
    (first_instant(last, zone), first_instant(before, zone))
}

impl WeeklyEntries {
    fn count(&mut self, entry: &Entry, (last, before): (MicrosUtc, MicrosUtc)) {
        if entry.how != EntryCause::Passed {
            self.last += u64::from(entry.at >= last);
            self.before += u64::from(entry.at >= before && entry.at < last);
        }
    }
}
