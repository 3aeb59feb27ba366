//! Repairs unreadable lines with the smallest edit that makes them readable. One mechanism covers misspelt words, words of
//! other tools, and missing colons or quotes, and it produces both the message and the corrected line.

mod abbreviations;
mod chinese_times;
mod edits;
mod plausibility;
mod punctuation;
mod reorder_slots;
mod rewrites;
mod search;

use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Message, msg};
use crate::source::{FileId, Span};
use crate::syntax::candidates::readings;
use crate::syntax::grammar_backend::Grammar;
use crate::syntax::normalize::{Statement, normalise, unquoted, with_marks};
use crate::syntax::phrase::{Block, Language, PhraseKind, SlotName};
use crate::syntax::tree::{ConditionText, Phrase, SlotValue};
pub use crate::syntax::vocabulary::{
    is_foreign, is_operator, is_unit, is_weighty, labels, magnitude,
};
use crate::syntax::{free_slots, line_parser};
use crate::text::fold_name;
pub use edits::{Edit, EditKind, renamed, words};
pub use rewrites::{half_day, instead_of};
pub use search::MAX_REPAIRED_BYTES;
use search::{Search, SearchResult};

/// A line as it was probably meant.
pub struct Repaired {
    /// The error in the line as written.
    pub diagnostic: Diagnostic,
    /// The readings of the line as it was probably meant.
    pub readings: Vec<Phrase>,
}

/// A line of an earlier version or in other words, which can also be read as something else, as it is written.
pub fn misread(
    grammar: &'static Grammar,
    statement: &Statement,
    block: Option<Block>,
) -> Option<Repaired> {
    let edit = rewrites::misread_as(grammar.language, statement)?;
    let end = edit.statement.text.find('\n');
    let first = edit
        .statement
        .part(0..end.unwrap_or(edit.statement.text.len()));
    let found = SearchResult {
        read: read_line(grammar, &first, block),
        edits: vec![edit],
        or: None,
        is_ambiguous: false,
    };
    Some(Repaired {
        diagnostic: diagnostic(grammar.language, statement, &found, ""),
        readings: found.read,
    })
}

/// The readings of a line in a block, or of a header.
fn read_line(
    grammar: &'static Grammar,
    statement: &Statement,
    block: Option<Block>,
) -> Vec<Phrase> {
    let headers: Vec<Phrase> = readings(grammar, PhraseKind::Header, statement);
    if !headers.is_empty() {
        return headers;
    }
    let here =
        |reading: &Phrase| block.is_some_and(|block| reading.id.row().blocks.contains(&block));
    let found = line_parser::block_line_readings(grammar, statement);
    found.into_iter().filter(here).collect()
}

/// Repairs a line without dashes in a block.
pub fn line(
    grammar: &'static Grammar,
    statement: &Statement,
    block: Option<Block>,
) -> Option<Repaired> {
    let read = |edited: &Statement| read_line(grammar, edited, block);
    repaired(grammar, statement, "", &read).or_else(|| {
        let refilled = reorder_slots::line(grammar, statement, block)?;
        let readings = read(&refilled);
        let diagnostic = Diagnostic::new(
            Code::E0101,
            statement.whole(),
            msg!("the parts of this line are in the wrong order, or a word is missing"),
        )
        .corrected(
            msg!("write it like this"),
            line_text(grammar.language, "", &refilled),
        );
        (!readings.is_empty()).then_some(Repaired {
            diagnostic,
            readings,
        })
    })
}

/// Repairs a bullet that is a declaration.
pub fn declaration(
    grammar: &'static Grammar,
    body: &Statement,
    block: Option<Block>,
) -> Option<Repaired> {
    // The brackets around a remark are no part of a name.
    let written = fold_name(&body.text.replace(['(', ')'], ""));
    let read = |edited: &Statement| {
        let here =
            |reading: &Phrase| block.is_some_and(|block| reading.id.row().blocks.contains(&block));
        // A correction declares no name that is not in the line: its words would be taken from other kinds of lines.
        let keeps_name = |reading: &Phrase| {
            let name = reading.slot(SlotName::Name);
            match name.map(|slot| &slot.value) {
                Some(Ok(SlotValue::Name(name))) => written.contains(&fold_name(&name.text)),
                _ => true,
            }
        };
        readings(grammar, PhraseKind::Declaration, edited)
            .into_iter()
            .filter(|reading| here(reading) && keeps_name(reading))
            .collect()
    };
    repaired(grammar, body, "- ", &read)
}

