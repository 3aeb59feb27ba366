//! Chooses among the readings of a line: the one whose names are declared and whose types fit holds.

use super::diagnostics::Diagnostics;
use super::line_edit;
use super::scope::Scope;
use super::unresolved::{Distance, Unresolved};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::source::{Sources, Span};
use crate::syntax::tree::{Phrase, SlotValue, Value, ValueKind};

/// One reading and its result.
pub(crate) struct Attempt<'t, T> {
    pub phrase: &'t Phrase,
    /// None without an error if it uses a name declared on a line that could not be read.
    pub value: Option<T>,
    pub diagnostics: Diagnostics,
}

/// The result of trying all readings.
pub(crate) enum Choice<'t, T> {
    /// One holds.
    One(Attempt<'t, T>),
    /// Several hold.
    Several(Vec<&'t Phrase>),
    /// None holds.
    None(Vec<Attempt<'t, T>>),
}

/// Tries every reading. `found` is where the findings will go; it decides whether messages are needed.
pub(crate) fn try_readings<'t, T>(
    readings: &'t [Phrase],
    diagnostics: &Diagnostics,
    mut resolve: impl FnMut(&'t Phrase, &mut Diagnostics) -> Option<T>,
) -> Choice<'t, T> {
    // Most lines have one reading that holds, so errors of the others are worked out only if none does.
    let brief = diagnostics.is_brief() || readings.len() > 1;
    let choice = tries(readings, brief, &mut resolve);
    match choice {
        Choice::None(_) if brief && !diagnostics.is_brief() => tries(readings, false, &mut resolve),
        choice => choice,
    }
}

fn tries<'t, T>(
    readings: &'t [Phrase],
    brief: bool,
    resolve: &mut impl FnMut(&'t Phrase, &mut Diagnostics) -> Option<T>,
) -> Choice<'t, T> {
    let mut holding: Vec<Attempt<T>> = Vec::new();
    let mut failing: Vec<Attempt<T>> = Vec::new();
    for phrase in readings {
        let mut found = match brief {
            true => Diagnostics::brief(),
            false => Diagnostics::default(),
        };
        let value = resolve(phrase, &mut found);
        let tried = Attempt {
            phrase,
            value,
            diagnostics: found,
        };
        if tried.diagnostics.errors() > 0 {
            failing.push(tried);
        } else if !holding.iter().any(|other| same(other.phrase, phrase)) {
            holding.push(tried);
        }
    }
    let surely = |tried: &Attempt<T>| tried.value.is_some();
    if holding.iter().filter(|tried| surely(tried)).count() > 1 {
        return Choice::Several(holding.into_iter().map(|tried| tried.phrase).collect());
    }
    // Among readings with names that could not be read, the first of the table is as good as any.
    let first = holding.iter().position(surely);
    match first.or((!holding.is_empty()).then_some(0)) {
        Some(at) => Choice::One(holding.swap_remove(at)),
        None => Choice::None(failing),
    }
}

/// Whether two patterns of one phrase read the same ranges.
fn same(a: &Phrase, b: &Phrase) -> bool {
    a.id == b.id
        && a.slots
            .iter()
            .map(|s| s.span)
            .eq(b.slots.iter().map(|s| s.span))
}

/// The reading of a line that holds, with its findings reported. If none holds, the nearest is reported; if two hold, both.
pub(crate) fn choose<'t, T>(
    scope: &Scope,
    readings: &'t [Phrase],
    diagnostics: &mut Diagnostics,
    resolve: impl FnMut(&'t Phrase, &mut Diagnostics) -> Option<T>,
) -> Option<(&'t Phrase, Option<T>)> {
    match try_readings(readings, diagnostics, resolve) {
        Choice::One(tried) => {
            diagnostics.append(tried.diagnostics);
            if tried.value.is_some() || readings.len() == 1 {
                scope.choices.choose(tried.phrase);
            }
            Some((tried.phrase, tried.value))
        }
        Choice::Several(phrases) => {
            let first = *phrases.first()?;
            diagnostics.push(ambiguous(scope, first.span, &phrases));
            Some((first, None))
        }
        Choice::None(tries) => nearest(tries, diagnostics),
    }
}

