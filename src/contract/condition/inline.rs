//! `and`, `or` and `not` inside a condition: the same said with a group.

use super::super::found::Found;
use super::super::reading::{Choice, weigh};
use super::super::scope::Scope;
use super::super::{edit, wording};
use super::place::Place;
use super::{holds, kind};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::phrase::{PhraseId, SlotName, joiners};
use crate::syntax::tree::{
    ConditionText, ConditionTextKind, GroupWord, Phrase, SlotValue, ValueKind,
};
use std::ops::Range;

/// Conditions with more joiners are looked at no further.
const MAX_JOINERS: usize = 6;

/// A word that joins two conditions, and where it stands with the space around it.
#[derive(Debug, Clone)]
struct Joiner {
    range: Range<usize>,
    group: GroupWord,
}

/// What to say about a condition with `and`, `or` or `not` in it; none if it has none, or they belong to its names.
pub(super) fn rewrite(scope: &Scope, place: Place, span: Span) -> Option<Diagnostic> {
    let text = scope.sources.text(span);
    if let Some(diagnostic) = negated(scope, place, span, text) {
        return Some(diagnostic);
    }
    let found = find_joiners(scope, span, text);
    if found.is_empty() || found.len() > MAX_JOINERS {
        return None;
    }
    if let Some(diagnostic) = alternatives_of_value(scope, place, span, text, &found) {
        return Some(diagnostic);
    }
    let sets = 1u32..1 << found.len();
    let mut sets: Vec<u32> = sets.collect();
    sets.sort_by_key(|set| std::cmp::Reverse(set.count_ones()));
    sets.into_iter().find_map(|set| {
        let chosen: Vec<&Joiner> = found
            .iter()
            .enumerate()
            .filter(|(i, _)| set & (1 << i) != 0)
            .map(|(_, joiner)| joiner)
            .collect();
        let parts = parts(scope, place, span, text, &chosen)?;
        Some(as_group(scope, place, span, &chosen, &parts))
    })
}

/// Where joiners stand outside quotes and brackets, longest word first at each place.
fn find_joiners(scope: &Scope, span: Span, text: &str) -> Vec<Joiner> {
    let words = joiners(scope.language(span));
    let kinds = [(words.and, GroupWord::All), (words.or, GroupWord::Any)];
    let lower = text.to_ascii_lowercase();
    let mut found: Vec<Joiner> = Vec::new();
    for (at, _) in lower.match_indices(char::is_whitespace) {
        let rest = lower[at..].trim_start();
        let start = lower.len() - rest.len();
        let behind = |word: &str| {
            let after = rest.strip_prefix(word)?;
            after
                .starts_with(char::is_whitespace)
                .then(|| lower.len() - after.trim_start().len())
        };
        let hit = kinds.iter().find_map(|(words, group)| {
            let end = words.iter().find_map(|word| behind(word))?;
            Some(Joiner {
                range: at..end,
                group: *group,
            })
        });
        let overlaps = found.last().is_some_and(|last| start < last.range.end);
        found.extend(hit.filter(|_| !overlaps && !is_quoted(text, at)));
    }
    found
}

fn is_quoted(text: &str, at: usize) -> bool {
    let before = &text[..at];
    let opened = before
        .chars()
        .filter(|c| matches!(c, '"' | '“' | '”' | '„' | '«' | '»'))
        .count();
    opened % 2 == 1 || before.matches('[').count() > before.matches(']').count()
}

/// The conditions between the joiners, if every one of them is one.
fn parts(
    scope: &Scope,
    place: Place,
    span: Span,
    text: &str,
    chosen: &[&Joiner],
) -> Option<Vec<String>> {
    let mut starts = vec![0];
    starts.extend(chosen.iter().map(|joiner| joiner.range.end));
    let mut ends: Vec<usize> = chosen.iter().map(|joiner| joiner.range.start).collect();
    ends.push(text.len());
    let mut parts: Vec<String> = Vec::new();
    let mut subject: Option<String> = None;
    for (start, end) in starts.into_iter().zip(ends) {
        let part = text.get(start..end)?.trim();
        let at = span.start as usize + start;
        let alone = reread(scope, span, part, at);
        if is_condition(scope, place, &alone) {
            subject = subject_of(scope, &alone).or(subject);
            parts.push(part.to_string());
            continue;
        }
        // `company size at least 50 and at most 200`: the subject is not said again.
        let whole = format!("{} {part}", subject.as_deref()?);
        if !holds(scope, place, &reread(scope, span, &whole, at)) {
            return None;
        }
        parts.push(whole);
    }
    Some(parts)
}

