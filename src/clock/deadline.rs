//! When a deadline falls.

use super::{OpenTime, due_with};
use crate::time::{Duration, LocalDay, MicrosUtc, Unit, last_instant};

/// A deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// It falls at this instant; what happens at it is in time.
    At(MicrosUtc),
    /// The calendar has no such open time: not in the table it was made for.
    Never,
}

/// The deadline of a clock of a length that starts at `start`. Local days are those of the calendar.
///
/// Hours and minutes are elapsed time; business hours and minutes are time inside the opening windows; days run to the
/// last instant of the day, weeks are seven days; business days end at the closing of the last of them, and the day of
/// the start is not counted, even if it is closed.
pub fn due(start: MicrosUtc, length: Duration, open: &OpenTime) -> Due {
    due_with(start, length, open, &[])
}

/// The deadline of a clock that counts days.
pub(super) fn due_in_days(start: MicrosUtc, length: Duration, open: &OpenTime) -> Due {
    let count = i64::try_from(length.count).unwrap_or(i64::MAX);
    let days = |days: i64| {
        let day = i64::from(start.local_day(open.zone()).0).saturating_add(days);
        let day = i32::try_from(day).unwrap_or(i32::MAX - 1);
        Due::At(last_instant(LocalDay(day), open.zone()))
    };
    match length.unit {
        Unit::Days => days(count),
        Unit::Weeks => days(count.saturating_mul(7)),
        Unit::BusinessDays => {
            let closing = open.closing(start.local_day(open.zone()), length.count);
            closing.map_or(Due::Never, Due::At)
        }
        // Minutes and hours count no days; the checker refuses months, quarters and years in a deadline.
        _ => Due::Never,
    }
}

#[cfg(test)]
mod tests;
