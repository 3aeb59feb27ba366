//! Tables. On a phone, those with many columns become lists: the style sheet shows each row as a block, with the column name
//! next to each cell.

use super::{inline, svg};
use crate::escape::html::text;
use crate::report::page::document::{Cell, Column, Kind, Table};
use maud::{Markup, html};

/// Maximum number of columns of words and numbers that fit on a phone.
const NARROW: usize = 4;

/// A table.
pub(super) fn table(table: &Table) -> Markup {
    let shown = |column: &&Column| column.kind != Kind::Bars;
    let is_wide = table.columns.iter().filter(shown).count() > NARROW;
    html! {
        table class=[is_wide.then_some("wide")] {
            thead { tr { @for column in &table.columns { (heading(column)) } } }
            tbody {
                @for row in &table.rows {
                    "\n"
                    tr {
                        @for (at, (column, one)) in table.columns.iter().zip(row).enumerate() {
                            (cell(at == 0, column, one))
                        }
                    }
                }
            }
        }
    }
}

fn heading(column: &Column) -> Markup {
    match column.kind {
        // A bar only repeats the number next to it.
        Kind::Bars => html! { td.bars {} },
        Kind::Words | Kind::Numbers => html! {
            th scope="col" class=[number(column)] { (text(&column.name)) }
        },
    }
}

fn cell(is_first: bool, column: &Column, cell: &Cell) -> Markup {
    match cell {
        Cell::Bar(bar) => html! { td.bars { (svg::bar(bar)) } },
        Cell::Says(line) if is_first => html! { th scope="row" { (inline(line)) } },
        Cell::Says(line) => html! {
            td class=[number(column)] data-name=(text(&column.name)) { (inline(line)) }
        },
    }
}

fn number(column: &Column) -> Option<&'static str> {
    (column.kind == Kind::Numbers).then_some("number")
}
