//! Forms of values in the document of an explanation.

use super::condition::{ConditionTrace, OutOfRange};
use super::points::{RuleCause, RuleOccurrences};
use crate::eval::ClockState;
use crate::ir::Truth;
use crate::language::range::NumberRange;
use crate::time::LocalDay;
use crate::units::MilliPoints;
use serde::{Serialize, Serializer};
use std::sync::Arc;

/// A day as a date, if there is one.
pub(super) fn day<S: Serializer>(
    day: &(impl Copy + Into<Option<LocalDay>>),
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let day: Option<LocalDay> = (*day).into();
    day.map(|day| day.to_string()).serialize(serializer)
}

/// Points as a number with up to three decimals, if there are any.
pub(super) fn points<S: Serializer>(
    points: &(impl Copy + Into<Option<MilliPoints>>),
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match (*points).into() {
        None => serializer.serialize_none(),
        Some(MilliPoints(points)) if points % 1000 == 0 => serializer.serialize_i64(points / 1000),
        // Thousandths have a shortest decimal form of at most three digits, which is what is written.
        Some(MilliPoints(points)) => serializer.serialize_f64(points as f64 / 1000.0),
    }
}

/// The ends of a range; the upper one is null if there is none.
pub(super) fn range<S: Serializer>(range: &NumberRange, serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Ends {
        from: f64,
        to: Option<f64>,
    }
    let ends = Ends {
        from: range.low,
        to: Some(range.high).filter(|high| high.is_finite()),
    };
    ends.serialize(serializer)
}

/// Microseconds as seconds.
pub(super) fn seconds<S: Serializer>(
    micros: &Option<i64>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let seconds = micros.map(|micros| micros as f64 / 1_000_000.0);
    seconds.serialize(serializer)
}

/// `"met"`, `"not met"`, `"open"`
pub(super) fn word<S: Serializer>(answer: &Truth, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(answer.word())
}

/// `"met"`, `"breached"`, …
pub(super) fn state<S: Serializer>(state: &ClockState, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(state.word())
}

/// `true`, for what has no details.
pub(super) fn yes<S: Serializer>(serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bool(true)
}

/// Why a calendar is closed.
pub(super) fn reason<S: Serializer>(
    why: &Option<Arc<str>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(why.as_deref().unwrap_or("closed"))
}

/// No activity that counts, the last one, and why it does not count.
pub(super) fn none_since<S: Serializer>(
    last: &LocalDay,
    why: &OutOfRange,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct NoneSince {
        times: u64,
        #[serde(serialize_with = "day")]
        last: LocalDay,
        not_counted: &'static str,
    }
    let not_counted = match why {
        OutOfRange::Days(_) | OutOfRange::DaysAgo(..) => "window",
        OutOfRange::Until(..) => "ended",
        OutOfRange::Stage(..) => "before the stage",
        OutOfRange::Clock => "before the clock",
        OutOfRange::GoingBack(_) => "before going back",
    };
    let none = NoneSince {
        times: 0,
        last: *last,
        not_counted,
    };
    none.serialize(serializer)
}

/// The condition of a rule or its occurrences; the other is null.
pub(super) fn cause<S: Serializer>(cause: &RuleCause, serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Cause<'a> {
        condition: Option<&'a ConditionTrace>,
        occurrences: Option<&'a RuleOccurrences>,
    }
    let (condition, occurrences) = match cause {
        RuleCause::Condition(condition) => (Some(condition), None),
        RuleCause::Occurrences(occurrences) => (None, Some(occurrences)),
    };
    let cause = Cause {
        condition,
        occurrences,
    };
    cause.serialize(serializer)
}
