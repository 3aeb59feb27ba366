//! The prose form of diagnostics, for screen readers: places in words instead of drawn under the lines.

use std::fmt::{Error, Write};

use super::near::is_near;
use super::{Look, witness_heading};
use crate::diagnostic::{Diagnostic, Label};
use crate::escape::terminal::{block, inline, pictured};
use crate::message::{Message, msg};
use crate::source::{Sources, Span};

pub(super) fn render(
    diagnostic: &Diagnostic,
    sources: &Sources,
    look: Look,
) -> Result<String, Error> {
    let page = Page { sources, look };
    let mut out = String::new();
    writeln!(out, "{}", page.headline(diagnostic))?;
    writeln!(out, "{}", page.shown(&diagnostic.message))?;
    let primary = &diagnostic.primary;
    let (near, far): (Vec<&Label>, Vec<&Label>) = diagnostic
        .secondary
        .iter()
        .partition(|label| is_near(label.span, primary.span, sources));
    let mut labels: Vec<&Label> = std::iter::once(primary).chain(near).collect();
    labels.sort_by_key(|label| label.span);
    page.lines(&mut out, &labels)?;
    for label in far {
        writeln!(out, "{}", page.see_also(label))?;
        page.lines(&mut out, &[label])?;
    }
    page.footer(&mut out, diagnostic)?;
    out.push('\n');
    Ok(out)
}

#[derive(Clone, Copy)]
struct Page<'a> {
    sources: &'a Sources,
    look: Look,
}

impl Page<'_> {
    fn shown(self, message: &Message) -> String {
        inline(&message.text(self.look.language)).into_owned()
    }

    /// The severity, the code and the place.
    fn headline(self, diagnostic: &Diagnostic) -> String {
        let span = diagnostic.primary.span;
        let place = self.sources.place(span);
        self.shown(&msg!(
            "{severity} {code} in {file}, line {line}, column {column}:",
            severity = diagnostic.severity.message(),
            code = diagnostic.code.name(),
            file = self.sources.file(span.file).name,
            line = place.line,
            column = place.column
        ))
    }

    /// The heading of a place that is far from the problem.
    fn see_also(self, label: &Label) -> String {
        let what = label.text.clone().unwrap_or_else(|| msg!("see also"));
        self.shown(&msg!(
            "{what}, in {file}, line {line}:",
            what,
            file = self.sources.file(label.span.file).name,
            line = self.sources.line_number(label.span)
        ))
    }

    /// The lines of the labels, all in one file and in order, with a line before and after them.
    fn lines(self, out: &mut String, labels: &[&Label]) -> Result<(), Error> {
        let (Some(first), Some(last)) = (labels.first(), labels.last()) else {
            return Ok(());
        };
        let file = self.sources.file(first.span.file);
        let region = |span: Span| self.sources.region(span);
        let from = region(first.span).start.line.saturating_sub(1).max(1);
        let last = region(last.span).end.line;
        // The last line of a file is usually empty.
        let below = last + 1;
        let has_below = below <= file.line_count() && !file.line_range(below).is_empty();
        let to = if has_below { below } else { last };
        for number in from..=to {
            let line = pictured(&file.text[file.line_range(number)]);
            let line = Message::verbatim(line);
            let numbered = msg!("line {number}: {line}", number, line);
            writeln!(out, "{}", numbered.text(self.look.language))?;
            let here = labels
                .iter()
                .filter(|label| region(label.span).start.line == number);
            for label in here {
                writeln!(out, "    {}", self.columns(label))?;
            }
        }
        Ok(())
    }

    /// Where on its line a label is, and its text.
    fn columns(self, label: &Label) -> String {
        let region = self.sources.region(label.span);
        let (start, end) = (region.start, region.end);
        let from = start.column;
        let place = match (end.line == start.line, end.column.saturating_sub(1)) {
            (false, _) => msg!("from column {from} on", from),
            (true, to) if to <= from => msg!("column {from}", from),
            (true, to) => msg!("columns {from} to {to}", from, to),
        };
        self.shown(&match &label.text {
            None => place,
            Some(text) => msg!("{place}: {text}", place, text),
        })
    }

    /// Notes, the help, and lines that correct or show the problem.
    fn footer(self, out: &mut String, diagnostic: &Diagnostic) -> Result<(), Error> {
        for note in &diagnostic.notes {
            writeln!(out, "{}", self.shown(&msg!("note: {note}", note)))?;
        }
        if let Some(help) = &diagnostic.help {
            let help_text = &help.text;
            writeln!(
                out,
                "{}",
                self.shown(&msg!("help: {help}", help = help_text))
            )?;
            if let Some(fix) = &diagnostic.fix {
                self.below(out, &msg!("corrected:"), &fix.lines)?;
            }
            if let Some(example) = &help.example {
                self.below(out, &msg!("for example:"), example)?;
            }
        }
        if let Some(witness) = &diagnostic.witness {
            let heading = msg!("note: {note}:", note = witness_heading());
            self.below(out, &heading, witness)?;
        }
        Ok(())
    }

    fn below(self, out: &mut String, heading: &Message, lines: &str) -> Result<(), Error> {
        writeln!(out, "{}\n{}", self.shown(heading), block(lines).trim_end())
    }
}
