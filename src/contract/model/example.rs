//! Examples.

use super::*;
use crate::language::range::NumberRange;

/// `example "…":`
#[derive(Debug, Clone)]
pub struct Example {
    /// Its title.
    pub title: String,
    /// The header.
    pub span: Span,
    /// `as of:`; a date without a time means the end of that day.
    pub as_of: (LocalDay, Option<Clock>),
    /// `lead:` facts; fields not named are unknown.
    pub facts: Vec<(FieldId, FactValue)>,
    /// `did:` lines.
    pub did: Vec<ExampleActivity>,
    /// `expect:` items.
    pub expects: Vec<Expect>,
}

impl Example {
    /// Maximum number of activities of an example, whether written or generated: examples are for people to read.
    pub const MAX_ACTIVITIES: u32 = 10_000;

    /// A lead without facts and activities; `span` is what it is about.
    pub fn empty(as_of: (LocalDay, Option<Clock>), span: Span) -> Example {
        Example {
            title: String::new(),
            span,
            as_of,
            facts: Vec::new(),
            did: Vec::new(),
            expects: Vec::new(),
        }
    }

    /// The total number of activities.
    pub fn activities(&self) -> u64 {
        self.did.iter().map(|did| u64::from(did.times)).sum()
    }

    /// Whether it has at most the maximum number of activities of an example.
    pub fn is_readable(&self) -> bool {
        self.activities() <= u64::from(Example::MAX_ACTIVITIES)
    }

    /// The same example with one more expectation; `span` is what that is about.
    pub fn expecting(mut self, span: Span, kind: ExpectKind) -> Example {
        self.expects.push(Expect { span, kind });
        self
    }
}

/// The value of a fact.
#[derive(Debug, Clone, PartialEq)]
pub enum FactValue {
    /// Text, email, link, id, country, and a choice as declared.
    Text(String),
    /// Choices as declared.
    Texts(Vec<String>),
    /// Whole number, number, percent, money in the contract's currency.
    Number(f64),
    /// A range of whole numbers.
    Range(NumberRange),
    /// A date.
    Date(LocalDay),
    /// A time; without a time of day, the first instant of the day.
    Time(LocalDay, Option<Clock>),
    /// `yes` or `no`
    YesNo(bool),
}

impl FactValue {
    /// The value of a date on this day, or of a time on it.
    pub fn on_day(kind: &Type, day: LocalDay) -> FactValue {
        match *kind == Type::Date {
            true => FactValue::Date(day),
            false => FactValue::Time(day, None),
        }
    }
}

/// `did: pricing page view 2 times, seconds is 30, on 2026-05-04 at 09:30`
#[derive(Debug, Clone, PartialEq)]
pub struct ExampleActivity {
    /// The kind; for a derived one, the occurrence is of that kind and of its ancestors.
    pub activity: ActivityId,
    /// Number of occurrences.
    pub times: u32,
    /// Details; all others are unknown.
    pub details: Vec<(DetailId, FactValue)>,
    /// The day.
    pub day: LocalDay,
    /// The time of day; without it, the time is date-only.
    pub clock: Option<Clock>,
    /// The line.
    pub span: Span,
}

impl ExampleActivity {
    /// Occurrences without details; `span` is what they are about.
    pub fn plain(
        activity: ActivityId,
        times: u32,
        (day, clock): (LocalDay, Option<Clock>),
        span: Span,
    ) -> ExampleActivity {
        ExampleActivity {
            activity,
            times,
            details: Vec::new(),
            day,
            clock,
            span,
        }
    }

    /// When it happened; for a date without a time, the first instant of the day.
    pub fn instant(&self, zone: &TimeZone) -> MicrosUtc {
        match self.clock {
            Some(clock) => instant_at(self.day, clock, zone),
            None => first_instant(self.day, zone),
        }
    }
}

/// One item of `expect:`.
#[derive(Debug, Clone)]
pub struct Expect {
    /// Its text.
    pub span: Span,
    /// The expected result.
    pub kind: ExpectKind,
}

/// The expectation of an example.
#[derive(Debug, Clone, PartialEq)]
pub enum ExpectKind {
    /// `stage MQL`
    Stage(StageId),
    /// `stage MQL is open`
    StageOpen(StageId),
    /// `not excluded`
    NotExcluded,
    /// `excluded by X`
    ExcludedBy(ExclusionId),
    /// `fit is 45`, `score at least 30`
    Points(PointsRef, NumberTest<MilliPoints>),
    /// `sla X is met`
    Sla(SlaId, SlaState),
    /// `sla X is due 2026-05-05 09:30`
    SlaDue(SlaId, LocalDay, Clock),
}

/// The state of a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SlaState {
    /// `met`
    Met,
    /// `breached`
    Breached,
    /// `running`
    Running,
    /// `void`
    Void,
}
