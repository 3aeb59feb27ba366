//! What a build server shows beside a line of a file: a diagnostic of a contract, an example that fails.

mod github;
mod sarif;
mod uri;

pub use github::github;
pub use sarif::sarif;
pub use uri::artifact;

use std::path::Path;

use super::render::WITNESS;
use super::{Code, Diagnostic, Label, Severity, fix};
use crate::source::{Region, Sources, Span};

/// What kind of thing is said; the page explains it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// What names it, such as `E0301`.
    pub id: &'static str,
    /// What it is about, in a few words.
    pub title: &'static str,
    /// The page that explains it, in Markdown.
    pub page: &'static str,
    /// The severity it has unless it is changed.
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
    /// The file, as [`uri`] names it.
    pub file: String,
    /// The place in it.
    pub region: Region,
}

/// An edit that mends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What it does, in a sentence.
    pub description: String,
    /// What goes.
    pub region: Region,
    /// What comes in its place.
    pub text: String,
}

/// Something to show beside a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// What kind of thing it is.
    pub rule: Rule,
    /// A few words above it.
    pub title: String,
    /// How serious it is.
    pub severity: Severity,
    /// What is wrong on the first line; lines with more may follow.
    pub message: String,
    /// Where.
    pub location: Location,
    /// Other places that matter, each with a few words.
    pub related: Vec<(Location, String)>,
    /// How to mend it, in the same file.
    pub edit: Option<Edit>,
}

/// Diagnostics as annotations of files beneath the folder `base`.
pub fn annotations(diagnostics: &[Diagnostic], sources: &Sources, base: &Path) -> Vec<Annotation> {
    let view = View { sources, base };
    diagnostics.iter().map(|d| view.annotation(d)).collect()
}

/// The files, seen from a folder.
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
            edit: self.edit(diagnostic),
        }
    }

    fn location(self, span: Span) -> Location {
        Location {
            file: artifact(&self.sources.file(span.file).name, self.base),
            region: self.sources.region(span),
        }
    }

    fn edit(self, diagnostic: &Diagnostic) -> Option<Edit> {
        let fix = fix::fix(diagnostic, self.sources)?;
        Some(Edit {
            description: diagnostic.help.as_ref()?.text.clone(),
            region: self.sources.region(fix.span),
            text: fix.text,
        })
    }
}

/// The message, what is to see at the place, the notes and the help with its lines.
fn message(diagnostic: &Diagnostic) -> String {
    let mut lines = vec![diagnostic.message.clone()];
    let label = &diagnostic.primary.text;
    lines.extend((!label.is_empty()).then(|| label.clone()));
    lines.extend(diagnostic.notes.iter().map(|note| format!("note: {note}")));
    if let Some(help) = &diagnostic.help {
        lines.push(format!("help: {}", help.text));
        let more = help.corrected.iter().chain(&help.example);
        let more = more.flat_map(|text| text.trim_end().lines());
        lines.extend(more.map(|line| format!("    {line}")));
    }
    if let Some(witness) = &diagnostic.witness {
        lines.push(format!("note: {WITNESS}"));
        lines.extend(witness.lines().map(|line| format!("    {line}")));
    }
    lines.join("\n")
}
