//! Conditions as probably meant: the smallest edit that makes them hold.

use super::super::diagnostics::Diagnostics;
use super::super::scope::Scope;
use super::super::symbols::Namespace;
use super::super::{currency, line_edit};
use super::context::ConditionContext;
use super::{holds, kind};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::phrase::PhraseId;
use crate::syntax::recovery::{self, Edit, EditKind};
use crate::syntax::tree::{ConditionText, ConditionTextKind, Phrase};
use crate::text::fold_name;
use std::cell::RefCell;
use std::ops::Range;

/// A number or a date in quotes.
pub(super) fn without_quotes(
    scope: &Scope,
    place: ConditionContext,
    text: &ConditionText,
) -> Option<Diagnostic> {
    let written = scope.sources.text(text.span);
    let is_quote = |c: char| matches!(c, '"' | '“' | '”' | '„');
    let bare = written.replace(is_quote, "");
    if bare.len() == written.len() {
        return None;
    }
    let language = scope.language(text.span);
    let reread =
        crate::syntax::condition(language, text.span.file, &bare, text.span.start as usize);
    if !holds(scope, place, &reread) {
        return None;
    }
    let start = text.span.start as usize + written.find(is_quote)?;
    let last = written.char_indices().rfind(|(_, c)| is_quote(*c))?;
    let end = text.span.start as usize + last.0 + last.1.len_utf8();
    let span = Span::new(text.span.file, start, end);
    let message = format!("`{}` must not be in quotes here", scope.sources.text(span));
    let line = line_edit::replaced(scope.sources, text.span, &bare);
    Some(
        Diagnostic::new(Code::E0402, span, message)
            .corrected("quotes are for texts", line)
            .sure(),
    )
}

/// `at least 10 million BRL`: an amount with the currency after the number.
pub(super) fn currency_first(
    scope: &Scope,
    place: ConditionContext,
    text: &ConditionText,
) -> Option<Diagnostic> {
    let language = scope.language(text.span);
    let written = recovery::written_out(language, scope.sources.text(text.span));
    let mut words: Vec<&str> = written.split_whitespace().collect();
    let mark = words.pop()?;
    let is_currency = currency::code(mark).is_some() || !currency::codes_of(mark).is_empty();
    let number = words
        .iter()
        .rposition(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let number = number.filter(|_| is_currency)?;
    words.insert(number, mark);
    let moved = words.join(" ");
    let reread =
        crate::syntax::condition(language, text.span.file, &moved, text.span.start as usize);
    if !holds(scope, place, &reread) {
        return None;
    }
    let end = text.span.end as usize;
    let span = Span::new(text.span.file, end - mark.len(), end);
    let line = line_edit::replaced(scope.sources, text.span, &moved);
    let message = format!("put `{mark}` before the number");
    Some(
        Diagnostic::new(Code::E0207, span, message)
            .corrected("an amount starts with its currency", line)
            .sure(),
    )
}

/// Whether an edit only uses the language's words for the same meaning. Nothing else is tried where every name is declared.
pub(super) fn keeps_meaning(edit: &Edit) -> bool {
    matches!(
        edit.kind,
        EditKind::Word(_) | EditKind::Short | EditKind::Form
    )
}

/// Whether a word, by its bytes in the condition, is part of a declared name or next to one. Without it, the condition would
/// be about something else.
pub(super) fn touches_name(scope: &Scope, span: Span, word: &Range<usize>) -> bool {
    let folded = scope.sources.text(span).to_lowercase();
    let touches = |name: &str| {
        let name = fold_name(name);
        folded.match_indices(&name).any(|(at, name)| {
            let end = at + name.len();
            let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            !is_letter(folded[..at].chars().next_back())
                && !is_letter(folded[end..].chars().next())
                && at <= word.end + 1
                && word.start <= end + 1
        })
    };
    let mut entries = Namespace::ALL
        .iter()
        .flat_map(|space| scope.names.in_namespace(*space));
    entries.any(|entry| touches(&entry.text))
}

pub(super) fn repaired(
    scope: &Scope,
    text: &ConditionText,
    allows: &dyn Fn(&Edit) -> bool,
    accept: &dyn Fn(&ConditionText) -> bool,
) -> Option<Diagnostic> {
    scope
        .repairs_left
        .set(scope.repairs_left.get().checked_sub(1)?);
    let source = &scope.sources.file(text.span.file).text;
    let mut diagnostic =
        recovery::condition(scope.language(text.span), source, text.span, allows, accept)?;
    if let Some(candidate) = diagnostic.candidate_mut() {
        candidate.lines = line_edit::replaced(scope.sources, text.span, &candidate.lines);
    }
    Some(diagnostic)
}

/// A misspelt keyword next to an undeclared name: both are reported as one.
pub(super) fn misspelt_about_unknown(
    scope: &Scope,
    place: ConditionContext,
    text: &ConditionText,
) -> Option<Diagnostic> {
    let unknown: RefCell<Option<String>> = RefCell::new(None);
    let accept = |edited: &ConditionText| {
        let with_operator = |phrase: &&Phrase| phrase.id != PhraseId::Ever;
        let ConditionTextKind::Readings(readings) = &edited.kind else {
            return false;
        };
        let Some(phrase) = readings.iter().find(with_operator) else {
            return false;
        };
        let mut diagnostics = Diagnostics::default();
        kind(scope, place, phrase, &mut diagnostics);
        let name = diagnostics.iter().find(|d| d.code == Code::E0301);
        *unknown.borrow_mut() = name.map(|d| d.message.clone());
        true
    };
    let diagnostic = repaired(scope, text, &|edit| edit.kind != EditKind::Noise, &accept)?;
    Some(match unknown.into_inner() {
        Some(message) => diagnostic.note(message),
        None => diagnostic,
    })
}
