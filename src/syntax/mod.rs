//! Text to tree: the line driver, one pest parser per language, the phrase table.

mod budget;
mod bullet_messages;
mod bullets;
mod dashes;
mod dates;
mod driver;
mod duration;
mod edits;
mod expected;
mod first_line;
mod forms;
mod free;
#[cfg(test)]
mod grammar;
mod groups;
mod language;
mod marks;
mod messages;
mod natural;
mod normal;
mod numeral;
mod pattern;
pub mod phrase;
mod readings;
mod refill;
pub mod repair;
mod rules;
mod search;
mod shorthand;
mod slots;
mod start;
mod subject;
pub mod tree;
mod vocabulary;
mod wrapped;

pub use budget::{Budget, MAX_STATEMENTS};
pub use driver::{Parsed, parse};
pub use duration::duration;
pub use forms::instead_of;
pub use free::{MAX_NAME_CHARS, condition_of as condition};
pub use messages::{LIKE_THIS, samples_like};
pub use normal::statement;
pub use subject::domain_of;
