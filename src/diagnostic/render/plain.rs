//! The picture in words, for screen readers and braille: no drawing, no colours.

use std::fmt::{Error, Write};

use miette::NarratableReportHandler;

use super::Look;
use super::picture::Picture;
use crate::diagnostic::Diagnostic;
use crate::source::Sources;
use crate::text::visible;

pub(super) fn render(
    diagnostic: &Diagnostic,
    sources: &Sources,
    _look: Look,
) -> Result<String, Error> {
    let handler = NarratableReportHandler::new().with_context_lines(1);
    let mut out = String::new();
    // miette tells columns by width on a screen; the place in characters comes first, as in the other forms.
    let place = sources.place(diagnostic.primary.span);
    writeln!(
        out,
        "{} {} in {}, line {}, column {}:",
        diagnostic.severity.word(),
        diagnostic.code.name(),
        visible(&sources.file(diagnostic.primary.span.file).name),
        place.line,
        place.column
    )?;
    handler.render_report(&mut out, &Picture::new(diagnostic, sources, String::new()))?;
    for note in &diagnostic.notes {
        writeln!(out, "note: {}", visible(note))?;
    }
    if let Some(help) = &diagnostic.help {
        writeln!(out, "help: {}", visible(&help.text))?;
        if let Some(corrected) = &help.corrected {
            writeln!(out, "corrected:\n{}", visible(corrected).trim_end())?;
        }
    }
    out.push('\n');
    Ok(out)
}
