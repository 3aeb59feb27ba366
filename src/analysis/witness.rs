//! Leads that show what an analysis found.

use super::Subject;
use crate::contract::model::{DefinitionId, Example};
use crate::eval::example::{Case, Verdict, judge};
use crate::eval::{self, Followed, Options};
use crate::ir::Truth;

/// A lead that shows what an analysis found: an example of the contract, as anybody could write one.
#[derive(Debug, Clone)]
pub struct Witness {
    /// The lead, what happened, and what comes out.
    pub example: Example,
    /// What else comes out, for which examples have no words.
    pub claims: Vec<Claim>,
}

/// Something that comes out for a lead, for which examples have no words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// Whether an ideal customer, persona or definition matches.
    Definition(DefinitionId, Truth),
}

impl Witness {
    /// An example that says it all.
    pub fn new(example: Example) -> Witness {
        Witness {
            example,
            claims: Vec::new(),
        }
    }

    /// Whether the evaluator finds everything as it is said.
    pub fn is_confirmed(&self, subject: &Subject<'_>) -> bool {
        let case = Case::of(subject.contract, &self.example);
        let options = Options { threads: Some(1) };
        let program = subject.program;
        let followed = eval::follow(program, &case.leads, &case.activities, case.as_of, options);
        let mut expects = self.example.expects.iter();
        expects.all(|expect| judge(program, &followed, &expect.kind) == Verdict::Held)
            && self.claims.iter().all(|claim| claim.holds(&followed))
    }
}

impl Claim {
    fn holds(&self, followed: &Followed) -> bool {
        match self {
            Claim::Definition(id, truth) => {
                let column = followed.results.definitions.get(id.index());
                column.and_then(|column| column.first()) == Some(truth)
            }
        }
    }
}
