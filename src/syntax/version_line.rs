//! The first statement of a file: `leadc 1 en`.

use super::errors;
use super::locate_header::{Start, locate};
use super::normalize::{Statement, normalise};
use super::phrase::Language;
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, SourceFile};

/// The kinds of first statements.
pub enum FirstLine {
    /// It names a language that this version can read.
    Known(Language),
    /// It is a version line with an error; says whether the rest can still be read.
    Wrong {
        /// The error.
        diagnostic: Diagnostic,
        /// False for an edition or language that this version cannot read.
        readable: bool,
    },
    /// The file starts with something else.
    Absent(Diagnostic),
}

/// The language of a file, by its first statement.
pub fn language_of(file: &SourceFile) -> Language {
    let lines = (1..=file.line_count()).map(|line| &file.text[file.line_range(line)]);
    let mut statements = lines
        .map(|line| normalise(FileId(0), line.trim_start_matches('\u{feff}'), 0).statement)
        .filter(|statement| !statement.text.is_empty());
    match statements.next().map(|first| first_line(&first)) {
        Some(FirstLine::Known(language)) => language,
        Some(FirstLine::Absent(_)) => match locate(file, FileId(0), 1) {
            Start::Here(language) | Start::Below(_, language) => language,
            Start::Nowhere(_) => Language::En,
        },
        Some(FirstLine::Wrong { .. }) | None => Language::En,
    }
}

/// Reads the first statement.
pub fn first_line(statement: &Statement) -> FirstLine {
    let words: Vec<&str> = statement.text.split(' ').collect();
    let wrong = |diagnostic, readable| FirstLine::Wrong {
        diagnostic,
        readable,
    };
    match words.as_slice() {
        [first, ..] if !first.eq_ignore_ascii_case("leadc") => FirstLine::Absent(
            errors::no_language_line(statement.whole().before(), Language::En),
        ),
        [_, "1", code] => match Language::from_code(&code.to_ascii_lowercase()) {
            Some(language) => FirstLine::Known(language),
            None => wrong(errors::unknown_language(statement, code), false),
        },
        [_, edition, _] => wrong(errors::unknown_edition(statement, edition), false),
        _ => wrong(
            errors::no_language_line(statement.whole(), Language::En),
            true,
        ),
    }
}
