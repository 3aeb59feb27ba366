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
use crate::report::file::{self, FileFormat};
use crate::report::format::number;
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
                    return Err(Failure::usage(format!(
                        "the ending of `{}` is not that of a result format",
                        path.display()
                    ))
                    .with_help(format!(
                        "add `--format csv`, or name a file such as `{example}.csv`"
                    )));
                }
            },
        };
        if form == OutputFormat::File(FileFormat::Parquet)
            && file.is_none()
            && io::stdout().is_terminal()
        {
            return Err(Failure::usage("cannot write Parquet to a terminal")
                .with_help(format!("name a file: `-o {example}.parquet`")));
        }
        Ok(form)
    }

    /// Writes rows in a file format.
    pub fn write_file(
        &self,
        format: FileFormat,
        rows: &dyn Rows,
        zone: &TimeZone,
    ) -> Result<(), Failure> {
        write_file(self.output.as_deref(), format, rows, zone)
    }

    /// Writes rows as a table, and the number of further rows.
    pub fn write_table<R: Rows>(
        &self,
        shown: &TableRows<R>,
        zone: &TimeZone,
        terminal: &Terminal,
    ) -> Result<(), Failure> {
        let look = if self.output.is_some() {
            Look::default()
        } else {
            terminal.out_look()
        };
        let text = text(shown, zone, look)
            .map_err(|error| Failure::problem(format!("the table cannot be written: {error}")))?;
        terminal.write(self.output.as_deref(), &Output::Text(text))
    }
}

/// The format of a file that an option names, by its ending.
pub fn format_of(option: &str, path: &Path) -> Result<FileFormat, Failure> {
    FileFormat::of_name(path).ok_or_else(|| {
        let path = path.display();
        Failure::usage(format!(
            "the ending of `{path}` is not that of a result format"
        ))
        .with_help(format!("name a file such as `{option} moves.csv`"))
    })
}

/// Writes rows to a file, or to standard output.
pub fn write_file(
    path: Option<&Path>,
    format: FileFormat,
    rows: &dyn Rows,
    zone: &TimeZone,
) -> Result<(), Failure> {
    let _activity = path.map(|_| Activity::new("writing"));
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
        text.push_str(&format!(
            "and {} more; `--top` shows more, `--format csv` writes all\n",
            number(more as u64)
        ));
    }
    if !drawn.left_out.is_empty() {
        text.push_str(&format!(
            "columns not shown: {}\n",
            drawn.left_out.join(", ")
        ));
    }
    Ok(text)
}
