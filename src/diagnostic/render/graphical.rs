//! Output for people: the lines of the contract with the places marked under them, followed by notes, help and the corrected
//! lines.

use std::fmt::{Error, Write};

use miette::{GraphicalReportHandler, GraphicalTheme};
use unicode_width::UnicodeWidthStr;

use super::miette_adapter::Picture;
use super::wrap::wrap;
use super::{Look, witness_heading};
use crate::diagnostic::Diagnostic;
use crate::escape::terminal::{block, inline};
use crate::message::{Message, msg};
use crate::source::Sources;

const CYAN: &str = "\u{1b}[36m";
const RESET: &str = "\u{1b}[0m";

pub(super) fn render(
    diagnostic: &Diagnostic,
    sources: &Sources,
    look: Look,
) -> Result<String, Error> {
    let theme = if look.color {
        GraphicalTheme::unicode()
    } else {
        GraphicalTheme::unicode_nocolor()
    };
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_width(look.width)
        .with_links(false)
        .tab_width(4)
        .with_context_lines(1)
        .with_show_related_as_nested(true)
        .without_syntax_highlighting();
    let code = format!(
        "{}[{}]",
        diagnostic.severity.message().text(look.language),
        diagnostic.code.name()
    );
    let mut out = String::new();
    handler.render_report(&mut out, &Picture::new(diagnostic, sources, code, look))?;
    for note in &diagnostic.notes {
        out.push_str(&footer(&msg!("note"), note, look));
    }
    if let Some(help) = &diagnostic.help {
        out.push_str(&footer(&msg!("help"), &help.text, look));
        diagnostic
            .shown_lines()
            .map_or(Ok(()), |shown| lines(&mut out, shown, look))?;
    }
    if let Some(witness) = &diagnostic.witness {
        out.push_str(&footer(&msg!("note"), &witness_heading(), look));
        lines(&mut out, witness, look)?;
    }
    out.push('\n');
    Ok(out)
}

/// `  help: a sentence`, with continuation lines aligned to its start.
fn footer(word: &Message, text: &Message, look: Look) -> String {
    let (word, text) = (word.text(look.language), text.text(look.language));
    let lead = format!("  {word}: ");
    let rest = " ".repeat(lead.width());
    let wrapped = wrap(&inline(&text), look.width, &rest, &rest);
    let text = wrapped.trim_start();
    if look.color {
        format!("  {CYAN}{word}:{RESET} {text}\n")
    } else {
        format!("{lead}{text}\n")
    }
}

/// The corrected or sample lines are on lines of their own and never wrapped, so that they can be copied.
fn lines(out: &mut String, lines: &str, look: Look) -> Result<(), Error> {
    out.push('\n');
    for line in block(lines).lines() {
        if look.color {
            writeln!(out, "    {CYAN}{line}{RESET}")?;
        } else {
            writeln!(out, "    {line}")?;
        }
    }
    Ok(())
}
