//! `and` and `or` between names in a list that needs commas.

use super::line_edit;
use super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::phrase::{Language, joiners};
use crate::syntax::tree::Name;

/// Whether a word, or a mark on its own, joins the names around it.
pub(super) fn is_joiner(language: Language, word: &str) -> bool {
    let words = joiners(language);
    let mut all = words.and.iter().chain(words.or);
    !word.contains(char::is_alphanumeric) || all.any(|joiner| joiner.eq_ignore_ascii_case(word))
}

/// The names between the joining words; none if there is no such word, or if brackets make it one name.
pub(super) fn parts(scope: &Scope, name: &Name) -> Option<Vec<Name>> {
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

/// The finding about them; `mark` is what separates names in that place.
pub(super) fn diagnostic(scope: &Scope, name: &Name, parts: &[Name], mark: &str) -> Diagnostic {
    let between = |pair: &[Name]| match pair {
        [before, behind] => {
            let (from, to) = (before.span.end as usize, behind.span.start as usize);
            Some(Span::new(name.span.file, from, to))
        }
        _ => None,
    };
    let first = parts.windows(2).find_map(between).unwrap_or(name.span);
    let text = scope.sources.text(first);
    let start = first.start as usize + (text.len() - text.trim_start().len());
    let word = Span::new(first.file, start, start + text.trim().len());
    let names: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
    let line = line_edit::replaced(scope.sources, name.span, &names.join(mark));
    let what = match mark.trim() {
        "," => "a comma".to_string(),
        mark => format!("`{mark}`"),
    };
    Diagnostic::new(
        Code::E0105,
        word,
        format!("`{}` is not allowed between names", text.trim()),
    )
    .corrected(format!("write {what} between them"), line)
    .sure()
}
