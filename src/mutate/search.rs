//! Leads on which a contract and a changed one differ.

use super::aim::aimed;
use super::changes::Change;
use super::leads::{self, Moment, in_order, rounds};
use super::run::{Base, Step};
use crate::contract::model::{Contract, Example, ExpectKind};
use crate::eval::example::{Case, holds, outcome};
use crate::eval::follow_here;
use crate::ir::Program;
use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Leads of the same moment, and what becomes of them under the contract.
pub(super) struct Batch {
    pub leads: Vec<Example>,
    case: Case,
    /// What an example could expect of each.
    pub outcomes: Vec<Vec<ExpectKind>>,
}

/// The leads on which the contract and each change differ.
pub(super) struct Found {
    pub batches: Vec<Batch>,
    /// For each change the leads, counted through all batches.
    pub differ: Vec<Vec<u32>>,
}

impl Found {
    /// A lead, counted through all batches: its batch and its place there.
    pub(super) fn lead(&self, mut index: usize) -> Option<(&Batch, usize)> {
        for batch in &self.batches {
            match index.checked_sub(batch.leads.len()) {
                Some(rest) => index = rest,
                None => return Some((batch, index)),
            }
        }
        None
    }
}

/// Tries leads on every change, in rounds until there is one on which it makes a difference.
pub(super) fn search(
    base: &Base,
    contract: &Contract,
    changes: &[Change],
    progress: &(dyn Fn(Step) + Sync),
) -> Found {
    let mut found = Found {
        batches: Vec::new(),
        differ: vec![Vec::new(); changes.len()],
    };
    if changes.is_empty() {
        return found;
    }
    let programs: Vec<Program> = changes.par_iter().map(|c| base.changed(c)).collect();
    let (mut rounds, aims) = rounds(contract);
    let mut rounds = rounds.drain(..);
    found.round(base, &programs, rounds.next().unwrap_or_default(), progress);
    if found.differ.iter().any(Vec::is_empty) {
        let leads = in_order(aimed(base, aims));
        let home = leads.first().map(|lead| lead.as_of);
        let batch = home.map(|as_of| vec![(as_of, leads)]);
        found.round(base, &programs, batch.unwrap_or_default(), progress);
    }
    for batches in rounds {
        found.round(base, &programs, batches, progress);
    }
    found
}

impl Found {
    /// Tries more leads on the changes that none has been found for.
    fn round(
        &mut self,
        base: &Base,
        programs: &[Program],
        batches: Vec<leads::Batch>,
        progress: &(dyn Fn(Step) + Sync),
    ) {
        let first: usize = self.batches.iter().map(|batch| batch.leads.len()).sum();
        let all = self.differ.len();
        let open: Vec<usize> = (0..all).filter(|at| self.differ[*at].is_empty()).collect();
        if open.is_empty() {
            return;
        }
        let batches: Vec<Batch> = batches
            .into_par_iter()
            .filter(|(_, leads)| !leads.is_empty())
            .map(|(as_of, leads)| batch(base, as_of, leads))
            .collect();
        let done = AtomicUsize::new(all - open.len());
        let tried = open.par_iter().map(|at| {
            let rows = differing_in(&batches, first, &programs[*at]);
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            progress(Step::Searched(done, all));
            rows
        });
        let tried: Vec<Vec<u32>> = tried.collect();
        for (at, rows) in open.into_iter().zip(tried) {
            self.differ[at] = rows;
        }
        self.batches.extend(batches);
    }
}

/// The leads of batches on which a change makes a difference, counted from `first`.
fn differing_in(batches: &[Batch], first: usize, program: &Program) -> Vec<u32> {
    let mut first = first as u32;
    let mut found = Vec::new();
    for batch in batches {
        let rows = differing(batch, program);
        found.extend(rows.into_iter().map(|row| first + row));
        first += batch.leads.len() as u32;
    }
    found
}

fn batch(base: &Base, as_of: Moment, leads: Vec<Example>) -> Batch {
    let case = Case::of_all(&base.contract, &leads, as_of);
    let followed = follow_here(&base.program, &case.leads, &case.activities, case.as_of);
    let rows = 0..leads.len();
    let outcomes = rows.map(|row| outcome(&base.program, &followed, row));
    Batch {
        outcomes: outcomes.collect(),
        leads,
        case,
    }
}

/// The leads of a batch of whom an example could tell the two contracts apart.
fn differing(batch: &Batch, program: &Program) -> Vec<u32> {
    let case = &batch.case;
    let followed = follow_here(program, &case.leads, &case.activities, case.as_of);
    let outcomes = (0u32..).zip(&batch.outcomes);
    let differs = |(row, was): &(u32, &Vec<ExpectKind>)| {
        let as_before = |expected| holds(program, &followed, *row as usize, expected);
        !was.iter().all(as_before)
    };
    outcomes.filter(differs).map(|(row, _)| row).collect()
}
