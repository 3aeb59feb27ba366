//! What has to be done next.

use super::open_time_tables::OpenTimeTables;
use super::results::{Clock, ClockState};
use crate::ir::Program;
use crate::time::{Duration, MicrosUtc};

/// The indices of the running clocks that are due within a duration from an instant, counted in the calendar of each clock; the
/// nearest deadline first.
pub fn due_within(
    program: &Program,
    clocks: &[Clock],
    instant: MicrosUtc,
    within: Duration,
) -> Vec<usize> {
    let tables = OpenTimeTables::at(program, instant, within);
    let limit = |clock: &Clock| tables.due(clock.calendar, instant, within, &[]);
    by_deadline(clocks, |clock, due| {
        clock.state == ClockState::Running && limit(clock).is_some_and(|limit| due <= limit)
    })
}

/// The indices of the clocks whose deadline has passed and that still need something to be done; the oldest deadline first.
pub fn overdue(clocks: &[Clock]) -> Vec<usize> {
    by_deadline(clocks, |clock, _| {
        clock.state == ClockState::Breached && clock.is_open()
    })
}

fn by_deadline(clocks: &[Clock], wanted: impl Fn(&Clock, MicrosUtc) -> bool) -> Vec<usize> {
    let due = clocks.iter().enumerate();
    let due = due.filter_map(|(at, clock)| Some((clock.due?, at, clock)));
    let mut due: Vec<(MicrosUtc, usize)> = due
        .filter(|(due, _, clock)| wanted(clock, *due))
        .map(|(due, at, _)| (due, at))
        .collect();
    due.sort_unstable();
    due.into_iter().map(|(_, at)| at).collect()
}
