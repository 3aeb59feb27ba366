//! The page as one HTML file: it needs no network and no script, and is right on a phone, on paper and on dark screens.

mod svg;
mod table;

use super::document::{Block, Document, Line, Part, Section, Span};
use crate::escape::html;
use std::io;

const STYLE: &str = include_str!("page.css");

/// The page as HTML. An error is one of drawing.
pub fn html(document: &Document) -> io::Result<String> {
    let title = html::text(&document.title);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n<h1 dir=\"auto\">{title}</h1>\n<dl>\n"
    );
    for (what, line) in &document.facts {
        out.push_str(&format!(
            "<div><dt>{what}</dt><dd>{}</dd></div>\n",
            inline(line)
        ));
    }
    out.push_str("</dl>\n<nav aria-label=\"Sections\">\n");
    for section in &document.sections {
        out.push_str(&format!(
            "<a href=\"#{}\">{}</a>\n",
            section.id, section.title
        ));
    }
    out.push_str("</nav>\n</header>\n<main>\n");
    for section in &document.sections {
        tell(section, &mut out)?;
    }
    out.push_str("</main>\n</body>\n</html>\n");
    Ok(out)
}

fn tell(section: &Section, out: &mut String) -> io::Result<()> {
    let Section { id, title, parts } = section;
    out.push_str(&format!("<section id=\"{id}\">\n<h2>{title}</h2>\n"));
    for part in parts {
        tell_part(part, out)?;
    }
    out.push_str("</section>\n");
    Ok(())
}

fn tell_part(part: &Part, out: &mut String) -> io::Result<()> {
    out.push_str("<article>\n");
    if let Some(heading) = &part.heading {
        out.push_str(&format!("<h3>{}</h3>\n", inline(heading)));
    }
    // A chart stands beside what is said before it.
    let chart = |block: &Block| matches!(block, Block::Chart(..));
    let beside = part.blocks.iter().position(chart);
    if beside.is_some() {
        out.push_str("<div class=\"pair\">\n<div>\n");
    }
    definition(part, out);
    for (at, block) in part.blocks.iter().enumerate() {
        if beside == Some(at) {
            out.push_str("</div>\n");
        }
        tell_block(block, out)?;
        if beside == Some(at) {
            out.push_str("</div>\n");
        }
    }
    out.push_str("</article>\n");
    Ok(())
}

fn definition(part: &Part, out: &mut String) {
    if !part.definition.is_empty() {
        out.push_str(&format!("{}\n", quoted(&part.definition)));
    }
    if let Some(because) = &part.because {
        let because = html::text(because);
        out.push_str(&format!(
            "<p class=\"because\">because “<bdi>{because}</bdi>”</p>\n"
        ));
    }
}

fn tell_block(block: &Block, out: &mut String) -> io::Result<()> {
    match block {
        Block::Says(line) => out.push_str(&format!("<p>{}</p>\n", inline(line))),
        Block::Table(rows) => out.push_str(&table::table(rows)?),
        Block::Chart(chart, rows) => {
            let caption = html::text(chart.alt());
            let (chart, rows) = (svg::chart(chart)?, table::table(rows)?);
            out.push_str(&format!(
                "<figure>\n{chart}\n<figcaption>{caption}</figcaption>\n<details><summary>Numbers</summary>\n{rows}</details>\n</figure>\n"
            ));
        }
        Block::Definitions(title, definitions) => {
            out.push_str(&format!(
                "<details><summary>{title}</summary>\n<dl class=\"terms\">\n"
            ));
            for (line, lines) in definitions {
                let (line, lines) = (inline(line), quoted(lines));
                out.push_str(&format!("<div><dt>{line}</dt><dd>{lines}</dd></div>\n"));
            }
            out.push_str("</dl>\n</details>\n");
        }
    }
    Ok(())
}

/// Lines of the contract, one below the other.
fn quoted(lines: &[String]) -> String {
    let line = |line: &String| {
        let line = html::text(line);
        format!("<code dir=\"auto\">{line}</code>")
    };
    let lines: String = lines.iter().map(line).collect();
    format!("<p class=\"contract\">{lines}</p>")
}

/// A line. What was written by others is set apart, so that text from right to left stays among itself.
fn inline(line: &Line) -> String {
    let span = |span: &Span| match span {
        Span::Plain(text) => html::text(text),
        Span::Name(text) => format!("<bdi>{}</bdi>", html::text(text)),
        Span::Quoted(text) => format!("<code dir=\"auto\">{}</code>", html::text(text)),
        Span::Strong(text) => format!("<strong>{}</strong>", html::text(text)),
        Span::Soft(text) => format!("<small>{}</small>", html::text(text)),
    };
    line.0.iter().map(span).collect()
}
