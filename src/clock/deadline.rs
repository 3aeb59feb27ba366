//! The time of a deadline, with and without pauses.

use super::OpenTime;
use crate::time::{Duration, LocalDay, MicrosUtc, Unit, last_instant};

/// A deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deadline {
    /// The instant of the deadline; anything that happens at that instant is still in time.
    At(MicrosUtc),
    /// The calendar has not enough open time within the range of its table.
    Never,
}

/// The deadline of a clock of a given length that starts at `start`. Local days are those of the calendar.
///
/// Hours and minutes are elapsed time; business hours and minutes are time inside the opening windows. Days run to the last
/// instant of the day, and weeks are seven days. Business days end at the closing of the last of them; the day of the start
/// does not count, even if it is closed.
pub fn due(start: MicrosUtc, length: Duration, open: &OpenTime) -> Deadline {
    due_with(start, length, open, &[])
}

/// A period that does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// Its start.
    pub from: MicrosUtc,
    /// Its end; none while it continues.
    pub until: Option<MicrosUtc>,
}

/// The deadline of a clock with pauses, which are in order and do not touch. Clocks that count days have none. While a pause
/// continues there is no deadline, unless it was reached before.
pub fn due_with(start: MicrosUtc, length: Duration, open: &OpenTime, pauses: &[Pause]) -> Deadline {
    let Some(mut rest) = length.micros() else {
        return due_in_days(start, length, open);
    };
    let business = matches!(length.unit, Unit::BusinessMinutes | Unit::BusinessHours);
    let mut from = start;
    for pause in pauses {
        let begins = pause.from.max(from);
        let counted = if business {
            open.between(from, begins)
        } else {
            begins.0.saturating_sub(from.0)
        };
        if counted >= rest {
            break;
        }
        match pause.until {
            None => return Deadline::Never,
            Some(until) if until > begins => {
                rest -= counted;
                from = until;
            }
            // The pause was over before the clock reached it.
            Some(_) => {}
        }
    }
    if business {
        open.after(from, rest).map_or(Deadline::Never, Deadline::At)
    } else {
        Deadline::At(MicrosUtc(from.0.saturating_add(rest)))
    }
}

/// The deadline of a clock that counts days.
fn due_in_days(start: MicrosUtc, length: Duration, open: &OpenTime) -> Deadline {
    let count = i64::try_from(length.count).unwrap_or(i64::MAX);
    let days = |days: i64| {
        let day = i64::from(start.local_day(open.zone()).0).saturating_add(days);
        let day = i32::try_from(day).unwrap_or(i32::MAX - 1);
        Deadline::At(last_instant(LocalDay(day), open.zone()))
    };
    match length.unit {
        Unit::Days => days(count),
        Unit::Weeks => days(count.saturating_mul(7)),
        Unit::BusinessDays => {
            let closing = open.closing(start.local_day(open.zone()), length.count);
            closing.map_or(Deadline::Never, Deadline::At)
        }
        // Minutes and hours do not count days; the checker rejects months, quarters and years in a deadline.
        _ => Deadline::Never,
    }
}

#[cfg(test)]
mod paused_tests;
#[cfg(test)]
mod tests;
