//! The one thing to say about a condition of which no reading holds.

use super::super::found::Found;
use super::super::model::ConditionKind;
use super::super::names::Space;
use super::super::reading::Try;
use super::super::scope::Scope;
use super::super::undeclared::{Wanted, nearest};
use super::super::{currency, edit, wording};
use super::misfit::operators_of;
use super::place::Place;
use super::subject::{Subject, not_a_subject, subject};
use super::{holds, inline, kind};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::repair::{Edit, EditKind};
use crate::syntax::tree::{ConditionText, ConditionTextKind, Name, Phrase};
use crate::syntax::{self, repair};
use crate::text::fold_name;
use std::cell::RefCell;
use std::ops::Range;

/// Reports the likeliest reason; `tries` are the readings, each with what keeps it from holding.
pub(super) fn explain(
    scope: &Scope,
    place: Place,
    text: &ConditionText,
    tries: Vec<Try<ConditionKind>>,
    found: &mut Found,
) {
    if let Some(diagnostic) = inline::rewrite(scope, place, text.span) {
        return found.push(diagnostic);
    }
    let tries = without_vague(tries);
    let best = tries.into_iter().min_by_key(distance);
    let only_a_name = best
        .as_ref()
        .is_none_or(|tried| tried.phrase.id == PhraseId::Ever);
    let named = |tried: &Try<ConditionKind>| tried.found.iter().all(|d| d.code != Code::E0301);
    let close = |d: &Diagnostic| d.help.as_ref().is_some_and(|help| help.corrected.is_some());
    if best
        .as_ref()
        .is_some_and(|tried| named(tried) && !is_vague(tried))
    {
        let told = |tried: &Try<ConditionKind>| tried.found.iter().all(close);
        let mended = match best.as_ref().is_some_and(told) {
            true => None,
            false => repaired(scope, text, &says_the_same, &|edited| {
                holds(scope, place, edited)
            }),
        };
        return match mended {
            Some(diagnostic) => found.push(diagnostic),
            None => report(best, found),
        };
    }
    if best
        .as_ref()
        .is_some_and(|tried| !only_a_name && !is_vague(tried) && tried.found.iter().all(close))
    {
        return report(best, found);
    }
    let allows =
        |edit: &Edit| edit.kind != EditKind::Noise || !touches_name(scope, text.span, &edit.range);
    let mended = repaired(scope, text, &allows, &|edited| holds(scope, place, edited))
        .filter(|repaired| repaired.code != Code::E0112 || best.is_none())
        .or_else(|| without_quotes(scope, place, text))
        .or_else(|| currency_first(scope, place, text));
    if let Some(diagnostic) = mended {
        return found.push(diagnostic);
    }
    if let Some(diagnostic) = best
        .as_ref()
        .and_then(|tried| whose_silence(scope, tried.phrase))
    {
        return found.push(diagnostic);
    }
    if let Some(instead) =
        syntax::instead_of(scope.language(text.span), scope.sources.text(text.span))
    {
        let message = format!("`{}` cannot be asked", scope.sources.text(text.span));
        return found.push(Diagnostic::new(Code::E0101, text.span, message).help(instead));
    }
    if only_a_name {
        if let Some(diagnostic) = half_said(scope, place, text) {
            return found.push(diagnostic);
        }
        if nearest(scope, Wanted::Subject, scope.sources.text(text.span)).is_none()
            && let Some(diagnostic) = misspelt_about_unknown(scope, place, text)
        {
            return found.push(diagnostic);
        }
    }
    match best {
        Some(_) => report(best, found),
        None => found.push(no_condition(text.span, scope)),
    }
}

/// `is` or `contains` with bare words that are no value of the field: they may be anything.
fn is_vague(tried: &Try<ConditionKind>) -> bool {
    let vague = |d: &Diagnostic| matches!(d.code, Code::E0112 | Code::E0402);
    let compares = matches!(
        tried.phrase.id,
        PhraseId::Is | PhraseId::IsNot | PhraseId::Contains
    );
    compares && tried.found.iter().any(vague)
}

