//! Annotations that a build server shows at a line of a file, such as a diagnostic of a contract or a failing example.

mod github;
mod sarif;
mod uri;

pub use github::github;
pub use sarif::sarif;
pub use uri::artifact;

use std::path::Path;

use super::render::WITNESS;
use super::{Code, Diagnostic, Label, Severity};
use crate::source::{Region, Sources, Span};

/// The kind of an annotation, explained by its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its id, such as `E0301`.
    pub id: &'static str,
    /// Its subject, in a few words.
    pub title: &'static str,
    /// The page that explains it, in Markdown.
    pub page: &'static str,
    /// Its default severity.
    pub severity: Severity,
}

impl From<Code> for Rule {
    fn from(code: Code) -> Self {
        Rule {
            id: code.name(),
            title: code.title(),
            page: code.page(),
            severity: code.severity(),
        }
    }
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The file, as [`artifact`] names it.
    pub file: String,
    /// The place in it.
    pub region: Region,
}

/// Edits that fix the problem, in the file of the message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// What they do, in a sentence.
    pub description: String,
    /// Replaced parts, each with its new text.
    pub edits: Vec<(Region, String)>,
}

/// A message at a line of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// Its kind.
    pub rule: Rule,
    /// A short title.
    pub title: String,
    /// How serious it is.
    pub severity: Severity,
    /// The error on the first line; further lines may follow with details.
    pub message: String,
    /// Its place.
    pub location: Location,
    /// Other relevant places, each with a short text.
    pub related: Vec<(Location, String)>,
    /// How to fix it.
    pub correction: Option<Correction>,
}

/// Diagnostics as annotations, with file names relative to the folder `base`.
pub fn annotations(diagnostics: &[Diagnostic], sources: &Sources, base: &Path) -> Vec<Annotation> {
    let view = View { sources, base };
    diagnostics.iter().map(|d| view.annotation(d)).collect()
}

/// The files, with names relative to a folder.
#[derive(Clone, Copy)]
struct View<'a> {
    sources: &'a Sources,
    base: &'a Path,
}

impl View<'_> {
    fn annotation(self, diagnostic: &Diagnostic) -> Annotation {
        let related = |label: &Label| (self.location(label.span), label.text.clone());
        Annotation {
            rule: diagnostic.code.into(),
            title: diagnostic.code.name().to_owned(),
            severity: diagnostic.severity,
            message: message(diagnostic),
            location: self.location(diagnostic.primary.span),
            related: diagnostic.secondary.iter().map(related).collect(),
            correction: self.correction(diagnostic),
        }
    }

    fn location(self, span: Span) -> Location {
        Location {
            file: artifact(&self.sources.file(span.file).name, self.base),
            region: self.sources.region(span),
        }
    }

    fn correction(self, diagnostic: &Diagnostic) -> Option<Correction> {
        let fix = diagnostic.fix.as_ref()?;
        let edits = fix.edits.iter();
        let edits = edits.map(|edit| (self.sources.region(edit.span), edit.text.clone()));
        Some(Correction {
            description: fix.why.clone(),
            edits: edits.collect(),
        })
    }
}

/// The message, the label of the place, the notes, and the help with its lines.
fn message(diagnostic: &Diagnostic) -> String {
    let mut lines = vec![diagnostic.message.clone()];
    let label = &diagnostic.primary.text;
    lines.extend((!label.is_empty()).then(|| label.clone()));
    lines.extend(diagnostic.notes.iter().map(|note| format!("note: {note}")));
    if let Some(help) = &diagnostic.help {
        lines.push(format!("help: {}", help.text));
        let more = diagnostic.shown_lines().into_iter();
        let more = more.flat_map(|text| text.trim_end().lines());
        lines.extend(more.map(|line| format!("    {line}")));
    }
    if let Some(witness) = &diagnostic.witness {
        lines.push(format!("note: {WITNESS}"));
        lines.extend(witness.lines().map(|line| format!("    {line}")));
    }
    lines.join("\n")
}
