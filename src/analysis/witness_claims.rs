//! What a lead is said to show, and whether the evaluator finds it so.

use crate::contract::model::{Contract, DefinitionId, Did, Example, ExpectKind, FieldId, StageId};
use crate::eval::example::{Case, holds};
use crate::eval::{self, Entering, Entry, Followed, Options};
use crate::ir::program::BackWhen;
use crate::ir::term::{Since, Term, TermId};
use crate::ir::{Program, Truth};
use crate::time::MicrosUtc;

/// Leads are tried on one thread.
pub(super) const ALONE: Options = Options { threads: Some(1) };

/// Something a lead is said to show, for which examples have no words or which they need not tell.
#[derive(Debug, Clone, PartialEq)]
pub enum Claim {
    /// What an example could expect.
    Expects(ExpectKind),
    /// Whether an ideal customer, persona or definition matches.
    Definition(DefinitionId, Truth),
    /// The field is known.
    Knows(FieldId),
    /// It came into the stage, neither by going back nor by jumping it.
    Came(StageId),
    /// It came into the first stage and went on to the second in the same moment.
    WentOn(StageId, StageId),
    /// It jumped the first stage and came into the second in the same moment.
    Jumped(StageId, StageId),
    /// It came into a stage and went back at the next look, by this of the ways out of the stage; nothing happened in
    /// between.
    Bounced(StageId, usize),
    /// It could come into either stage, and came into the second.
    Chose(StageId, StageId),
}

/// A lead, and what became of it.
#[derive(Debug, Clone, Copy)]
pub struct Tried<'a> {
    /// The contract.
    pub contract: &'a Contract,
    /// Its rules.
    pub program: &'a Program,
    /// The lead.
    pub lead: &'a Example,
    /// What became of it, and perhaps of others.
    pub followed: &'a Followed,
    /// Its row there.
    pub row: usize,
}

impl Claim {
    /// Whether it is so.
    pub fn holds(&self, of: &Tried<'_>) -> bool {
        match self {
            Claim::Expects(expected) => of.meets(expected),
            Claim::Definition(id, truth) => {
                let column = of.followed.results.definitions.get(id.index());
                column.and_then(|column| column.get(of.row)) == Some(truth)
            }
            Claim::Knows(field) => of.lead.facts.iter().any(|(known, _)| known == field),
            Claim::Came(stage) => of.entries().iter().any(|entry| came(entry, *stage)),
            Claim::WentOn(first, second) => of
                .moves()
                .any(|(from, to)| came(from, *first) && came(to, *second) && from.at == to.at),
            Claim::Jumped(over, into) => {
                let jumped = |entry: &&Entry| entry.stage == *over && entry.how == Entering::Passed;
                let mut jumps = of.entries().iter().filter(jumped);
                jumps.any(|jump| {
                    let mut entries = of.entries().iter();
                    entries.any(|entry| came(entry, *into) && entry.at == jump.at)
                })
            }
            Claim::Bounced(stage, way) => of.bounced(*stage, *way) == Some(true),
            Claim::Chose(lost, won) => of.chose(*lost, *won),
        }
    }
}

impl Tried<'_> {
    /// Whether an expectation comes out.
    pub fn meets(&self, expected: &ExpectKind) -> bool {
        holds(self.program, self.followed, self.row, expected)
    }

    /// The stage it is in.
    pub fn stage(&self) -> Option<StageId> {
        self.followed.results.stage.get(self.row).copied().flatten()
    }

    /// Every coming into a stage, in the order in which it happened.
    fn entries(&self) -> &[Entry] {
        self.followed.entries_of(self.row)
    }

    /// Every move, with the one before it.
    fn moves(&self) -> impl Iterator<Item = (&Entry, &Entry)> {
        let entries = self.entries();
        entries.iter().zip(entries.iter().skip(1))
    }

    fn bounced(&self, stage: StageId, way: usize) -> Option<bool> {
        let back = self.program.stages.get(stage.index())?.back_to.get(way)?;
        let BackWhen::Condition { condition, .. } = &back.when else {
            return None;
        };
        let (into, out) = self.moves().last()?;
        let goes = came(into, stage) && out.stage == back.to && out.how == Entering::WentBack;
        // What is asked since the lead came counts what brought it there, but nothing that happened by chance at the same
        // time.
        let is_clear =
            |at| !asks_since(self.program, *condition, stage) || self.is_brought(stage, at);
        Some(goes && self.is_quiet_since(into.at) && is_clear(into.at))
    }

    fn chose(&self, lost: StageId, won: StageId) -> bool {
        let Some((before, last)) = self.moves().last() else {
            return false;
        };
        let opens = |id: StageId| {
            let stage = self.program.stages.get(id.index());
            let now = self.followed.results.holds.get(id.index());
            stage.is_some_and(|stage| stage.from.contains(&before.stage))
                && now.and_then(|now| now.get(self.row)) == Some(&Truth::Met)
        };
        came(last, won) && self.is_quiet_since(last.at) && opens(lost) && opens(won)
    }

    /// Whether nothing happened later, nor began another day.
    fn is_quiet_since(&self, at: MicrosUtc) -> bool {
        let zone = &self.contract.info.zone;
        let later = |did: &Did| did.instant(zone) > at;
        at.local_day(zone) == self.lead.as_of.0 && !self.lead.did.iter().any(later)
    }

    /// Whether one kind of activity, which happened at an instant, brought the lead into a stage: without it the lead would
    /// not have come.
    fn is_brought(&self, into: StageId, at: MicrosUtc) -> bool {
        let zone = &self.contract.info.zone;
        let (now, rest): (Vec<Did>, Vec<Did>) =
            (self.lead.did.iter().cloned()).partition(|did| did.instant(zone) == at);
        let is_one = now
            .iter()
            .all(|did| Some(did.activity) == now.first().map(|d| d.activity));
        if now.is_empty() || !is_one {
            return false;
        }
        let without = Example {
            did: rest,
            ..self.lead.clone()
        };
        let case = Case::of(self.contract, &without);
        let (leads, activities) = (&case.leads, &case.activities);
        let followed = eval::follow(self.program, leads, activities, case.as_of, ALONE);
        !followed.entries.iter().any(|entry| entry.stage == into)
    }
}

fn came(entry: &Entry, stage: StageId) -> bool {
    entry.stage == stage && entry.how == Entering::Entered
}

/// Whether a condition asks what happened since a stage was entered; in a way back, also since the lead is where it is.
pub(super) fn asks_since(program: &Program, condition: TermId, stage: StageId) -> bool {
    program.parts_of(condition).into_iter().any(|part| {
        let since = match program.term(part) {
            Term::Count { window, .. } => window.since,
            Term::Quiet { since, .. } => *since,
            Term::Entered(entered) => Since::Stage(*entered),
            _ => Since::Ever,
        };
        since == Since::ThisStage || since == Since::Stage(stage)
    })
}
