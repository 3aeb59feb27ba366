//! The page as Markdown, for wikis, tickets and mail.

use super::document::{Block, Cell, Document, Kind, Line, Part, Span, Table};

/// The page as Markdown with tables. Charts are left out: the tables beside them have the same numbers.
pub fn markdown(document: &Document) -> String {
    let mut out = format!("# {}\n", escape(&document.title));
    out.push('\n');
    for (what, line) in &document.facts {
        out.push_str(&format!("* {what}: {}\n", inline(line)));
    }
    for section in &document.sections {
        out.push_str(&format!("\n## {}\n", section.title));
        section.parts.iter().for_each(|part| tell(part, &mut out));
    }
    out
}

fn tell(part: &Part, out: &mut String) {
    if let Some(heading) = &part.heading {
        out.push_str(&format!("\n### {}\n", inline(heading)));
    }
    if !part.definition.is_empty() {
        out.push('\n');
        quote(&part.definition, out);
    }
    if let Some(because) = &part.because {
        out.push_str(&format!("\nbecause “{}”\n", escape(because)));
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
        out.push_str(&format!("* {}\n", code(line)));
    }
}

fn table(table: &Table, out: &mut String) {
    let shown = |at: &usize| table.columns[*at].kind != Kind::Bars;
    let shown: Vec<usize> = (0..table.columns.len()).filter(shown).collect();
    let mut row = |cells: Vec<String>| out.push_str(&format!("| {} |\n", cells.join(" | ")));
    row(shown
        .iter()
        .map(|at| escape(&table.columns[*at].name))
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
        Span::Plain(text) | Span::Name(text) | Span::Soft(text) => escape(text),
        Span::Quoted(text) => code(text),
        Span::Strong(text) => {
            let words = text.trim_start();
            let space = &text[..text.len() - words.len()];
            format!("{space}**{}**", escape(words))
        }
    };
    line.0.iter().map(span).collect()
}

/// What would be markup stands behind a backslash; what would be HTML is written so that no reader takes it for that.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\n' | '\r' => escaped.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' => escaped.extend(['\\', c]),
            other => escaped.push(other),
        }
    }
    escaped
}

/// A line of the contract as code. In the cell of a table a bar would end the cell, so it is written with a backslash there
/// and everywhere.
fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if longest > 0 { " " } else { "" };
    format!("{fence}{space}{}{space}{fence}", text.replace('|', "\\|"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_no_markup() {
        assert_eq!(escape("a|b *c* <d>\n# e"), "a\\|b \\*c\\* &lt;d&gt; \\# e");
        assert_eq!(code("a `b``c` | d"), "``` a `b``c` \\| d ```");
        let line = Line::says("due").and_strong(" warned").and_quoted("x");
        assert_eq!(inline(&line), "due **warned**`x`");
    }
}
