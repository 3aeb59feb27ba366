//! How results look in files and tables.

use std::io::Write;
use std::ops::Range;
use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, Decimal128Array, RecordBatch, StringArray, TimestampMicrosecondArray};
use arrow_schema::{ArrowError, SchemaRef};
use jiff::tz::TimeZone;
use leadc::diagnostic::render::Look;
use leadc::message::Language;
use leadc::report::file::{FileFormat, write};
use leadc::report::rows::Rows;
use leadc::report::table::{TableLayout, table};

/// Leads `0..n` with points that count up in quarters.
struct Sample(usize);

impl Rows for Sample {
    fn schema(&self) -> SchemaRef {
        batch(0..0).expect("the columns fit").schema()
    }

    fn len(&self) -> usize {
        self.0
    }

    fn batch(&self, rows: Range<usize>) -> Result<RecordBatch, ArrowError> {
        batch(rows)
    }
}

fn batch(rows: Range<usize>) -> Result<RecordBatch, ArrowError> {
    let ids: StringArray = rows
        .clone()
        .map(|row| Some(["a", "销售, 总监", "c\"d\n\u{1b}e"][row % 3]))
        .collect();
    let since: TimestampMicrosecondArray = rows
        .clone()
        .map(|row| (row % 2 == 0).then_some(row as i64 * 86_400_000_000))
        .collect();
    let points: Decimal128Array = rows
        .clone()
        .map(|row| Some(row as i128 * 250 - 250))
        .collect();
    let mut missing = ListBuilder::new(StringBuilder::new());
    for row in rows {
        missing.append_value(
            ["company size", "country"]
                .into_iter()
                .take(row % 3)
                .map(Some),
        );
    }
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("lead id", Arc::new(ids)),
        ("since", Arc::new(since.with_timezone("Europe/Rome"))),
        ("score", Arc::new(points.with_precision_and_scale(19, 3)?)),
        ("missing", Arc::new(missing.finish())),
    ];
    RecordBatch::try_from_iter_with_nullable(
        columns
            .into_iter()
            .map(|(name, column)| (name, column, true)),
    )
}

fn zone() -> TimeZone {
    TimeZone::get("Europe/Rome").expect("the zone database is bundled")
}

fn written(format: FileFormat, rows: usize, threads: usize) -> Vec<u8> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .expect("threads start");
    let mut out = Vec::new();
    pool.install(|| write(format, &Sample(rows), &zone(), &mut out))
        .expect("it is written");
    out
}

fn text(format: FileFormat, rows: usize) -> String {
    String::from_utf8(written(format, rows, 1)).expect("it is UTF-8")
}

#[test]
fn csv() {
    insta::assert_snapshot!(text(FileFormat::Csv, 3));
}

#[test]
fn json_lines() {
    insta::assert_snapshot!(text(FileFormat::Jsonl, 3));
}

#[test]
fn json_is_one_array_however_many_rows() {
    for rows in [0, 1, 16_384, 16_385] {
        let read: serde_json::Value =
            serde_json::from_str(&text(FileFormat::Json, rows)).expect("it is JSON");
        assert_eq!(read.as_array().map(Vec::len), Some(rows));
    }
}

#[test]
fn parquet_keeps_points_exact_and_times_as_instants() {
    let mut file = tempfile::tempfile().expect("a file");
    file.write_all(&written(FileFormat::Parquet, 40_000, 2))
        .expect("it is written");
    let reader = parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder::try_new(file)
        .expect("it is Parquet");
    assert_eq!(reader.schema().fields(), Sample(0).schema().fields());
    let batches: Result<Vec<RecordBatch>, _> = reader
        .with_batch_size(40_000)
        .build()
        .expect("it reads")
        .collect();
    assert_eq!(
        batches.expect("it reads"),
        [batch(0..40_000).expect("the columns fit")]
    );
}

#[test]
fn the_bytes_do_not_depend_on_the_threads() {
    for format in [
        FileFormat::Csv,
        FileFormat::Jsonl,
        FileFormat::Json,
        FileFormat::Parquet,
    ] {
        assert!(
            written(format, 50_000, 1) == written(format, 50_000, 3),
            "{format:?}"
        );
    }
}

#[test]
fn a_table_fits_the_terminal_whatever_the_script() {
    let rows = Sample(4);
    let shown = |width| {
        let look = Look {
            color: false,
            width,
            language: Language::En,
        };
        let layout = TableLayout { must: 2, cut: 1..1 };
        table(&rows, &layout, &zone(), look).expect("it is shown")
    };
    insta::assert_snapshot!(shown(60).text);
    assert!(shown(60).left_out.is_empty());
    assert_eq!(shown(40).left_out, ["missing"]);
    // The first two are there however narrow it is.
    assert_eq!(shown(10).left_out, ["score", "missing"]);
}
