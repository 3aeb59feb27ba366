//! Names with a word between them where a list needs commas.

use super::scope::Scope;
use crate::source::Span;
use crate::syntax::phrase::{Language, joiners};
use crate::syntax::tree::Name;
use crate::text::eq_ignore_case;

/// Whether a word, or a mark on its own, joins the names around it.
pub(crate) fn is_joiner(language: Language, word: &str) -> bool {
    let words = joiners(language);
    let mut all = words.and.iter().chain(words.or);
    !word.contains(char::is_alphanumeric) || all.any(|joiner| eq_ignore_case(joiner, word))
}

/// The names between the joining words; none if there is no such word, or if brackets make it one name.
pub(crate) fn parts(scope: &Scope, name: &Name) -> Option<Vec<Name>> {
    let written = scope.sources.text(name.span);
    let language = scope.language(name.span);
    let mut parts: Vec<Span> = Vec::new();
    let (mut open, mut at) = (false, name.span.start as usize);
    for word in written.split(' ') {
        let span = Span::new(name.span.file, at, at + word.len());
        at += word.len() + 1;
        match (is_joiner(language, word), open) {
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
