//! What the resolver could not resolve, as data. `suggest` describes it and proposes corrections.

use super::condition::ConditionContext;
use super::diagnostics::Diagnostics;
use super::model::ActivityId;
use super::name_role::NameRole;
use crate::language::types::SubjectKind;
use crate::message::Message;
use crate::source::Span;
use crate::syntax::phrase::PhraseId;
use crate::syntax::tree::{Name, Phrase};
use std::iter::Sum;

/// An error in a line that can be read.
#[derive(Debug)]
pub(crate) enum Unresolved {
    /// A name without a meaning in its place.
    Name(UnresolvedName),
    /// An operator that does not fit the type of its subject.
    Operator(UnfitOperator),
    /// A name that is not a detail of the activity.
    Detail(ActivityId, Name),
    /// Several names in a list of parties, with a word between them instead of a comma.
    JoinedParties(Name),
    /// Two facts with a word between them instead of a comma.
    JoinedFacts { facts: Span, word: Span },
    /// A condition without a reading that holds.
    Condition(FailedCondition),
    /// A line without a reading that holds: the findings of the readings that are equally near to holding.
    Line(Vec<Diagnostics>),
}

/// A name without a meaning in its place.
#[derive(Debug)]
pub(crate) struct UnresolvedName {
    /// The kind of name that its place accepts.
    pub role: NameRole,
    pub name: Name,
    pub problem: NameProblem,
    /// Whether it is the last that is reported.
    pub is_last: bool,
}

/// Why a name has no meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameProblem {
    /// It is not declared.
    Undeclared,
    /// It is declared, but as a kind that its place does not accept.
    OtherRole,
    /// It is the score of a contract that does not say what it adds up.
    NoScore,
}

/// An operator that does not fit the type of its subject.
#[derive(Debug)]
pub(crate) struct UnfitOperator {
    pub phrase: Phrase,
    /// What the subject is: `a date`.
    pub noun: Message,
    pub kind: SubjectKind,
    /// Whether several values follow an operator that takes one.
    pub is_several: bool,
}

/// A condition without a reading that holds.
#[derive(Debug)]
pub(crate) struct FailedCondition {
    pub place: ConditionContext,
    pub span: Span,
    /// The readings in the order of the phrase table, each with the reasons why it does not hold.
    pub readings: Vec<FailedReading>,
}

/// A reading that does not hold.
#[derive(Debug)]
pub(crate) struct FailedReading {
    pub phrase: Phrase,
    pub findings: Diagnostics,
}

/// Why a reading does not hold, from the one that speaks least against it: how far resolving it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Misfit {
    /// A value that its type does not have.
    Value,
    /// A value of another type.
    ValueType,
    /// An operator that does not fit the type of the subject, or a subject that the place cannot see.
    Subject,
    /// A name that is declared as something else.
    Role,
    /// A name that is not declared, or two that were read as one.
    Name,
}

/// How far a reading is from holding. The nearest reading of a line is the one that was probably meant, and an undeclared name
/// speaks more against a reading than any number of the problems below it.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Distance {
    /// Names that are not declared.
    pub undeclared: usize,
    /// Names that are declared as something else.
    other_roles: usize,
    /// Operators and subjects that do not fit.
    subjects: usize,
    /// Values that do not fit.
    values: usize,
}

impl Misfit {
    pub fn distance(self) -> Distance {
        let mut distance = Distance::default();
        match self {
            Misfit::Value | Misfit::ValueType => distance.values = 1,
            Misfit::Subject => distance.subjects = 1,
            Misfit::Role => distance.other_roles = 1,
            Misfit::Name => distance.undeclared = 1,
        }
        distance
    }
}

impl Sum for Distance {
    fn sum<I: Iterator<Item = Distance>>(all: I) -> Distance {
        all.fold(Distance::default(), |sum, one| Distance {
            undeclared: sum.undeclared + one.undeclared,
            other_roles: sum.other_roles + one.other_roles,
            subjects: sum.subjects + one.subjects,
            values: sum.values + one.values,
        })
    }
}

impl Unresolved {
    /// Why a reading with it does not hold; none for a condition or a line, which may have several reasons.
    pub fn misfit(&self) -> Option<Misfit> {
        Some(match self {
            Unresolved::Name(name) => match name.problem {
                NameProblem::Undeclared => Misfit::Name,
                NameProblem::OtherRole => Misfit::Role,
                NameProblem::NoScore => Misfit::Value,
            },
            Unresolved::Operator(_) => Misfit::Subject,
            Unresolved::Detail(..)
            | Unresolved::JoinedParties(_)
            | Unresolved::JoinedFacts { .. } => Misfit::Name,
            Unresolved::Condition(_) | Unresolved::Line(_) => return None,
        })
    }

    pub fn distance(&self) -> Distance {
        match self {
            Unresolved::Condition(condition) => condition.distance(),
            Unresolved::Line(readings) => {
                let distances = readings.iter().map(Diagnostics::distance);
                distances.min().unwrap_or_default()
            }
            Unresolved::Name(_)
            | Unresolved::Operator(_)
            | Unresolved::Detail(..)
            | Unresolved::JoinedParties(_)
            | Unresolved::JoinedFacts { .. } => {
                self.misfit().map(Misfit::distance).unwrap_or_default()
            }
        }
    }
}

impl FailedCondition {
    /// The distance of its nearest reading; a text that is no condition at all is an undeclared name.
    fn distance(&self) -> Distance {
        let readings = self.readings.iter().map(|reading| reading.distance());
        readings
            .min()
            .map_or(Misfit::Name.distance(), |(_, distance)| distance)
    }
}

impl FailedReading {
    /// How far it is from holding. An operator that was read is stronger evidence than a long name.
    pub fn distance(&self) -> (bool, Distance) {
        (self.is_only_a_name(), self.findings.distance())
    }

    /// Whether it is a name without a test.
    pub fn is_only_a_name(&self) -> bool {
        self.phrase.id == PhraseId::Ever
    }
}
