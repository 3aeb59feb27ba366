//! The picture in words, for screen readers and braille: no drawing, no colours.

use std::fmt::{Error, Write};

use miette::NarratableReportHandler;

use super::miette_adapter::Picture;
use super::{Look, witness_heading};
use crate::diagnostic::Diagnostic;
use crate::escape::terminal::{block, inline};
use crate::message::{Message, msg};
use crate::source::Sources;

pub(super) fn render(
    diagnostic: &Diagnostic,
    sources: &Sources,
    look: Look,
) -> Result<String, Error> {
    let handler = NarratableReportHandler::new().with_context_lines(1);
    let word = |message: Message| message.text(look.language);
    let mut out = String::new();
    // miette measures columns by width on a screen; the place in characters comes first, as in the other formats.
    let place = sources.place(diagnostic.primary.span);
    writeln!(
        out,
        "{}",
        msg!(
            "{severity} {code} in {file}, line {line}, column {column}:",
            severity = diagnostic.severity.message(),
            code = diagnostic.code.name(),
            file = inline(&sources.file(diagnostic.primary.span.file).name),
            line = place.line,
            column = place.column
        )
        .text(look.language)
    )?;
    let mut text = String::new();
    handler.render_report(
        &mut text,
        &Picture::new(diagnostic, sources, String::new(), look),
    )?;
    out.push_str(&noted(&text));
    for note in &diagnostic.notes {
        let note = note.text(look.language);
        writeln!(out, "{}: {}", word(msg!("note")), inline(&note))?;
    }
    if let Some(help) = &diagnostic.help {
        let text = help.text.text(look.language);
        writeln!(out, "{}: {}", word(msg!("help")), inline(&text))?;
        if let Some(fix) = &diagnostic.fix {
            let lines = block(&fix.lines);
            writeln!(out, "{}:\n{}", word(msg!("corrected")), lines.trim_end())?;
        }
        if let Some(example) = &help.example {
            let lines = block(example);
            writeln!(out, "{}:\n{}", word(msg!("for example")), lines.trim_end())?;
        }
    }
    if let Some(witness) = &diagnostic.witness {
        let heading = word(witness_heading());
        let lines = block(witness);
        writeln!(
            out,
            "{}: {heading}:\n{}",
            word(msg!("note")),
            lines.trim_end()
        )?;
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