/// Without the readings that take for a value what another reads as an operator: `is "in competitors"`.
fn without_vague(mut tries: Vec<Try<ConditionKind>>) -> Vec<Try<ConditionKind>> {
    let subject = |tried: &Try<ConditionKind>| tried.phrase.slot(SlotName::Subject).map(|s| s.span);
    let clear: Vec<_> = tries
        .iter()
        .filter(|tried| !is_vague(tried))
        .map(subject)
        .collect();
    tries.retain(|tried| !is_vague(tried) || !clear.contains(&subject(tried)));
    tries
}

/// A number or a date in quotes.
fn without_quotes(scope: &Scope, place: Place, text: &ConditionText) -> Option<Diagnostic> {
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
    let message = format!(
        "`{}` stands in quotes, but no text is expected here",
        scope.sources.text(span)
    );
    let line = edit::replaced(scope.sources, text.span, &bare);
    Some(Diagnostic::new(Code::E0402, span, message).corrected("quotes are for texts", line))
}

/// `at least 10 million BRL`: an amount whose currency stands behind the number.
fn currency_first(scope: &Scope, place: Place, text: &ConditionText) -> Option<Diagnostic> {
    let language = scope.language(text.span);
    let written = repair::written_out(language, scope.sources.text(text.span));
    let mut words: Vec<&str> = written.split_whitespace().collect();
    let mark = words.pop()?;
    let is_currency = currency::code(mark).is_some() || !currency::meant(mark).is_empty();
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
    let line = edit::replaced(scope.sources, text.span, &moved);
    let message = format!("`{mark}` must stand before the number");
    Some(
        Diagnostic::new(Code::E0207, span, message)
            .corrected("an amount starts with its currency", line),
    )
}

fn report(best: Option<Try<ConditionKind>>, found: &mut Found) {
    if let Some(tried) = best {
        found.append(tried.found);
    }
}

/// How unlikely a reading is: an operator that was read says more than a long name.
fn distance(tried: &Try<ConditionKind>) -> u32 {
    let long_name = if tried.phrase.id == PhraseId::Ever {
        1500
    } else {
        0
    };
    tried.found.cost() + long_name
}

/// Whether an edit only says the same in the words of the language: all that is tried where every name is declared.
fn says_the_same(edit: &Edit) -> bool {
    matches!(
        edit.kind,
        EditKind::Word(_) | EditKind::Short | EditKind::Form
    )
}

/// Whether a word, by its bytes in the condition, is part of a declared name or stands beside one: left out, the
/// condition would be about something else.
fn touches_name(scope: &Scope, span: Span, word: &Range<usize>) -> bool {
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
    let mut entries = Space::ALL.iter().flat_map(|space| scope.names.of(*space));
    entries.any(|entry| touches(&entry.text))
}

fn repaired(
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
        repair::condition(scope.language(text.span), source, text.span, allows, accept)?;
    if let Some(corrected) = diagnostic
        .help
        .as_mut()
        .and_then(|help| help.corrected.as_mut())
    {
        *corrected = edit::replaced(scope.sources, text.span, corrected);
    }
    Some(diagnostic)
}

/// A misspelt keyword beside a name that is not declared: both are told, as one.
fn misspelt_about_unknown(scope: &Scope, place: Place, text: &ConditionText) -> Option<Diagnostic> {
    let unknown: RefCell<Option<String>> = RefCell::new(None);
    let accept = |edited: &ConditionText| {
        let with_operator = |phrase: &&Phrase| phrase.id != PhraseId::Ever;
        let ConditionTextKind::Readings(readings) = &edited.kind else {
            return false;
        };
        let Some(phrase) = readings.iter().find(with_operator) else {
            return false;
        };
        let mut found = Found::default();
        kind(scope, place, phrase, &mut found);
        let name = found.iter().find(|d| d.code == Code::E0301);
        *unknown.borrow_mut() = name.map(|d| d.message.clone());
        true
    };
    let diagnostic = repaired(scope, text, &|edit| edit.kind != EditKind::Noise, &accept)?;
    Some(match unknown.into_inner() {
        Some(message) => diagnostic.note(message),
        None => diagnostic,
    })
}

