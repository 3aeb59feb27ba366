//! The destination and the format of results, shared by commands that output rows.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use arrow_schema::ArrowError;
use clap::{Args, ValueEnum};
use jiff::tz::TimeZone;

use super::exit::Failure;
use super::progress::Activity;
use super::terminal::{Output, Terminal};
use crate::data::atomic_write;
use crate::diagnostic::render::Look;
use crate::message::{Figure, Language, msg, shown};
use crate::report::file::{self, FileFormat, Separators};
use crate::report::rows::Rows;
use crate::report::table::{TableLayout, table};

/// Where rows go and in which form.
#[derive(Debug, Args)]
pub struct OutputArgs {
    /// Output format [default: by the ending of the output file, otherwise table]
    #[arg(long, value_enum)]
    format: Option<ResultFormat>,

    /// Write CSV for a spreadsheet program, with the separators of this region [default: that of the language]
    #[arg(long, value_name = "REGION", num_args = 0..=1)]
    excel: Option<Option<Region>>,

    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Maximum number of rows in a table
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub top: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ResultFormat {
    /// The first rows, for people
    Table,
    /// All rows, comma-separated
    Csv,
    /// All rows, one JSON object per line
    Jsonl,
    /// All rows, one JSON array
    Json,
    /// All rows, Parquet
    Parquet,
    /// All rows, Excel workbook
    Xlsx,
}

/// A region whose spreadsheet programs expect the same CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Region {
    /// English: `,` between cells, decimal point
    En,
    /// Portuguese: `;` between cells, decimal comma
    Pt,
    /// Italian: `;` between cells, decimal comma
    It,
    /// Chinese: `,` between cells, decimal point
    Zh,
    /// German: `;` between cells, decimal comma
    De,
    /// Spanish: `;` between cells, decimal comma
    Es,
    /// French: `;` between cells, decimal comma
    Fr,
}

impl Region {
    fn of_language(language: Language) -> Region {
        match language {
            Language::En => Region::En,
            Language::Pt => Region::Pt,
            Language::It => Region::It,
            Language::Zh => Region::Zh,
        }
    }

    fn separators(self) -> Separators {
        match self {
            Region::En | Region::Zh => Separators::CommaAndPoint,
            Region::Pt | Region::It | Region::De | Region::Es | Region::Fr => {
                Separators::SemicolonAndComma
            }
        }
    }
}

/// The format of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutputFormat {
    /// For people.
    Table,
    /// For programs.
    File(FileFormat),
}

/// The rows shown in a table.
#[derive(Debug)]
pub struct TableRows<R> {
    /// The rows.
    pub rows: R,
    /// Number of columns that must be shown.
    pub must: usize,
    /// Number of columns with shown fields, after the first column.
    pub shown: usize,
    /// Total number of rows.
    pub all: usize,
}

impl OutputArgs {
    /// The file the rows go to, if not to standard output.
    pub fn path(&self) -> Option<&Path> {
        self.output.as_deref()
    }

    /// The format of the result, determined before anything is read.
    pub fn form(&self, example: &str) -> Result<OutputFormat, Failure> {
        let file = self
            .output
            .as_deref()
            .filter(|path| *path != Path::new("-"));
        let form = match (self.format, file) {
            (None, None) if self.excel.is_some() => OutputFormat::File(FileFormat::Csv),
            (Some(ResultFormat::Table), _) | (None, None) => OutputFormat::Table,
            (Some(ResultFormat::Csv), _) => OutputFormat::File(FileFormat::Csv),
            (Some(ResultFormat::Jsonl), _) => OutputFormat::File(FileFormat::Jsonl),
            (Some(ResultFormat::Json), _) => OutputFormat::File(FileFormat::Json),
            (Some(ResultFormat::Parquet), _) => OutputFormat::File(FileFormat::Parquet),
            (Some(ResultFormat::Xlsx), _) => OutputFormat::File(FileFormat::Xlsx),
            (None, Some(path)) => match FileFormat::of_name(path) {
                Some(format) => OutputFormat::File(format),
                None => {
                    return Err(Failure::usage(msg!(
                        "the ending of `{path}` is not that of a result format",
                        path = path.display()
                    ))
                    .with_help(msg!(
                        "add `--format csv`, or name a file such as `{example}.csv`",
                        example
                    )));
                }
            },
        };
        if self.excel.is_some() && form != OutputFormat::File(FileFormat::Csv) {
            return Err(Failure::usage(msg!("`--excel` is about CSV"))
                .with_help(msg!("name a file such as `{example}.csv`; a file such as `{example}.xlsx` is a workbook without it", example)));
        }
        if let OutputFormat::File(format) = form
            && file.is_none()
        {
            refuse_terminal(format, example)?;
        }
        Ok(form)
    }

