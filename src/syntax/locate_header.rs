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
    /// Here; only the line about edition and language is missing.
    Here,
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
    let grammar = Grammar::for_language(Language::En);
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
    let mut has_header = false;
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
        has_header |= !readings(grammar, PhraseKind::Header, &line).is_empty();
    }
    match has_header {
        true => Start::Here,
        false => Start::Nowhere(looks(
            text(number),
            (number < last).then(|| text(number + 1)),
        )),
    }
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
