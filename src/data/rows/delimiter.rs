//! Detects the delimiter of a CSV file from its first rows.

use super::csv_scanner::{RowEnd, Scanner};

const CANDIDATES: [u8; 3] = [b'\t', b';', b','];
/// Number of rows examined.
const ROWS: usize = 20;

/// The delimiter given by a first line `sep=;`, as Excel writes it.
pub(super) fn declared(line: &[u8]) -> Option<u8> {
    let line = line.trim_ascii();
    let line = line
        .strip_prefix(b"\"")
        .and_then(|l| l.strip_suffix(b"\""))
        .unwrap_or(line);
    let (word, rest) = line.split_at_checked(4)?;
    match rest {
        [delimiter] if word.eq_ignore_ascii_case(b"sep=") && delimiter.is_ascii_punctuation() => {
            Some(*delimiter)
        }
        [] if word.eq_ignore_ascii_case(b"sep=") => Some(b'\t'),
        _ => None,
    }
}

/// The delimiter with which most rows have as many cells as the header; on a tie, the one that gives the most cells. A file
/// without any of them has one column. The last row may be incomplete in `sample`.
pub(super) fn detect(sample: &[u8], is_whole: bool) -> u8 {
    let mut best = (b',', 0, 1);
    for delimiter in CANDIDATES {
        let (alike, cells) = shape(sample, delimiter, is_whole);
        if cells > 1 && (alike, cells) > (best.1, best.2) {
            best = (delimiter, alike, cells);
        }
    }
    best.0
}

/// Number of rows with as many cells as the header, and the header's number of cells.
fn shape(sample: &[u8], delimiter: u8, is_whole: bool) -> (usize, usize) {
    let mut scanner = Scanner::of_few_rows(sample, delimiter, 0);
    let (mut lengths, mut cells) = (Vec::new(), Vec::new());
    while lengths.len() <= ROWS && scanner.start().is_some() {
        match scanner.row(&mut cells) {
            RowEnd::Break(_) | RowEnd::Text => lengths.push(cells.len()),
            // A cell whose quote is not closed extends to the end.
            RowEnd::OpenQuote(_) => {
                lengths.push(cells.len() + 1);
                break;
            }
        }
    }
    if !is_whole && lengths.len() <= ROWS && lengths.len() > 1 {
        lengths.pop();
    }
    let cells = lengths.first().copied().unwrap_or(0);
    (
        lengths.iter().filter(|length| **length == cells).count(),
        cells,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_that_fits_most_rows() {
        assert_eq!(detect(b"id,name\n1,Ana\n", true), b',');
        assert_eq!(
            detect(b"id;amount;note\n1;3,50;a, b\n2;4,10;\n", true),
            b';'
        );
        assert_eq!(detect(b"id\tname\n1\tSilva, Ana\n", true), b'\t');
        assert_eq!(detect(b"id;\"name, first\"\n1;\"x,y\"\n", true), b';');
        assert_eq!(detect(b"id,tags\n1,a;b;c\n2,d;e\n", true), b',');
        assert_eq!(detect(b"id\n1\n", true), b',');
    }

    fn lengths_by_library(sample: &[u8], delimiter: u8) -> Vec<usize> {
        let mut reader = csv::ReaderBuilder::new();
        let reader = reader
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter);
        let records = reader.from_reader(sample).into_byte_records();
        records.map(|row| row.unwrap().len()).collect()
    }

    proptest::proptest! {
        #[test]
        fn rows_have_as_many_cells_as_for_the_library(
            text in "([ab,;\"\"\n\r\t]|a{20}){0,60}",
            delimiter in proptest::sample::select(CANDIDATES.to_vec()),
        ) {
            let lengths = lengths_by_library(text.as_bytes(), delimiter);
            let lengths = &lengths[..lengths.len().min(ROWS + 1)];
            let cells = lengths.first().copied().unwrap_or(0);
            let same = lengths.iter().filter(|length| **length == cells).count();
            proptest::prop_assert_eq!(shape(text.as_bytes(), delimiter, true), (same, cells));
        }
    }

    #[test]
    fn a_row_that_is_cut_off_does_not_count() {
        assert_eq!(detect(b"a;b,c\n1;2\n3;4\n5", false), b';');
    }

    #[test]
    fn excel_may_name_it() {
        assert_eq!(declared(b"sep=;\r\n"), Some(b';'));
        assert_eq!(declared(b"\"SEP=,\""), Some(b','));
        assert_eq!(declared(b"sep=\t\n"), Some(b'\t'));
        assert_eq!(declared(b"separator"), None);
    }
}
