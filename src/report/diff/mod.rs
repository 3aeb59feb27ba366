//! What is different between two contracts, in the forms people and programs ask for.

mod annotations;
mod comment;
mod gates;
mod json;
mod junit;
mod leads;
mod markdown;
mod text;
mod witnesses;
mod words;

pub use annotations::annotations;
pub use gates::Verdict;
pub use json::json;
pub use junit::junit;
pub use markdown::markdown;
pub use text::text;

use crate::diagnostic::annotation::Annotation;
use crate::diff::contracts::BlockChange;
use crate::diff::leads::LeadChanges;
use crate::diff::witnesses::StageWitness;
use jiff::tz::TimeZone;

/// Two contracts, compared.
#[derive(Debug)]
pub struct Comparison {
    /// What the user calls the old one.
    pub old: String,
    /// What the user calls the new one.
    pub new: String,
    /// What keeps them from being compared; then there is nothing else.
    pub problems: Vec<Problem>,
    /// Why there is only one contract; then there is nothing else but gates.
    pub unpaired: Option<Unpaired>,
    /// What is different in what they say.
    pub blocks: Vec<BlockChange>,
    /// Leads on which they disagree, stage by stage.
    pub witnesses: Vec<StageWitness>,
    /// What is different for leads, if there were any to look at.
    pub leads: Option<LeadComparison>,
    /// What became of each gate.
    pub gates: Vec<Verdict>,
}

/// Why a contract is not paired with itself in another revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unpaired {
    /// The revision does not have it.
    New,
    /// Only the revision has it.
    Removed,
}

impl Unpaired {
    /// The option with which gates let it pass.
    pub fn option(self) -> &'static str {
        match self {
            Unpaired::New => "--allow-new",
            Unpaired::Removed => "--allow-removed",
        }
    }

    fn word(self) -> &'static str {
        match self {
            Unpaired::New => "new",
            Unpaired::Removed => "removed",
        }
    }
}

/// A contract that cannot be compared.
#[derive(Debug)]
pub struct Problem {
    /// What the user calls it.
    pub contract: String,
    /// What is the matter: `2 errors`.
    pub said: String,
    /// Its errors beside their lines.
    pub errors: Vec<Annotation>,
}

impl Comparison {
    /// Contracts of which at least one cannot be compared.
    pub fn impossible(old: String, new: String, problems: Vec<Problem>) -> Comparison {
        Comparison {
            problems,
            ..Comparison::new(old, new)
        }
    }

    /// A contract that only one revision has, and what that means for the gates.
    pub fn unpaired(
        old: String,
        new: String,
        unpaired: Unpaired,
        gates: Vec<Verdict>,
    ) -> Comparison {
        Comparison {
            unpaired: Some(unpaired),
            gates,
            ..Comparison::new(old, new)
        }
    }

    /// Two contracts between which nothing is different.
    pub fn new(old: String, new: String) -> Comparison {
        Comparison {
            old,
            new,
            problems: Vec::new(),
            unpaired: None,
            blocks: Vec::new(),
            witnesses: Vec::new(),
            leads: None,
            gates: Vec::new(),
        }
    }

    /// `both contracts mean the same`, or how many blocks differ, or why there is only one contract.
    fn summary(&self) -> String {
        match self.unpaired {
            None => words::summary(&self.blocks),
            Some(Unpaired::New) => format!("the contract is new: there is no {}", self.old),
            Some(Unpaired::Removed) => {
                format!("the contract was removed: {} is its last form", self.old)
            }
        }
    }
}

/// What is different for leads.
#[derive(Debug)]
pub struct LeadComparison {
    /// The moment that is looked at, as each contract's people write it; mostly the same.
    pub as_of: String,
    /// The time zone of the new contract, in which moments are told.
    pub zone: TimeZone,
    /// What was found.
    pub changes: LeadChanges,
}
