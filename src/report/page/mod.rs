//! The page for both teams: the numbers, the text about them, and its two formats.
//!
//! Numbers are counted first (`metrics`), sections turn them into sentences, tables and charts (`sections`, `document`), and
//! two renderers write those as HTML and as Markdown, in a language.

mod chart;
pub(super) mod document;
mod html;
pub(super) mod labels;
pub(super) mod line;
mod markdown;
pub mod metrics;
mod sections;
pub(super) mod stage_map;

pub use document::Document;
pub use html::html;
pub use markdown::markdown;

use crate::data::Report;
use crate::data::table::Leads;
use crate::eval::{AsOf, History};
use crate::ir::Program;
use metrics::Metrics;

/// The inputs of the page.
#[derive(Debug, Clone, Copy)]
pub struct PageData<'a> {
    /// The rules.
    pub program: &'a Program,
    /// The leads.
    pub leads: &'a Leads,
    /// The findings from reading the data.
    pub data: &'a Report,
    /// The results of the leads.
    pub history: &'a History,
    /// The as-of time.
    pub as_of: AsOf,
    /// Maximum number of leads in a list.
    pub top: usize,
}

/// The page of a contract and its data.
pub fn document(source: &PageData<'_>) -> Document {
    let numbers = Metrics::new(source.program, source.history, source.as_of);
    Document {
        title: source.program.about.title.clone(),
        facts: sections::headline::facts(source, &numbers),
        sections: sections::all(source, &numbers),
    }
}
