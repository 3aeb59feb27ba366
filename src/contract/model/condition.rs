//! Conditions.

use super::*;

/// A condition with its place.
#[derive(Debug, Clone)]
pub struct Condition {
    /// Its text in the contract; of a group the opener.
    pub span: Span,
    /// What it asks.
    pub kind: ConditionKind,
}

impl Condition {
    /// Visits the condition and, of a group, every condition below it; openers first.
    pub fn walk<'c>(&'c self, visit: &mut dyn FnMut(&'c Condition)) {
        visit(self);
        let parts = self.parts().iter();
        parts.for_each(|condition| condition.walk(visit));
    }

    /// The bullets of a group.
    pub fn parts(&self) -> &[Condition] {
        match &self.kind {
            ConditionKind::All(parts) | ConditionKind::Any(parts) | ConditionKind::None(parts) => {
                parts
            }
            _ => &[],
        }
    }
}

/// What a condition asks.
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

/// What a test looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// A field of the lead.
    Field(FieldId),
    /// `domain of email`: what stands behind the `@`, or the host of a link without `www.`.
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
    /// `is`, `is one of`, `is in LIST`; negated: `is not`, `is none of`, `is not in LIST` (text, email, link, choice, country, id).
    Equals {
        /// Values named in the line.
        values: Vec<String>,
        /// The list whose values count too.
        list: Option<ListId>,
        /// Met where none is equal.
        negated: bool,
    },
    /// `contains`, `contains one of`, `does not contain`: a part of a text, a value of choices.
    Contains {
        /// The parts, any of which is enough.
        parts: Vec<String>,
        /// Met where none is contained.
        negated: bool,
    },
    /// `mentions`, `mentions one of`: a run of whole words.
    Mentions(Vec<String>),
    /// `starts with`
    StartsWith(String),
    /// `ends with`
    EndsWith(String),
    /// A comparison of a number, an amount or a percentage.
    Number(NumberTest<f64>),
    /// A comparison of a date, or of the local day of a time.
    Date(DateTest),
    /// `is yes`, `is no`
    YesNo(bool),
}

/// A comparison with numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum NumberTest<N> {
    /// `is`
    Is(N),
    /// `is not`
    IsNot(N),
    /// `between A and B`, both ends included
    Between(N, N),
    /// `at least`
    AtLeast(N),
    /// `at most`
    AtMost(N),
    /// `more than`
    MoreThan(N),
    /// `less than`
    LessThan(N),
}

impl<N> NumberTest<N> {
    /// The same comparison with other numbers.
    pub fn map<M>(self, mut map: impl FnMut(N) -> M) -> NumberTest<M> {
        match self {
            NumberTest::Is(n) => NumberTest::Is(map(n)),
            NumberTest::IsNot(n) => NumberTest::IsNot(map(n)),
            NumberTest::Between(low, high) => NumberTest::Between(map(low), map(high)),
            NumberTest::AtLeast(n) => NumberTest::AtLeast(map(n)),
            NumberTest::AtMost(n) => NumberTest::AtMost(map(n)),
            NumberTest::MoreThan(n) => NumberTest::MoreThan(map(n)),
            NumberTest::LessThan(n) => NumberTest::LessThan(map(n)),
        }
    }
}

impl<N: std::fmt::Display> std::fmt::Display for NumberTest<N> {
    /// In words, whatever the language of the contract: `at least 45`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            NumberTest::Is(n) => write!(f, "is {n}"),
            NumberTest::IsNot(n) => write!(f, "is not {n}"),
            NumberTest::Between(low, high) => write!(f, "between {low} and {high}"),
            NumberTest::AtLeast(n) => write!(f, "at least {n}"),
            NumberTest::AtMost(n) => write!(f, "at most {n}"),
            NumberTest::MoreThan(n) => write!(f, "more than {n}"),
            NumberTest::LessThan(n) => write!(f, "less than {n}"),
        }
    }
}

impl<N: PartialOrd> NumberTest<N> {
    /// Whether `value` passes.
    pub fn holds(&self, value: N) -> bool {
        match self {
            NumberTest::Is(n) => value == *n,
            NumberTest::IsNot(n) => value != *n,
            NumberTest::Between(low, high) => value >= *low && value <= *high,
            NumberTest::AtLeast(n) => value >= *n,
            NumberTest::AtMost(n) => value <= *n,
            NumberTest::MoreThan(n) => value > *n,
            NumberTest::LessThan(n) => value < *n,
        }
    }
}

/// A comparison with dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateTest {
    /// `is`
    Is(LocalDay),
    /// `is not`
    IsNot(LocalDay),
    /// `before`
    Before(LocalDay),
    /// `after`
    After(LocalDay),
    /// `between A and B`, both ends included
    Between(LocalDay, LocalDay),
    /// `in the last N days`: age 0 to N-1
    InLast(u32),
    /// `in the next N days`: today and the N-1 days behind it
    InNext(u32),
}

/// A test of activities. Never open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityTest {
    /// Which activities.
    pub which: Which,
    /// Met where there are at least so many (1 unless `at least N times`).
    pub at_least: u32,
    /// `no …`: met where there is none.
    pub negated: bool,
    /// In which time.
    pub window: Window,
}

/// Which activities a test counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Which {
    /// Those of a kind.
    Kind(ActivityId),
    /// `activity by the lead`, `activity by sales`: of those that count as activity.
    By(Actor),
    /// `activity by anybody`
    ByAnybody,
}

/// In which time a test counts activities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Window {
    /// Ever; in `back to … when` and `lapses when` since the stage was entered or the clock started.
    Ever,
    /// `in the last N days`
    LastDays(u32),
    /// `since STAGE`
    Since(StageId),
}