    /// Writes rows in a file format.
    pub fn write_file(
        &self,
        format: FileFormat,
        rows: &dyn Rows,
        zone: &TimeZone,
        terminal: &Terminal,
    ) -> Result<(), Failure> {
        let format = match (format, self.excel) {
            (FileFormat::Csv, Some(region)) => {
                let region = region.unwrap_or(Region::of_language(terminal.language()));
                FileFormat::CsvForExcel(region.separators())
            }
            (format, _) => format,
        };
        write_file(self.output.as_deref(), format, rows, zone, terminal)
    }

    /// Writes rows as a table, and the number of further rows.
    pub fn write_table<R: Rows>(
        &self,
        rows: &TableRows<R>,
        zone: &TimeZone,
        terminal: &Terminal,
    ) -> Result<(), Failure> {
        let look = if self.output.is_some() {
            Look {
                language: terminal.language(),
                ..Look::default()
            }
        } else {
            terminal.out_look()
        };
        let text = text(rows, zone, look).map_err(|error| {
            Failure::problem(msg!(
                "the table cannot be written: {error}",
                error = shown(error)
            ))
        })?;
        terminal.write(self.output.as_deref(), &Output::Text(text))
    }
}

/// Refuses to write bytes to a terminal.
pub fn refuse_terminal(format: FileFormat, example: &str) -> Result<(), Failure> {
    match format.of_bytes() {
        Some((format, ending)) if io::stdout().is_terminal() => {
            Err(
                Failure::usage(msg!("cannot write {format} to a terminal", format)).with_help(
                    msg!("name a file: `-o {example}.{ending}`", example, ending),
                ),
            )
        }
        Some(_) | None => Ok(()),
    }
}

/// The format of a file that an option names, by its ending.
pub fn format_of(option: &str, path: &Path) -> Result<FileFormat, Failure> {
    FileFormat::of_name(path).ok_or_else(|| {
        let path = path.display();
        Failure::usage(msg!(
            "the ending of `{path}` is not that of a result format",
            path
        ))
        .with_help(msg!("name a file such as `{option} moves.csv`", option))
    })
}

/// Writes rows to a file, or to standard output.
pub fn write_file(
    path: Option<&Path>,
    format: FileFormat,
    rows: &dyn Rows,
    zone: &TimeZone,
    terminal: &Terminal,
) -> Result<(), Failure> {
    if format == FileFormat::Xlsx && rows.len() > file::MOST_ROWS {
        let most = Figure::of(file::MOST_ROWS as u64);
        return Err(Failure::problem(msg!(
            "a sheet has at most {most} rows, and the result has {rows}",
            most,
            rows = Figure::of(rows.len() as u64)
        ))
        .with_help(msg!("write it as CSV or Parquet")));
    }
    let _activity = path.map(|_| Activity::new(&msg!("writing"), terminal));
    Ok(atomic_write::to(path, |out| {
        file::write(format, rows, zone, out)
    })?)
}

fn text<R: Rows>(shown: &TableRows<R>, zone: &TimeZone, look: Look) -> Result<String, ArrowError> {
    let rows = &shown.rows;
    let layout = TableLayout {
        must: shown.must,
        cut: 1..1 + shown.shown,
    };
    let drawn = table(rows, &layout, zone, look)?;
    let mut text = drawn.text;
    let more = shown.all - rows.len();
    if more > 0 {
        let more = msg!(
            "and {more} more; `--top` shows more, `--format csv` writes all",
            more = Figure::of(more as u64)
        );
        text.push_str(&more.text(look.language));
        text.push('\n');
    }
    if !drawn.left_out.is_empty() {
        let left_out = msg!(
            "columns not shown: {names}",
            names = drawn.left_out.join(", ")
        );
        text.push_str(&left_out.text(look.language));
        text.push('\n');
    }
    Ok(text)
}
