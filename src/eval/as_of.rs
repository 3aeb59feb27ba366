//! The instant a run looks at.

use crate::time::{Clock, LocalDay, MicrosUtc, instant_at, last_instant};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// The instant a run looks at: what comes later does not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AsOf {
    /// The instant.
    pub instant: MicrosUtc,
    /// Set when it was given as a date: it is the end of that day.
    pub day: Option<LocalDay>,
}

impl AsOf {
    /// An instant.
    pub fn at(instant: MicrosUtc) -> AsOf {
        AsOf { instant, day: None }
    }

    /// The end of a day.
    pub fn end_of(day: LocalDay, zone: &TimeZone) -> AsOf {
        AsOf {
            instant: last_instant(day, zone),
            day: Some(day),
        }
    }

    /// A date, with a time of day or at its end.
    pub fn local(day: LocalDay, clock: Option<Clock>, zone: &TimeZone) -> AsOf {
        match clock {
            Some(clock) => AsOf::at(instant_at(day, clock, zone)),
            None => AsOf::end_of(day, zone),
        }
    }
}
