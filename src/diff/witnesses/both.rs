//! The same leads under two contracts.

use super::reading::{Cell, Read};
use super::told::{Told, told};
use crate::contract::model::{
    Activity, ActivityId, Contract, Detail, DetailId, Did, Example, Field, FieldId,
};
use crate::eval::example::Case;
use crate::eval::{Followed, follow_here};
use crate::ir::Program;
use crate::text::fold_name;

/// Two contracts that look at the same leads: the old one and the new one.
pub(super) struct Both<'s> {
    pub contracts: [&'s Contract; 2],
    pub programs: [&'s Program; 2],
    /// The old contract as it reads leads of the new one: times are meant in the zone of the new one.
    old: Contract,
}

impl<'s> Both<'s> {
    pub fn new(contracts: [&'s Contract; 2], programs: [&'s Program; 2]) -> Both<'s> {
        let [old, new] = contracts;
        let mut old = Contract {
            examples: Vec::new(),
            ..old.clone()
        };
        old.info.zone = new.info.zone.clone();
        Both {
            contracts,
            programs,
            old,
        }
    }

    /// Leads of a side as examples of the new contract.
    pub fn of_new(&self, side: usize, leads: Vec<Example>) -> Vec<Example> {
        let [old, new] = self.contracts;
        match side {
            0 => leads
                .iter()
                .map(|lead| translated(lead, old, new, &mut true))
                .collect(),
            _ => leads,
        }
    }

    /// What leads of the new contract, looked at in one instant, tell of the two contracts; nothing of those that the old
    /// contract may know otherwise.
    pub fn told(&self, leads: &[Example]) -> Vec<Option<Told>> {
        let [_, new] = self.contracts;
        let old = &self.old;
        let mut all = vec![None; leads.len()];
        let (mut rows, mut before, mut after) = (Vec::new(), Vec::new(), Vec::new());
        for (row, lead) in leads.iter().enumerate() {
            let mut is_sure = true;
            let translated = translated(lead, new, old, &mut is_sure);
            if is_sure {
                rows.push(row);
                before.push(translated);
                after.push(lead.clone());
            }
        }
        let Some(first) = after.first() else {
            return all;
        };
        let follow = |contract: &Contract, program: &Program, leads: &[Example]| -> Followed {
            let case = Case::of_all(contract, leads, first.as_of);
            follow_here(program, &case.leads, &case.activities, case.as_of)
        };
        let [was, is] = self.programs;
        let (before, after) = (follow(old, was, &before), follow(new, is, &after));
        let sides = [(was, &before), (is, &after)];
        for (tried, row) in rows.into_iter().enumerate() {
            all[row] = told(sides, tried);
        }
        all
    }
}

/// The same lead as an example of another contract; what that one does not know is left out, also what it may read otherwise,
/// of which `is_sure` is told.
fn translated(lead: &Example, from: &Contract, to: &Contract, is_sure: &mut bool) -> Example {
    let mut keeps = |read: Read| {
        *is_sure &= read != Read::Unsure;
        read == Read::Same
    };
    let facts = lead.facts.iter().filter_map(|(id, value)| {
        let field = from.fields.get(id.index())?;
        let (at, other) = same_field((from, field), to)?;
        let read = Cell::field(from, field).read(value, &Cell::field(to, other));
        keeps(read).then(|| (FieldId(at as u32), value.clone()))
    });
    let facts = facts.collect();
    let did = lead.did.iter().filter_map(|did| {
        let activity = from.activities.get(did.activity.index())?;
        let details = did.details.iter().filter_map(|(id, value)| {
            let detail = from.details.get(id.index())?;
            let (at, other) = same_detail((from, detail), to)?;
            let read = Cell::detail(from, detail).read(value, &Cell::detail(to, other));
            keeps(read).then(|| (DetailId(at as u32), value.clone()))
        });
        let details = details.collect();
        Some(Did {
            activity: ActivityId(same_activity(to, activity)? as u32),
            details,
            ..did.clone()
        })
    });
    Example {
        facts,
        did: did.collect(),
        ..lead.clone()
    }
}

/// The field of that name; if there is none, one that is read from the same column.
pub(super) fn same_field<'c>(
    (from, field): (&Contract, &Field),
    to: &'c Contract,
) -> Option<(usize, &'c Field)> {
    let cell = Cell::field(from, field);
    let all = || to.fields.iter().enumerate();
    let named = all().find(|(_, other)| Cell::field(to, other).is_named_as(&cell));
    named.or_else(|| all().find(|(_, other)| Cell::field(to, other).shares_column(&cell)))
}

fn same_activity(contract: &Contract, activity: &Activity) -> Option<usize> {
    let name = fold_name(&activity.name.text);
    let mut activities = contract.activities.iter();
    activities.position(|other| fold_name(&other.name.text) == name)
}

pub(super) fn same_detail<'c>(
    (from, detail): (&Contract, &Detail),
    to: &'c Contract,
) -> Option<(usize, &'c Detail)> {
    let owner = same_activity(to, from.activities.get(detail.activity.index())?)?;
    let name = fold_name(&detail.name.text);
    let mut details = to.details.iter().enumerate();
    details
        .find(|(_, other)| other.activity.index() == owner && fold_name(&other.name.text) == name)
}