/// `no activity in the last 30 days`, which does not say whose.
fn whose_silence(scope: &Scope, phrase: &Phrase) -> Option<Diagnostic> {
    let duration = scope.sources.text(phrase.slot(SlotName::Duration)?.span);
    let language = scope.language(phrase.span);
    let of_anything = wording::fill(language, PhraseId::NoInLast, &|slot| {
        Some(if slot == "subject" { "\u{0}" } else { duration })
    });
    let (before, behind) = of_anything.split_once('\u{0}')?;
    let written = fold_name(scope.sources.text(phrase.span));
    let subject = written
        .strip_prefix(before)?
        .strip_suffix(&fold_name(behind))?
        .trim();
    let whose = wording::keyword(language, PhraseId::NoActivityBy).strip_prefix(before)?;
    if !whose.starts_with(&format!("{subject} ")) {
        return None;
    }
    let by_lead = wording::fill(language, PhraseId::NoActivityByLead, &|_| Some(duration));
    let message = format!("`{}` does not say by whom", scope.sources.text(phrase.span));
    Some(
        Diagnostic::new(Code::E0301, phrase.span, message).corrected(
            "name the lead, a party or anybody, for example",
            edit::replaced(scope.sources, phrase.span, &by_lead),
        ),
    )
}

/// `company size bigger 200`: a declared name, and behind it something that is no operator.
fn half_said(scope: &Scope, place: Place, text: &ConditionText) -> Option<Diagnostic> {
    let written = scope.sources.text(text.span);
    let folded = fold_name(written);
    let starts = |name: &str| {
        let rest = folded.strip_prefix(&fold_name(name));
        rest.is_some_and(|rest| rest.starts_with(' '))
    };
    let entry = scope
        .names
        .of(Space::Subjects)
        .filter(|entry| starts(&entry.text))
        .max_by_key(|entry| entry.text.len())?;
    let behind = word_behind(written, entry.text.split_whitespace().count())?;
    let start = text.span.start as usize + behind;
    let span = Span::new(text.span.file, start, text.span.end as usize);
    let name = Name {
        text: entry.text.clone(),
        span: text.span,
        bracketed: true,
    };
    let mut quiet = Found::default();
    let subject: Subject = subject(scope, place, &name, &mut quiet)?;
    let kind = subject.kind()?;
    let rest = scope.sources.text(span);
    let message = format!(
        "`{rest}` cannot stand behind `{}`, which is {}",
        entry.text,
        subject.noun()
    );
    let help = operators_of(scope.language(text.span), &subject, kind);
    Some(Diagnostic::new(Code::E0401, span, message).help(help))
}

/// The byte at which the word behind the first `words` words starts.
fn word_behind(text: &str, words: usize) -> Option<usize> {
    let mut rest = text.trim_start();
    for _ in 0..words {
        rest = rest.get(rest.find(char::is_whitespace)?..)?.trim_start();
    }
    (!rest.is_empty()).then_some(text.len() - rest.len())
}

fn no_condition(span: Span, scope: &Scope) -> Diagnostic {
    let written = scope.sources.text(span);
    let name = Name {
        text: written.to_string(),
        span,
        bracketed: false,
    };
    if let Some(diagnostic) = not_a_subject(scope, &name).filter(|_| !written.contains('"')) {
        return diagnostic;
    }
    Diagnostic::new(Code::E0101, span, format!("`{written}` cannot be read as a condition"))
        .help("a condition is a declared name and what is asked of it, for example `company size at least 200` or `demo request in the last 30 days`")
}
