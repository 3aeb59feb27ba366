//! The page as one HTML file: it needs no network and no script, and works on phones, on paper and on dark screens.

mod svg;
mod table;

use super::document::{Block, Document, Part, Section};
use super::labels::reason;
use super::line::{Line, Span, Style};
use crate::escape::html::text;
use crate::message::{Language, Message, msg};
use maud::{Markup, PreEscaped, html};

const STYLE: &str = include_str!("page.css");
/// Deeper conditions are not indented further.
const MAX_INDENT: usize = 6;

/// The page as HTML.
pub fn html(document: &Document, language: Language) -> String {
    let title = text(&document.title);
    let page = html! {
        (PreEscaped("<!doctype html>\n"))
        html lang=(tag(language)) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (header(document, &title, language))
                main { @for one in &document.sections { (section(one, language)) } }
            }
        }
    };
    page.into_string() + "\n"
}

fn header(document: &Document, title: &Markup, language: Language) -> Markup {
    html! {
        header {
            h1 dir="auto" { (title) }
            dl {
                @for (what, line) in &document.facts {
                    div { dt { (words(what, language)) } dd { (inline(line, language)) } }
                }
            }
            nav aria-label=(words(&msg!("Sections"), language)) {
                @for section in &document.sections {
                    a href={ "#" (section.id) } { (words(&section.title, language)) }
                    "\n"
                }
            }
        }
    }
}

fn section(section: &Section, language: Language) -> Markup {
    html! {
        "\n"
        section id=(section.id) {
            h2 { (words(&section.title, language)) }
            @for one in &section.parts { (part(one, language)) }
        }
    }
}

/// A chart is placed next to the blocks before it.
fn part(part: &Part, language: Language) -> Markup {
    let chart = |block: &Block| matches!(block, Block::Chart(..));
    let chart = part.blocks.iter().position(chart);
    let blocks = |blocks: &[Block]| html! { @for one in blocks { (block(one, language)) } };
    html! {
        "\n"
        article {
            @if let Some(heading) = &part.heading { h3 { (inline(heading, language)) } }
            @match chart.and_then(|at| part.blocks.split_at_checked(at)) {
                Some((before, [chart, rest @ ..])) => {
                    div.pair {
                        div { (definition(part, language)) (blocks(before)) }
                        (block(chart, language))
                    }
                    (blocks(rest))
                },
                _ => { (definition(part, language)) (blocks(&part.blocks)) },
            }
        }
    }
}

fn definition(part: &Part, language: Language) -> Markup {
    html! {
        @if !part.definition.is_empty() { (quoted(&part.definition)) }
        @if let Some(because) = &part.because {
            p.because { (inline(&because_line(because), language)) }
        }
    }
}

/// The reason that the contract gives.
fn because_line(because: &str) -> Line {
    Line::says(reason(because)).with(Style::Name, &["because"])
}

fn block(block: &Block, language: Language) -> Markup {
    match block {
        Block::Says(line) => html! { p { (inline(line, language)) } },
        Block::Table(rows) => table::table(rows, language),
        Block::Chart(chart, rows) => html! {
            figure {
                (svg::chart(chart, language))
                figcaption { (words(chart.alt(), language)) }
                details { summary { (words(&msg!("Numbers"), language)) } (table::table(rows, language)) }
            }
        },
        Block::Stages(map) => svg::stages(map, language),
        Block::List(lines) => html! {
            ul.conditions {
                @for (depth, line) in lines {
                    li.{ "depth-" (depth.min(&MAX_INDENT)) } { bdi { (text(line)) } }
                }
            }
        },
        Block::Definitions(title, definitions) => html! {
            details {
                summary { (words(title, language)) }
                dl.terms {
                    @for (line, lines) in definitions {
                        div { dt { (inline(line, language)) } dd { (quoted(lines)) } }
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
fn inline(line: &Line, language: Language) -> Markup {
    html! {
        @for Span { style, text: words } in &line.spans(language) {
            @match style {
                Style::Plain => (text(words)),
                Style::Name => bdi { (text(words)) },
                Style::Quoted => code dir="auto" { (text(words)) },
                Style::Strong => strong { (text(words)) },
                Style::Soft => small { (text(words)) },
            }
        }
    }
}

/// A message as text of the page.
fn words(message: &Message, language: Language) -> Markup {
    text(&message.text(language))
}

/// The language of the page for browsers, which choose the shapes of Chinese characters and the voice that reads it by that.
fn tag(language: Language) -> &'static str {
    match language {
        Language::En => "en",
        Language::Pt => "pt-BR",
        Language::It => "it",
        Language::Zh => "zh-Hans",
    }
}
