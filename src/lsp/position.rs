//! Places of the protocol, lines and UTF-16 units from 0, and bytes of a text.

use crate::source::{SourceFile, Span};
use gen_lsp_types::{Position, Range};

/// The byte order mark, which editors do not count.
const MARK: char = '\u{feff}';

/// The place of a byte; a byte of a line end counts as the end of the line.
pub(super) fn position(file: &SourceFile, offset: usize) -> Position {
    let line = file.line_number(offset);
    let own = file.line_range(line);
    let mut end = offset.clamp(own.start, own.end);
    while !file.text.is_char_boundary(end) {
        end -= 1;
    }
    let before = &file.text[own.start..end];
    let units = before.trim_start_matches(MARK).encode_utf16().count();
    Position::new(line as u32 - 1, units as u32)
}

/// The range of a span of the file.
pub(super) fn range(file: &SourceFile, span: Span) -> Range {
    let bytes = span.range();
    Range::new(position(file, bytes.start), position(file, bytes.end))
}

/// The byte of a place. A place after the end of a line or of the file is that end, one within a character is before it.
pub(super) fn offset(file: &SourceFile, position: Position) -> usize {
    let line = position.line as usize + 1;
    if line > file.line_count() {
        return file.text.len();
    }
    let own = file.line_range(line);
    let mut left = position.character as usize;
    for (at, c) in file.text[own.clone()].char_indices() {
        if at == 0 && c == MARK {
            continue;
        }
        if left < c.len_utf16() {
            return own.start + at;
        }
        left -= c.len_utf16();
    }
    own.end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> SourceFile {
        SourceFile::new("a.leadc".to_owned(), text.to_owned())
    }

    #[test]
    fn characters_count_in_units_of_utf_16() {
        let file = file("潜在客户 🚀 x\r\n\té\ry");
        let rocket = file.text.find('🚀').unwrap();
        assert_eq!(position(&file, rocket), Position::new(0, 5));
        assert_eq!(position(&file, rocket + 4), Position::new(0, 7));
        assert_eq!(offset(&file, Position::new(0, 7)), rocket + 4);
        let letter = file.text.find('é').unwrap();
        assert_eq!(position(&file, letter), Position::new(1, 1));
        assert_eq!(position(&file, file.text.len()), Position::new(2, 1));
    }

    #[test]
    fn every_place_leads_back_to_its_byte() {
        let file = file("\u{feff}a潜🚀\r\n\n\té𝄞b\n");
        for (at, c) in file.text.char_indices() {
            if c != MARK && c != '\r' && c != '\n' {
                assert_eq!(offset(&file, position(&file, at)), at, "{c:?}");
            }
        }
    }

    #[test]
    fn places_outside_of_the_text_are_its_nearest_ends() {
        let file = file("ab\r\n🚀");
        assert_eq!(offset(&file, Position::new(0, 9)), 2);
        assert_eq!(offset(&file, Position::new(7, 0)), file.text.len());
        assert_eq!(offset(&file, Position::new(1, 1)), 4);
        assert_eq!(position(&file, 3), Position::new(0, 2));
        assert_eq!(position(&file, 6), Position::new(1, 0));
    }
}
