//! The page as Markdown, for wikis, tickets and mail.

use super::document::{Block, Cell, Document, Kind, Line, Part, Span, Table};
use crate::escape::markdown;

/// The page as Markdown with tables. Charts are omitted, since the tables next to them have the same numbers.
pub fn markdown(document: &Document) -> String {
    let mut out = format!("# {}\n", markdown::text(&document.title));
    out.push('\n');
    for (what, line) in &document.facts {
        out.push_str(&format!("* {what}: {}\n", inline(line)));
    }
    for section in &document.sections {
        out.push_str(&format!("\n## {}\n", section.title));
        section
            .parts
            .iter()
            .for_each(|part| write_part(part, &mut out));
    }
    out
}

fn write_part(part: &Part, out: &mut String) {
    if let Some(heading) = &part.heading {
        out.push_str(&format!("\n### {}\n", inline(heading)));
    }
    if !part.definition.is_empty() {
        out.push('\n');
        quote(&part.definition, out);
    }
    if let Some(because) = &part.because {
        out.push_str(&format!("\nbecause “{}”\n", markdown::text(because)));
    }
    for block in &part.blocks {
        out.push('\n');
        match block {
            Block::Says(line) => out.push_str(&format!("{}\n", inline(line))),
            Block::Table(rows) | Block::Chart(_, rows) => table(rows, out),
            Block::Definitions(title, definitions) => {
                out.push_str(&format!("{title}:\n"));
                for (line, lines) in definitions {
                    out.push_str(&format!("\n{}\n\n", inline(line)));
                    quote(lines, out);
                }
            }
        }
    }
}

/// Lines of the contract, one below the other.
fn quote(lines: &[String], out: &mut String) {
    for line in lines {
        out.push_str(&format!("* {}\n", markdown::code(line)));
    }
}

fn table(table: &Table, out: &mut String) {
    let shown = |at: &usize| table.columns[*at].kind != Kind::Bars;
    let shown: Vec<usize> = (0..table.columns.len()).filter(shown).collect();
    let mut row = |cells: Vec<String>| out.push_str(&format!("| {} |\n", cells.join(" | ")));
    row(shown
        .iter()
        .map(|at| markdown::text(&table.columns[*at].name))
        .collect());
    let rule = |at: &usize| match table.columns[*at].kind {
        Kind::Numbers => "---:".to_owned(),
        Kind::Words | Kind::Bars => "---".to_owned(),
    };
    row(shown.iter().map(rule).collect());
    for cells in &table.rows {
        let cell = |at: &usize| match cells.get(*at) {
            Some(Cell::Says(line)) => inline(line),
            Some(Cell::Bar(_)) | None => String::new(),
        };
        row(shown.iter().map(cell).collect());
    }
}

fn inline(line: &Line) -> String {
    let span = |span: &Span| match span {
        Span::Plain(text) | Span::Name(text) | Span::Soft(text) => markdown::text(text),
        Span::Quoted(text) => markdown::code(text),
        Span::Strong(text) => {
            let words = text.trim_start();
            let space = &text[..text.len() - words.len()];
            format!("{space}**{}**", markdown::text(words))
        }
    };
    line.0.iter().map(span).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_written_on_one_line() {
        let line = Line::text("due").and_strong(" warned").and_quoted("x");
        assert_eq!(inline(&line), "due **warned**`x`");
        assert_eq!(inline(&Line::name("a @b\n")), "a `@b␊`");
    }
}
