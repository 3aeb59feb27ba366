//! The page for both teams, as another program shows it.

use super::{AsOf, Engine, EvaluationError, Tables};
use crate::data;
use crate::eval::evaluate_history_here;
use crate::message::Language;
use crate::report::page::{self, Document, PageData};

/// The report of `leadc report`: stages, deadlines, targets, missing data.
#[derive(Debug)]
pub struct Page(Document);

impl Engine {
    /// Evaluates leads and writes the page about them; its lists have at most `top` leads.
    ///
    /// # Errors
    ///
    /// As [`evaluate`](Engine::evaluate).
    pub fn page(
        &self,
        tables: &Tables,
        as_of: impl Into<AsOf>,
        top: usize,
    ) -> Result<Page, EvaluationError> {
        let as_of = self.within_zone(as_of);
        let data = data::read(&self.program.inputs, &tables.request())?;
        let history = evaluate_history_here(&self.program, &data.leads, &data.activities, as_of);
        Ok(Page(page::document(&PageData {
            program: &self.program,
            leads: &data.leads,
            data: &data.report,
            history: &history,
            as_of,
            top,
        })))
    }
}

impl Page {
    /// One HTML file that needs no network.
    pub fn html(&self, language: Language) -> String {
        page::html(&self.0, language)
    }

    /// The same as Markdown, without pictures.
    pub fn markdown(&self, language: Language) -> String {
        page::markdown(&self.0, language)
    }
}
