//! What the examples of a contract reach of it: which rules gave points, which conditions were met, not met and open, which
//! stages were entered and how, which caps cut something, what became of clocks.
//!
//! Each example is replayed by the same code as in a run, day by day, with a watcher that writes down what it sees
//! ([`reached`]); then the lines of the contract are listed with what was seen of them ([`Coverage::of`]).

mod inventory;
mod points;
mod possible_outcomes;
mod recorder;

use super::clocks::Tables;
use super::{AsOf, Span, with_only_lead};
use crate::contract::model::{
    ExclusionId, FieldId, GroupId, ModifierKind, PointsRef, SlaId, StageId,
};
use crate::data::table::{Activities, Leads};
use crate::ir::term::WrittenId;
use crate::ir::{Program, Truth};
use recorder::Survey;
use rustc_hash::FxHashSet;

/// What the examples of a contract reach of it, in the order in which it is told: activities, definitions, exclusions,
/// points, stages, slas.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The blocks that say something about leads.
    pub blocks: Vec<Block>,
}

/// A block of the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is: `points group`.
    pub kind: &'static str,
    /// Its name; none for the `contract` block.
    pub name: Option<String>,
    /// What it says.
    pub items: Vec<Item>,
}

/// Something the contract says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// What tells it from all other items: names and words, no places.
    pub key: String,
    /// What of its line it is, where the line says several things: `from Lead`.
    pub part: Option<String>,
    /// The file, as the user named it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The statement of the line.
    pub text: String,
    /// What can come of it, and what came.
    pub outcomes: Vec<Seen>,
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemKind {
    /// A rule of a points group.
    Rule,
    /// A line of a condition.
    Condition,
    /// A stage.
    Stage,
    /// A way into or out of a stage.
    Way,
    /// An exclusion.
    Exclusion,
    /// Whatever keeps points small: limits, windows, decay.
    Cap,
    /// A clause of an sla.
    Clause,
}

/// In how many examples something came of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// What.
    pub outcome: Outcome,
    /// In how many examples.
    pub examples: usize,
}

/// What can come of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// A condition was met; a clock was ended in time.
    Met,
    /// A condition was not met.
    NotMet,
    /// A condition was open.
    Open,
    /// A rule gave points.
    Gave,
    /// A cap cut something.
    Cut,
    /// A stage was entered.
    Entered,
    /// A way was taken.
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

/// What of a program an outcome is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Spot {
    Condition(WrittenId),
    Rule(GroupId, usize),
    /// A limit of a group, by its line before the first rule.
    GroupLimit(GroupId, ModifierKind),
    /// A limit of a rule, be it its own or that of the group.
    RuleLimit(GroupId, usize, ModifierKind),
    AtMost(PointsRef),
    AtLeast(PointsRef),
    Exclusion(ExclusionId),
    Stage(StageId),
    /// From the first into the second by the condition of the second.
    Way(StageId, StageId),
    /// A fast track into the stage, by its number.
    FastTrack(StageId, usize),
    /// A way back out of the stage, by its number.
    BackTo(StageId, usize),
    NotWithout(StageId, FieldId),
    ComesBack(StageId),
    Sla(SlaId),
    Warning(SlaId),
    Escalation(SlaId),
}

/// What one example reached.
#[derive(Debug, Clone, Default)]
pub struct Reached(FxHashSet<(Spot, Outcome)>);

impl Reached {
    fn mark(&mut self, spot: Spot, outcome: Outcome) {
        self.0.insert((spot, outcome));
    }
}

/// What the only lead reaches up to the as-of instant; nothing if it was created later.
pub fn reached(program: &Program, leads: &Leads, activities: &Activities, as_of: AsOf) -> Reached {
    let span = Span::of(leads, activities, as_of.instant);
    let tables = Tables::new(program, span.first, span.as_of);
    let survey = with_only_lead(program, leads, activities, as_of.instant, |lead| {
        let mut survey = Survey::new(&tables);
        survey.details(lead.run, activities);
        lead.replay(&mut survey);
        survey.reached
    });
    survey.unwrap_or_default()
}

impl Item {
    /// Whether it did what it is there for in some example.
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
            ItemKind::Way => "way",
            ItemKind::Exclusion => "exclusion",
            ItemKind::Cap => "cap",
            ItemKind::Clause => "clause",
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

    /// Whether an item did what it is there for. That a condition was asked in vain does not say what it changes.
    fn reaches(self) -> bool {
        !matches!(self, Outcome::NotMet | Outcome::Open)
    }

    fn of(answer: Truth) -> Outcome {
        match answer {
            Truth::Met => Outcome::Met,
            Truth::NotMet => Outcome::NotMet,
            Truth::Open => Outcome::Open,
        }
    }
}
