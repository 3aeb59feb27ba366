//! Names with a word between them where a list needs commas.

use super::scope::Scope;
use crate::source::Span;
use crate::syntax::phrase::{Language, joiners};
use crate::syntax::tree::Name;
use crate::text::{eq_ignore_case, is_han};
use std::ops::Range;

/// Whether a word, or a mark on its own, joins the names around it.
pub(crate) fn is_joiner(language: Language, word: &str) -> bool {
    let words = joiners(language);
    let mut all = words.and.iter().chain(words.or);
    !word.contains(char::is_alphanumeric) || all.any(|joiner| eq_ignore_case(joiner, word))
}

/// The words between spaces; without spaces, a joiner is a word wherever it is.
fn words(language: Language, text: &str) -> Vec<Range<usize>> {
    let joiner_at = |at: usize| {
        let words = joiners(language);
        let mut all = words.and.iter().chain(words.or);
        let is_here = |word: &&&str| word.starts_with(is_han) && text[at..].starts_with(**word);
        all.find(is_here).map_or(0, |word| word.len())
    };
    let mut words = vec![Range { start: 0, end: 0 }];
    let mut ends = 0;
    for (at, c) in text.char_indices() {
        if at < ends {
            continue;
        }
        let length = joiner_at(at);
        if length > 0 {
            ends = at + length;
            words.extend([at..ends, ends..ends]);
        } else if c == ' ' {
            words.push(at + 1..at + 1);
        } else if let Some(last) = words.last_mut() {
            last.end = at + c.len_utf8();
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The names between the joining words; none if there is no such word, or if brackets make it one name.
pub(crate) fn parts(scope: &Scope, name: &Name) -> Option<Vec<Name>> {
    let written = scope.sources.text(name.span);
    let language = scope.language(name.span);
    let mut parts: Vec<Span> = Vec::new();
    let mut open = false;
    for range in words(language, written) {
        let at = name.span.start as usize;
        let span = Span::new(name.span.file, at + range.start, at + range.end);
        match (is_joiner(language, &written[range]), open) {
            (true, _) => open = false,
            (false, false) => {
                parts.push(span);
                open = true;
            }
            (false, true) => {
                if let Some(last) = parts.last_mut() {
                    *last = last.to(span);
                }
            }
        }
    }
    let name_at = |span: &Span| Name {
        text: scope.sources.text(*span).to_string(),
        span: *span,
        bracketed: false,
    };
    (parts.len() > 1 && !name.bracketed).then(|| parts.iter().map(name_at).collect())
}
