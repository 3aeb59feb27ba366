//! Points of a lead at an instant.

mod group;
mod points;
mod silence;
mod tally;

pub(super) use group::{bounded, counting_of};
pub(super) use points::{Gather, Points};
pub(super) use silence::Silences;
pub(super) use tally::next_change;
