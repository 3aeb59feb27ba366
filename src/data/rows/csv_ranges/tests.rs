//! A file read by ranges of any length has the rows, lines, problems and errors of the same file read from its start to its
//! end.

use super::super::csv::Csv;
use super::super::csv_places::Layout;
use super::super::encoding::Text;
use super::super::open::Source;
use super::super::row_batch::RowBatch;
use super::super::row_splitter::{Blocks, Rows};
use crate::data::error::{DataError, ErrorKind};
use crate::data::read_options::Input;
use crate::data::read_report::{Encoding, RowProblem};
use proptest::prelude::*;
use std::io::Write;
use std::path::Path;

#[derive(Debug, PartialEq)]
struct Read {
    encoding: Encoding,
    /// The line, the cells and the text of each row.
    rows: Vec<(u64, Vec<String>, String)>,
    odd: Vec<(RowProblem, u64, String, String)>,
}

type Problem = (Box<ErrorKind>, Option<u64>);

/// Reads a file whose header has three columns, of which the third and the first are read.
fn read(path: &Path, range: u64) -> Result<Read, Problem> {
    let input = Input::File(path.to_path_buf());
    read_input(&input, range).map_err(|error| (error.kind, error.line))
}

fn read_input(input: &Input, range: u64) -> Result<Read, DataError> {
    let mut source = Source::open(input, None)?;
    let text = Text::new(source.bytes(0, 1)?);
    let mut csv = Csv::open(Blocks::new(text, Rows::Lines, input, None), input)?;
    csv.range = range;
    let layout = Layout {
        delimiter: csv.delimiter,
        width: 3,
        wanted: vec![2, 0],
    };
    let (mut rows, mut odd) = (Vec::new(), Vec::new());
    let take = |(these, others): (Vec<_>, Vec<_>)| {
        rows.extend(these);
        odd.extend(others);
        Ok(())
    };
    let encoding = csv.read(&source, &layout, found, take)?;
    Ok(Read {
        encoding,
        rows,
        odd,
    })
}

#[expect(clippy::type_complexity)]
fn found(
    batch: RowBatch,
) -> (
    Vec<(u64, Vec<String>, String)>,
    Vec<(RowProblem, u64, String, String)>,
) {
    let cells = |row| {
        let cells = (0..batch.columns.len()).map(|column| batch.cell(column, row));
        cells.map(|cell| format!("{cell:?}")).collect()
    };
    let rows = (0..batch.rows).map(|row| (batch.line(row), cells(row), batch.raw(row)));
    let rows = rows.collect();
    let odd = batch.odd.into_iter();
    let odd = odd.map(|odd| (odd.problem, odd.line, odd.why.english(), odd.raw));
    (rows, odd.collect())
}

fn file(content: &[u8]) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(content).unwrap();
    file
}

/// The result of reading a text in one piece, after comparing it with the results of reading it by ranges.
fn read_in_every_way(content: &[u8], threads: &[usize], ranges: &[u64]) -> Result<Read, Problem> {
    let file = file(content);
    let whole = read(file.path(), u64::MAX);
    for threads in threads {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(*threads);
        let pool = pool.build().unwrap();
        for range in ranges {
            let parts = pool.install(|| read(file.path(), *range));
            assert_eq!(
                parts,
                whole,
                "{} in ranges of {range} by {threads} threads",
                content.escape_ascii()
            );
        }
    }
    whole
}

fn content() -> impl Strategy<Value = Vec<u8>> {
    let common: Vec<&[u8]> = vec![
        b"a",
        b",",
        b",",
        b"\"",
        b"\n",
        b"\n",
        b"\r\n",
        b"1,2,3\n",
        b"\"x\ny\"",
        b"\"\"",
        b" ",
    ];
    let rare: Vec<&[u8]> = vec![b"\r", b"\xc3\xa9", b"\xe9", b"\n\n\n", b"long, long cells"];
    let token = prop_oneof![
        12 => prop::sample::select(common),
        1 => prop::sample::select(rare),
    ];
    let start: Vec<&[u8]> = vec![b"a,b,c\n", b"\xef\xbb\xbfa,b,c\r\n", b"\"a\n\",b,c\n"];
    let tokens = prop::collection::vec(token, 0..60);
    (prop::sample::select(start), tokens)
        .prop_map(|(start, tokens)| [start, &tokens.concat()].concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn ranges_of_any_length_have_the_rows_of_the_whole(content in content()) {
        let _ = read_in_every_way(&content, &[2], &[1, 2, 7, 64]);
    }
}

#[test]
fn a_line_break_inside_quotes_at_every_border() {
    let mut content = String::from("a,b,c\n");
    for row in 0..40 {
        content += &format!("{row},\"one\ntwo, \"\"{row}\"\"\n\",3\n\"{row}\n\",\"\n\",\"\n\"\n");
    }
    for threads in [1, 2, 3, 8] {
        let read = read_in_every_way(content.as_bytes(), &[threads], &[1, 5, 16, 33, 100, 1000]);
        let read = read.unwrap();
        assert_eq!((read.rows.len(), read.odd.len()), (80, 0));
        assert_eq!(
            read.rows.last().map(|(line, ..)| *line),
            Some(2 + 40 * 7 - 4)
        );
    }
}

#[test]
fn a_row_longer_than_several_ranges() {
    let long = "x".repeat(100_000);
    let content = format!("a,b,c\n1,2,3\n{long},\"{long}\n\",{long}\n\n4,5,6\n1\n");
    let read = read_in_every_way(content.as_bytes(), &[2], &[100, 4096, 70_000]).unwrap();
    let lines: Vec<u64> = read.rows.iter().map(|(line, ..)| *line).collect();
    assert_eq!(lines, [2, 3, 6, 7]);
    assert_eq!(read.odd.len(), 1);
}

#[test]
fn a_file_that_turns_out_to_be_windows_1252() {
    let content = [
        b"a,b,c\n".as_slice(),
        &b"1,\"2\n\",3\n".repeat(50),
        b"1,2,Jos\xe9\n",
        &b"1,2,\xc3\xa9\n".repeat(50),
    ];
    let read = read_in_every_way(&content.concat(), &[1, 2, 3], &[1, 7, 64, 300]).unwrap();
    assert_eq!(read.encoding, Encoding::Windows1252);
    assert_eq!(read.rows.len(), 101);
    let of_row = |row: usize| (read.rows[row].0, read.rows[row].1[0].as_str());
    assert_eq!(of_row(50), (102, "Text(\"José\")"));
    assert_eq!(of_row(100), (152, "Text(\"Ã©\")"));
}

#[test]
fn a_damaged_character_after_a_sound_one_costs_one_cell() {
    let content = b"a,b,c\n1,2,\xc3\xa9\n3,4,Jos\xe9\n5,6,7\n";
    let read = read_in_every_way(content, &[2], &[1, 8, 9, 10, 11, 12]).unwrap();
    assert_eq!((read.encoding, read.rows.len()), (Encoding::Utf8, 3));
    assert!(read.rows[1].1[0].contains("it is not valid UTF-8"));
}

#[test]
fn a_quote_that_is_never_closed_is_an_error_at_its_line() {
    let content = [
        b"a,b,c\n".as_slice(),
        &b"1,\"2\n\",3\n".repeat(50),
        b"1,2,\"open\n",
        &b"1,2,3\n".repeat(50),
    ];
    let error = read_in_every_way(&content.concat(), &[1, 2, 3], &[1, 7, 64, 300]).unwrap_err();
    assert_eq!((*error.0, error.1), (ErrorKind::OpenQuote, Some(102)));
}
