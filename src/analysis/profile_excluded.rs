//! Exclusions that leave no lead of an ideal customer or a persona, alone or together.

use super::formula::Formula;
use super::solver::Outcome;
use super::{Claim, Finding, Subject, Witness};
use crate::contract::model::{Definition, DefinitionId, DefinitionKind, ExclusionId, ExpectKind};
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::Truth;
use crate::message::{Arg, Join, Message, msg, template};
use std::sync::Arc;

/// Examines every ideal customer and persona.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let definitions = subject.contract.definitions.iter().enumerate();
    let wanted = definitions.filter(|(_, d)| d.kind != DefinitionKind::Define);
    let found = wanted.flat_map(|(of, definition)| {
        let of = DefinitionId(of as u32);
        let condition = subject.program.definitions[of.index()].condition;
        let wanted = Profile {
            subject,
            of,
            definition,
            matches: subject.ways().met(condition),
        };
        wanted.swallowed()
    });
    found.collect()
}

/// An ideal customer or persona.
struct Profile<'a> {
    subject: &'a Subject<'a>,
    of: DefinitionId,
    definition: &'a Definition,
    /// When a lead matches it.
    matches: Arc<Formula>,
}

impl Profile<'_> {
    /// Every exclusion that excludes all of them; if there is none, those that do so together.
    fn swallowed(&self) -> Vec<Finding> {
        let place = self.definition.name.span;
        (self.subject).set_question(Some((
            place,
            template!("whether exclusions leave any of them"),
        )));
        let ids = (0..self.subject.program.exclusions.len() as u32).map(ExclusionId);
        // An exclusion of every lead, and an ideal customer that no lead matches, are reported elsewhere.
        let all: Vec<ExclusionId> = ids.filter(|id| !self.is_everybody(*id)).collect();
        if self.subject.solver.is_never(self.matches.clone()) {
            return Vec::new();
        }
        let alone: Vec<Finding> = all
            .iter()
            .filter(|id| self.leave_nobody(&[**id]))
            .filter_map(|id| self.finding(&[*id]))
            .collect();
        if !alone.is_empty() || all.len() < 2 || !self.leave_nobody(&all) {
            return alone;
        }
        let mut needed = all.clone();
        for id in all {
            let others: Vec<ExclusionId> = needed.iter().copied().filter(|o| *o != id).collect();
            if self.leave_nobody(&others) {
                needed = others;
            }
        }
        self.finding(&needed).into_iter().collect()
    }

    fn is_everybody(&self, id: ExclusionId) -> bool {
        self.subject.solver.is_never(self.spares(id))
    }

    /// When a lead is not excluded by this exclusion.
    fn spares(&self, id: ExclusionId) -> Arc<Formula> {
        let excluded = self.subject.program.exclusions[id.index()].condition;
        self.subject.ways().never_met(excluded)
    }

    fn leave_nobody(&self, ids: &[ExclusionId]) -> bool {
        let spared = ids.iter().map(|id| self.spares(*id));
        let left = Formula::all([self.matches.clone()].into_iter().chain(spared));
        self.subject.solver.is_never(left)
    }

    fn finding(&self, ids: &[ExclusionId]) -> Option<Finding> {
        let witness = self.witness(ids)?;
        let name = |id: &ExclusionId| &self.subject.contract.exclusions[id.index()].name;
        let (last, others) = ids.split_last()?;
        let exclusions = ids.iter().map(|id| format!("`{}`", name(id).text));
        let message = self.exclude(ids.len(), Arg::list(exclusions, Join::And));
        let diagnostic = Diagnostic::new(Code::W0227, name(last).span, message);
        let said = others.iter().fold(diagnostic, |diagnostic, other| {
            diagnostic.also(name(other).span, msg!("together with this one"))
        });
        let left = match self.definition.kind {
            DefinitionKind::Persona => msg!("no lead of this persona is left"),
            DefinitionKind::IdealCustomer | DefinitionKind::Define => {
                msg!("no lead of this ideal customer is left")
            }
        };
        let said = said.also(self.definition.name.span, left).help(msg!(
            "narrow the exclusion, or change who you are looking for"
        ));
        Some(Finding::with_witness(said, witness))
    }

    /// `a` excludes every lead of the persona `b`, `a` and `c` together exclude every lead of the persona `b`
    fn exclude(&self, count: usize, exclusions: Arg) -> Message {
        let name = &self.definition.name.text;
        match (self.definition.kind, count) {
            (DefinitionKind::Persona, 1) => msg!(
                "{exclusions} excludes every lead of the persona `{name}`",
                exclusions,
                name
            ),
            (DefinitionKind::Persona, _) => msg!(
                "{exclusions} together exclude every lead of the persona `{name}`",
                exclusions,
                name
            ),
            (DefinitionKind::IdealCustomer | DefinitionKind::Define, 1) => msg!(
                "{exclusions} excludes every lead of the ideal customer `{name}`",
                exclusions,
                name
            ),
            (DefinitionKind::IdealCustomer | DefinitionKind::Define, _) => msg!(
                "{exclusions} together exclude every lead of the ideal customer `{name}`",
                exclusions,
                name
            ),
        }
    }

    /// A matching lead that is excluded by one of these.
    fn witness(&self, ids: &[ExclusionId]) -> Option<Witness> {
        let (subject, maker) = (self.subject, self.subject.maker());
        let claim = Claim::Definition(self.of, Truth::Met);
        let outcome = subject.solver.find(self.matches.clone(), &mut |state| {
            maker.showing(maker.idle_leads(state), |tried| {
                let excludes = |id: &&ExclusionId| tried.meets(&ExpectKind::ExcludedBy(**id));
                let by = ids.iter().find(excludes);
                by.copied().filter(|_| claim.holds(tried))
            })
        });
        let Outcome::Found((example, by)) = outcome else {
            return None;
        };
        let place = subject.contract.exclusions[by.index()].name.span;
        let example = example.expecting(place, ExpectKind::ExcludedBy(by));
        Some(Witness::showing(example, vec![claim]))
    }
}
