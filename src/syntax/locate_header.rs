//! Finds the start of a contract in a file whose first statement is not its version line.

use super::candidates::readings;
use super::grammar_backend::Grammar;
use super::normalize::{Statement, normalise};
use super::phrase::{Language, PhraseKind};
use super::version_line::{FirstLine, first_line};
use crate::source::{FileId, SourceFile};

/// Maximum number of lines examined.
const LINES: usize = 40;

/// Where it starts.
pub enum Start {
    /// Here; only the line about edition and language is missing. The language is the first in which a line opens a block.
    Here(Language),
    /// The line comes further below.
    Below(LateHeader, Language),
    /// Nowhere, with what the file looks like.
    Nowhere(Resemblance),
}

/// A line about edition and language that is not the first.
pub struct LateHeader {
    /// Its number.
    pub number: usize,
    /// The statement in its place.
    pub above: Statement,
}

/// The look of a file without a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resemblance {
    /// A table or a document for programs.
    Data,
    /// Anything else.
    Text,
}

/// Where the contract starts, if its first statement is on line `number`.
pub fn locate(source: &SourceFile, file: FileId, number: usize) -> Start {
    let last = source.line_count().min(number + LINES);
    let text = |number: usize| &source.text[source.line_range(number)];
    let statement = |number: usize| {
        // A very long line is never one of these.
        let short = text(number)
            .char_indices()
            .nth(400)
            .map_or(text(number), |(end, _)| &text(number)[..end]);
        normalise(file, short, source.line_range(number).start).statement
    };
    let mut header = None;
    for below in number..=last {
        let line = statement(below);
        if let (false, FirstLine::Known(language)) = (below == number, first_line(&line)) {
            let above = statement(number);
            return Start::Below(
                LateHeader {
                    number: below,
                    above,
                },
                language,
            );
        }
        header = header.or_else(|| header_language(&line));
    }
    match header {
        Some(language) => Start::Here(language),
        None => Start::Nowhere(looks(
            text(number),
            (number < last).then(|| text(number + 1)),
        )),
    }
}

/// The language in which a line opens a block.
fn header_language(line: &Statement) -> Option<Language> {
    let opens = |language: &Language| {
        let grammar = Grammar::for_language(*language);
        !readings(grammar, PhraseKind::Header, line).is_empty()
    };
    Language::ALL.iter().copied().find(opens)
}

fn looks(first: &str, second: Option<&str>) -> Resemblance {
    let is_json = first.trim_start().starts_with(['{', '[']);
    let cells = |mark: char| {
        let count = |line: &str| line.matches(mark).count();
        count(first) > 0 && second.is_some_and(|second| count(second) > 0)
    };
    match is_json || [',', ';', '\t'].into_iter().any(cells) {
        true => Resemblance::Data,
        false => Resemblance::Text,
    }
}
