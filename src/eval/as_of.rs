//! The as-of time of a run.

use crate::time::{Clock, LocalDay, MicrosUtc, instant_at, last_instant};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// The as-of time of a run: nothing after it exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AsOf {
    /// The instant.
    pub instant: MicrosUtc,
    /// Set if it was given as a date: the instant is the end of that day.
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

    /// A date with a time of day, or the end of the date.
    pub fn local(day: LocalDay, clock: Option<Clock>, zone: &TimeZone) -> AsOf {
        match clock {
            Some(clock) => AsOf::at(instant_at(day, clock, zone)),
            None => AsOf::end_of(day, zone),
        }
    }
}
