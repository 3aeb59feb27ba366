//! What is different between two contracts, in the forms people and programs ask for.

mod json;
mod markdown;
mod text;
mod words;

pub use json::json;
pub use markdown::markdown;
pub use text::text;

use crate::diff::contracts::BlockChange;

/// Two contracts, compared.
#[derive(Debug)]
pub struct Comparison {
    /// What the user calls the old one.
    pub old: String,
    /// What the user calls the new one.
    pub new: String,
    /// What is different in what they say.
    pub blocks: Vec<BlockChange>,
}
