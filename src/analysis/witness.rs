//! Leads that show a finding.

use super::Subject;
use super::formula::Formula;
use super::solver::Outcome;
use super::transitions::in_stage;
use super::witness_claims::{Claim, EvaluatedLead};
use crate::contract::model::{Contract, Example, StageId};
use crate::eval::example::Case;
use crate::ir::Program;
use crate::sampling::shrink;
use crate::source::Span;
use crate::time::{Clock, LocalDay};
use std::sync::Arc;

/// A lead that shows a finding: an example of the contract that anyone could have written.
#[derive(Debug, Clone)]
pub struct Witness {
    /// The lead, its events, and the result.
    pub example: Example,
    /// What it shows in addition.
    pub claims: Vec<Claim>,
}

impl Witness {
    /// An example without additional claims.
    pub fn new(example: Example) -> Witness {
        Witness::showing(example, Vec::new())
    }

    /// An example with additional claims.
    pub fn showing(example: Example, claims: Vec<Claim>) -> Witness {
        Witness { example, claims }
    }

    /// A lead that meets a formula, shows the claims and then is in a stage; `place` is what that is about.
    pub(super) fn from_candidate(
        subject: &Subject<'_>,
        formula: Arc<Formula>,
        claims: Vec<Claim>,
        (stage, place): (StageId, Span),
    ) -> Option<Witness> {
        let maker = subject.maker();
        let shows = |tried: &EvaluatedLead<'_>| {
            let is_there = tried.stage() == Some(stage);
            (is_there && claims.iter().all(|claim| claim.holds(tried))).then_some(())
        };
        let outcome = subject.solver.find(formula, &mut |state| {
            let mut leads = maker.leads(state, None);
            if claims.iter().any(Claim::takes_a_day) {
                leads.iter_mut().for_each(wait_for_tomorrow);
            }
            maker.showing(leads, shows)
        });
        match outcome {
            Outcome::Found((example, ())) => {
                Some(Witness::showing(in_stage(example, stage, place), claims))
            }
            _ => None,
        }
    }

    /// Whether the evaluator confirms everything.
    pub fn is_confirmed(&self, subject: &Subject<'_>) -> bool {
        let (contract, program) = (subject.contract, subject.program);
        confirms(contract, program, &self.example, &self.claims)
    }

    /// The same without what is not needed to show it.
    pub fn shrunk(self, subject: &Subject<'_>) -> Witness {
        let (contract, program) = (subject.contract, subject.program);
        let Witness { example, claims } = self;
        let shows = |lead: &Example| confirms(contract, program, lead, &claims);
        Witness {
            example: shrink(example, shows),
            claims,
        }
    }
}

/// Moves the as-of time to the beginning of the next day.
fn wait_for_tomorrow(lead: &mut Example) {
    lead.as_of = (LocalDay(lead.as_of.0.0.saturating_add(1)), Some(Clock(0)));
}

/// Whether a lead meets all its expectations and claims.
fn confirms(contract: &Contract, program: &Program, lead: &Example, claims: &[Claim]) -> bool {
    let followed = &Case::new(contract, lead).history(program);
    let tried = EvaluatedLead {
        contract,
        program,
        lead,
        history: followed,
        row: 0,
    };
    let mut expects = lead.expects.iter();
    expects.all(|expect| tried.meets(&expect.kind))
        && claims.iter().all(|claim| claim.holds(&tried))
}
