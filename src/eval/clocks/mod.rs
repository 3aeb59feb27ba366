//! The clocks of slas: when they start, and how they end.

mod due;
mod open_time_tables;
mod pauses;
pub(super) mod results;
mod start_conditions;
mod start_event;
mod tracker;

pub use due::{due_within, overdue};
pub(super) use open_time_tables::OpenTimeTables;
pub(super) use tracker::ClockTracker;
