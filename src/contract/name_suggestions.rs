//! Suggestions for an undeclared name: two names, a line in other words, a declared name among other words, or a declaration
//! to add. This module alone decides between them.

use super::name_role::NameRole;
use super::scope::Scope;
use super::unknown_name::{comparable, nearest, undeclared};
use super::{keywords, name_separators};
use crate::diagnostic::{Code, Diagnostic, Help};
use crate::language::operators::{fits, fits_only};
use crate::language::types::SubjectKind;
use crate::source::{FileId, Sources, Span};
use crate::syntax::phrase::{Language, PhraseId, SlotName, WORDS};
use crate::syntax::tree::{ConditionTextKind, Name, SlotValue, ValueKind};
use crate::syntax::{self, recovery};
use crate::text::fold_name;
use rustc_hash::FxHashMap;

/// The finding if the line is written differently; none if only the name is wrong.
pub(super) fn instead(scope: &Scope, role: NameRole, name: &Name) -> Option<Diagnostic> {
    several(scope, role, name).or_else(|| other_words(scope, role, name))
}

/// `Lead and Nurture`: two declared names.
fn several(scope: &Scope, role: NameRole, name: &Name) -> Option<Diagnostic> {
    if role == NameRole::Subject {
        return None;
    }
    let parts = name_separators::parts(scope, name)?;
    let known = |part: &Name| {
        // An act starts with its count.
        let text = part
            .text
            .trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        is_declared(scope, role, text) || nearest(scope, role, text).is_some()
    };
    if name.text.contains(" - ") {
        // A subtraction is not a list.
        return None;
    }
    if matches!(role, NameRole::Start | NameRole::Party) && parts.iter().all(known) {
        return Some(only_one(role, name));
    }
    if role == NameRole::Stage && parts.iter().any(known) && !parts.iter().all(known) {
        let unknown = parts.iter().find(|part| !known(part))?;
        return undeclared(scope, role, unknown);
    }
    let mark = if role == NameRole::Points {
        " + "
    } else {
        ", "
    };
    parts
        .iter()
        .all(known)
        .then(|| name_separators::diagnostic(scope, name, &parts, mark))
}

/// `after MQL or SAL`, `who: sales or marketing`: only one is allowed, and a list would not help.
fn only_one(role: NameRole, name: &Name) -> Diagnostic {
    let (message, help) = match role {
        NameRole::Party => (
            "is more than one party; only one is allowed",
            "write an sla or a target for each of them",
        ),
        _ => (
            "is more than one start; only one is allowed",
            "write an sla for each of them",
        ),
    };
    Diagnostic::new(Code::E0301, name.span, format!("`{}` {message}", name.text)).help(help)
}

/// `did: 2 demo requests on …`: the whole line is written in other words.
fn other_words(scope: &Scope, role: NameRole, name: &Name) -> Option<Diagnostic> {
    let slot = match role {
        NameRole::Activity => SlotName::Activity,
        NameRole::Start => SlotName::Start,
        _ => return None,
    };
    scope
        .repairs_left
        .set(scope.repairs_left.get().checked_sub(1)?);
    let file = scope.sources.file(name.span.file);
    let range = file.line_range(file.place(name.span.start as usize).line);
    let line = Span::new(name.span.file, range.start, range.end);
    let said = recovery::reworded(scope.language(line), &file.text, line);
    let (right, _) = said.into_iter().find(|(_, readings)| {
        readings.iter().any(|phrase| {
            let slot = phrase.slot(slot).map(|slot| &slot.value);
            matches!(slot, Some(Ok(SlotValue::Name(name))) if is_declared(scope, role, &name.text))
        })
    })?;
    let message = format!("`{}` is not declared", name.text);
    Some(
        Diagnostic::new(Code::E0301, name.span, message)
            .corrected("write the line like this", right),
    )
}

fn is_declared(scope: &Scope, role: NameRole, text: &str) -> bool {
    let mut spaces = role.spaces().iter();
    spaces.any(|space| {
        let entry = scope.names.entry(*space, text);
        entry.is_some_and(|entry| role.takes(entry.meaning))
    })
}

/// `the sales team`: the longest declared name among other words, if those carry no meaning.
pub(super) fn contained<'s>(scope: &'s Scope, role: NameRole, name: &Name) -> Option<&'s str> {
    if matches!(role, NameRole::Subject | NameRole::Start) {
        return None;
    }
    let folded = fold_name(&name.text);
    let language = scope.language(name.span);
    let among = |candidate: &&str| {
        let wanted = fold_name(candidate);
        let rest = folded.split(' ').collect::<Vec<_>>();
        let words = wanted.split(' ').collect::<Vec<_>>();
        let at = rest.windows(words.len()).position(|run| run == words);
        at.is_some_and(|at| {
            let mut others = rest[..at].iter().chain(&rest[at + words.len()..]);
            !others.any(|word| {
                recovery::is_weighty(language, word) || name_separators::is_joiner(language, word)
            })
        })
    };
    comparable(scope, role)
        .filter(among)
        .max_by_key(|candidate| candidate.len())
}

