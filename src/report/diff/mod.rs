//! What is different between two contracts, in the forms people and programs ask for.

mod annotations;
mod json;
mod junit;
mod leads;
mod markdown;
mod text;
mod witnesses;
mod words;

pub use annotations::annotations;
pub use json::json;
pub use junit::junit;
pub use leads::verdict;
pub use markdown::markdown;
pub use text::text;

use crate::diagnostic::annotation::Annotation;
use crate::diff::contracts::BlockChange;
use crate::diff::gate::Gate;
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
    /// What is different in what they say.
    pub blocks: Vec<BlockChange>,
    /// Leads on which they disagree, stage by stage.
    pub witnesses: Vec<StageWitness>,
    /// What is different for leads, if there were any to look at.
    pub leads: Option<LeadComparison>,
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
            old,
            new,
            problems,
            blocks: Vec::new(),
            witnesses: Vec::new(),
            leads: None,
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
    /// What must not happen.
    pub gates: Vec<Gate>,
}
