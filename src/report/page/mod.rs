//! The page both teams look at: the numbers, what is said about them, and its two forms.
//!
//! Numbers are counted first (`numbers`), sections make sentences, tables and charts of them (`sections`, `document`), and
//! two renderers write that as HTML and as Markdown.

mod chart;
mod document;
mod html;
mod labels;
mod markdown;
pub mod metrics;
mod sections;

pub use document::Document;
pub use html::html;
pub use markdown::markdown;

use crate::data::Report;
use crate::eval::{AsOf, Followed};
use crate::ir::Program;
use arrow_array::StringArray;
use metrics::Numbers;

/// What the page is made of.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The rules.
    pub program: &'a Program,
    /// The keys of the leads.
    pub ids: &'a StringArray,
    /// What reading the data found.
    pub data: &'a Report,
    /// What became of the leads.
    pub followed: &'a Followed,
    /// The moment.
    pub as_of: AsOf,
    /// How many leads a list names.
    pub top: usize,
}

/// The page of a contract and its data.
pub fn document(source: &Source<'_>) -> Document {
    let numbers = Numbers::of(source.program, source.followed, source.as_of);
    Document {
        title: source.program.about.title.clone(),
        facts: sections::headline::facts(source, &numbers),
        sections: sections::all(source, &numbers),
    }
}
