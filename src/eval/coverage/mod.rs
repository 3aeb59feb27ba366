//! Coverage of a contract by its examples: which rules gave points, which conditions were met, not met and open, which stages
//! were entered and how, which caps had an effect, how clocks ended.
//!
//! Each example is replayed by the same code as in a run, day by day, with a watcher that records what it sees ([`reached`]).
//! Then the lines of the contract are listed with what was seen of them ([`Coverage::new`]).

mod inventory;
mod points;
mod possible_outcomes;
mod recorder;

use super::clocks::OpenTimeTables;
use super::{AsOf, TimeRange, with_only_lead};
use crate::contract::model::{
    ExclusionId, FieldId, GroupId, ModifierKind, PointsRef, SlaId, StageId,
};
use crate::data::table::{Activities, Leads};
use crate::ir::term::WrittenId;
use crate::ir::{Program, Truth};
use recorder::Recorder;
use rustc_hash::FxHashSet;

/// What the examples of a contract reach, in the order of the report: activities, definitions, exclusions, points, stages,
/// slas.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The blocks that affect leads.
    pub blocks: Vec<Block>,
}

/// A block of the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its kind.
    pub kind: BlockKind,
    /// Its name; none for the `contract` block.
    pub name: Option<String>,
    /// Its items.
    pub items: Vec<Item>,
}

/// A kind of block that affects leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// The `contract` block.
    Contract,
    /// A kind of activity.
    Activity,
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
}

/// An item of the contract that has outcomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The kind of item.
    pub kind: ItemKind,
    /// Distinguishes it from all other items: names and words, no places.
    pub key: String,
    /// The part of the line, if a line has several items: `from Lead`.
    pub part: Option<String>,
    /// The file, as the user named it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The statement of the line.
    pub text: String,
    /// The possible outcomes, and how many examples reached them.
    pub outcomes: Vec<Seen>,
}

/// The kind of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemKind {
    /// A rule of a points group.
    Rule,
    /// A line of a condition.
    Condition,
    /// A stage.
    Stage,
    /// A transition into or out of a stage.
    Transition,
    /// An exclusion.
    Exclusion,
    /// Anything that limits points: limits, windows, decay.
    Cap,
    /// A clause of an sla.
    Clause,
}

/// The number of examples in which an item had an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// The outcome.
    pub outcome: Outcome,
    /// The number of examples.
    pub examples: usize,
}

/// The possible outcomes of items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// A condition was met, or a clock was completed in time.
    Met,
    /// A condition was not met.
    NotMet,
    /// A condition was open.
    Open,
    /// A rule gave points.
    Gave,
    /// A cap removed something.
    Cut,
    /// A stage was entered.
    Entered,
    /// A transition was taken.
    Taken,
    /// A lead that met the condition was kept out.
    KeptOut,
    /// A lead was excluded.
    Excluded,
    /// A clock started.
    Started,
    /// A clock was breached.
    Breached,
    /// A clock was void.
    Void,
    /// A warning was due.
    Warned,
    /// An escalation was due.
    Escalated,
}

/// The part of a program that an outcome is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum ItemKey {
    Condition(WrittenId),
    Rule(GroupId, usize),
    /// A limit on a line before the first rule of a group.
    GroupLimit(GroupId, ModifierKind),
    /// A limit that acts in a rule, either its own or that of the group.
    RuleLimit(GroupId, usize, ModifierKind),
    AtMost(PointsRef),
    AtLeast(PointsRef),
    Exclusion(ExclusionId),
    Stage(StageId),
    /// From the first stage into the second by the condition of the second.
    Way(StageId, StageId),
    /// A fast track into the stage, by its index.
    FastTrack(StageId, usize),
    /// A way back from the stage, by its index.
    BackTo(StageId, usize),
    NotWithout(StageId, FieldId),
    ComesBack(StageId),
    /// Into the first stage from the second.
    ComesBackFrom(StageId, StageId),
    Sla(SlaId),
    Warning(SlaId),
    Escalation(SlaId),
}

/// What one example reached.
#[derive(Debug, Clone, Default)]
pub struct Reached(FxHashSet<(ItemKey, Outcome)>);

impl Reached {
    fn mark(&mut self, key: ItemKey, outcome: Outcome) {
        self.0.insert((key, outcome));
    }
}

/// What the only lead reaches up to the as-of time; empty if it was created later.
pub fn reached(program: &Program, leads: &Leads, activities: &Activities, as_of: AsOf) -> Reached {
    let span = TimeRange::new(leads, activities, as_of.instant);
    let tables = OpenTimeTables::new(program, span.first, span.as_of);
    let recorder = with_only_lead(program, leads, activities, as_of.instant, |lead| {
        let mut survey = Recorder::new(&tables);
        survey.details(lead.run, activities);
        lead.replay(&mut survey);
        survey.reached
    });
    recorder.unwrap_or_default()
}

impl Item {
    /// Whether it had an effect in some example.
    pub fn is_reached(&self) -> bool {
        let mut seen = self.outcomes.iter().filter(|seen| seen.examples > 0);
        seen.any(|seen| seen.outcome.reaches())
    }
}

impl ItemKind {
    /// `rule`, `condition`, …
    pub fn word(self) -> &'static str {
        match self {
            ItemKind::Rule => "rule",
            ItemKind::Condition => "condition",
            ItemKind::Stage => "stage",
            ItemKind::Transition => "way",
            ItemKind::Exclusion => "exclusion",
            ItemKind::Cap => "cap",
            ItemKind::Clause => "clause",
        }
    }
}

impl BlockKind {
    /// The singular: `points group`.
    pub fn word(self) -> &'static str {
        match self {
            BlockKind::Contract => "contract",
            BlockKind::Activity => "activity",
            BlockKind::IdealCustomer => "ideal customer",
            BlockKind::Persona => "persona",
            BlockKind::Definition => "definition",
            BlockKind::Exclusion => "exclusion",
            BlockKind::Group => "points group",
            BlockKind::Total => "total",
            BlockKind::Stage => "stage",
            BlockKind::Sla => "sla",
        }
    }
}

impl Outcome {
    /// `met`, `not met`, …
    pub fn word(self) -> &'static str {
        match self {
            Outcome::Met => "met",
            Outcome::NotMet => "not met",
            Outcome::Open => "open",
            Outcome::Gave => "gave points",
            Outcome::Cut => "cut something",
            Outcome::Entered => "entered",
            Outcome::Taken => "taken",
            Outcome::KeptOut => "kept a lead out",
            Outcome::Excluded => "excluded a lead",
            Outcome::Started => "started",
            Outcome::Breached => "breached",
            Outcome::Void => "void",
            Outcome::Warned => "warned",
            Outcome::Escalated => "escalated",
        }
    }

    /// Whether an item had an effect; a condition that was evaluated but not met did not.
    fn reaches(self) -> bool {
        !matches!(self, Outcome::NotMet | Outcome::Open)
    }

    fn from_truth(answer: Truth) -> Outcome {
        match answer {
            Truth::Met => Outcome::Met,
            Truth::NotMet => Outcome::NotMet,
            Truth::Open => Outcome::Open,
        }
    }
}
