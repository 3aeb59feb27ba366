//! `and`, `or` and `not` inside a condition, and the group that expresses the same.

use super::super::explain::Explainer;
use super::repairs::keeps_meaning;
use super::{aliases, holds, negation, value_lists};
use crate::contract::condition::ConditionContext;
use crate::contract::scope::Scope;
use crate::contract::{keywords, line_edit};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::activity::{CountKind, Form, WindowKind, from_phrase};
use crate::message::msg;
use crate::source::Span;
use crate::syntax::phrase::{PhraseId, SlotName, joiners, mistakes};
use crate::syntax::recovery::{ConditionSearch, MAX_REPAIRED_BYTES};
use crate::syntax::tree::{ConditionText, ConditionTextKind, GroupWord, Phrase};
use crate::text::{is_han, lower_in_place};
use std::ops::Range;

/// Maximum number of joiners in a condition that is analysed.
const MAX_JOINERS: usize = 6;

/// A word that joins two conditions, and its range with the surrounding space.
#[derive(Debug, Clone)]
pub(super) struct Joiner {
    pub range: Range<usize>,
    pub group: GroupWord,
}

/// The finding for a condition that contains `and`, `or` or `not`; none if it has none or they belong to its names.
pub(super) fn rewrite(
    explainer: &Explainer,
    place: ConditionContext,
    span: Span,
) -> Option<Diagnostic> {
    let scope = explainer.scope;
    let text = scope.sources.text(span);
    if let Some(diagnostic) = negation::rewrite(scope, place, span, text) {
        return Some(diagnostic);
    }
    let found = find_joiners(scope, span, text);
    if found.is_empty() || found.len() > MAX_JOINERS || text.len() > MAX_REPAIRED_BYTES {
        return None;
    }
    if !explainer.may_rewrite() {
        return None;
    }
    if let Some(diagnostic) = value_lists::rewrite(explainer, place, span, text, &found) {
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
        let parts = parts(explainer, place, span, text, &chosen)?;
        Some(as_group(scope, place, span, &chosen, &parts))
    })
}

