//! Conditions as probably meant: the smallest edit that makes them hold.

use super::super::explain::Explainer;
use super::aliases;
use super::connectives::reread;
use super::holds;
use crate::contract::condition::{ConditionContext, kind};
use crate::contract::diagnostics::Diagnostics;
use crate::contract::scope::Scope;
use crate::contract::symbols::Namespace;
use crate::contract::{currency, line_edit};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Message, msg};
use crate::source::Span;
use crate::syntax::Statement;
use crate::syntax::phrase::PhraseId;
use crate::syntax::recovery::{self, ConditionSearch, Edit, EditKind};
use crate::syntax::tree::{ConditionText, ConditionTextKind, Phrase};
use crate::text::fold_name;
use std::cell::RefCell;
use std::ops::Range;

/// A number or a date in quotes.
pub(super) fn without_quotes(
    scope: &Scope,
    place: ConditionContext,
    span: Span,
) -> Option<Diagnostic> {
    let written = scope.sources.text(span);
    let is_quote = |c: char| matches!(c, '"' | '“' | '”' | '„');
    let bare = written.replace(is_quote, "");
    if bare.len() == written.len() {
        return None;
    }
    let at = span.start as usize;
    if !holds(scope, place, &reread(scope, span, &bare, at)) {
        return None;
    }
    let start = at + written.find(is_quote)?;
    let last = written.char_indices().rfind(|(_, c)| is_quote(*c))?;
    let end = at + last.0 + last.1.len_utf8();
    let quoted = Span::new(span.file, start, end);
    let message = msg!(
        "`{written}` must not be in quotes here",
        written = scope.sources.text(quoted)
    );
    let line = line_edit::replaced(scope.sources, span, &bare);
    Some(
        Diagnostic::new(Code::E0402, quoted, message)
            .corrected(msg!("quotes are for texts"), line)
            .sure(),
    )
}

/// `at least 10 million BRL`: an amount with the currency after the number.
pub(super) fn currency_first(
    scope: &Scope,
    place: ConditionContext,
    span: Span,
) -> Option<Diagnostic> {
    let language = scope.language(span);
    let written = recovery::written_out(language, scope.sources.text(span));
    let mut words: Vec<&str> = written.split_whitespace().collect();
    let mark = words.pop()?;
    let is_currency = currency::code(mark).is_some() || !currency::codes_of(mark).is_empty();
    let number = words
        .iter()
        .rposition(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let number = number.filter(|_| is_currency)?;
    words.insert(number, mark);
    let moved = words.join(" ");
    let reread = reread(scope, span, &moved, span.start as usize);
    if !holds(scope, place, &reread) {
        return None;
    }
    let end = span.end as usize;
    let last = Span::new(span.file, end - mark.len(), end);
    let line = line_edit::replaced(scope.sources, span, &moved);
    let message = msg!("put `{mark}` before the number", mark);
    Some(
        Diagnostic::new(Code::E0207, last, message)
            .corrected(msg!("an amount starts with its currency"), line)
            .sure(),
    )
}

/// Whether an edit only uses the language's words for the same meaning. Nothing else is tried where every name is declared.
pub(super) fn keeps_meaning(edit: &Edit) -> bool {
    matches!(
        edit.kind,
        EditKind::Word(_)
            | EditKind::Short
            | EditKind::Form(_)
            | EditKind::Counted
            | EditKind::Filler
            | EditKind::Brackets
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

/// The smallest edit that `allows` permits and whose result `accept` approves.
pub(super) fn repaired(
    explainer: &Explainer,
    span: Span,
    allows: &dyn Fn(&Edit) -> bool,
    accept: &dyn Fn(&ConditionText) -> bool,
) -> Option<Diagnostic> {
    if !explainer.may_repair() {
        return None;
    }
    let scope = explainer.scope;
    let source = &scope.sources.file(span.file).text;
    let names = |statement: &Statement| aliases::edits(scope, statement);
    let search = ConditionSearch {
        names: &names,
        allows,
        accept,
    };
    let mut diagnostic = search.run(scope.language(span), source, span)?;
    if let Some(candidate) = diagnostic.candidate_mut() {
        candidate.lines = line_edit::replaced(scope.sources, span, &candidate.lines);
    }
    Some(diagnostic)
}

/// A misspelt keyword next to an undeclared name: both are reported as one.
pub(super) fn misspelt_about_unknown(
    explainer: &Explainer,
    place: ConditionContext,
    span: Span,
) -> Option<Diagnostic> {
    let unknown: RefCell<Option<Message>> = RefCell::new(None);
    let accept = |edited: &ConditionText| {
        let with_operator = |phrase: &&Phrase| phrase.id != PhraseId::Ever;
        let ConditionTextKind::Readings(readings) = &edited.kind else {
            return false;
        };
        let Some(phrase) = readings.iter().find(with_operator) else {
            return false;
        };
        *unknown.borrow_mut() = undeclared_in(explainer, place, phrase);
        true
    };
    let diagnostic = repaired(
        explainer,
        span,
        &|edit| edit.kind != EditKind::Noise,
        &accept,
    )?;
    Some(match unknown.into_inner() {
        Some(message) => diagnostic.note(message),
        None => diagnostic,
    })
}

/// What is wrong with the undeclared name of a reading.
fn undeclared_in(
    explainer: &Explainer,
    place: ConditionContext,
    phrase: &Phrase,
) -> Option<Message> {
    let mut findings = Diagnostics::default();
    kind(explainer.scope, place, phrase, &mut findings);
    let explained = explainer.explain(findings);
    let name = explained.into_iter().find(|d| d.code == Code::E0301);
    name.map(|name| name.message)
}
