//! `in pt "porte da empresa"`: the name in another language of what a line declares. It can be at several places of a line, so it
//! is taken out before the grammar reads the rest.

use super::free_slots;
use super::grammar_backend::Grammar;
use super::normalize::{Statement, unquoted};
use super::phrase::{Language, PhraseId, SlotName};
use super::tree::{Name, NamesIn, Phrase};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Arg, Join, msg};
use crate::source::Span;
use std::ops::Range;

/// A line without its names in other languages.
pub struct Declaration {
    /// What is left of the line.
    pub rest: Statement,
    /// The names.
    pub names: Vec<NamesIn>,
    /// Errors in the names.
    pub errors: Vec<Diagnostic>,
}

/// How many texts after a language are its names. `stage MQL, in pt "LQM", "Marketing qualified lead":` has one of them and then
/// a description, and `- call, also calls, in pt "ligação", "ligações"` has two.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    One,
    All,
}

/// The ways to take the names out of a line; none if it has no such names.
pub fn taken(grammar: &'static Grammar, statement: &Statement) -> Vec<Declaration> {
    let has_quotes = statement.text.contains('"');
    let extents = [Extent::One, Extent::All].into_iter();
    let extents = extents.filter(|_| has_quotes);
    extents
        .filter_map(|extent| take(grammar, statement, extent))
        .collect()
}

/// Whether a reading declares what can have names in other languages.
pub fn declares(reading: &Phrase) -> bool {
    reading.id == PhraseId::Parties || reading.slot(SlotName::Name).is_some()
}

fn take(grammar: &'static Grammar, statement: &Statement, extent: Extent) -> Option<Declaration> {
    let parts = statement.split(|text, at| text[at..].starts_with(',').then_some(1));
    let mut found = Declaration {
        rest: statement.clone(),
        names: Vec::new(),
        errors: Vec::new(),
    };
    let mut places: Vec<Range<usize>> = Vec::new();
    let mut at = 1;
    while let Some(part) = parts.get(at) {
        at += 1;
        let Some((code, first)) = opening(grammar, statement, part) else {
            continue;
        };
        let mut texts = vec![first];
        while let (Extent::All, Some(last), Some(next)) = (extent, texts.last(), parts.get(at)) {
            let goes_on = statement.text[last.end..next.start].trim() == ",";
            let Some(text) = quoted(statement, next).filter(|_| goes_on) else {
                break;
            };
            texts.push(text);
            at += 1;
        }
        let place = part.start - 1..texts.last().map_or(part.end, |last| last.end);
        found.names(statement, &code, &texts, &place);
        places.push(place);
    }
    if places.is_empty() {
        return None;
    }
    for place in places.into_iter().rev() {
        // A space stays, so that what comes before ends where it did.
        let behind = found.rest.text[place.end..].starts_with(' ');
        found.rest = found
            .rest
            .with(place.start..place.end + usize::from(behind), " ");
    }
    found.rest = found.rest.trimmed();
    Some(found)
}

/// The language and the first text of a part such as ` in pt "porte da empresa"`.
fn opening(
    grammar: &'static Grammar,
    statement: &Statement,
    part: &Range<usize>,
) -> Option<(Range<usize>, Range<usize>)> {
    let start = after_space(statement, part.start);
    let text = statement.text.get(start..part.end)?;
    let word = grammar.structure("in_word", text)?;
    let code = after_space(statement, start + word.range.end);
    let text = statement.text.get(code..part.end)?;
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let code = code..code + letters;
    let first = quoted(statement, &(code.end..part.end))?;
    (letters == 2).then_some((code, first))
}

/// The text in quotes at the start of a range, with its quotes.
fn quoted(statement: &Statement, range: &Range<usize>) -> Option<Range<usize>> {
    let start = after_space(statement, range.start);
    let inner = statement.text.get(start..range.end)?.strip_prefix('"')?;
    Some(start..start + inner.find('"')? + 2)
}

fn after_space(statement: &Statement, at: usize) -> usize {
    let rest = &statement.text[at..];
    at + rest.len() - rest.trim_start_matches(' ').len()
}

