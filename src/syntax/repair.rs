//! Lines that cannot be read, and the smallest edit that makes them readable: one mechanism for misspelt words, words of
//! other tools, lost colons, quotes that are missing. What it finds is both the message and the corrected line.

use super::edits::{self, Edit, EditKind};
use super::language::Grammar;
use super::normal::{Statement, normalise, unquoted};
use super::phrase::{Block, Language, PhraseKind};
use super::readings::readings;
use super::tree::{ConditionText, Phrase};
use super::{driver, free, refill};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// A line as it was probably meant.
pub struct Repaired {
    /// What is wrong with the line as written.
    pub diagnostic: Diagnostic,
    /// The readings of the line as it was probably meant.
    pub readings: Vec<Phrase>,
}

/// Longer statements are lists or pasted prose; no small edit would tell their author anything.
const MAX_REPAIRED_BYTES: usize = 400;

/// Repairs a line without dashes that stands in a block.
pub fn line(
    grammar: &'static Grammar,
    statement: &Statement,
    block: Option<Block>,
) -> Option<Repaired> {
    let read = |edited: &Statement| {
        let headers = readings(grammar, PhraseKind::Header, edited);
        if !headers.is_empty() {
            return headers;
        }
        let here =
            |reading: &Phrase| block.is_some_and(|block| reading.id.row().blocks.contains(&block));
        driver::block_line_readings(grammar, edited)
            .into_iter()
            .filter(here)
            .collect()
    };
    repaired(grammar, statement, "", &read).or_else(|| {
        let refilled = refill::line(grammar, statement, block)?;
        let readings = read(&refilled);
        let diagnostic = Diagnostic::new(
            Code::E0101,
            statement.whole(),
            "this line has the right parts in another order, or a word is missing",
        )
        .corrected("write it like this", shown("", &refilled));
        (!readings.is_empty()).then_some(Repaired {
            diagnostic,
            readings,
        })
    })
}

/// Repairs a bullet that declares.
pub fn declaration(
    grammar: &'static Grammar,
    body: &Statement,
    block: Option<Block>,
) -> Option<Repaired> {
    let read = |edited: &Statement| {
        let here =
            |reading: &Phrase| block.is_some_and(|block| reading.id.row().blocks.contains(&block));
        readings(grammar, PhraseKind::Declaration, edited)
            .into_iter()
            .filter(here)
            .collect()
    };
    repaired(grammar, body, "- ", &read)
}

/// Repairs a condition none of whose readings holds: tries the same edits, keeps the first that `accept` likes, and
/// returns the diagnostic with the corrected condition. `source_text` is the whole file, `span` the condition in it.
pub fn condition(
    language: Language,
    source_text: &str,
    span: Span,
    accept: &dyn Fn(&ConditionText) -> bool,
) -> Option<Diagnostic> {
    let grammar = Grammar::of(language);
    let written = source_text.get(span.range())?;
    let statement = normalise(span.file, written, span.start as usize).statement;
    let accepted = |edited: &Statement| {
        let condition = free::condition(grammar, edited);
        accept(&condition).then_some(())
    };
    let edits = search(grammar, &statement, &|edited| {
        accepted(edited).into_iter().collect::<Vec<()>>()
    })?
    .0;
    Some(diagnostic(&statement, &edits, ""))
}

fn repaired(
    grammar: &'static Grammar,
    statement: &Statement,
    prefix: &str,
    read: &dyn Fn(&Statement) -> Vec<Phrase>,
) -> Option<Repaired> {
    let (edits, readings) = search(grammar, statement, read)?;
    Some(Repaired {
        diagnostic: diagnostic(statement, &edits, prefix),
        readings,
    })
}

/// The edits that make the statement readable, the fewest and likeliest first, and what is then read.
fn search<T>(
    grammar: &Grammar,
    statement: &Statement,
    read: &dyn Fn(&Statement) -> Vec<T>,
) -> Option<(Vec<Edit>, Vec<T>)> {
    if statement.text.len() > MAX_REPAIRED_BYTES {
        return None;
    }
    let attempt = |edit: &Edit| Some(read(&edit.statement)).filter(|read| !read.is_empty());
    let words = edits::of_words(grammar, statement);
    let marks = edits::of_marks(statement);
    for edit in words.iter().chain(&marks) {
        if let Some(read) = attempt(edit) {
            return Some((vec![edit.clone()], read));
        }
    }
    // Two mistakes in one line: a wrong word, and anything else.
    for first in &words {
        let more = edits::of_words(grammar, &first.statement)
            .into_iter()
            .chain(edits::of_marks(&first.statement));
        for second in more.filter(|edit| edit.kind != EditKind::Noise) {
            if let Some(read) = attempt(&second) {
                return Some((vec![first.clone(), second], read));
            }
        }
    }
    None
}

/// A statement as a line of the file.
fn shown(prefix: &str, statement: &Statement) -> String {
    format!("{prefix}{}", unquoted(&statement.text))
}

fn diagnostic(statement: &Statement, edits: &[Edit], prefix: &str) -> Diagnostic {
    let (Some(first), Some(last)) = (edits.first(), edits.last()) else {
        // A search never ends without an edit.
        return Diagnostic::new(Code::E0101, statement.whole(), "this line cannot be read");
    };
    let written = &statement.text[first.range.clone()];
    let corrected = shown(prefix, &last.statement);
    let span = match first.range.is_empty() {
        true => statement.span(first.range.clone()),
        false => statement.span(first.range.clone()),
    };
    let (code, message) = match &first.kind {
        EditKind::Word(",") if written.chars().all(char::is_alphabetic) => (
            Code::E0104,
            format!("`{written}` is not used in lists; write a comma"),
        ),
        EditKind::Word(right) => (
            Code::E0103,
            format!("`{written}` is not a word of the language here; write `{right}`"),
        ),
        EditKind::Spelling(right) => (
            Code::E0103,
            format!("`{written}` is not a word of the language here; did you mean `{right}`?"),
        ),
        EditKind::Missing(':') => (Code::E0104, "the colon is missing".to_string()),
        EditKind::Missing(_) => (Code::E0104, "a comma is missing".to_string()),
        EditKind::Surplus(mark) => (Code::E0104, format!("`{mark}` should not stand here")),
        EditKind::Quotes => (Code::E0112, format!("`{written}` must stand in quotes")),
        EditKind::Noise => (Code::E0103, format!("`{written}` should not stand here")),
    };
    Diagnostic::new(code, span, message).corrected("write it like this", corrected)
}
