//! The checked contract, with every name resolved and every value typed. Later phases read it.
//!
//! Ids are indices into the vectors of [`Contract`], in order of declaration. An included file's declarations come at its
//! include.

mod calendar;
mod clauses;
mod condition;
mod data;
mod example;
mod info;
mod names;
mod points;
mod sites;
mod stage;

pub use calendar::*;
pub use clauses::*;
pub use condition::*;
pub use data::*;
pub use example::*;
pub use info::*;
pub use names::*;
pub use points::*;
pub use sites::*;
pub use stage::*;

use crate::clock;
pub use crate::language::date::DateTest;
pub use crate::language::decay::Decay;
pub use crate::language::modifier::{Counting, Modifier, ModifierKind};
pub use crate::language::number::NumberTest;
pub use crate::language::text::TextTest;
pub use crate::language::types::Type;
use crate::source::Span;
pub use crate::syntax::tree::Period;
use crate::time::{Clock, Duration, LocalDay, MicrosUtc, Weekday, first_instant, instant_at};
use crate::units::MilliPoints;
use jiff::tz::TimeZone;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl $name {
            /// The id as an index.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )* };
}

ids! {
    /// A field of the lead.
    FieldId,
    /// A kind of activity.
    ActivityId,
    /// A detail of an activity.
    DetailId,
    /// A list.
    ListId,
    /// An ideal customer, persona or definition.
    DefinitionId,
    /// An exclusion.
    ExclusionId,
    /// A points group.
    GroupId,
    /// A total; `score` is one.
    TotalId,
    /// A stage.
    StageId,
    /// A party.
    PartyId,
    /// A calendar.
    CalendarId,
    /// An sla.
    SlaId,
    /// A target.
    TargetId,
}

/// A contract without errors.
#[derive(Debug, Clone)]
pub struct Contract {
    /// The `contract` block.
    pub info: Info,
    /// The parties; `marketing` and `sales` if the contract does not name any.
    pub parties: Vec<Party>,
    /// `calendar` blocks.
    pub calendars: Vec<Calendar>,
    /// `term` lines.
    pub terms: Vec<Term>,
    /// Fields of the lead.
    pub fields: Vec<Field>,
    /// Where the columns of activity files are, if their names do not show it.
    pub activity_columns: ActivityColumns,
    /// Kinds of activity.
    pub activities: Vec<Activity>,
    /// Details of activities.
    pub details: Vec<Detail>,
    /// Lists.
    pub lists: Vec<List>,
    /// Ideal customers, personas and definitions.
    pub definitions: Vec<Definition>,
    /// Exclusions.
    pub exclusions: Vec<Exclusion>,
    /// Points groups.
    pub groups: Vec<PointGroup>,
    /// Totals, including `score`.
    pub totals: Vec<Total>,
    /// The total named `score`, or the only group as a total of that name; none if there are several groups and no such total.
    pub score: Option<TotalId>,
    /// Stages; every lead starts in the first one.
    pub stages: Vec<Stage>,
    /// Slas.
    pub slas: Vec<Sla>,
    /// Targets.
    pub targets: Vec<Target>,
    /// Examples.
    pub examples: Vec<Example>,
}

impl Contract {
    /// The name of something with points.
    pub fn points_name(&self, of: PointsRef) -> Option<&str> {
        let name = match of {
            PointsRef::Group(id) => &self.groups.get(id.index())?.name,
            PointsRef::Total(id) => &self.totals.get(id.index())?.name,
        };
        Some(&name.text)
    }
}

/// `because "…"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The reason.
    pub text: String,
    /// The line.
    pub span: Span,
}

/// `term MQL: "…"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The word.
    pub name: Name,
    /// Its meaning.
    pub meaning: String,
}

/// The purpose of a definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum DefinitionKind {
    /// `ideal customer`
    IdealCustomer,
    /// `persona`
    Persona,
    /// `define`
    Define,
}

/// An ideal customer, persona or definition.
#[derive(Debug, Clone)]
pub struct Definition {
    /// Its name.
    pub name: Name,
    /// Which of the three.
    pub kind: DefinitionKind,
    /// The condition.
    pub condition: Condition,
    /// `meaning: "…"`
    pub meaning: Option<String>,
    /// `because "…"`
    pub because: Option<Reason>,
}

/// `exclude NAME:`
#[derive(Debug, Clone)]
pub struct Exclusion {
    /// Its name.
    pub name: Name,
    /// The condition.
    pub condition: Condition,
    /// `because "…"`
    pub because: Option<Reason>,
}