/// The repair of a condition without a valid reading.
pub struct ConditionSearch<'a> {
    /// Edits that use declared names.
    pub names: &'a dyn Fn(&Statement) -> Vec<Edit>,
    /// Whether an edit may be tried.
    pub allows: &'a dyn Fn(&Edit) -> bool,
    /// Whether an edited condition holds.
    pub accept: &'a dyn Fn(&ConditionText) -> bool,
}

impl ConditionSearch<'_> {
    /// The diagnostic with the first edited condition that is accepted. `source_text` is the whole file, `span` the condition
    /// in it.
    pub fn run(&self, language: Language, source_text: &str, span: Span) -> Option<Diagnostic> {
        let grammar = Grammar::for_language(language);
        let written = source_text.get(span.range())?;
        let statement = normalise(span.file, written, span.start as usize).statement;
        let accepted = |edited: &Statement| {
            let condition = free_slots::condition(grammar, edited);
            (self.accept)(&condition).then_some(())
        };
        let search = Search {
            grammar,
            statement: &statement,
            read: &|edited| accepted(edited).into_iter().collect::<Vec<()>>(),
            natural: &|_, _| true,
            allows: self.allows,
            names: self.names,
        };
        Some(diagnostic(language, &statement, &search.run()?, ""))
    }
}

/// A text with its short forms of times, days and amounts written out.
pub fn written_out(language: Language, text: &str) -> String {
    let statement = normalise(FileId(0), text, 0).statement;
    if statement.text.len() > MAX_REPAIRED_BYTES {
        return text.to_string();
    }
    match abbreviations::edit(Grammar::for_language(language), &statement) {
        Some(edit) => unquoted(&edit.statement.text),
        None => text.to_string(),
    }
}

/// A line rewritten with the forms of the language, each with its readings; for a line that is readable but has no meaning.
pub fn reworded(language: Language, source_text: &str, span: Span) -> Vec<(String, Vec<Phrase>)> {
    let grammar = Grammar::for_language(language);
    let written = source_text.get(span.range()).unwrap_or("");
    let statement = normalise(span.file, written, span.start as usize).statement;
    if statement.text.len() > MAX_REPAIRED_BYTES {
        return Vec::new();
    }
    let edits = edits::of_words(grammar, &statement).into_iter();
    edits
        .filter(|edit| matches!(edit.kind, EditKind::Form(_) | EditKind::Word(_)))
        .map(|edit| {
            let first = edit.statement.text.find('\n');
            let line = edit
                .statement
                .part(0..first.unwrap_or(edit.statement.text.len()));
            let mut readings = readings(grammar, PhraseKind::Header, &line);
            readings.extend(line_parser::block_line_readings(grammar, &line));
            (line_text(grammar.language, "", &edit.statement), readings)
        })
        .filter(|(_, readings)| !readings.is_empty())
        .collect()
}

fn repaired(
    grammar: &'static Grammar,
    statement: &Statement,
    prefix: &str,
    read: &dyn Fn(&Statement) -> Vec<Phrase>,
) -> Option<Repaired> {
    let search = Search {
        grammar,
        statement,
        // The first line of a form decides what kind of line it is; its bullets belong to it.
        read: &|edited| match edited.text.find('\n') {
            Some(end) => read(&edited.part(0..end)),
            None => read(edited),
        },
        natural: &|edit, readings| plausibility::any(grammar.language, edit, readings),
        allows: &|_| true,
        names: &|_| Vec::new(),
    };
    let found = search.run()?;
    Some(Repaired {
        diagnostic: diagnostic(grammar.language, statement, &found, prefix),
        readings: found.read,
    })
}

