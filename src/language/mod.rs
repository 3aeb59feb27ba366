//! The constructs of the language, each in one place: its text, where it can be used, its meaning, and everything else other
//! modules need to know about it.
//!
//! [`operators`] is the table of the operators as people write them; [`text`] defines the meaning of those for texts. Other
//! modules use these, and have no lists of operators of their own.

pub mod date;
pub mod modifier;
pub mod number;
pub mod operators;
pub mod steps;
pub mod text;
pub mod types;
