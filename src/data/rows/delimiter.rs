//! Detects the delimiter of a CSV file from its first rows.

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
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter);
    let records = reader.from_reader(sample).into_byte_records();
    let mut lengths: Vec<usize> = records
        .map_while(Result::ok)
        .take(ROWS + 1)
        .map(|r| r.len())
        .collect();
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