impl Declaration {
    fn names(
        &mut self,
        statement: &Statement,
        code: &Range<usize>,
        texts: &[Range<usize>],
        place: &Range<usize>,
    ) {
        let written = &statement.text[code.clone()];
        let Some(language) = Language::from_code(&written.to_ascii_lowercase()) else {
            let span = statement.span(code.clone());
            return self.errors.push(unknown_language(span, written));
        };
        let mut names = Vec::new();
        for text in texts {
            let span = statement.span(text.clone());
            let inner = unquoted(&statement.text[text.start + 1..text.end - 1]);
            match free_slots::quoted_name(&inner) {
                Some(text) => names.push(Name {
                    text,
                    span,
                    bracketed: true,
                }),
                None => self.errors.push(no_name(span, &inner)),
            }
        }
        if !names.is_empty() {
            self.names.push(NamesIn {
                language,
                names,
                span: statement.span(place.clone()),
            });
        }
    }
}

/// `in fr "taille"`
fn unknown_language(span: Span, code: &str) -> Diagnostic {
    let codes = Language::ALL.iter().map(|language| language.code());
    let message = msg!(
        "this version of leadc does not read the language `{code}`",
        code
    );
    let codes: Vec<String> = codes.map(|code| format!("`{code}`")).collect();
    let help = msg!(
        "a name can be given in {codes}",
        codes = Arg::list(codes, Join::Comma)
    );
    Diagnostic::new(Code::E0003, span, message).help(help)
}

/// `in pt "a: b"`
fn no_name(span: Span, text: &str) -> Diagnostic {
    let message = match text.trim().is_empty() {
        true => msg!("there is no name between the quotes"),
        false => msg!("`{text}` cannot be a name", text),
    };
    Diagnostic::new(Code::E0308, span, message).help(msg!(
        "a name consists of words, for example `in pt \"porte da empresa\"`; it has no colon, comma, quote, bracket or `#`"
    ))
}

/// `contract "Inbound", in pt "Entrada":`
pub fn declares_nothing(names: &NamesIn) -> Diagnostic {
    let message = msg!("this line declares nothing that has a name in several languages");
    Diagnostic::new(Code::E0308, names.span, message).help(msg!(
        "leave it out here; it belongs in the line that declares a field, an activity, a stage and so on, directly after the name"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;
    use crate::syntax::normalize::normalise;

    fn split(language: Language, line: &str) -> Vec<(String, Vec<Vec<String>>)> {
        let statement = normalise(FileId(0), line, 0).statement;
        let ways = taken(Grammar::for_language(language), &statement).into_iter();
        let texts = |names: &NamesIn| names.names.iter().map(|name| name.text.clone()).collect();
        let ways = ways.map(|way| (way.rest.text, way.names.iter().map(texts).collect()));
        ways.collect()
    }

    #[test]
    fn names_are_taken_out_of_a_line() {
        let (en, zh) = (Language::En, Language::Zh);
        let line = "activity call, also calls, in pt \"ligação\", \"ligações\" by sales:";
        let all = split(en, line);
        assert_eq!(all[1].0, "activity call, also calls by sales:");
        assert_eq!(all[1].1, [["ligação", "ligações"]]);
        let line = "stage MQL, In PT “LQM”, \"Marketing qualified lead\":";
        assert_eq!(
            split(en, line)[0].0,
            "stage MQL , \"Marketing qualified lead\":"
        );
        let line = "- 公司规模，译为en\"company  size\"，译为 it \"azienda\"：整数";
        let all = split(zh, line);
        assert_eq!(all[0].0, "- 公司规模 :整数");
        assert_eq!(all[0].1, [["company size"], ["azienda"]]);
        let end = split(en, "- call, in pt \"ligação\"");
        assert_eq!(end[0].0, "- call");
    }

    #[test]
    fn other_texts_stay() {
        for line in [
            "term x: \"a, in pt b\"",
            "list x: \"in pt\", \"b\"",
            "industry is one of \"a\", \"in pt\"",
            "[a, in pt \"b\"]",
            "a, in pt b",
            "a, in portuguese \"b\"",
        ] {
            assert!(split(Language::En, line).is_empty(), "{line}");
        }
    }

    #[test]
    fn places_stay_those_of_the_file() {
        let statement = normalise(FileId(0), "define a, in pt \"b\":", 0).statement;
        let way = taken(Grammar::for_language(Language::En), &statement).remove(0);
        assert_eq!(way.rest.span(0..8).range(), 0..8);
        assert_eq!(way.names[0].span.range(), 8..19);
        assert_eq!(way.names[0].names[0].span.range(), 16..19);
        assert_eq!(way.rest.whole().range(), 0..20);
    }
}