/// The help for a name without a similar one: declare it, unless it cannot be a name.
pub(super) fn help(scope: &Scope, role: NameRole, name: &Name) -> String {
    let language = scope.language(name.span);
    if !is_plain(language, &name.text) {
        return match role {
            NameRole::Points => "points are added up as they are, with `+` between their names; rules with `-` take points away".to_string(),
            NameRole::Subject => "a condition is a declared name and a test of it, for example `company size at least 200` or `demo request in the last 30 days`".to_string(),
            _ => format!("expected just the declared name of {}", role.noun()),
        };
    }
    if role == NameRole::Subject
        && fold_name(&name.text) == keywords::keyword(language, PhraseId::Stage)
    {
        let since = keywords::since(language, "STAGE");
        return format!(
            "a condition cannot ask for the stage, only for what happened since: `{since}`"
        );
    }
    match (role, implied_kind(scope, language, name)) {
        (NameRole::Subject, Some(ImpliedKind::Activity)) => {
            NameRole::Activity.declaration(language, &name.text, None)
        }
        (NameRole::Subject, Some(ImpliedKind::Field(kind))) => {
            role.declaration(language, &name.text, Some(type_word(language, kind)))
        }
        _ => role.declaration(language, &name.text, None),
    }
}

/// Whether a text has no numbers and no words that are used in conditions and lists.
fn is_plain(language: Language, text: &str) -> bool {
    let mut words = text.split_whitespace();
    !words.any(|word| {
        !word.contains(char::is_alphabetic)
            || recovery::is_foreign(language, word)
            || recovery::is_weighty(language, word)
            || recovery::is_operator(language, word)
    })
}

/// Maximum number of characters examined after a name.
const ASKED_CHARS: usize = 200;

/// The kind of name that the words after it imply.
enum ImpliedKind {
    Activity,
    /// The name of the type in the table.
    Field(&'static str),
}

fn implied_kind(scope: &Scope, language: Language, name: &Name) -> Option<ImpliedKind> {
    let file = scope.sources.file(name.span.file);
    let line = file.line_range(file.place(name.span.start as usize).line);
    let behind = file.text.get(name.span.end as usize..line.end)?;
    // The words that show the type directly follow the name.
    let end = behind.char_indices().nth(ASKED_CHARS);
    let behind = end.map_or(behind, |(end, _)| &behind[..end]);
    let text = syntax::condition(language, name.span.file, &format!("x {behind}"), line.start);
    let ConditionTextKind::Readings(readings) = text.kind else {
        return None;
    };
    let phrase = readings.iter().find(|phrase| phrase.id != PhraseId::Ever)?;
    let value = phrase
        .slot(SlotName::Value)
        .or(phrase.slot(SlotName::Low))
        .map(|slot| &slot.value);
    Some(match (phrase.id, value) {
        (id, _) if fits(id, SubjectKind::Activity) => ImpliedKind::Activity,
        (id, _) if fits_only(id, SubjectKind::YesNo) => ImpliedKind::Field("YesNo"),
        (id, _) if fits_only(id, SubjectKind::Day) => ImpliedKind::Field("Date"),
        (_, Some(Ok(SlotValue::Value(value)))) => ImpliedKind::Field(match &value.kind {
            ValueKind::Number(n) if n.fract() == 0.0 => "Whole",
            ValueKind::Number(_) => "Number",
            ValueKind::Money(..) => "Money",
            ValueKind::Percent(_) => "Percent",
            ValueKind::Date(_) => "Date",
            ValueKind::DateTime(..) => "Time",
            _ => "Text",
        }),
        _ => return None,
    })
}

/// The word of a type.
fn type_word(language: Language, name: &str) -> &'static str {
    let row = WORDS
        .iter()
        .find(|row| row.set == "type_word" && row.name == name);
    row.and_then(|row| row.forms(language).first())
        .copied()
        .unwrap_or("")
}

/// Merges repeats of one undeclared name into one diagnostic, which names the other lines.
pub(super) fn once(sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    let line = |d: &Diagnostic| sources.line_number(d.primary.span);
    let mut first: FxHashMap<(FileId, String, String), usize> = FxHashMap::default();
    let mut others: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    let mut kept: Vec<Diagnostic> = Vec::new();
    for diagnostic in diagnostics.drain(..) {
        let corrected = |help: &Help| help.candidate.is_some();
        if diagnostic.code != Code::E0301 || diagnostic.help.as_ref().is_none_or(corrected) {
            kept.push(diagnostic);
            continue;
        }
        let label = diagnostic.primary.text.clone();
        let key = (
            diagnostic.primary.span.file,
            diagnostic.message.clone(),
            label,
        );
        match first.get(&key) {
            Some(at) => others.entry(*at).or_default().push(line(&diagnostic)),
            None => {
                first.insert(key, kept.len());
                kept.push(diagnostic);
            }
        }
    }
    for (at, mut lines) in others {
        if let Some(diagnostic) = kept.get_mut(at) {
            let own = line(diagnostic);
            lines.retain(|line| *line != own);
            lines.dedup();
            diagnostic.notes.extend(also_on(&lines));
        }
    }
    *diagnostics = kept;
}

/// `it is also used on lines 71, 132`
fn also_on(lines: &[usize]) -> Option<String> {
    const SHOWN: usize = 12;
    let texts: Vec<String> = lines.iter().take(SHOWN).map(usize::to_string).collect();
    let more = match lines.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let word = if lines.len() == 1 { "line" } else { "lines" };
    (!lines.is_empty()).then(|| format!("it is also used on {word} {}{more}", texts.join(", ")))
}
