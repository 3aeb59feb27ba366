//! One JSON document for programs, with the schema `docs/schemas/diagnostics.schema.json`.

use serde::Serialize;

use super::Tally;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::fix::Fix;
use crate::escape::json;
use crate::message::{Language, Message};
use crate::source::{Sources, Span};

/// The version of the document's format.
const FORMAT_VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    format: u32,
    diagnostics: Vec<Entry<'a>>,
    summary: Tally,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    severity: &'static str,
    message: String,
    #[serde(flatten)]
    place: Place<'a>,
    label: Option<String>,
    secondary: Vec<Secondary<'a>>,
    notes: Vec<String>,
    help: Option<String>,
    corrected: Option<&'a str>,
    fix: Option<Correction<'a>>,
    example: Option<&'a str>,
    witness: Option<&'a str>,
}

#[derive(Serialize)]
struct Correction<'a> {
    confidence: &'static str,
    edits: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
struct Replacement<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    text: &'a str,
}

#[derive(Serialize)]
struct Secondary<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    label: Option<String>,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

pub(super) fn render(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    language: Language,
) -> Result<String, std::fmt::Error> {
    let document = Document {
        format: FORMAT_VERSION,
        diagnostics: diagnostics
            .iter()
            .map(|d| entry(d, sources, language))
            .collect(),
        summary: Tally::from_diagnostics(diagnostics),
    };
    json::pretty(&document).map_err(|_| std::fmt::Error)
}

fn entry<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources, language: Language) -> Entry<'a> {
    let shown = |message: &Message| message.text(language);
    let help = diagnostic.help.as_ref();
    Entry {
        code: diagnostic.code.name(),
        severity: diagnostic.severity.word(),
        message: shown(&diagnostic.message),
        place: place(diagnostic.primary.span, sources),
        label: diagnostic.primary.text.as_ref().map(shown),
        secondary: diagnostic
            .secondary
            .iter()
            .map(|label| Secondary {
                place: place(label.span, sources),
                label: label.text.as_ref().map(shown),
            })
            .collect(),
        notes: diagnostic.notes.iter().map(shown).collect(),
        help: help.map(|help| shown(&help.text)),
        fix: diagnostic.fix.as_ref().map(|fix| correction(fix, sources)),
        corrected: diagnostic.fix.as_ref().map(|fix| fix.lines.as_str()),
        example: help.and_then(|h| h.example.as_deref()),
        witness: diagnostic.witness.as_deref(),
    }
}

fn correction<'a>(fix: &'a Fix, sources: &'a Sources) -> Correction<'a> {
    let edits = fix.edits.iter().map(|edit| Replacement {
        place: place(edit.span, sources),
        text: &edit.text,
    });
    Correction {
        confidence: fix.confidence.word(),
        edits: edits.collect(),
    }
}

fn place(span: Span, sources: &Sources) -> Place<'_> {
    let region = sources.region(span);
    Place {
        file: &sources.file(span.file).name,
        line: region.start.line,
        column: region.start.column,
        end_line: region.end.line,
        end_column: region.end.column,
    }
}
