//! Points of a lead at an instant.

mod group;
mod points;
mod settle;
mod silence;
mod tally;

pub(super) use group::{Basis, bounded, counting_of};
pub(super) use points::{Gather, Points};
pub(super) use settle::Entry;
pub(super) use silence::Silences;
pub(super) use tally::{Listener, age, decayed, next_change, tally};
