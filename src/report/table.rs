//! Rows as a table for people.

use std::ops::Range;

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use comfy_table::{
    Cell as TableCell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table,
    Width, presets,
};
use jiff::tz::TimeZone;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::cell::{Cell, Cells};
use super::rows::Rows;
use crate::data::shown_fields::SHOWN_WIDTH;
use crate::diagnostic::render::Look;
use crate::escape::terminal::inline;
use crate::message::Language;

/// Columns between the texts of two adjacent cells.
const BETWEEN: usize = 3;

/// Minimum width of a column of names that needs this much; longer names are wrapped.
const NAMES_WIDTH: usize = 16;

/// Width below which no value is cut.
const NARROWEST: usize = 16;

/// A table as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderedTable {
    /// The table.
    pub text: String,
    /// Columns that did not fit.
    pub left_out: Vec<String>,
}

/// Which columns of a table give way when it is too wide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableLayout {
    /// The number of columns at the start that are never dropped.
    pub must: usize,
    /// The columns with values of any length, which are cut.
    pub cut: Range<usize>,
}

/// A table of all rows, as wide as `look` allows; times are those of `zone` where a row has no zone of its own. Columns without
/// any value are silently omitted. If the rest does not fit, columns are dropped from the right, but never one that must be
/// shown, and values of any length are cut: each row has its own line.
pub fn table(
    rows: &dyn Rows,
    layout: &TableLayout,
    zone: &TimeZone,
    look: Look,
) -> Result<RenderedTable, ArrowError> {
    let batch = rows.batch(0..rows.len())?;
    let show = |row: usize, cell: &Cell| {
        let text = cell.text(rows.zone(row), zone, look.language);
        inline(&text).into_owned()
    };
    let mut columns = Vec::new();
    for (at, (field, cells)) in batch
        .schema_ref()
        .fields()
        .iter()
        .zip(batch.columns())
        .enumerate()
    {
        let mut column = Column::new(field.name(), Cells::new(cells)?, rows.len(), &show);
        column.is_cut = layout.cut.contains(&at);
        if column.is_cut {
            column.cut(SHOWN_WIDTH);
        }
        if column.has_values || at < layout.must {
            columns.push(column);
        }
    }
    let left_out = fit(&mut columns, layout.must, look.width);
    Ok(RenderedTable {
        text: drawn(&columns, rows.len(), look.width),
        left_out,
    })
}

/// The cells of some rows as people read them, row by row, without protection against hidden characters; times are those of `zone`.
pub fn texts(
    batch: &RecordBatch,
    zone: &TimeZone,
    language: Language,
) -> Result<Vec<Vec<String>>, ArrowError> {
    let columns = batch.columns().iter();
    let columns: Vec<Cells> = columns
        .map(|column| Cells::new(column))
        .collect::<Result<_, _>>()?;
    let text = |cells: &Cells, row| cells.get(row).text(None, zone, language);
    let rows = 0..batch.num_rows();
    Ok(rows
        .map(|row| columns.iter().map(|cells| text(cells, row)).collect())
        .collect())
}

/// A column as displayed.
struct Column {
    name: String,
    cells: Vec<String>,
    right: bool,
    has_values: bool,
    /// Whether its values may be cut.
    is_cut: bool,
    /// Its minimum width.
    least: usize,
    /// The width of the longest word of its name.
    name_width: usize,
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
            name_width: word,
            is_cut: false,
            has_values: shown.iter().any(|text| !text.is_empty()),
            right: matches!(
                cells,
                Cells::Number(_) | Cells::Points(_) | Cells::Length(_)
            ),
            cells: shown,
            name,
        }
    }

    /// Cuts every value to this many columns of the terminal.
    fn cut(&mut self, most: usize) {
        for cell in &mut self.cells {
            if cell.width() > most {
                *cell = cut(cell, most);
            }
        }
        let widest = self.cells.iter().map(|cell| cell.width()).max();
        self.least = widest.unwrap_or(0).max(self.name_width);
    }
}

/// The beginning of a text, with `…`, no wider than `most`.
fn cut(text: &str, most: usize) -> String {
    let mut width = 1;
    let fits = |c: &char| {
        width += c.width().unwrap_or(0);
        width <= most
    };
    let mut start: String = text.chars().take_while(fits).collect();
    start.truncate(start.trim_end().len());
    start.push('…');
    start
}

/// Removes columns until the rest fits; returns their names.
fn fit(columns: &mut Vec<Column>, first: usize, width: usize) -> Vec<String> {
    let mut left_out = Vec::new();
    let wide = |columns: &[Column]| columns.iter().map(|c| c.least + BETWEEN).sum::<usize>();
    while columns.len() > first && wide(columns) > width {
        left_out.extend(columns.pop().map(|column| column.name));
    }
    left_out.reverse();
    let mut too_wide = wide(columns).saturating_sub(width);
    for column in columns.iter_mut().filter(|column| column.is_cut).rev() {
        let least = column.name_width.max(NARROWEST).min(column.least);
        let less = too_wide.min(column.least - least);
        if less > 0 {
            column.cut(column.least - less);
            too_wide -= less;
        }
    }
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
