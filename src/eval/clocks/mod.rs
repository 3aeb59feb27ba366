//! The clocks of slas: from the moments that start them to what became of each.

mod ledger;
mod pauses;
pub(super) mod results;
mod tables;

pub(super) use ledger::Ledger;
pub(super) use tables::Tables;
