//! Points of a lead at an instant.

mod group;
mod points;
mod silence;
mod tally;

pub(super) use group::{bounded, counting_of};
pub(super) use points::{Gather, Points};
pub(super) use silence::{Silences, owes};
pub(super) use tally::{Dropped, Listener, Sum, age, next_change, tally};