/// The reading that is nearest to holding, as the meaning of the line. Where readings have the same number of undeclared names,
/// which of them is reported depends on the names that were probably meant.
fn nearest<'t, T>(
    tries: Vec<Attempt<'t, T>>,
    diagnostics: &mut Diagnostics,
) -> Option<(&'t Phrase, Option<T>)> {
    let with_distance = |tried: Attempt<'t, T>| (tried.diagnostics.distance(), tried);
    let mut tries: Vec<(Distance, Attempt<T>)> = tries.into_iter().map(with_distance).collect();
    tries.sort_by_key(|(distance, _)| *distance);
    let mut tries = tries.into_iter();
    let (least, best) = tries.next()?;
    let same =
        |distance: &Distance| least.undeclared > 0 && distance.undeclared == least.undeclared;
    let others = tries.filter(|(distance, _)| same(distance));
    let mut found: Vec<Diagnostics> = others.map(|(_, tried)| tried.diagnostics).collect();
    if found.is_empty() {
        diagnostics.append(best.diagnostics);
    } else {
        found.insert(0, best.diagnostics);
        diagnostics.unresolved(Unresolved::Line(found));
    }
    Some((best.phrase, best.value))
}

/// Maximum number of readings of a line that are shown.
const MAX_READINGS_LISTED: usize = 8;

/// A line that can be read in several ways, with each shown.
pub(crate) fn ambiguous(scope: &Scope, span: Span, phrases: &[&Phrase]) -> Diagnostic {
    let text = scope.sources.text(span);
    let message = match phrases.len() {
        2 => msg!("`{text}` can be read two ways", text),
        n => msg!("`{text}` can be read {n} ways", text, n),
    };
    let diagnostic = Diagnostic::new(Code::E0303, span, message);
    let first = phrases
        .first()
        .map(|phrase| line_edit::replaced(scope.sources, span, &bracketed(scope.sources, phrase)));
    let told = phrases.iter().take(MAX_READINGS_LISTED);
    let with_notes = told.fold(diagnostic, |diagnostic, phrase| {
        diagnostic.note(msg!(
            "it can mean `{reading}`",
            reading = bracketed(scope.sources, phrase)
        ))
    });
    let help =
        msg!("brackets around a name, or quotes around a value, show which is meant, for example");
    with_notes.corrected(help, first.unwrap_or_default())
}

/// The text of a phrase with brackets around its names and quotes around its bare values.
fn bracketed(sources: &Sources, phrase: &Phrase) -> String {
    let mut marks: Vec<(Span, char, char)> = Vec::new();
    for slot in &phrase.slots {
        match &slot.value {
            Ok(SlotValue::Name(name)) if !name.bracketed => marks.push((name.span, '[', ']')),
            Ok(SlotValue::Names(names)) => {
                marks.extend(
                    names
                        .iter()
                        .filter(|n| !n.bracketed)
                        .map(|n| (n.span, '[', ']')),
                );
            }
            Ok(SlotValue::Value(value)) => marks.extend(bare(value)),
            Ok(SlotValue::Values(values)) => marks.extend(values.iter().filter_map(bare)),
            _ => {}
        }
    }
    marks.sort_by_key(|(span, ..)| span.start);
    let mut text = String::new();
    let mut at = phrase.span.start as usize;
    let file = &sources.file(phrase.span.file).text;
    for (span, open, close) in marks {
        text.push_str(file.get(at..span.start as usize).unwrap_or(""));
        text.push(open);
        text.push_str(sources.text(span));
        text.push(close);
        at = span.end as usize;
    }
    text.push_str(file.get(at..phrase.span.end as usize).unwrap_or(""));
    text
}

fn bare(value: &Value) -> Option<(Span, char, char)> {
    matches!(value.kind, ValueKind::Bare(_)).then_some((value.span, '"', '"'))
}
