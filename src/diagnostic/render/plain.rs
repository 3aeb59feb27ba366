//! The picture in words, for screen readers and braille: no drawing, no colours.

use std::fmt::{Error, Write};

use miette::NarratableReportHandler;

use super::miette_adapter::Picture;
use super::{Look, WITNESS};
use crate::diagnostic::Diagnostic;
use crate::escape::terminal::{block, inline};
use crate::source::Sources;

pub(super) fn render(
    diagnostic: &Diagnostic,
    sources: &Sources,
    _look: Look,
) -> Result<String, Error> {
    let handler = NarratableReportHandler::new().with_context_lines(1);
    let mut out = String::new();
    // miette measures columns by width on a screen; the place in characters comes first, as in the other formats.
    let place = sources.place(diagnostic.primary.span);
    writeln!(
        out,
        "{} {} in {}, line {}, column {}:",
        diagnostic.severity.word(),
        diagnostic.code.name(),
        inline(&sources.file(diagnostic.primary.span.file).name),
        place.line,
        place.column
    )?;
    let mut text = String::new();
    handler.render_report(&mut text, &Picture::new(diagnostic, sources, String::new()))?;
    out.push_str(&noted(&text));
    for note in &diagnostic.notes {
        writeln!(out, "note: {}", inline(note))?;
    }
    if let Some(help) = &diagnostic.help {
        writeln!(out, "help: {}", inline(&help.text))?;
        if let Some(fix) = &diagnostic.fix {
            writeln!(out, "corrected:\n{}", block(&fix.lines).trim_end())?;
        }
        if let Some(example) = &help.example {
            writeln!(out, "for example:\n{}", block(example).trim_end())?;
        }
    }
    if let Some(witness) = &diagnostic.witness {
        writeln!(out, "note: {WITNESS}:\n{}", block(witness).trim_end())?;
    }
    out.push('\n');
    Ok(out)
}

/// miette calls a note advice; lines of the contract follow `snippet line`, so they are not changed.
fn noted(told: &str) -> String {
    let line = |line: &str| match (line, line.strip_prefix("Advice: ")) {
        ("    Diagnostic severity: advice\n", _) => "    Diagnostic severity: note\n".to_owned(),
        (_, Some(rest)) => format!("Note: {rest}"),
        (other, None) => other.to_owned(),
    };
    told.split_inclusive('\n').map(line).collect()
}
