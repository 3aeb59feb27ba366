//! The clocks of slas of both contracts or of only one.

use super::Evaluated;
use super::join::Pairs;
use crate::eval::{Clock, ClockState};
use crate::text::fold_name;

/// The clocks of an sla under both contracts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockChange {
    /// The sla.
    pub sla: String,
    /// Under the old contract; none if it has no such sla.
    pub old: Option<ClockCounts>,
    /// Under the new one; none if it has no such sla.
    pub new: Option<ClockCounts>,
    /// Clocks that exist only under the new contract.
    pub started: u64,
    /// Clocks that exist only under the old contract.
    pub gone: u64,
    /// Clocks of both contracts with different deadlines.
    pub due: u64,
    /// Clocks of both contracts with different states.
    pub state: u64,
}

/// Numbers of clocks by state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClockCounts {
    /// Met.
    pub met: u64,
    /// Breached.
    pub breached: u64,
    /// Running.
    pub running: u64,
    /// Void.
    pub void: u64,
}

impl ClockCounts {
    fn add(&mut self, state: &ClockState) {
        match state {
            ClockState::Met => self.met += 1,
            ClockState::Breached => self.breached += 1,
            ClockState::Running => self.running += 1,
            ClockState::Void => self.void += 1,
            ClockState::NotStarted(_) => {}
        }
    }
}

/// The clocks of an sla: by lead, then by start. A clock is identified by its lead and its start. At most one runs at a time,
/// but one that is met immediately allows another to start at the same instant, so these are taken in order.
type Clocks<'a> = Vec<&'a Clock>;

/// Slas whose clocks differ, in the order of the new contract, then those that only the old one has.
pub(super) fn compare(
    old: Evaluated<'_>,
    new: Evaluated<'_>,
    pairs: &Pairs<'_>,
) -> Vec<ClockChange> {
    let before = by_sla(old);
    let after = by_sla(new);
    let names = |of: Evaluated<'_>| -> Vec<String> {
        of.program.slas.iter().map(|sla| sla.name.clone()).collect()
    };
    let (old_names, new_names) = (names(old), names(new));
    let place = |names: &[String], name: &str| {
        names
            .iter()
            .position(|other| fold_name(other) == fold_name(name))
    };
    let only_old = old_names.iter();
    let only_old = only_old.filter(|name| place(&new_names, name).is_none());
    let all = new_names.iter().chain(only_old);
    let changes = all.map(|name| {
        let old = place(&old_names, name).and_then(|at| before.get(at));
        let new = place(&new_names, name).and_then(|at| after.get(at));
        change(name, old, new, pairs)
    });
    changes.filter(is_change).collect()
}

fn is_change(change: &ClockChange) -> bool {
    change.old != change.new || change.started + change.gone + change.due + change.state > 0
}

fn by_sla(of: Evaluated<'_>) -> Vec<Clocks<'_>> {
    let mut slas = vec![Clocks::default(); of.program.slas.len()];
    for clock in &of.history.clocks {
        if matches!(clock.state, ClockState::NotStarted(_)) {
            continue;
        }
        if let Some(clocks) = slas.get_mut(clock.sla.index()) {
            clocks.push(clock);
        }
    }
    slas
}

fn change(
    name: &str,
    old: Option<&Clocks<'_>>,
    new: Option<&Clocks<'_>>,
    pairs: &Pairs<'_>,
) -> ClockChange {
    let none = Clocks::default();
    let (before, after) = (old.unwrap_or(&none), new.unwrap_or(&none));
    let (mut due, mut state, mut kept) = (0, 0, 0);
    for pair in pairs.iter() {
        let (Some(old), Some(new)) = (pair.old, pair.new) else {
            continue;
        };
        for (old, new) in same_starts(of_lead(before, old), of_lead(after, new)) {
            kept += 1;
            due += u64::from(old.due != new.due);
            state += u64::from(old.state != new.state);
        }
    }
    ClockChange {
        sla: name.to_owned(),
        old: old.map(counts),
        new: new.map(counts),
        started: after.len() as u64 - kept,
        gone: before.len() as u64 - kept,
        due,
        state,
    }
}

/// The clocks of a lead, by start.
fn of_lead<'c, 'a>(clocks: &'c [&'a Clock], lead: usize) -> &'c [&'a Clock] {
    let first = |lead: usize| clocks.partition_point(|clock| (clock.lead as usize) < lead);
    clocks.get(first(lead)..first(lead + 1)).unwrap_or_default()
}

/// The clocks of both that start at the same instants.
fn same_starts<'c, 'a>(
    mut old: &'c [&'a Clock],
    mut new: &'c [&'a Clock],
) -> impl Iterator<Item = (&'a Clock, &'a Clock)> + use<'c, 'a> {
    std::iter::from_fn(move || {
        while let ([before, later_old @ ..], [after, later_new @ ..]) = (old, new) {
            let order = before.started.cmp(&after.started);
            if order.is_le() {
                old = later_old;
            }
            if order.is_ge() {
                new = later_new;
            }
            if order.is_eq() {
                return Some((*before, *after));
            }
        }
        None
    })
}

fn counts(clocks: &Clocks<'_>) -> ClockCounts {
    let mut counts = ClockCounts::default();
    clocks.iter().for_each(|clock| counts.add(&clock.state));
    counts
}
