//! The page as Markdown, for wikis, tickets and mail.

use super::document::{Block, Cell, Document, Kind, Part, Table};
use super::labels::reason;
use super::line::{Line, Span, Style};
use crate::escape::markdown;
use crate::message::{Join, Language, Message, msg};

/// The page as Markdown with tables. Charts are omitted, since the tables next to them have the same numbers.
pub fn markdown(document: &Document, language: Language) -> String {
    let mut out = format!("# {}\n", markdown::text(&document.title));
    out.push('\n');
    for (what, line) in &document.facts {
        let label = msg!("{fact}:", fact = what).text(language);
        out.push_str(&format!("* {label} {}\n", inline(line, language)));
    }
    for section in &document.sections {
        out.push_str(&format!("\n## {}\n", section.title.text(language)));
        for part in &section.parts {
            write_part(part, language, &mut out);
        }
    }
    out
}

fn write_part(part: &Part, language: Language, out: &mut String) {
    if let Some(heading) = &part.heading {
        out.push_str(&format!("\n### {}\n", inline(heading, language)));
    }
    if !part.definition.is_empty() {
        out.push('\n');
        quote(&part.definition, out);
    }
    if let Some(because) = &part.because {
        let because = reason(because).text(language);
        out.push_str(&format!("\n{}\n", markdown::text(&because)));
    }
    // The table after a picture of stages says the same.
    let blocks = part.blocks.iter();
    for block in blocks.filter(|block| !matches!(block, Block::Stages(_))) {
        out.push('\n');
        match block {
            Block::Says(line) => out.push_str(&format!("{}\n", inline(line, language))),
            Block::Table(rows) | Block::Chart(_, rows) => table(rows, language, out),
            Block::Stages(_) => {}
            Block::List(lines) => {
                for (depth, line) in lines {
                    let indent = "  ".repeat(*depth);
                    out.push_str(&format!("{indent}* {}\n", markdown::text(line)));
                }
            }
            Block::Definitions(title, definitions) => {
                let title = msg!("{fact}:", fact = title).text(language);
                out.push_str(&format!("{title}\n"));
                for (line, lines) in definitions {
                    out.push_str(&format!("\n{}\n\n", inline(line, language)));
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

fn table(table: &Table, language: Language, out: &mut String) {
    let shown = |at: &usize| table.columns[*at].kind != Kind::Bars;
    let shown: Vec<usize> = (0..table.columns.len()).filter(shown).collect();
    let mut row = |cells: Vec<String>| out.push_str(&format!("| {} |\n", cells.join(" | ")));
    row(shown
        .iter()
        .map(|at| markdown::text(&table.columns[*at].name.text(language)))
        .collect());
    let rule = |at: &usize| match table.columns[*at].kind {
        Kind::Numbers => "---:".to_owned(),
        Kind::Words | Kind::Bars => "---".to_owned(),
    };
    row(shown.iter().map(rule).collect());
    for cells in &table.rows {
        let cell = |at: &usize| match cells.get(*at) {
            Some(Cell::Says(line)) => inline(line, language),
            Some(Cell::Lines(lines)) => {
                let lines = lines.iter().map(|line| inline(line, language));
                Message::joined(lines, Join::Semicolon).text(language)
            }
            Some(Cell::Bar(_)) | None => String::new(),
        };
        row(shown.iter().map(cell).collect());
    }
}

fn inline(line: &Line, language: Language) -> String {
    let span = |Span { style, text }: &Span| match style {
        Style::Plain | Style::Name | Style::Soft => markdown::text(text),
        Style::Quoted => markdown::code(text),
        Style::Strong => strong(text),
    };
    line.spans(language).iter().map(span).collect()
}

/// Emphasised words; spaces at their ends are outside, where Markdown wants them.
fn strong(text: &str) -> String {
    let words = text.trim();
    match text.split_once(words) {
        Some((before, after)) if !words.is_empty() => {
            format!("{before}**{}**{after}", markdown::text(words))
        }
        Some(_) | None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Message;

    #[test]
    fn spans_are_written_on_one_line() {
        let line = Line::says(Message::verbatim("due"));
        let line = line.and(Line::strong(Message::verbatim("warned")));
        let line = line.and(Line::quoted("x"));
        assert_eq!(inline(&line, Language::En), "due **warned** `x`");
        let line = Line::finding(Message::verbatim("not by `Ana` yet"));
        assert_eq!(inline(&line, Language::En), "**not by** Ana **yet**");
        let name = Line::name("a @b\n");
        assert_eq!(inline(&name, Language::En), "a `@b␊`");
    }
}
