//! One JSON document for programs, with the schema `docs/schemas/diagnostics.schema.json`.

use serde::Serialize;

use super::Tally;
use crate::diagnostic::fix::Fix;
use crate::diagnostic::{Diagnostic, Label};
use crate::escape::json;
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
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    label: Option<&'a str>,
    secondary: Vec<Secondary<'a>>,
    notes: &'a [String],
    help: Option<&'a str>,
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
    label: Option<&'a str>,
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
) -> Result<String, std::fmt::Error> {
    let document = Document {
        format: FORMAT_VERSION,
        diagnostics: diagnostics.iter().map(|d| entry(d, sources)).collect(),
        summary: Tally::from_diagnostics(diagnostics),
    };
    json::pretty(&document).map_err(|_| std::fmt::Error)
}

fn entry<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Entry<'a> {
    let help = diagnostic.help.as_ref();
    Entry {
        code: diagnostic.code.name(),
        severity: diagnostic.severity.word(),
        message: &diagnostic.message,
        place: place(diagnostic.primary.span, sources),
        label: label_text(&diagnostic.primary),
        secondary: diagnostic
            .secondary
            .iter()
            .map(|label| Secondary {
                place: place(label.span, sources),
                label: label_text(label),
            })
            .collect(),
        notes: &diagnostic.notes,
        help: help.map(|h| h.text.as_str()),
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

fn label_text(label: &Label) -> Option<&str> {
    (!label.text.is_empty()).then_some(label.text.as_str())
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
