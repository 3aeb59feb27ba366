//! The clocks of slas: from the moments that start them to what became of each.

mod beginning;
mod ledger;
mod pauses;
pub(super) mod results;
mod starts;
mod tables;
mod work;

pub(super) use ledger::Ledger;
pub(super) use tables::Tables;
pub use work::{due_within, overdue};
