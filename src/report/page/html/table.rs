//! Tables. On a phone, those with many columns or with lists in them become lists: the style sheet shows each row as a block, with the column name
//! next to each cell.

use super::{inline, svg, words};
use crate::message::Language;
use crate::report::page::document::{Cell, Column, Kind, Table};
use crate::report::page::line::Line;
use maud::{Markup, html};

/// Maximum number of columns of words and numbers that fit on a phone.
const NARROW: usize = 4;

/// A table.
pub(super) fn table(table: &Table, language: Language) -> Markup {
    let shown = |column: &&Column| column.kind != Kind::Bars;
    let mut cells = table.rows.iter().flatten();
    let has_lists = cells.any(|cell| matches!(cell, Cell::Lines(_)));
    let is_wide = has_lists || table.columns.iter().filter(shown).count() > NARROW;
    html! {
        table class=[is_wide.then_some("wide")] {
            thead { tr { @for column in &table.columns { (heading(column, language)) } } }
            tbody {
                @for row in &table.rows {
                    "\n"
                    tr {
                        @for (at, (column, one)) in table.columns.iter().zip(row).enumerate() {
                            (cell(at == 0, column, one, language))
                        }
                    }
                }
            }
        }
    }
}

fn heading(column: &Column, language: Language) -> Markup {
    match column.kind {
        // A bar only repeats the number next to it.
        Kind::Bars => html! { td.bars {} },
        Kind::Words | Kind::Numbers => html! {
            th scope="col" class=[number(column)] { (words(&column.name, language)) }
        },
    }
}

fn cell(is_first: bool, column: &Column, cell: &Cell, language: Language) -> Markup {
    match cell {
        Cell::Bar(bar) => html! { td.bars { (svg::bar(bar)) } },
        Cell::Says(line) if is_first => {
            html! { th scope="row" class=[number(column)] { (inline(line, language)) } }
        }
        Cell::Lines(lines) if is_first => html! { th scope="row" { (items(lines, language)) } },
        Cell::Lines(lines) => html! {
            td data-name=(words(&column.name, language)) {
                (items(lines, language))
            }
        },
        Cell::Says(line) => html! {
            td class=[number(column)] data-name=(words(&column.name, language)) { (inline(line, language)) }
        },
    }
}

/// Several items, one below the other.
fn items(lines: &[Line], language: Language) -> Markup {
    html! { div.items { @for line in lines { div { (inline(line, language)) } } } }
}

fn number(column: &Column) -> Option<&'static str> {
    (column.kind == Kind::Numbers).then_some("number")
}
