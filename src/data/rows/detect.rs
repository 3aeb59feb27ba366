//! Detects the format of a file by its extension, then by its first bytes.

use super::compound::COMPOUND;
use crate::data::error::ErrorKind;
use crate::data::read_report::Compression;
use crate::message::{Template, msg, template};
use std::path::Path;

/// The format of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DetectedFormat {
    Csv,
    JsonLines,
    Parquet,
    #[cfg(feature = "workbooks")]
    Xlsx,
}

#[cfg(feature = "files")]
impl DetectedFormat {
    /// Whether a file of this format is one table.
    pub fn has_no_sheets(self) -> bool {
        match self {
            DetectedFormat::Csv | DetectedFormat::JsonLines | DetectedFormat::Parquet => true,
            #[cfg(feature = "workbooks")]
            DetectedFormat::Xlsx => false,
        }
    }
}

/// The compression of a file, by its signature.
pub(super) fn compression(head: &[u8]) -> Option<Compression> {
    if head.starts_with(&[0x1f, 0x8b]) {
        Some(Compression::Gzip)
    } else if head.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        Some(Compression::Zstandard)
    } else {
        None
    }
}

/// First bytes of a zip archive, which a workbook is.
const ZIP: &[u8] = b"PK\x03\x04";

/// First bytes of other programs' files.
const OTHERS: [(&[u8], Template); 13] = [
    // Checked before UTF-16, which begins with the same mark.
    (&[0xff, 0xfe, 0, 0], template!("a text in UTF-32")),
    (&[0, 0, 0xfe, 0xff], template!("a text in UTF-32")),
    (ZIP, template!("an Excel workbook or another zip archive")),
    (b"%PDF", template!("a PDF")),
    (b"SQLite format 3", template!("an SQLite database")),
    (b"ARROW1", template!("an Arrow IPC file")),
    (b"Obj\x01", template!("an Avro file")),
    (b"ORC", template!("an ORC file")),
    (b"BZh", template!("a bzip2 archive")),
    (&[0xfd, b'7', b'z', b'X', b'Z'], template!("an xz archive")),
    (b"7z\xbc\xaf\x27\x1c", template!("a 7z archive")),
    (b"\x89PNG", template!("a picture")),
    (b"\xff\xd8\xff", template!("a picture")),
];

const MARKUP: [&[u8]; 4] = [b"<!doctype", b"<html", b"<?xml", b"<table"];

/// The format of a file with this extension and these first bytes, decompressed.
pub(super) fn form(
    path: Option<&Path>,
    head: &[u8],
    packing: Option<Compression>,
) -> Result<DetectedFormat, ErrorKind> {
    if head.starts_with(COMPOUND) {
        return Err(ErrorKind::OtherWorkbook {
            what: template!("an old Excel workbook (.xls)"),
        });
    }
    if head.starts_with(b"PAR1") {
        return match packing {
            None => Ok(DetectedFormat::Parquet),
            Some(_) => Err(binary(template!(
                "a Parquet file inside a .gz or .zst file"
            ))),
        };
    }
    let ending = path.and_then(ending);
    if matches!(ending.as_deref(), Some("parquet" | "pq")) {
        let why = msg!("it does not begin with `PAR1`");
        return Err(ErrorKind::NotParquet { why });
    }
    #[cfg(feature = "workbooks")]
    if head.starts_with(ZIP) {
        return match packing {
            None => Ok(DetectedFormat::Xlsx),
            Some(_) => Err(binary(template!(
                "an Excel workbook inside a .gz or .zst file"
            ))),
        };
    }
    check_text(head)?;
    let from_ending = match ending.as_deref() {
        Some("csv" | "tsv" | "tab" | "txt") => Some(DetectedFormat::Csv),
        Some("jsonl" | "ndjson" | "json") => Some(DetectedFormat::JsonLines),
        _ => None,
    };
    let first = first_byte(head);
    let form = from_ending.unwrap_or(match first {
        Some(b'{' | b'[') => DetectedFormat::JsonLines,
        _ => DetectedFormat::Csv,
    });
    match (form, first) {
        (DetectedFormat::JsonLines, Some(b'[')) => Err(ErrorKind::JsonArray),
        _ => Ok(form),
    }
}

/// The extension in lower case, without that of a compression.
fn ending(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?.to_ascii_lowercase();
    let packings = [".gz", ".zst", ".zstd"];
    let bare = packings
        .iter()
        .find_map(|p| name.strip_suffix(p))
        .unwrap_or(&name);
    bare.rsplit_once('.').map(|(_, ending)| ending.to_string())
}

fn binary(looks_like: Template) -> ErrorKind {
    ErrorKind::Binary {
        looks_like: Some(looks_like),
    }
}

