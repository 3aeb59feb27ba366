//! What is different between two contracts: in what they say, and in what becomes of the same leads.

pub mod contracts;
pub mod gate;
pub mod leads;
mod stage_paths;
pub mod witnesses;

use crate::source::Span;

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// What is different: `threshold`, `rule`, `from`, `points`.
    pub about: &'static str,
    /// Of what, where there are several: the rules by what gives their points, the points groups by their names.
    pub of: Vec<String>,
    /// With the old contract; none where there is nothing.
    pub old: Option<String>,
    /// With the new one; none where there is nothing.
    pub new: Option<String>,
    /// Where the new contract says it, if on a line of its own.
    pub place: Option<Span>,
}

impl Detail {
    /// Whether it is new, gone or changed.
    pub fn change(&self) -> Change {
        match (&self.old, &self.new) {
            (None, _) => Change::Added,
            (_, None) => Change::Removed,
            _ => Change::Changed,
        }
    }
}

/// What became of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Only the new contract has it.
    Added,
    /// Only the old contract has it.
    Removed,
    /// Both have it, and it says something else.
    Changed,
}

impl Change {
    /// `added`, `removed`, `changed`.
    pub fn word(self) -> &'static str {
        match self {
            Change::Added => "added",
            Change::Removed => "removed",
            Change::Changed => "changed",
        }
    }
}