fn reread(scope: &Scope, span: Span, text: &str, at: usize) -> ConditionText {
    crate::syntax::condition(scope.language(span), span.file, text, at)
}

fn readings(text: &ConditionText) -> &[Phrase] {
    match &text.kind {
        ConditionTextKind::Readings(readings) => readings,
        ConditionTextKind::Group(_) => &[],
    }
}

/// Whether it holds, or says something with an operator about a name that may be misspelt.
fn is_condition(scope: &Scope, place: Place, text: &ConditionText) -> bool {
    readings(text)
        .iter()
        .any(|phrase| phrase.id != PhraseId::Ever)
        || holds(scope, place, text)
}

fn subject_of(scope: &Scope, text: &ConditionText) -> Option<String> {
    let phrase = readings(text)
        .iter()
        .find(|phrase| phrase.id != PhraseId::Ever)?;
    let name = phrase.slot(SlotName::Subject)?;
    Some(scope.sources.text(name.span).to_string())
}

fn as_group(
    scope: &Scope,
    place: Place,
    span: Span,
    chosen: &[&Joiner],
    parts: &[String],
) -> Diagnostic {
    let first = chosen.first().map_or(0..0, |joiner| joiner.range.clone());
    let word_span = trimmed(scope, span, first);
    let word = scope.sources.text(word_span);
    let diagnostic = Diagnostic::new(
        Code::E0105,
        word_span,
        format!("`{word}` cannot join conditions: a line has one condition"),
    );
    let group = chosen.first().map_or(GroupWord::All, |joiner| joiner.group);
    if chosen.iter().any(|joiner| joiner.group != group) {
        return diagnostic
            .note("it is not clear which of them belong together")
            .help("write `any of:` with a bullet for each condition, or `all of:`; a group can be a bullet of another");
    }
    if place.depth >= 2 {
        return diagnostic
            .help("groups nest two deep; write a `define` block with the inner conditions and ask for it with `matches`");
    }
    let opener = wording::opener(scope.language(span), group);
    let before = edit::before(scope.sources, span);
    let dashes = "-".repeat(place.depth);
    let (opening, bullet) = match place.group {
        Some(same) if same == group => (None, dashes),
        _ => (Some(format!("{before}{opener}")), format!("{dashes}-")),
    };
    let bullets = parts.iter().map(|part| format!("{bullet} {part}"));
    let lines: Vec<String> = opening.into_iter().chain(bullets).collect();
    diagnostic.corrected(
        format!("write each on a line of its own, as a bullet of `{opener}`"),
        lines.join("\n"),
    )
}

/// The span of a stretch of the text without the space around it.
fn trimmed(scope: &Scope, span: Span, range: Range<usize>) -> Span {
    let text = scope.sources.text(span).get(range.clone()).unwrap_or("");
    let start = span.start as usize + range.start + (text.len() - text.trim_start().len());
    Span::new(span.file, start, start + text.trim().len())
}

/// `country is BR or PT`: one condition with several values.
fn alternatives_of_value(
    scope: &Scope,
    place: Place,
    span: Span,
    text: &str,
    found: &[Joiner],
) -> Option<Diagnostic> {
    let first = found.first()?;
    if found.iter().any(|joiner| joiner.group != GroupWord::Any) {
        return None;
    }
    let head = reread(
        scope,
        span,
        text.get(..first.range.start)?,
        span.start as usize,
    );
    let ends = found
        .iter()
        .skip(1)
        .map(|joiner| joiner.range.start)
        .chain([text.len()]);
    let more: Vec<&str> = found
        .iter()
        .zip(ends)
        .map(|(joiner, end)| text.get(joiner.range.end..end).map(str::trim))
        .collect::<Option<_>>()?;
    readings(&head).iter().find_map(|phrase| {
        let to = several(phrase.id)?;
        let subject = scope.sources.text(phrase.slot(SlotName::Subject)?.span);
        let slot = phrase
            .slot(SlotName::Value)
            .or(phrase.slot(SlotName::Values))?;
        let (Ok(SlotValue::Value(_)) | Ok(SlotValue::Values(_))) = &slot.value else {
            return None;
        };
        let values: Vec<&str> = std::iter::once(scope.sources.text(slot.span))
            .chain(more.iter().copied())
            .collect();
        let quoted: Vec<String> = values.iter().map(|value| quoted(value)).collect();
        let candidates = [values.join(", "), quoted.join(", ")];
        let line = candidates.iter().find_map(|values| {
            let written = wording::fill(scope.language(span), to, &|slot| {
                Some(if slot == "subject" { subject } else { values })
            });
            let mut quiet = Found::default();
            let resolved = resolves(
                scope,
                place,
                &reread(scope, span, &written, span.start as usize),
                &mut quiet,
            );
            (resolved && quiet.iter().next().is_none()).then_some(written)
        })?;
        let word_span = trimmed(scope, span, first.range.clone());
        let word = scope.sources.text(word_span);
        let operator = wording::operator(scope.language(span), to);
        Some(
            Diagnostic::new(
                Code::E0105,
                word_span,
                format!("`{word}` cannot stand between values"),
            )
            .corrected(
                format!("several values are written with `{operator}` and commas"),
                edit::replaced(scope.sources, span, &line),
            ),
        )
    })
}