/// A statement as a line of the file.
fn line_text(language: Language, prefix: &str, statement: &Statement) -> String {
    format!("{prefix}{}", with_marks(language, &statement.text))
}

fn diagnostic<T>(
    language: Language,
    statement: &Statement,
    found: &SearchResult<T>,
    prefix: &str,
) -> Diagnostic {
    let (Some(first), Some(last)) = (found.edits.first(), found.edits.last()) else {
        // A search always ends with an edit.
        return Diagnostic::new(
            Code::E0101,
            statement.whole(),
            msg!("this line cannot be read"),
        );
    };
    let corrected = line_text(language, prefix, &last.statement);
    let (code, message) = message(
        first,
        &unquoted(&statement.text[first.range.clone()]),
        found.or,
    );
    let help = match found.or {
        Some(other) => msg!("write it like this, or with `{other}`", other),
        None => msg!("write it like this"),
    };
    let span = statement.span(first.range.clone());
    let diagnostic = Diagnostic::new(code, span, message).corrected(help, corrected);
    let is_sure = |edit: &Edit| {
        !matches!(
            edit.kind,
            EditKind::Noise | EditKind::Counted | EditKind::Name
        )
    };
    let means_one = found.or.is_none() && !found.is_ambiguous;
    match means_one && found.edits.iter().all(is_sure) {
        true => diagnostic.sure(),
        false => diagnostic,
    }
}

/// The error where an edit was made.
fn message(edit: &Edit, written: &str, or: Option<&str>) -> (Code, Message) {
    let is_word = || written.chars().all(char::is_alphabetic);
    match (&edit.kind, or) {
        (EditKind::Word(right), Some(other)) => (
            Code::E0103,
            msg!(
                "`{written}` can mean `{right}` or `{other}`",
                written,
                right,
                other
            ),
        ),
        (EditKind::Word(","), _) if is_word() => (
            Code::E0104,
            msg!("`{written}` is not used in lists; write a comma", written),
        ),
        (EditKind::Word(":"), _) if is_word() => (
            Code::E0104,
            msg!("expected a colon, found `{written}`", written),
        ),
        (EditKind::Word(""), _) => (Code::E0103, msg!("unexpected `{written}`", written)),
        (EditKind::Word(right), _) => (
            Code::E0103,
            msg!("unknown word `{written}`; write `{right}`", written, right),
        ),
        (EditKind::Spelling(right), _) => (
            Code::E0103,
            msg!(
                "unknown word `{written}`; did you mean `{right}`?",
                written,
                right
            ),
        ),
        (EditKind::Missing(':') | EditKind::Colon, _) => {
            (Code::E0104, msg!("the colon is missing"))
        }
        (EditKind::Missing(_), _) => (Code::E0104, msg!("a comma is missing")),
        (EditKind::Surplus(mark), _) => {
            (Code::E0104, msg!("unexpected `{written}`", written = mark))
        }
        (EditKind::Separators('+'), _) => (Code::E0104, msg!("write `+` between what is added up")),
        (EditKind::Separators(_), _) => (Code::E0104, msg!("write commas between names")),
        (EditKind::Quotes, _) => (Code::E0112, msg!("`{written}` must be in quotes", written)),
        (EditKind::NoQuotes, _) => (
            Code::E0402,
            msg!("`{written}` must not be in quotes here", written),
        ),
        (EditKind::Short, _) => (
            Code::E0103,
            msg!("`{written}` must be written out", written),
        ),
        (EditKind::Form(_), _) => (Code::E0103, msg!("this is not how it is written here")),
        (EditKind::Noise | EditKind::Counted | EditKind::Filler, _) => {
            (Code::E0103, msg!("unexpected `{written}`", written))
        }
        (EditKind::Name, _) => (Code::E0301, msg!("`{written}` is not declared", written)),
        (EditKind::Brackets, _) => (
            Code::E0104,
            msg!("`{written}` must not be in brackets", written),
        ),
    }
}
