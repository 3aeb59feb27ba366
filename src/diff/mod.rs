//! The differences between two contracts: in their meaning, and in the outcomes of the same leads.

pub mod contracts;
pub mod gate;
pub mod leads;
mod stage_paths;
pub mod witnesses;

use crate::message::{Message, Template, msg};
use crate::source::Span;

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// What is different, for programs: `threshold`, `rule`, `from`, `points`. It is the text of a template.
    pub about: &'static str,
    /// What it belongs to if there are several: rules by what gives their points, points groups by their names.
    pub of: Vec<Message>,
    /// With the old contract; none if there is nothing.
    pub old: Option<Message>,
    /// With the new one; none if there is nothing.
    pub new: Option<Message>,
    /// Its place in the new contract, if it has a line of its own.
    pub place: Option<Span>,
}

impl Detail {
    /// What is different, for people.
    pub fn label(&self) -> Message {
        match self.about {
            // These words have other meanings elsewhere.
            "open" => msg!("open{#hours}"),
            "closed" => msg!("closed{#calendar}"),
            "owner" => msg!("owner{#stage}"),
            "reason" => msg!("reason{#because}"),
            about => Template(about).message(),
        }
    }

    /// Whether it was added, removed or changed.
    pub fn change(&self) -> Change {
        match (&self.old, &self.new) {
            (None, _) => Change::Added,
            (_, None) => Change::Removed,
            _ => Change::Changed,
        }
    }
}

/// The kind of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Only the new contract has it.
    Added,
    /// Only the old contract has it.
    Removed,
    /// Both have it, with different content.
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
