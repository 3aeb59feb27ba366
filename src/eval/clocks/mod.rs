//! The clocks of slas: from the moments that start them to what became of each.

pub mod results;
