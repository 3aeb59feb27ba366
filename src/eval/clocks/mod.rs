//! The clocks of slas: from the moments that start them to what became of each.

mod due;
mod open_time_tables;
mod pauses;
pub(super) mod results;
mod start_conditions;
mod start_event;
mod tracker;

pub use due::{due_within, overdue};
pub(super) use open_time_tables::Tables;
pub(super) use tracker::Ledger;