fn quoted(value: &str) -> String {
    if value.starts_with(['"', '“']) {
        value.to_string()
    } else {
        format!("\"{value}\"")
    }
}

/// The operator for several values.
fn several(id: PhraseId) -> Option<PhraseId> {
    Some(match id {
        PhraseId::Is | PhraseId::IsOneOf => PhraseId::IsOneOf,
        PhraseId::IsNot | PhraseId::IsNoneOf => PhraseId::IsNoneOf,
        PhraseId::Contains | PhraseId::ContainsOneOf => PhraseId::ContainsOneOf,
        PhraseId::Mentions | PhraseId::MentionsOneOf => PhraseId::MentionsOneOf,
        _ => return None,
    })
}

fn resolves(scope: &Scope, place: Place, text: &ConditionText, found: &mut Found) -> bool {
    match weigh(readings(text), &Found::brief(), |phrase, found| {
        kind(scope, place, phrase, found)
    }) {
        Choice::One(tried) => {
            found.append(tried.found);
            true
        }
        Choice::Several(_) | Choice::None(_) => false,
    }
}

/// `not country is BR`: the operator that says the opposite, or a group.
fn negated(scope: &Scope, place: Place, span: Span, text: &str) -> Option<Diagnostic> {
    let language = scope.language(span);
    let not = joiners(language).not.iter().find(|not| {
        let head = text.get(..not.len()).unwrap_or("");
        head.eq_ignore_ascii_case(not) && text[not.len()..].starts_with(char::is_whitespace)
    })?;
    let inner = text.get(not.len()..)?.trim();
    let at = span.end as usize - inner.len();
    let asked = reread(scope, span, inner, at);
    if !is_condition(scope, place, &asked) {
        return None;
    }
    let word_span = Span::new(
        span.file,
        span.start as usize,
        span.start as usize + not.len(),
    );
    let diagnostic = Diagnostic::new(
        Code::E0105,
        word_span,
        format!("`{not}` cannot stand before a condition"),
    );
    if let Some(line) = readings(&asked)
        .iter()
        .find_map(|phrase| opposite(scope, place, phrase))
    {
        return Some(diagnostic.corrected(
            "write the opposite",
            edit::replaced(scope.sources, span, &line),
        ));
    }
    let before = edit::before(scope.sources, span);
    let opener = wording::opener(language, GroupWord::None);
    let bullet = "-".repeat(place.depth + 1);
    Some(diagnostic.corrected(
        format!("put it under `{opener}`"),
        format!("{before}{opener}\n{bullet} {inner}"),
    ))
}

/// The condition that says the opposite of one that holds.
fn opposite(scope: &Scope, place: Place, phrase: &Phrase) -> Option<String> {
    use PhraseId as P;
    let to = match phrase.id {
        P::Is if !is_number(phrase) => P::IsNot,
        P::IsOneOf => P::IsNoneOf,
        P::IsIn => P::IsNotIn,
        P::Contains => P::DoesNotContain,
        P::IsYes => P::IsNo,
        P::IsNo => P::IsYes,
        P::Known => P::Unknown,
        P::Unknown => P::Known,
        P::InLast => P::NoInLast,
        P::Since => P::NoSince,
        P::AtLeast => P::LessThan,
        P::AtMost => P::MoreThan,
        P::MoreThan => P::AtMost,
        P::LessThan => P::AtLeast,
        _ => return None,
    };
    let written = wording::fill(scope.language(phrase.span), to, &|name| {
        let slot = phrase.slots.iter().find(|slot| slot.name.text() == name)?;
        Some(scope.sources.text(slot.span))
    });
    let opposite = reread(scope, phrase.span, &written, phrase.span.start as usize);
    holds(scope, place, &opposite).then_some(written)
}

fn is_number(phrase: &Phrase) -> bool {
    let value = phrase.slot(SlotName::Value).map(|slot| &slot.value);
    matches!(value, Some(Ok(SlotValue::Value(value))) if matches!(value.kind, ValueKind::Money(..)))
}
