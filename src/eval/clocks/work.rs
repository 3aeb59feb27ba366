//! What is to be done next.

use super::results::{Clock, ClockState};
use super::tables::Tables;
use crate::ir::Program;
use crate::time::{Duration, MicrosUtc};

/// The running clocks that are due within a time of an instant, counted in the calendar of each: their indices, the
/// nearest deadline first.
pub fn due_within(
    program: &Program,
    clocks: &[Clock],
    instant: MicrosUtc,
    within: Duration,
) -> Vec<usize> {
    let tables = Tables::at(program, instant, within);
    let limit = |clock: &Clock| tables.due(clock.calendar, instant, within, &[]);
    let mut due: Vec<(MicrosUtc, usize)> = (clocks.iter().enumerate())
        .filter(|(_, clock)| clock.state == ClockState::Running)
        .filter_map(|(at, clock)| Some((clock.due?, at, limit(clock)?)))
        .filter(|(due, _, limit)| due <= limit)
        .map(|(due, at, _)| (due, at))
        .collect();
    due.sort_unstable();
    due.into_iter().map(|(_, at)| at).collect()
}
