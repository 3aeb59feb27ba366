//! Text to tree: the line driver, one pest parser per language, the phrase table.

mod dashes;
mod dates;
mod driver;
mod duration;
mod edits;
mod expected;
mod first_line;
mod free;
#[cfg(test)]
mod grammar;
mod language;
mod messages;
mod normal;
mod numeral;
mod pattern;
pub mod phrase;
mod readings;
mod refill;
pub mod repair;
mod rules;
mod slots;
mod subject;
pub mod tree;

pub use driver::{Parsed, parse};
pub use duration::duration;
pub use free::condition_of as condition;
pub use subject::domain_of;
