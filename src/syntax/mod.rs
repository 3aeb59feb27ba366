//! Text to tree: the line driver, one pest parser per language, the phrase table.

pub mod phrase;
pub mod tree;
