//! Diagnostics as text: pictures for people, prose for screen readers, one line each for editors, JSON for programs, JUnit
//! XML for build servers.

#[cfg(feature = "report")]
mod graphical;
mod json;
mod junit;
#[cfg(feature = "report")]
mod miette_adapter;
#[cfg(feature = "report")]
mod near;
#[cfg(feature = "report")]
mod plain;
mod short;
mod wrap;

use super::{Diagnostic, Severity};
use crate::message::{Join, Language, Message, msg};
use crate::source::Sources;
pub use wrap::wrap;

/// The line above an example that demonstrates a finding.
pub(super) fn witness_heading() -> Message {
    msg!("this example shows it, and passes if it is put into the contract")
}

/// An output format for diagnostics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The lines of the contract with the places marked under them.
    #[cfg(feature = "report")]
    Graphical,
    /// The same in words, for screen readers.
    #[cfg(feature = "report")]
    Plain,
    /// One line each: `file:line:col: error[E0301]: message`.
    Short,
    /// One JSON document, see `docs/schemas/diagnostics.schema.json`.
    Json,
    /// JUnit XML, one case for each file.
    Junit,
}

/// The capabilities of the output on which the text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Whether to use colours.
    pub color: bool,
    /// Columns of a line; full-width characters take two.
    pub width: usize,
    /// The language of the reader.
    pub language: Language,
}

impl Default for Look {
    fn default() -> Self {
        Look {
            color: false,
            width: 100,
            language: Language::En,
        }
    }
}

/// All diagnostics in one text, in the order given.
pub fn render(
    format: Format,
    diagnostics: &[Diagnostic],
    sources: &Sources,
    look: Look,
) -> Result<String, std::fmt::Error> {
    let one_by_one = |one: fn(&Diagnostic, &Sources, Look) -> Result<String, std::fmt::Error>| {
        diagnostics.iter().map(|d| one(d, sources, look)).collect()
    };
    match format {
        #[cfg(feature = "report")]
        Format::Graphical => one_by_one(graphical::render),
        #[cfg(feature = "report")]
        Format::Plain => one_by_one(plain::render),
        Format::Short => one_by_one(short::render),
        Format::Json => json::render(diagnostics, sources, look.language),
        Format::Junit => junit::render(diagnostics, sources, look),
    }
}

/// Number of diagnostics of each severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Tally {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

impl Tally {
    /// Counts them.
    pub fn from_diagnostics(diagnostics: &[Diagnostic]) -> Self {
        let count = |severity| {
            let same = |d: &&Diagnostic| d.severity == severity;
            diagnostics.iter().filter(same).count()
        };
        Tally {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
        }
    }
}

impl Tally {
    /// `2 errors, 1 warning`, or `no problems`.
    pub fn message(&self) -> Message {
        let counted = |n: usize, one: fn(usize) -> Message| (n > 0).then(|| one(n));
        let parts = [
            counted(self.errors, |n| msg!("{n} {n|error|errors}", n)),
            counted(self.warnings, |n| msg!("{n} {n|warning|warnings}", n)),
            counted(self.notes, |n| msg!("{n} {n|note|notes}", n)),
        ];
        let parts: Vec<Message> = parts.into_iter().flatten().collect();
        match parts.is_empty() {
            true => msg!("no problems"),
            false => Message::joined(parts, Join::Comma),
        }
    }
}
