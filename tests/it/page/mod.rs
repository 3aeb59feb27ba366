//! The page of `leadc report`: its numbers, its two forms, and how it looks in a browser.

mod browser;
mod forms;
mod hostile;
mod numbers;

use crate::history::EvaluatedData;
use leadc::message::Language;
use leadc::report::page::{self, Document, PageData};

impl EvaluatedData {
    /// The page, with at most `top` leads in each list.
    pub fn page(&self, top: usize) -> Document {
        page::document(&PageData {
            program: &self.program,
            leads: &self.data.leads,
            data: &self.data.report,
            history: &self.history,
            as_of: self.as_of,
            top,
        })
    }

    /// The page as HTML.
    pub fn html(&self) -> String {
        page::html(&self.page(20), Language::En)
    }

    /// The page as Markdown.
    pub fn markdown(&self) -> String {
        page::markdown(&self.page(20), Language::En)
    }
}

/// The section of a Markdown page with this heading, whatever its depth.
fn section<'t>(markdown: &'t str, heading: &str) -> &'t str {
    let start = (markdown.find(&format!("# {heading}\n"))).expect("the heading is there");
    let rest = &markdown[start + 2..];
    rest.find("\n#").map_or(rest, |end| &rest[..end])
}

/// The rows of the first table of a text, without its head.
fn rows(text: &str) -> Vec<Vec<&str>> {
    let lines = text.lines().skip_while(|line| !line.starts_with('|'));
    let rows = lines.take_while(|line| line.starts_with('|')).skip(2);
    rows.map(|row| row.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect()
}
