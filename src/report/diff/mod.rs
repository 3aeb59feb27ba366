//! Differences between two contracts, in the output formats for people and programs.

mod annotations;
mod comment;
mod gates;
mod json;
mod junit;
mod leads;
mod markdown;
mod moved_leads;
mod text;
mod witnesses;
mod words;

pub use annotations::annotations;
pub use gates::Verdict;
pub use json::{document, json};
pub use junit::junit;
pub use markdown::markdown;
pub use moved_leads::MovedLeads;
pub use text::text;

use crate::diagnostic::annotation::Annotation;
use crate::diff::contracts::BlockChange;
use crate::diff::leads::LeadChanges;
use crate::diff::witnesses::StageWitness;
use crate::message::{Message, msg};
use jiff::tz::TimeZone;

/// The comparison of two contracts.
#[derive(Debug)]
pub struct Comparison {
    /// The user's name for the old contract.
    pub old: String,
    /// The user's name for the new contract.
    pub new: String,
    /// What prevents the comparison; if there is a problem, the rest is empty.
    pub problems: Vec<Problem>,
    /// Why there is only one contract; if set, the rest is empty except for the gates.
    pub unpaired: Option<Unpaired>,
    /// The differences in their text.
    pub blocks: Vec<BlockChange>,
    /// Leads on which they disagree, stage by stage.
    pub witnesses: Vec<StageWitness>,
    /// The differences of leads, if there was data.
    pub leads: Option<LeadComparison>,
    /// The outcome of each gate.
    pub gates: Vec<Verdict>,
}

/// Why a contract has no counterpart in the other revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unpaired {
    /// The revision does not have it.
    New,
    /// It exists only in the revision.
    Removed,
}

impl Unpaired {
    /// The option with which gates accept this case.
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
    /// The user's name for it.
    pub contract: String,
    /// The problem: `2 errors`.
    pub text: Message,
    /// Its errors, at their lines.
    pub errors: Vec<Annotation>,
}

impl Comparison {
    /// A comparison of contracts of which at least one cannot be compared.
    pub fn impossible(old: String, new: String, problems: Vec<Problem>) -> Comparison {
        Comparison {
            problems,
            ..Comparison::new(old, new)
        }
    }

    /// A contract that only one revision has, with the consequence for the gates.
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

    /// Two contracts without differences.
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
    fn summary(&self) -> Message {
        match self.unpaired {
            None => words::summary(&self.blocks),
            Some(Unpaired::New) => {
                msg!("the contract is new: there is no {file}", file = self.old)
            }
            Some(Unpaired::Removed) => {
                msg!(
                    "the contract was removed: {file} is its last form",
                    file = self.old
                )
            }
        }
    }
}

/// The differences of leads.
#[derive(Debug)]
pub struct LeadComparison {
    /// The as-of time of the comparison, as each contract's people write it; usually the same for both.
    pub as_of: String,
    /// The time zone of the new contract, in which times are shown.
    pub zone: TimeZone,
    /// The changes that were found.
    pub changes: LeadChanges,
}
