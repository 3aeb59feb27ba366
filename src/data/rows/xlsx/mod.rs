//! Workbooks (`.xlsx`): a sheet as rows. What a hostile file could make of it is bounded before it is kept: the parts when they
//! are unpacked, each text, and the size of a sheet.

mod package;
mod sheet;
mod sheet_rows;
mod strings;
mod styles;
mod value;
mod xml;

pub(super) use sheet_rows::{SheetColumn, SheetRows};

use super::guard::guarded;
use super::open::Source;
use super::row_batch::RowBatch;
use crate::data::error::{DataError, ErrorKind};
use crate::data::read_options::Input;
use crate::ordered_parallel::in_order;
use package::{Package, PartBytes, SheetEntry};
use sheet::{Sheet, header};
use std::sync::Arc;
use strings::Strings;
use styles::Formats;

/// Maximum sizes in bytes of a sheet and of the shared texts, unpacked.
const SHEET: u64 = 4 << 30;
const SHARED_TEXTS: u64 = 1 << 30;

/// A sheet whose columns are known.
pub(super) struct Xlsx<'a> {
    pub columns: Vec<String>,
    /// The name of the sheet.
    pub sheet: String,
    workbook: Workbook<'a>,
    entry: SheetEntry,
}

/// What is read of a workbook before its cells.
struct Workbook<'a> {
    package: Package<'a>,
    strings: Arc<Strings>,
    formats: Formats,
}

impl<'a> Xlsx<'a> {
    /// Reads the header of a sheet: that with this name, or the first one.
    pub fn open(source: &Source<'a>, sheet: Option<&str>) -> Result<Xlsx<'a>, DataError> {
        let in_file = |kind| DataError::in_file(source.input, kind);
        let file = source.seekable()?;
        let meter = source.meter();
        let open = || {
            let package = Package::open(file, meter)?;
            let entry = package.sheet(sheet)?;
            let mut workbook = Workbook::read(package)?;
            let columns = workbook.header(&entry)?.ok_or(ErrorKind::Empty)?;
            Ok(Xlsx {
                columns,
                sheet: entry.name.clone(),
                workbook,
                entry,
            })
        };
        library(open).map_err(in_file)
    }

    /// Processes the rows in parallel; the results reach `take` in the order of the rows.
    pub fn read<P: Send>(
        mut self,
        input: &Input,
        wanted: &[usize],
        work: impl Fn(RowBatch) -> P + Sync,
        take: impl FnMut(P) -> Result<(), DataError> + Send,
    ) -> Result<(), DataError> {
        let in_file = |kind| DataError::in_file(input, kind);
        let width = self.columns.len();
        let strings = self.workbook.strings.clone();
        let (workbook, entry) = (&mut self.workbook, &self.entry);
        let mut sheet = library(move || workbook.cells(entry)).map_err(in_file)?;
        library(|| header(&mut sheet)).map_err(in_file)?;
        let mut cells = Vec::new();
        let next = || {
            let mut rows = SheetRows::new(width, strings.clone());
            let mut fill = || {
                while !rows.is_full()
                    && let Some(row) = sheet.next_row(&mut cells)?
                {
                    rows.push(row, &mut cells);
                }
                Ok(())
            };
            library(&mut fill).map_err(in_file)?;
            Ok((!rows.is_empty()).then_some(rows))
        };
        in_order(next, |rows| Ok(work(rows.into_batch(wanted))), take)
    }
}

impl<'a> Workbook<'a> {
    fn read(mut package: Package<'a>) -> Result<Workbook<'a>, ErrorKind> {
        let formats = package.styles()?.map(Formats::read).transpose()?;
        let strings = package.strings(SHARED_TEXTS)?.map(Strings::read);
        let strings = strings.transpose()?;
        Ok(Workbook {
            formats: formats.unwrap_or_default(),
            strings: Arc::new(strings.unwrap_or_default()),
            package,
        })
    }

    /// The names of the columns; none if every cell is blank.
    fn header(&mut self, entry: &SheetEntry) -> Result<Option<Vec<String>>, ErrorKind> {
        header(&mut self.cells(entry)?)
    }

    fn cells(&mut self, entry: &SheetEntry) -> Result<Sheet<'_, PartBytes<'_, 'a>>, ErrorKind> {
        let since_1904 = self.package.since_1904;
        let part = self.package.cells(entry, SHEET)?;
        Ok(Sheet::new(part, &self.strings, &self.formats, since_1904))
    }
}

/// What a call into the libraries returns; a panic becomes an error.
fn library<T>(call: impl FnOnce() -> Result<T, ErrorKind>) -> Result<T, ErrorKind> {
    guarded(call).unwrap_or_else(|why| Err(ErrorKind::DamagedWorkbook { why }))
}
