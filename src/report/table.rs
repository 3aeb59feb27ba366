//! Rows as a table for people.

use arrow_schema::ArrowError;
use comfy_table::{
    Cell as TableCell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table,
    Width, presets,
};
use jiff::tz::TimeZone;
use unicode_width::UnicodeWidthStr;

use super::cell::{Cell, Cells};
use super::format::{moment, zoned};
use super::rows::Rows;
use crate::diagnostic::render::Look;
use crate::escape::terminal::inline;
use crate::ir::data_schema::Zone;

/// Columns between the texts of two adjacent cells.
const BETWEEN: usize = 3;

/// Minimum width of a column of names that needs this much; longer names are wrapped.
const NAMES_WIDTH: usize = 16;

/// A table as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderedTable {
    /// The table.
    pub text: String,
    /// Columns that did not fit.
    pub left_out: Vec<String>,
}

/// A table of the first rows, as wide as `look` allows; times are those of `zone` where a row has no zone of its own. Columns without any value are silently omitted. If the rest does
/// not fit, columns are dropped from the right, but never one of the first `first`.
pub fn table(
    rows: &dyn Rows,
    first: usize,
    zone: &TimeZone,
    look: Look,
) -> Result<RenderedTable, ArrowError> {
    let batch = rows.batch(0..rows.len())?;
    let show = |row: usize, cell: &Cell| cell_text(cell, rows.zone(row), zone);
    let mut columns = Vec::new();
    for (at, (field, cells)) in batch
        .schema_ref()
        .fields()
        .iter()
        .zip(batch.columns())
        .enumerate()
    {
        let column = Column::new(field.name(), Cells::new(cells)?, rows.len(), &show);
        if column.has_values || at < first {
            columns.push(column);
        }
    }
    let left_out = fit(&mut columns, first, look.width);
    Ok(RenderedTable {
        text: drawn(&columns, rows.len(), look.width),
        left_out,
    })
}

/// A column as displayed.
struct Column {
    name: String,
    cells: Vec<String>,
    right: bool,
    has_values: bool,
    /// Its minimum width.
    least: usize,
}

impl Column {
    fn new(name: &str, cells: Cells, rows: usize, show: &dyn Fn(usize, &Cell) -> String) -> Self {
        let all: Vec<Cell> = (0..rows).map(|row| cells.get(row)).collect();
        let name = inline(name).into_owned();
        let shown = all.iter().enumerate();
        let shown: Vec<String> = shown.map(|(row, cell)| show(row, cell)).collect();
        let widest = shown.iter().map(|text| text.width()).max().unwrap_or(0);
        let word = name
            .split_whitespace()
            .map(UnicodeWidthStr::width)
            .max()
            .unwrap_or(0);
        let content = match cells {
            Cells::Texts(..) => widest.min(NAMES_WIDTH),
            _ => widest,
        };
        Column {
            least: content.max(word),
            has_values: shown.iter().any(|text| !text.is_empty()),
            right: matches!(cells, Cells::Points(_) | Cells::Length(_)),
            cells: shown,
            name,
        }
    }
}

fn cell_text(cell: &Cell, own: Option<&Zone>, zone: &TimeZone) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => inline(text).into_owned(),
        Cell::Points(points) => points.to_string(),
        Cell::Time(instant) => {
            let time = moment(*instant, own.map_or(zone, Zone::zone));
            zoned(time, own.map(Zone::name))
        }
        Cell::Length(length) => length.to_string(),
        Cell::Texts(texts) => inline(&texts.join(", ")).into_owned(),
    }
}

/// Removes columns until the rest fits; returns their names.
fn fit(columns: &mut Vec<Column>, first: usize, width: usize) -> Vec<String> {
    let mut left_out = Vec::new();
    let wide = |columns: &[Column]| columns.iter().map(|c| c.least + BETWEEN).sum::<usize>();
    while columns.len() > first && wide(columns) > width {
        left_out.extend(columns.pop().map(|column| column.name));
    }
    left_out.reverse();
    left_out
}

fn drawn(columns: &[Column], rows: usize, width: usize) -> String {
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_HORIZONTAL_ONLY.row_separator(LineStyle::none()))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width).unwrap_or(u16::MAX))
        .set_header(columns.iter().map(|column| column.name.as_str()));
    for row in 0..rows {
        table.add_row(columns.iter().map(|column| {
            let cell = TableCell::new(column.cells.get(row).map_or("", String::as_str));
            match column.right {
                true => cell.set_alignment(CellAlignment::Right),
                false => cell,
            }
        }));
    }
    table.set_constraints(columns.iter().map(|column| {
        let least = u16::try_from(column.least + 2).unwrap_or(u16::MAX);
        ColumnConstraint::LowerBoundary(Width::Fixed(least))
    }));
    table.trim_fmt() + "\n"
}
