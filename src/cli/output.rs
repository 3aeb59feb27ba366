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
use crate::message::{Figure, msg, shown};
use crate::report::file::{self, FileFormat};
use crate::report::rows::Rows;
use crate::report::table::{TableLayout, table};

/// Where rows go and in which form.
#[derive(Debug, Args)]
pub struct OutputArgs {
    /// Output format [default: by the ending of the output file, otherwise table]
    #[arg(long, value_enum)]
    format: Option<ResultFormat>,

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
            (Some(ResultFormat::Table), _) | (None, None) => OutputFormat::Table,
            (Some(ResultFormat::Csv), _) => OutputFormat::File(FileFormat::Csv),
            (Some(ResultFormat::Jsonl), _) => OutputFormat::File(FileFormat::Jsonl),
            (Some(ResultFormat::Json), _) => OutputFormat::File(FileFormat::Json),
            (Some(ResultFormat::Parquet), _) => OutputFormat::File(FileFormat::Parquet),
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
        if form == OutputFormat::File(FileFormat::Parquet)
            && file.is_none()
            && io::stdout().is_terminal()
        {
            return Err(Failure::usage(msg!("cannot write Parquet to a terminal"))
                .with_help(msg!("name a file: `-o {example}.parquet`", example)));
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