/// An error that names what it is, if it is not text.
fn check_text(head: &[u8]) -> Result<(), ErrorKind> {
    if let Some((_, what)) = OTHERS.iter().find(|(start, _)| head.starts_with(start)) {
        return Err(binary(*what));
    }
    if utf16(head).is_some() {
        return Ok(());
    }
    let start: Vec<u8> = head
        .trim_ascii_start()
        .iter()
        .take(9)
        .map(u8::to_ascii_lowercase)
        .collect();
    if MARKUP.iter().any(|tag| start.starts_with(tag)) {
        return Err(binary(template!("a page of HTML or XML")));
    }
    // Without branches, the compiler makes vector instructions of it.
    let is_odd = |b: &&u8| {
        let usual = [b'\t', b'\n', b'\r', 0x0c, 0x1b].map(|usual| **b == usual);
        (**b < 0x20) & !usual.into_iter().fold(false, |any, is| any | is)
    };
    let odd = head.iter().filter(is_odd).count();
    if head.contains(&0) || odd * 50 > head.len() {
        return Err(ErrorKind::Binary { looks_like: None });
    }
    Ok(())
}

/// Whether bytes are UTF-16, and if so whether the low byte comes first: detected by the byte order mark, or by a header in
/// plain ASCII, in which every second byte is zero.
pub(super) fn utf16(head: &[u8]) -> Option<bool> {
    match head {
        [0xff, 0xfe, ..] => return Some(true),
        [0xfe, 0xff, ..] => return Some(false),
        _ => {}
    }
    let start = head.get(..head.len().min(32) & !1)?;
    if start.len() < 4 {
        return None;
    }
    let ascii = |b: &u8| *b != 0 && b.is_ascii();
    let zeros = |at: usize| start.iter().skip(at).step_by(2).all(|b| *b == 0);
    let letters = |at: usize| start.iter().skip(at).step_by(2).all(ascii);
    if letters(0) && zeros(1) {
        Some(true)
    } else if zeros(0) && letters(1) {
        Some(false)
    } else {
        None
    }
}

/// The first byte that is neither white space nor a byte order mark.
fn first_byte(head: &[u8]) -> Option<u8> {
    let text = head.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(head);
    text.iter()
        .copied()
        .find(|b| !b.is_ascii_whitespace() && !matches!(b, 0 | 0xff | 0xfe))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detect(path: &str, head: &[u8]) -> Result<DetectedFormat, ErrorKind> {
        form(Some(Path::new(path)), head, None)
    }

    #[test]
    fn the_ending_then_the_content() {
        assert_eq!(detect("a.csv", b"id\n1\n"), Ok(DetectedFormat::Csv));
        assert_eq!(detect("a.JSONL.gz", b"{}"), Ok(DetectedFormat::JsonLines));
        assert_eq!(
            detect("export", b" {\"id\": 1}"),
            Ok(DetectedFormat::JsonLines)
        );
        assert_eq!(detect("export", b"id;name\n"), Ok(DetectedFormat::Csv));
        assert_eq!(detect("export", b"PAR1..."), Ok(DetectedFormat::Parquet));
        assert_eq!(
            detect("a.json", b"\xef\xbb\xbf[{}]"),
            Err(ErrorKind::JsonArray)
        );
    }

    #[test]
    fn what_is_neither_is_named() {
        let named = |head: &[u8]| match detect("a.csv", head) {
            Err(ErrorKind::Binary { looks_like }) => looks_like.map(|what| what.0),
            other => panic!("{other:?}"),
        };
        #[cfg(feature = "workbooks")]
        assert_eq!(detect("a.csv", b"PK\x03\x04rest"), Ok(DetectedFormat::Xlsx));
        assert!(matches!(
            detect("a.csv", COMPOUND),
            Err(ErrorKind::OtherWorkbook { .. })
        ));
        assert_eq!(named(b"\n <HTML>"), Some("a page of HTML or XML"));
        assert_eq!(named(b"\xff\xfe\0\0i\0\0\0"), Some("a text in UTF-32"));
        assert_eq!(named(b"\0\0\xfe\xff\0\0\0i"), Some("a text in UTF-32"));
        assert_eq!(named(&[1, 2, 3, 0, 200, 7]), None);
        assert!(matches!(
            detect("a.parquet", b"id,b\n"),
            Err(ErrorKind::NotParquet { .. })
        ));
    }

    #[test]
    fn utf16_with_and_without_a_mark() {
        let wide: Vec<u8> = "id;name\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(utf16(&wide), Some(true));
        assert_eq!(detect("a.csv", &wide), Ok(DetectedFormat::Csv));
        let wide: Vec<u8> = "id;name\n"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(utf16(&wide), Some(false));
        assert_eq!(utf16(b"id;name\n"), None);
    }
}
