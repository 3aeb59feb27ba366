//! The same leads under two contracts.

use super::distinction::{Distinction, between};
use super::translation::Translation;
use crate::contract::model::{Contract, Example};
use crate::eval::History;
use crate::eval::example::Case;
use crate::ir::Program;

/// Two contracts that evaluate the same leads: the old one and the new one.
pub(super) struct ContractPair<'s> {
    pub contracts: [&'s Contract; 2],
    pub programs: [&'s Program; 2],
    /// The old contract for reading leads of the new one: times are in the time zone of the new one.
    old: Contract,
    /// Translates leads of the old contract to the new one, and the other way round.
    pub to_new: Translation<'s>,
    to_old: Translation<'s>,
}

impl<'s> ContractPair<'s> {
    pub fn new(contracts: [&'s Contract; 2], programs: [&'s Program; 2]) -> ContractPair<'s> {
        let [old, new] = contracts;
        let mut old = Contract {
            examples: Vec::new(),
            ..old.clone()
        };
        old.info.zone = new.info.zone.clone();
        ContractPair {
            contracts,
            programs,
            to_new: Translation::new(contracts[0], new),
            to_old: Translation::new(new, contracts[0]),
            old,
        }
    }

    /// Leads of a side as examples of the new contract.
    pub fn of_new(&self, side: usize, leads: Vec<Example>) -> Vec<Example> {
        match side {
            0 => leads
                .iter()
                .map(|lead| self.to_new.translate(lead))
                .collect(),
            _ => leads,
        }
    }

    /// How leads of the new contract, all with the same as-of time, distinguish the contracts; none for leads that the old
    /// contract may read differently.
    pub fn distinctions(&self, leads: &[Example]) -> Vec<Option<Distinction>> {
        let (old, new) = (&self.old, self.contracts[1]);
        let mut all = vec![None; leads.len()];
        let (mut rows, mut before, mut after) = (Vec::new(), Vec::new(), Vec::new());
        for (row, lead) in leads.iter().enumerate() {
            if let Some(translated) = self.to_old.sure(lead) {
                rows.push(row);
                before.push(translated);
                after.push(lead.clone());
            }
        }
        let Some(first) = after.first() else {
            return all;
        };
        let follow = |contract: &Contract, program: &Program, leads: &[Example]| -> History {
            Case::of_all(contract, leads, first.as_of).history(program)
        };
        let [was, is] = self.programs;
        let (before, after) = (follow(old, was, &before), follow(new, is, &after));
        let sides = [(was, &before), (is, &after)];
        for (tried, row) in rows.into_iter().enumerate() {
            all[row] = between(sides, tried);
        }
        all
    }
}
