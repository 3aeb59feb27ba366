//! Compares two checked contracts by their meaning.
//!
//! Each contract is first converted to blocks of lines (`blocks`). Every line has the author's words to show and a meaning to
//! compare. Then blocks are paired by name and lines by subject (`compare`). So layout, comments, the order of declarations,
//! brackets and different spellings of names make no difference.

mod blocks;
mod canonical;
mod compare;
mod condition_view;
mod line;
mod meaning;
mod names;
mod part_matching;
mod renamed;
mod rule_matching;

pub use meaning::meaning;
pub use renamed::evaluated_as;
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
    /// What kind of block it is.
    pub kind: BlockKind,
    /// Its name; none for blocks that a contract has only once.
    pub name: Option<String>,
    /// Whether it was added, removed or changed.
    pub change: Change,
    /// The differences in it; for an added or removed block, its whole content.
    pub details: Vec<Detail>,
    /// Where the new contract names it; none if it was removed or has no name.
    pub place: Option<Span>,
}

/// The kinds of blocks, in the order in which they are reported.
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
    /// The singular: `points group`.
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

/// The differences in meaning between two contracts, block by block; empty if they mean the same.
pub fn compare(old: Side<'_>, new: Side<'_>) -> Vec<BlockChange> {
    let named = renamed::named_as(old.contract, new.contract);
    let old = Side {
        contract: &named,
        ..old
    };
    compare::blocks(&blocks::blocks(old), &blocks::blocks(new))
}
