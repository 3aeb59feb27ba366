//! The same leads under two contracts.

use super::told::{Told, told};
use crate::contract::model::{
    Activity, ActivityId, Contract, Detail, DetailId, Did, Example, FactValue, Field, FieldId, Type,
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
                .map(|lead| translated(lead, old, new))
                .collect(),
            _ => leads,
        }
    }

    /// What leads of the new contract, looked at in one instant, tell of the two contracts.
    pub fn told(&self, leads: &[Example]) -> Vec<Option<Told>> {
        let Some(first) = leads.first() else {
            return Vec::new();
        };
        let [_, new] = self.contracts;
        let old = &self.old;
        let before: Vec<Example> = (leads.iter())
            .map(|lead| translated(lead, new, old))
            .collect();
        let follow = |contract: &Contract, program: &Program, leads: &[Example]| -> Followed {
            let case = Case::of_all(contract, leads, first.as_of);
            follow_here(program, &case.leads, &case.activities, case.as_of)
        };
        let [was, is] = self.programs;
        let (before, after) = (follow(old, was, &before), follow(new, is, leads));
        let sides = [(was, &before), (is, &after)];
        (0..leads.len()).map(|lead| told(sides, lead)).collect()
    }
}

/// The same lead as an example of another contract; what that one does not know, or reads otherwise, is left out.
fn translated(lead: &Example, from: &Contract, to: &Contract) -> Example {
    let facts = lead.facts.iter().filter_map(|(id, value)| {
        let field = from.fields.get(id.index())?;
        let (at, other) = same_field(&to.fields, field)?;
        let read = is_read(value, (from, &field.kind), (to, &other.kind));
        read.then(|| (FieldId(at as u32), value.clone()))
    });
    let did = lead.did.iter().filter_map(|did| {
        let activity = from.activities.get(did.activity.index())?;
        let details = did.details.iter().filter_map(|(id, value)| {
            let detail = from.details.get(id.index())?;
            let (at, other) = same_detail((from, detail), to)?;
            let read = is_read(value, (from, &detail.kind), (to, &other.kind));
            read.then(|| (DetailId(at as u32), value.clone()))
        });
        Some(Did {
            activity: ActivityId(same_activity(to, activity)? as u32),
            details: details.collect(),
            ..did.clone()
        })
    });
    Example {
        facts: facts.collect(),
        did: did.collect(),
        ..lead.clone()
    }
}

/// Whether a contract makes the same of a value as another one.
fn is_read(
    value: &FactValue,
    (from, kind): (&Contract, &Type),
    (to, other): (&Contract, &Type),
) -> bool {
    let knows = |choices: &[String], text: &String| choices.contains(text);
    match (other, value) {
        (Type::Choice(choices), FactValue::Text(text)) => knows(choices, text),
        (Type::Choices(choices), FactValue::Texts(texts)) => {
            texts.iter().all(|text| knows(choices, text))
        }
        (Type::Money, _) => *kind == Type::Money && from.info.currency == to.info.currency,
        _ => kind == other,
    }
}

fn same_field<'c>(fields: &'c [Field], field: &Field) -> Option<(usize, &'c Field)> {
    let name = fold_name(&field.name.text);
    let mut fields = fields.iter().enumerate();
    fields.find(|(_, other)| fold_name(&other.name.text) == name)
}

fn same_activity(contract: &Contract, activity: &Activity) -> Option<usize> {
    let name = fold_name(&activity.name.text);
    let mut activities = contract.activities.iter();
    activities.position(|other| fold_name(&other.name.text) == name)
}

fn same_detail<'c>(
    (from, detail): (&Contract, &Detail),
    to: &'c Contract,
) -> Option<(usize, &'c Detail)> {
    let owner = same_activity(to, from.activities.get(detail.activity.index())?)?;
    let name = fold_name(&detail.name.text);
    let mut details = to.details.iter().enumerate();
    details
        .find(|(_, other)| other.activity.index() == owner && fold_name(&other.name.text) == name)
}