/// The joiners outside quotes and brackets, longest word first at each position.
fn find_joiners(scope: &Scope, span: Span, text: &str) -> Vec<Joiner> {
    let words = joiners(scope.language(span));
    let kinds = [(words.and, GroupWord::All), (words.or, GroupWord::Any)];
    let lower = lower_in_place(text);
    // `greater than or equal to`
    let wordings = mistakes(scope.language(span)).iter();
    let wordings = wordings.filter(|(wrong, _)| wrong.matches(' ').count() > 1);
    let inside: Vec<Range<usize>> = wordings
        .flat_map(|(wrong, _)| lower.match_indices(wrong))
        .map(|(at, wording)| at + 1..at + wording.len() - 1)
        .collect();
    let mut found: Vec<Joiner> = Vec::new();
    for (at, _) in lower.match_indices(|c: char| c.is_whitespace() || is_han(c)) {
        let rest = lower[at..].trim_start();
        let start = lower.len() - rest.len();
        let behind = |word: &str| {
            let after = rest.strip_prefix(word)?;
            let is_word =
                word.starts_with(is_han) || start > at && after.starts_with(char::is_whitespace);
            is_word.then(|| lower.len() - after.trim_start().len())
        };
        let hit = kinds.iter().find_map(|(words, group)| {
            let end = words.iter().find_map(|word| behind(word))?;
            Some(Joiner {
                range: at..end,
                group: *group,
            })
        });
        let overlaps = found.last().is_some_and(|last| start < last.range.end);
        let is_inner = inside.iter().any(|wording| wording.contains(&at));
        found.extend(hit.filter(|_| !overlaps && !is_inner && !is_quoted(text, at)));
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

/// The conditions between the joiners, if each of them is a condition.
fn parts(
    explainer: &Explainer,
    place: ConditionContext,
    span: Span,
    text: &str,
    chosen: &[&Joiner],
) -> Option<Vec<String>> {
    let scope = explainer.scope;
    let mut starts = vec![0];
    starts.extend(chosen.iter().map(|joiner| joiner.range.end));
    let mut ends: Vec<usize> = chosen.iter().map(|joiner| joiner.range.start).collect();
    ends.push(text.len());
    let mut parts: Vec<String> = Vec::new();
    let mut subject: Option<String> = None;
    for (start, end) in starts.into_iter().zip(ends) {
        // `size at least 50, and country is DE`
        let part = text.get(start..end)?.trim().trim_end_matches([',', '，']);
        let at = span.start as usize + start;
        let alone = reread(scope, span, part, at);
        // `company size at least 50 and at most 200`: the subject is not repeated.
        let whole = subject.as_ref().map(|subject| format!("{subject} {part}"));
        let is_whole = |whole: &String| holds(scope, place, &reread(scope, span, whole, at));
        // `不超过 200` could be about something called `不`.
        let lacks_subject =
            !scope.language(span).has_spaces() && whole.as_ref().is_some_and(is_whole);
        if is_condition(scope, place, &alone) && !lacks_subject {
            subject = subject_of(scope, &alone).or(subject);
            parts.push(part.to_string());
            continue;
        }
        let meant = whole.clone().filter(is_whole).or_else(|| {
            let mut written = [Some(part.to_owned()), whole].into_iter().flatten();
            written.find_map(|part| corrected_part(explainer, place, span, &part))
        })?;
        subject = subject_of(scope, &reread(scope, span, &meant, at)).or(subject);
        parts.push(meant);
    }
    Some(parts)
}

/// A part in the words of the language.
pub(super) fn corrected_part(
    explainer: &Explainer,
    place: ConditionContext,
    span: Span,
    part: &str,
) -> Option<String> {
    let scope = explainer.scope;
    if !explainer.may_repair() {
        return None;
    }
    let search = ConditionSearch {
        names: &|statement| aliases::edits(scope, statement),
        allows: &keeps_meaning,
        accept: &|edited| holds(scope, place, edited),
    };
    let whole = Span::new(span.file, 0, part.len());
    let found = search.run(scope.language(span), part, whole)?;
    Some(found.candidate()?.lines.clone())
}

pub(super) fn reread(scope: &Scope, span: Span, text: &str, at: usize) -> ConditionText {
    crate::syntax::condition(scope.language(span), span.file, text, at)
}

pub(super) fn readings(text: &ConditionText) -> &[Phrase] {
    match &text.kind {
        ConditionTextKind::Readings(readings) => readings,
        ConditionTextKind::Group(_) => &[],
    }
}

/// Whether it holds, or uses an operator with a name that may be misspelt.
pub(super) fn is_condition(scope: &Scope, place: ConditionContext, text: &ConditionText) -> bool {
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
    place: ConditionContext,
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
        msg!(
            "`{word}` cannot join conditions: a line has one condition",
            word
        ),
    );
    let language = scope.language(span);
    let opener = |word| keywords::opener(language, word);
    let group = chosen.first().map_or(GroupWord::All, |joiner| joiner.group);
    if chosen.iter().any(|joiner| joiner.group != group) {
        return diagnostic
            .note(msg!("it is not clear which of them belong together"))
            .help(msg!(
                "write `{any}` with a bullet for each condition, or `{all}`; a group can be a bullet of another",
                any = opener(GroupWord::Any),
                all = opener(GroupWord::All)
            ));
    }
    if place.depth >= 2 {
        return diagnostic
            .help(msg!(
                "groups can be nested two deep; write a `{define}` block with the inner conditions and use it with `{matches}`",
                define = keywords::keyword(language, PhraseId::Define),
                matches = keywords::keyword(language, PhraseId::Matches)
            ));
    }
    let shared = shared(scope, span, parts);
    if shared == Some(CountKind::None) {
        return diagnostic
            .note(msg!(
                "it is not clear whether the negation belongs to each of them"
            ))
            .help(msg!(
                "write each condition in full, as a bullet of `{all}`, `{any}` or `{none}`",
                all = opener(GroupWord::All),
                any = opener(GroupWord::Any),
                none = opener(GroupWord::None)
            ));
    }
    let opener = opener(group);
    let before = line_edit::before(scope.sources, span);
    let dashes = "-".repeat(place.depth);
    let (opening, bullet) = match place.group {
        Some(same) if same == group => (None, dashes),
        _ => (Some(format!("{before}{opener}")), format!("{dashes}-")),
    };
    let bullets = parts.iter().map(|part| format!("{bullet} {part}"));
    let lines: Vec<String> = opening.into_iter().chain(bullets).collect();
    let corrected = diagnostic.corrected(
        msg!(
            "write each on a line of its own, as a bullet of `{opener}`",
            opener
        ),
        lines.join("\n"),
    );
    match shared {
        Some(_) => corrected.note(msg!(
            "a time or number that belongs to each of them must be written for each"
        )),
        None => corrected.sure(),
    }
}

/// A count or window of one activity that may also apply to others that are just named: `no call or mail`, `call or mail in the
/// last 30 days`.
fn shared(scope: &Scope, span: Span, parts: &[String]) -> Option<CountKind> {
    let forms = parts.iter().filter_map(|part| {
        let part = reread(scope, span, part, span.start as usize);
        let phrases = readings(&part).iter().rev();
        let mut forms = phrases.filter_map(|phrase| from_phrase(phrase.id));
        forms.next_back()
    });
    let forms: Vec<Form> = forms.collect();
    let is_negated = |form: &&Form| form.count == CountKind::None;
    let has_no_window = |form: &Form| form.window == WindowKind::Ever;
    let (negated, others) = (
        forms.iter().find(is_negated),
        forms.iter().find(|one| !is_negated(one)),
    );
    if negated.and(others).is_some() && forms.iter().any(has_no_window) {
        return Some(CountKind::None);
    }
    let mut others = forms.iter().filter(|form| **form != Form::BARE);
    forms
        .contains(&Form::BARE)
        .then(|| others.next().map(|form| form.count))?
}

/// The span of a range of the text without the surrounding space.
pub(super) fn trimmed(scope: &Scope, span: Span, range: Range<usize>) -> Span {
    let text = scope.sources.text(span).get(range.clone()).unwrap_or("");
    let start = span.start as usize + range.start + (text.len() - text.trim_start().len());
    Span::new(span.file, start, start + text.trim().len())
}
