//! Two checked contracts, compared by what they mean.
//!
//! Each contract is first told as blocks of lines (`blocks`), where a line has the words of the author to show and a meaning
//! to compare; then the blocks of both are paired by name and their lines by what they are about (`compare`). So layout,
//! comments, the order of declarations, brackets and other written forms of names make no difference.

mod blocks;
mod canonical;
mod compare;
mod condition_view;
mod line;
mod names;
mod part_matching;
mod rule_matching;

pub use rule_matching::{RulePair, rules};

use super::{Change, Detail};
use crate::contract::model::Contract;
use crate::source::{Sources, Span};

/// A contract with the text it was read from.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The contract.
    pub contract: &'a Contract,
    /// Its files.
    pub sources: &'a Sources,
}

/// A block that is different.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockChange {
    /// What it is.
    pub kind: BlockKind,
    /// Its name; none for what a contract has once.
    pub name: Option<String>,
    /// Whether it is new, gone or changed.
    pub change: Change,
    /// What is different in it; of a new or removed block all it says.
    pub details: Vec<Detail>,
    /// Where the new contract names it; none where it is gone or has no name.
    pub place: Option<Span>,
}

/// What a block is; in the order in which they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// The `contract` block.
    Contract,
    /// A calendar.
    Calendar,
    /// A term.
    Term,
    /// A field.
    Field,
    /// The block about columns of activities.
    ActivityColumns,
    /// A kind of activity.
    Activity,
    /// A list.
    List,
    /// An ideal customer.
    IdealCustomer,
    /// A persona.
    Persona,
    /// A definition.
    Definition,
    /// An exclusion.
    Exclusion,
    /// A points group.
    Group,
    /// A total.
    Total,
    /// A stage.
    Stage,
    /// An sla.
    Sla,
    /// A target.
    Target,
}

impl BlockKind {
    /// One of them: `points group`.
    pub fn word(self) -> &'static str {
        match self {
            BlockKind::Contract => "contract",
            BlockKind::Calendar => "calendar",
            BlockKind::Term => "term",
            BlockKind::Field => "field",
            BlockKind::ActivityColumns => "activity columns",
            BlockKind::Activity => "activity",
            BlockKind::List => "list",
            BlockKind::IdealCustomer => "ideal customer",
            BlockKind::Persona => "persona",
            BlockKind::Definition => "definition",
            BlockKind::Exclusion => "exclusion",
            BlockKind::Group => "points group",
            BlockKind::Total => "total",
            BlockKind::Stage => "stage",
            BlockKind::Sla => "sla",
            BlockKind::Target => "target",
        }
    }
}

/// What is different in the meaning of two contracts, block by block; nothing where they mean the same.
pub fn compare(old: Side<'_>, new: Side<'_>) -> Vec<BlockChange> {
    compare::blocks(&blocks::of(old), &blocks::of(new))
}
