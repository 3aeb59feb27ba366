//! Points of a lead at an instant.

mod count;
mod group;
mod inactivity;
mod points;
mod settle;

pub(super) use count::{Listener, Worth, age, next_change, tally};
pub(super) use group::{CacheKey, counting_of};
pub(super) use inactivity::Silences;
pub(super) use points::{Points, RuleSums};
pub(super) use settle::Entry;
