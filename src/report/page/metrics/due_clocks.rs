//! Open clocks, on which something remains to be done.

use crate::eval::{Clock, ClockState};

/// Open clocks, by their index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DueClocks {
    /// Running clocks, nearest deadline first; those kept open by a pause come last.
    pub running: Vec<usize>,
    /// Clocks whose deadline has passed, latest first.
    pub overdue: Vec<usize>,
}

/// The open clocks.
pub fn at_risk(clocks: &[Clock]) -> DueClocks {
    let due = |at: usize| clocks[at].due.map_or(i64::MAX, |due| due.0);
    let open = (0..clocks.len()).filter(|at| clocks[*at].is_open());
    let (mut running, mut overdue): (Vec<usize>, Vec<usize>) =
        open.partition(|at| clocks[*at].state == ClockState::Running);
    running.sort_by_key(|at| (due(*at), *at));
    overdue.sort_by_key(|at| (std::cmp::Reverse(due(*at)), *at));
    DueClocks { running, overdue }
}
