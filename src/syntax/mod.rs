//! From text to syntax tree: the line parser, one pest parser per language, and the phrase table.

mod bad_lines;
mod budget;
mod bullet_errors;
mod bullets;
mod candidates;
mod condition_subject;
mod continuation_lines;
mod dashes;
mod dates;
mod duration;
mod errors;
#[cfg(feature = "lsp")]
pub mod expected;
mod free_slots;
mod furthest_failure;
#[cfg(test)]
mod grammar;
mod grammar_backend;
mod half_days;
pub(crate) mod keywords;
mod language;
mod line_parser;
mod locate_header;
mod misplaced_groups;
mod mistakes;
mod names_in;
mod normalize;
mod number;
mod other_language;
pub mod pattern;
pub mod phrase;
pub mod recovery;
mod rule_names;
mod slot_types;
mod slots;
pub mod tree;
mod version_line;
mod vocabulary;
mod wish;

pub use budget::{Budget, MAX_STATEMENTS};
pub use condition_subject::domain_of;
pub(crate) use dates::in_words as date_in_words;
pub use duration::duration;
pub use errors::{LIKE_THIS, samples_like};
pub use free_slots::{MAX_NAME_CHARS, condition_of as condition};
pub use line_parser::{Parsed, parse};
pub use normalize::{Statement, comment_start, statement};
pub use other_language::OtherLanguage;
pub use recovery::instead_of;
pub use version_line::language_of;
pub use vocabulary::{different_days, opener};
