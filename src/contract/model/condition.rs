//! Conditions.

use super::*;
use crate::language::activity;

/// A condition with its place.
#[derive(Debug, Clone)]
pub struct Condition {
    /// Its text in the contract; for a group, the opener.
    pub span: Span,
    /// Its meaning.
    pub kind: ConditionKind,
}

impl Condition {
    /// Visits the condition and, for a group, every condition below it; openers first.
    pub fn walk<'c>(&'c self, visit: &mut dyn FnMut(&'c Condition)) {
        visit(self);
        let parts = self.parts().iter();
        parts.for_each(|condition| condition.walk(visit));
    }

    /// The bullets of a group.
    pub fn parts(&self) -> &[Condition] {
        self.kind.parts().unwrap_or_default()
    }
}

/// The meaning of a condition.
#[derive(Debug, Clone)]
pub enum ConditionKind {
    /// `all of:`
    All(Vec<Condition>),
    /// `any of:`
    Any(Vec<Condition>),
    /// `none of:`
    None(Vec<Condition>),
    /// A test of a field or detail.
    Test(Subject, Test),
    /// `fit at least 30`
    Points(PointsRef, NumberTest<MilliPoints>),
    /// `matches economic buyer`
    Matches(DefinitionId),
    /// `pricing page view at least 2 times in the last 14 days`
    Activity(ActivityTest),
    /// `the lead is in SQL` (`lapses when` only)
    InStage(StageId),
}

impl ConditionKind {
    /// The bullets of a group; none if it is a single condition.
    pub fn parts(&self) -> Option<&[Condition]> {
        match self {
            ConditionKind::All(parts) | ConditionKind::Any(parts) | ConditionKind::None(parts) => {
                Some(parts)
            }
            ConditionKind::Test(..)
            | ConditionKind::Points(..)
            | ConditionKind::Matches(_)
            | ConditionKind::Activity(_)
            | ConditionKind::InStage(_) => None,
        }
    }

    /// The bullets of a group, to be changed; none if it is a single condition.
    pub fn parts_mut(&mut self) -> Option<&mut Vec<Condition>> {
        match self {
            ConditionKind::All(parts) | ConditionKind::Any(parts) | ConditionKind::None(parts) => {
                Some(parts)
            }
            ConditionKind::Test(..)
            | ConditionKind::Points(..)
            | ConditionKind::Matches(_)
            | ConditionKind::Activity(_)
            | ConditionKind::InStage(_) => None,
        }
    }
}

/// The subject of a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// A field of the lead.
    Field(FieldId),
    /// `domain of email`: the part after the `@`, or the host of a link without `www.`.
    DomainOf(FieldId),
    /// A detail of the activity (conditions of derived activities only).
    Detail(DetailId),
    /// `domain of` a detail.
    DomainOfDetail(DetailId),
}

/// A test of one value. An unknown value makes it open, except `Known` and `Unknown`.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// `is known`
    Known,
    /// `is unknown`
    Unknown,
    /// `is`, `contains`, `mentions`, … of a text, or of each value of a set of choices.
    Text {
        /// The relation, and the texts named in the line.
        test: TextTest,
        /// The list whose values also count: `is in LIST`.
        list: Option<ListId>,
        /// Met if none relates in that way: `is not`, `does not contain`.
        negated: bool,
    },
    /// A comparison of a number, an amount or a percentage.
    Number(NumberTest<f64>),
    /// A comparison of a date, or of the local day of a time.
    Date(DateTest),
    /// `is yes`, `is no`
    YesNo(bool),
}

/// A test of activities of this contract.
pub type ActivityTest = activity::ActivityTest<Qualifier, StageId, ActivityId>;

/// The time window in which a test counts activities.
pub type Window = activity::Window<StageId, ActivityId>;

/// Which activities a test counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// Those of a kind.
    Kind(ActivityId),
    /// `activity by the lead`, `activity by sales`: those that count as activity.
    By(Actor),
    /// `activity by anybody`
    ByAnybody,
}

impl Qualifier {
    /// The words that select them.
    pub fn selector(self) -> activity::Selector {
        match self {
            Qualifier::Kind(_) => activity::Selector::Kind,
            Qualifier::By(Actor::Lead) => activity::Selector::Lead,
            Qualifier::By(Actor::Party(_)) => activity::Selector::Party,
            Qualifier::ByAnybody => activity::Selector::Anybody,
        }
    }
}
