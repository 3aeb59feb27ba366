//! Tables. On a phone those with many columns become a list: the style sheet shows each row as a block, and the name of the
//! column beside each cell.

use super::{inline, svg};
use crate::escape::html;
use crate::report::page::document::{Cell, Column, Kind, Table};
use std::io;

/// The most columns of words and numbers a phone has room for.
const NARROW: usize = 4;

/// A table.
pub(super) fn table(table: &Table) -> io::Result<String> {
    let told = |column: &&Column| column.kind != Kind::Bars;
    let is_wide = table.columns.iter().filter(told).count() > NARROW;
    let class = if is_wide { " class=\"wide\"" } else { "" };
    let mut out = format!("<table{class}>\n<thead><tr>");
    for column in &table.columns {
        let name = html::text(&column.name);
        match column.kind {
            // A bar says nothing that the number beside it does not say.
            Kind::Bars => out.push_str("<td class=\"bars\"></td>"),
            Kind::Words => out.push_str(&format!("<th scope=\"col\">{name}</th>")),
            Kind::Numbers => {
                out.push_str(&format!("<th scope=\"col\" class=\"number\">{name}</th>"))
            }
        }
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for (at, (column, one)) in table.columns.iter().zip(row).enumerate() {
            out.push_str(&cell(at == 0, column, one)?);
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
    Ok(out)
}

fn cell(is_first: bool, column: &Column, cell: &Cell) -> io::Result<String> {
    let name = html::text(&column.name);
    Ok(match cell {
        Cell::Bar(bar) => format!("<td class=\"bars\">{}</td>", svg::bar(bar)?),
        Cell::Says(line) if is_first => format!("<th scope=\"row\">{}</th>", inline(line)),
        Cell::Says(line) => {
            let class = match column.kind {
                Kind::Numbers => " class=\"number\"",
                Kind::Words | Kind::Bars => "",
            };
            format!("<td{class} data-name=\"{name}\">{}</td>", inline(line))
        }
    })
}
