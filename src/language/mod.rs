//! The constructs of the language, each in one place: how it is written, what it fits, what it means, and everything else
//! that is asked about it.
//!
//! [`operators`] is the table of the operators as people write them; [`text`] says what those of texts mean. Other modules
//! ask here, and have no list of operators of their own.

pub mod date;
pub mod modifier;
pub mod number;
pub mod operators;
pub mod steps;
pub mod text;
pub mod types;
