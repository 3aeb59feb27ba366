//! The page as one HTML file: it needs no network and no script, and works on phones, on paper and on dark screens.

mod svg;
mod table;

use super::document::{Block, Document, Line, Part, Section, Span};
use crate::escape::html::text;
use maud::{Markup, PreEscaped, html};

const STYLE: &str = include_str!("page.css");

/// The page as HTML.
pub fn html(document: &Document) -> String {
    let title = text(&document.title);
    let page = html! {
        (PreEscaped("<!doctype html>\n"))
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (header(document, &title))
                main { @for one in &document.sections { (section(one)) } }
            }
        }
    };
    page.into_string() + "\n"
}

fn header(document: &Document, title: &Markup) -> Markup {
    html! {
        header {
            h1 dir="auto" { (title) }
            dl {
                @for (what, line) in &document.facts {
                    div { dt { (what) } dd { (inline(line)) } }
                }
            }
            nav aria-label="Sections" {
                @for section in &document.sections {
                    a href={ "#" (section.id) } { (section.title) }
                    "\n"
                }
            }
        }
    }
}

fn section(section: &Section) -> Markup {
    html! {
        "\n"
        section id=(section.id) {
            h2 { (section.title) }
            @for one in &section.parts { (part(one)) }
        }
    }
}

/// A chart is placed next to the blocks before it.
fn part(part: &Part) -> Markup {
    let chart = |block: &Block| matches!(block, Block::Chart(..));
    let chart = part.blocks.iter().position(chart);
    let blocks = |blocks: &[Block]| html! { @for one in blocks { (block(one)) } };
    html! {
        "\n"
        article {
            @if let Some(heading) = &part.heading { h3 { (inline(heading)) } }
            @match chart.and_then(|at| part.blocks.split_at_checked(at)) {
                Some((before, [chart, rest @ ..])) => {
                    div.pair {
                        div { (definition(part)) (blocks(before)) }
                        (block(chart))
                    }
                    (blocks(rest))
                },
                _ => { (definition(part)) (blocks(&part.blocks)) },
            }
        }
    }
}

fn definition(part: &Part) -> Markup {
    html! {
        @if !part.definition.is_empty() { (quoted(&part.definition)) }
        @if let Some(because) = &part.because {
            p.because { "because “" bdi { (text(because)) } "”" }
        }
    }
}

fn block(block: &Block) -> Markup {
    match block {
        Block::Says(line) => html! { p { (inline(line)) } },
        Block::Table(rows) => table::table(rows),
        Block::Chart(chart, rows) => html! {
            figure {
                (svg::chart(chart))
                figcaption { (text(chart.alt())) }
                details { summary { "Numbers" } (table::table(rows)) }
            }
        },
        Block::Definitions(title, definitions) => html! {
            details {
                summary { (title) }
                dl.terms {
                    @for (line, lines) in definitions {
                        div { dt { (inline(line)) } dd { (quoted(lines)) } }
                    }
                }
            }
        },
    }
}

/// Lines of the contract, one below the other.
fn quoted(lines: &[String]) -> Markup {
    html! {
        p.contract { @for line in lines { code dir="auto" { (text(line)) } } }
    }
}

/// A line. Text from the contract or the data is isolated, so that right-to-left text does not affect the rest.
fn inline(line: &Line) -> Markup {
    html! {
        @for span in &line.0 {
            @match span {
                Span::Plain(words) => (text(words)),
                Span::Name(name) => bdi { (text(name)) },
                Span::Quoted(line) => code dir="auto" { (text(line)) },
                Span::Strong(words) => strong { (text(words)) },
                Span::Soft(words) => small { (text(words)) },
            }
        }
    }
}
