//! Adapts a diagnostic for miette: columns in characters, nothing hidden in the text, one file per picture.

use std::borrow::Cow;
use std::fmt;

use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::Look;
use super::near::is_near;
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::escape::terminal::{inline, pictured};
use crate::message::msg;
use crate::source::{SourceFile, Sources, Span};

/// One picture for miette: the message and the places in one file.
#[derive(Debug)]
pub(super) struct Picture<'a> {
    message: String,
    code: String,
    severity: Severity,
    file: ShownFile<'a>,
    labels: Vec<LabeledSpan>,
    elsewhere: Vec<Picture<'a>>,
}

impl<'a> Picture<'a> {
    /// The picture of `diagnostic`. Distant places become pictures after it, so that the first one shows where the problem
    /// is. `code` is shown as the code.
    pub(super) fn new(
        diagnostic: &'a Diagnostic,
        sources: &'a Sources,
        code: String,
        look: Look,
    ) -> Self {
        let primary = &diagnostic.primary;
        let (here, elsewhere): (Vec<_>, Vec<_>) = diagnostic
            .secondary
            .iter()
            .partition(|label| is_near(label.span, primary.span, sources));
        let file = ShownFile::new(sources, primary.span, &here);
        let labels = std::iter::once(labeled(primary, true, look))
            .chain(here.into_iter().map(|label| labeled(label, false, look)))
            .collect();
        Picture {
            message: inline(&diagnostic.message.text(look.language)).into_owned(),
            code,
            severity: diagnostic.severity,
            file,
            labels,
            elsewhere: elsewhere
                .into_iter()
                .map(|l| Picture::aside(l, sources, look))
                .collect(),
        }
    }

    fn aside(label: &'a Label, sources: &'a Sources, look: Look) -> Self {
        let text = label.text.clone().unwrap_or_else(|| msg!("see also"));
        Picture {
            message: inline(&text.text(look.language)).into_owned(),
            code: String::new(),
            severity: Severity::Note,
            file: ShownFile::new(sources, label.span, &[]),
            labels: vec![LabeledSpan::new_primary_with_span(None, label.span.range())],
            elsewhere: Vec::new(),
        }
    }
}

/// Whether both places fit into one picture.
fn labeled(label: &Label, primary: bool, look: Look) -> LabeledSpan {
    let text = label.text.as_ref();
    let text = text.map(|text| inline(&text.text(look.language)).into_owned());
    if primary {
        LabeledSpan::new_primary_with_span(text, label.span.range())
    } else {
        LabeledSpan::new_with_span(text, label.span.range())
    }
}

impl fmt::Display for Picture<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Picture<'_> {}

impl miette::Diagnostic for Picture<'_> {
    fn code<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        (!self.code.is_empty()).then(|| Box::new(&self.code) as Box<dyn fmt::Display>)
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.file)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }

    fn related<'b>(&'b self) -> Option<Box<dyn Iterator<Item = &'b dyn miette::Diagnostic> + 'b>> {
        if self.elsewhere.is_empty() {
            return None;
        }
        Some(Box::new(
            self.elsewhere.iter().map(|p| p as &dyn miette::Diagnostic),
        ))
    }
}

/// The lines of a file around places, safe to show. Line ends are `\n` or `\r\n`, since miette does not support a lone `\r`.
#[derive(Debug)]
struct ShownFile<'a> {
    file: &'a SourceFile,
    text: Cow<'a, str>,
    /// The position in the file at which the text starts.
    start: usize,
}

impl<'a> ShownFile<'a> {
    /// Takes the lines of a place and of nearby labels, with one line before and one after.
    fn new(sources: &'a Sources, place: Span, near: &[&Label]) -> Self {
        let file = sources.file(place.file);
        let line = |byte: u32| file.place(byte as usize).line;
        let others = near.iter().map(|label| label.span);
        let (first, last) = others.fold(
            (line(place.start), line(place.end)),
            |(first, last), span| (first.min(line(span.start)), last.max(line(span.end))),
        );
        let (from, to) = (
            first.saturating_sub(1).max(1),
            (last + 1).min(file.line_count()),
        );
        let start = file.line_range(from).start;
        let end = match to < file.line_count() {
            // Including its line end.
            true => file.line_range(to + 1).start,
            false => file.text.len(),
        };
        ShownFile {
            file,
            text: without_lone_returns(pictured(file.text.get(start..end).unwrap_or_default())),
            start,
        }
    }
}

fn without_lone_returns(text: Cow<'_, str>) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let lone = |at: usize| bytes.get(at + 1) != Some(&b'\n');
    if !memchr::memchr_iter(b'\r', bytes).any(lone) {
        return text;
    }
    let replaced = text.char_indices().map(|(at, c)| match c {
        '\r' if lone(at) => '\n',
        c => c,
    });
    Cow::Owned(replaced.collect())
}

impl SourceCode for ShownFile<'_> {
    fn read_span<'b>(
        &'b self,
        span: &SourceSpan,
        lines_before: usize,
        lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'b> + 'b>, MietteError> {
        let (start, end) = (span.offset(), span.offset() + span.len());
        let first = self.file.place(start);
        let last = self.file.place(end).line;
        let from_line = first.line.saturating_sub(lines_before).max(1);
        let to_line = (last + lines_after).min(self.file.line_count());
        // Without context, miette requests only the place, and takes the column from it.
        let (from, column) = match lines_before {
            0 => (start, first.column - 1),
            _ => (self.file.line_range(from_line).start, 0),
        };
        let to = self.file.line_range(to_line).end.max(from);
        let data = self
            .text
            .as_bytes()
            .get(from.saturating_sub(self.start)..to.saturating_sub(self.start))
            .ok_or(MietteError::OutOfBounds)?;
        Ok(Box::new(MietteSpanContents::new_named(
            inline(&self.file.name).into_owned(),
            data,
            (from, to - from).into(),
            from_line - 1,
            column,
            to_line - from_line + 1,
        )))
    }
}
