//! Rows as a table for people.

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use comfy_table::{
    Cell as TableCell, CellAlignment, ContentArrangement, LineStyle, Table, presets,
};
use jiff::tz::TimeZone;

use super::cell::{Cell, Cells};
use crate::diagnostic::render::Look;
use crate::text::visible;

/// A table of all rows of `batch`, as wide as `look` allows. Columns in which no row has a value are left out.
pub fn table(batch: &RecordBatch, zone: &TimeZone, look: Look) -> Result<String, ArrowError> {
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_HORIZONTAL_ONLY.row_separator(LineStyle::none()))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .force_no_tty()
        .set_width(u16::try_from(look.width).unwrap_or(u16::MAX));
    let mut columns = Vec::new();
    let mut header = Vec::new();
    for (field, column) in batch.schema_ref().fields().iter().zip(batch.columns()) {
        let cells = Cells::of(column)?;
        if (0..batch.num_rows()).any(|row| !is_empty(&cells.get(row))) {
            header.push(visible(field.name()).into_owned());
            columns.push(cells);
        }
    }
    table.set_header(header);
    for row in 0..batch.num_rows() {
        table.add_row(columns.iter().map(|column| shown(&column.get(row), zone)));
    }
    Ok(table.trim_fmt() + "\n")
}

fn is_empty(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => true,
        Cell::Texts(texts) => texts.is_empty(),
        _ => false,
    }
}

fn shown(cell: &Cell, zone: &TimeZone) -> TableCell {
    match cell {
        Cell::Empty => TableCell::new(""),
        Cell::Text(text) => TableCell::new(visible(text)),
        Cell::Points(points) => TableCell::new(points).set_alignment(CellAlignment::Right),
        Cell::Time(instant) => TableCell::new(instant.civil(zone).strftime("%Y-%m-%d %H:%M")),
        Cell::Texts(texts) => TableCell::new(visible(&texts.join(", "))),
    }
}
