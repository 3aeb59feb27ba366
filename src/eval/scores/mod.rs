//! Points of a lead at an instant.

mod count;
mod counted_days;
mod group;
mod inactivity;
mod points;
mod running_sums;
mod settle;

pub(super) use count::{Listener, Worth, age, next_change, tally};
pub(super) use group::counting_of;
pub(super) use inactivity::{Settlement, Silences};
pub(super) use points::{Points, RuleSums};
pub(super) use running_sums::{RunningSums, only_falls};
pub(super) use settle::Entry;
