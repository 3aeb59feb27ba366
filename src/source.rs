//! Contract files in memory: files, byte ranges, lines and columns.

use std::sync::Arc;

/// A file among the [`Sources`] of one run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// Bytes `start..end` of the text of a file, as the author wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The file the bytes belong to.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// Bytes `start..end` of `file`.
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        // Files above 4 GiB are rejected when they are read, so the casts lose nothing.
        Span {
            file,
            start: start as u32,
            end: end as u32,
        }
    }

    /// The smallest span that covers both; `other` must be in the same file.
    pub fn to(self, other: Span) -> Span {
        Span {
            file: self.file,
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The span as a byte range.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The empty span before the first byte.
    pub fn before(self) -> Span {
        Span {
            end: self.start,
            ..self
        }
    }

    /// The empty span after the last byte.
    pub fn after(self) -> Span {
        Span {
            start: self.end,
            ..self
        }
    }
}

/// A place for people: both numbers start at 1, and columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line number, from 1.
    pub line: usize,
    /// Character of the line, from 1.
    pub column: usize,
}

/// From the first character to one past the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// Its start.
    pub start: Place,
    /// Its end; this character is not part of it.
    pub end: Place,
}

impl Region {
    /// The start of a file.
    pub const START: Region = Region {
        start: Place { line: 1, column: 1 },
        end: Place { line: 1, column: 1 },
    };
}

/// One contract file: its name as the user gave it, and its text.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The name shown in messages.
    pub name: String,
    /// The text, unchanged.
    pub text: Arc<str>,
    line_starts: Vec<u32>,
}

impl SourceFile {
    /// A file with this text.
    pub fn new(name: String, text: String) -> Self {
        let mut line_starts = vec![0];
        let bytes = text.as_bytes();
        for (i, byte) in bytes.iter().enumerate() {
            let ends = match byte {
                b'\n' => true,
                b'\r' => bytes.get(i + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends {
                line_starts.push(i as u32 + 1);
            }
        }
        SourceFile {
            name,
            text: text.into(),
            line_starts,
        }
    }

    /// Number of lines; an empty file has one.
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    /// Bytes of line `line` (from 1), without its line end.
    pub fn line_range(&self, line: usize) -> std::ops::Range<usize> {
        let start = self.line_starts[line - 1] as usize;
        let end = self
            .line_starts
            .get(line)
            .map_or(self.text.len(), |next| *next as usize);
        let text = &self.text[start..end];
        start..start + text.trim_end_matches(['\n', '\r']).len()
    }

    /// The line of a byte offset, from 1.
    pub fn line_number(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        self.line_starts
            .partition_point(|start| *start as usize <= offset)
    }

    /// Line and column of a byte offset.
    pub fn place(&self, offset: usize) -> Place {
        let offset = offset.min(self.text.len());
        let line = self.line_number(offset);
        let start = self.line_starts[line - 1] as usize;
        let before = self.text.get(start..offset).unwrap_or("");
        Place {
            line,
            column: before.trim_start_matches('\u{feff}').chars().count() + 1,
        }
    }
}

/// All contract files of one run.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Adds a file and returns its id.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        self.files.push(SourceFile::new(name.into(), text.into()));
        FileId(self.files.len() as u32 - 1)
    }

    /// The file with this id.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// Every file, in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files
            .iter()
            .enumerate()
            .map(|(i, file)| (FileId(i as u32), file))
    }

    /// The text of a span; empty if the span cuts a character or is outside the file.
    pub fn text(&self, span: Span) -> &str {
        self.file(span.file).text.get(span.range()).unwrap_or("")
    }

    /// Line and column of the first byte of a span.
    pub fn place(&self, span: Span) -> Place {
        self.file(span.file).place(span.start as usize)
    }

    /// The line on which a span starts, from 1. Unlike the column, it is cheap even for a long line.
    pub fn line_number(&self, span: Span) -> usize {
        self.file(span.file).line_number(span.start as usize)
    }

    /// Lines and columns of a span.
    pub fn region(&self, span: Span) -> Region {
        let file = self.file(span.file);
        Region {
            start: file.place(span.start as usize),
            end: file.place(span.end as usize),
        }
    }

    /// The whole line a span starts on, without its line end.
    pub fn line(&self, span: Span) -> &str {
        let file = self.file(span.file);
        &file.text[file.line_range(self.place(span).line)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_and_skip_the_byte_order_mark() {
        let mut sources = Sources::default();
        let id = sources.add("a", "\u{feff}zé x\r\ny\rz");
        let file = sources.file(id);
        assert_eq!(file.place(3 + 4), Place { line: 1, column: 4 });
        assert_eq!(file.line_count(), 3);
        assert_eq!(&file.text[file.line_range(1)], "\u{feff}zé x");
        assert_eq!(&file.text[file.line_range(2)], "y");
        assert_eq!(file.place(1000), Place { line: 3, column: 2 });
    }
}
