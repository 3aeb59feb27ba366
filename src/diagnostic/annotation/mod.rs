//! Annotations that a build server shows at a line of a file, such as a diagnostic of a contract or a failing example.

mod github;
mod sarif;
mod uri;

pub use github::github;
pub use sarif::sarif;
pub use uri::{artifact, uri};

use std::path::Path;

use super::render::witness_heading;
use super::{Code, Diagnostic, Label, Severity};
use crate::message::{Language, Message, msg};
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
            title: code.title().0,
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
pub fn annotations(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    base: &Path,
    language: Language,
) -> Vec<Annotation> {
    let view = View {
        sources,
        base,
        language,
    };
    diagnostics.iter().map(|d| view.annotation(d)).collect()
}

/// The files, with names relative to a folder, and the language of the messages.
#[derive(Clone, Copy)]
struct View<'a> {
    sources: &'a Sources,
    base: &'a Path,
    language: Language,
}

impl View<'_> {
    fn annotation(self, diagnostic: &Diagnostic) -> Annotation {
        let related = |label: &Label| {
            let text = label.text.as_ref();
            let text = text.map(|text| self.shown(text));
            (self.location(label.span), text.unwrap_or_default())
        };
        Annotation {
            rule: diagnostic.code.into(),
            title: diagnostic.code.name().to_owned(),
            severity: diagnostic.severity,
            message: text(diagnostic, self.language),
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
            description: self.shown(&fix.why),
            edits: edits.collect(),
        })
    }

    fn shown(self, message: &Message) -> String {
        message.text(self.language)
    }
}

/// A diagnostic in lines: the message, the label of the place, the notes, and the help with its lines.
pub fn text(diagnostic: &Diagnostic, language: Language) -> String {
    let shown = |message: &Message| message.text(language);
    let mut lines = vec![shown(&diagnostic.message)];
    let label = diagnostic.primary.text.as_ref();
    lines.extend(label.map(shown));
    let notes = diagnostic.notes.iter();
    lines.extend(notes.map(|note| shown(&msg!("note: {note}", note))));
    if let Some(help) = &diagnostic.help {
        lines.push(shown(&msg!("help: {help}", help = help.text)));
        let more = diagnostic.shown_lines().into_iter();
        let more = more.flat_map(|text| text.trim_end().lines());
        lines.extend(more.map(|line| format!("    {line}")));
    }
    if let Some(witness) = &diagnostic.witness {
        let heading = msg!("note: {note}", note = witness_heading());
        lines.push(shown(&heading));
        lines.extend(witness.lines().map(|line| format!("    {line}")));
    }
    lines.join("\n")
}
