//! Claims about leads, and whether the evaluator confirms them.

use crate::contract::model::{
    Contract, DefinitionId, Example, ExampleActivity, ExpectKind, FieldId, StageId,
};
use crate::eval::example::{Case, holds};
use crate::eval::{Entry, EntryCause, History};
use crate::ir::program::BackWhen;
use crate::ir::term::{Anchor, Term, TermId};
use crate::ir::{Program, Truth};
use crate::time::{LocalDay, MicrosUtc};

/// A claim about a lead that an example cannot express or need not mention.
#[derive(Debug, Clone, PartialEq)]
pub enum Claim {
    /// Something an example could expect.
    Expects(ExpectKind),
    /// Whether an ideal customer, persona or definition matches.
    Definition(DefinitionId, Truth),
    /// The field is known.
    Knows(FieldId),
    /// It entered the stage, neither by going back nor by skipping it.
    Came(StageId),
    /// It entered the first stage and moved on to the second at the same instant.
    WentOn(StageId, StageId),
    /// It skipped the first stage and entered the second at the same instant.
    Jumped(StageId, StageId),
    /// It entered a stage and went back at the beginning of the next day, by the way back with this index; nothing happened in
    /// between.
    Bounced(StageId, usize),
    /// It could enter either stage, and entered the second.
    Chose(StageId, StageId),
}

/// A lead, and its outcome.
#[derive(Debug, Clone, Copy)]
pub struct EvaluatedLead<'a> {
    /// The contract.
    pub contract: &'a Contract,
    /// Its rules.
    pub program: &'a Program,
    /// The lead.
    pub lead: &'a Example,
    /// Its outcome, perhaps along with that of others.
    pub history: &'a History,
    /// Its row there.
    pub row: usize,
}

impl Claim {
    /// Whether the claim is true.
    pub fn holds(&self, of: &EvaluatedLead<'_>) -> bool {
        match self {
            Claim::Expects(expected) => of.meets(expected),
            Claim::Definition(id, truth) => {
                let column = of.history.results.definitions.get(id.index());
                column.and_then(|column| column.get(of.row)) == Some(truth)
            }
            Claim::Knows(field) => of.lead.facts.iter().any(|(known, _)| known == field),
            Claim::Came(stage) => of.entries().iter().any(|entry| came(entry, *stage)),
            Claim::WentOn(first, second) => of
                .moves()
                .any(|(from, to)| came(from, *first) && came(to, *second) && from.at == to.at),
            Claim::Jumped(over, into) => {
                let jumped =
                    |entry: &&Entry| entry.stage == *over && entry.how == EntryCause::Passed;
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

impl Claim {
    /// Whether it is true only after another day has begun.
    pub fn takes_a_day(&self) -> bool {
        match self {
            Claim::Bounced(..) => true,
            Claim::Expects(_)
            | Claim::Definition(..)
            | Claim::Knows(_)
            | Claim::Came(_)
            | Claim::WentOn(..)
            | Claim::Jumped(..)
            | Claim::Chose(..) => false,
        }
    }
}

impl EvaluatedLead<'_> {
    /// Whether an expectation is met.
    pub fn meets(&self, expected: &ExpectKind) -> bool {
        holds(self.program, self.history, self.row, expected)
    }

    /// The stage it is in.
    pub fn stage(&self) -> Option<StageId> {
        self.history.results.stage.get(self.row).copied().flatten()
    }

    /// Every entry into a stage, in chronological order.
    fn entries(&self) -> &[Entry] {
        self.history.entries_of(self.row)
    }

    /// Every move, together with the one before it.
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
        let goes = came(into, stage) && out.stage == back.to && out.how == EntryCause::WentBack;
        // A condition on what happened since the lead entered counts what brought it there, but not what happened to coincide
        // with it.
        let is_clear =
            |at| !has_anchor(self.program, *condition, stage) || self.is_brought(stage, at);
        let yesterday = LocalDay(self.lead.as_of.0.0.saturating_sub(1));
        Some(goes && self.is_quiet_since(into.at, yesterday) && is_clear(into.at))
    }

    fn chose(&self, lost: StageId, won: StageId) -> bool {
        let Some((before, last)) = self.moves().last() else {
            return false;
        };
        let opens = |id: StageId| {
            let stage = self.program.stages.get(id.index());
            let now = self.history.results.holds.get(id.index());
            stage.is_some_and(|stage| stage.from.contains(&before.stage))
                && now.and_then(|now| now.get(self.row)) == Some(&Truth::Met)
        };
        came(last, won)
            && self.is_quiet_since(last.at, self.lead.as_of.0)
            && opens(lost)
            && opens(won)
    }

    /// Whether nothing happened after an instant of a day.
    fn is_quiet_since(&self, at: MicrosUtc, day: LocalDay) -> bool {
        let zone = &self.contract.info.zone;
        let later = |did: &ExampleActivity| did.instant(zone) > at;
        at.local_day(zone) == day && !self.lead.did.iter().any(later)
    }

    /// Whether one kind of activity at an instant brought the lead into a stage: without it the lead would not have entered.
    fn is_brought(&self, into: StageId, at: MicrosUtc) -> bool {
        let zone = &self.contract.info.zone;
        let (now, rest): (Vec<ExampleActivity>, Vec<ExampleActivity>) =
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
        let case = Case::new(self.contract, &without);
        let history = case.history(self.program);
        !history.entries.iter().any(|entry| entry.stage == into)
    }
}

fn came(entry: &Entry, stage: StageId) -> bool {
    let is_forward = matches!(entry.how, EntryCause::Entered | EntryCause::FastTrack);
    entry.stage == stage && is_forward
}

/// Whether a condition depends on what happened since a stage was entered; for a way back, this includes the time since the
/// lead entered its current stage.
pub(super) fn has_anchor(program: &Program, condition: TermId, stage: StageId) -> bool {
    program.parts_of(condition).into_iter().any(|part| {
        let term = program.term(part);
        let since = [Anchor::ThisStage, Anchor::Stage(stage)].map(Some);
        *term == Term::Entered(stage) || since.contains(&term.since())
    })
}
