//! Values, checked against the type they are compared with.

use super::choices::ValueText;
use super::country;
use super::diagnostics::Diagnostics;
use super::model::Type;
use super::scope::Scope;
use super::unresolved::Misfit;
use super::{atom_text, keywords, line_edit, sample_lines};
use crate::diagnostic::closest_name::closest;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::types::SubjectKind;
use crate::message::{Arg, Join, Message, ToArg, msg};
use crate::source::Span;
use crate::syntax::phrase::{Language, PhraseId};
use crate::syntax::tree::{Value, ValueKind};
use crate::text::fold;

/// Texts for a text, a choice, choices or a country: texts in the form used to compare, choices as declared, codes in capitals.
pub(super) fn texts(
    scope: &Scope,
    kind: &Type,
    values: &[Value],
    diagnostics: &mut Diagnostics,
) -> Option<Vec<String>> {
    let bare: Vec<&Value> = values
        .iter()
        .filter(|value| !matches!(value.kind, ValueKind::Text(_)))
        .collect();
    let is_choice = matches!(kind, Type::Choice(_) | Type::Choices(_));
    let other_quotes = |value: &&Value| {
        scope
            .sources
            .text(value.span)
            .starts_with(['\'', '‘', '’', '`'])
    };
    let needs_none = (is_choice || *kind == Type::Country) && !bare.iter().any(other_quotes);
    if let (Some(first), false) = (bare.first(), needs_none) {
        let message = msg!(
            "{written} must be in quotes: expected {n|a text|texts}",
            written = written(scope, &bare),
            n = bare.len()
        );
        let diagnostic = Diagnostic::new(Code::E0112, first.span, message)
            .corrected(
                msg!("quotes mark values from the data"),
                quoted(scope, &bare),
            )
            .sure();
        diagnostics.misfit(Misfit::ValueType, diagnostic);
        return None;
    }
    let before = diagnostics.errors();
    let read: Vec<Option<String>> = values
        .iter()
        .map(|value| text(scope, kind, value, diagnostics))
        .collect();
    if let (Some(first), true, true) = (bare.first(), is_choice, diagnostics.errors() == before) {
        let message = msg!(
            "{written} {n|was read as a value|were read as values} of the data",
            written = written(scope, &bare),
            n = bare.len()
        );
        diagnostics.push(
            Diagnostic::new(Code::W0104, first.span, message)
                .corrected(msg!("values go in quotes"), quoted(scope, &bare))
                .sure(),
        );
    }
    read.into_iter().collect()
}

/// The values as written, for messages.
fn written(scope: &Scope, values: &[&Value]) -> Arg {
    let texts = values
        .iter()
        .map(|value| format!("`{}`", scope.sources.text(value.span)));
    Arg::list(texts, Join::Comma)
}

/// The line with quotes around the values.
fn quoted(scope: &Scope, values: &[&Value]) -> String {
    let edits: Vec<(Span, String)> = values
        .iter()
        .map(|value| {
            (
                value.span,
                crate::text::quoted(scope.sources.text(value.span)),
            )
        })
        .collect();
    line_edit::replaced_all(scope.sources, &edits)
}

fn text(
    scope: &Scope,
    kind: &Type,
    value: &Value,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let empty = msg!("an empty text counts as unknown, so nothing is ever equal to it");
    match (kind, &value.kind) {
        (Type::Country, ValueKind::Bare(code) | ValueKind::Text(code)) => {
            country_code(scope, code, value.span, diagnostics)
        }
        (Type::Choice(choices) | Type::Choices(choices), _) => {
            choice(scope, choices, value, diagnostics)
        }
        (_, ValueKind::Text(text)) if text.trim().is_empty() => {
            let diagnostic = Diagnostic::new(Code::E0207, value.span, empty).help(msg!(
                "write `{unknown}` to ask for leads without a value",
                unknown = keywords::operator_words(scope.language(value.span), PhraseId::Unknown)
            ));
            diagnostics.push(diagnostic);
            None
        }
        (_, ValueKind::Text(text)) => Some(text.clone()),
        _ => {
            let right = right_form(scope.language(value.span), kind);
            let wrong = not_a(scope, kind, value).help(right);
            diagnostics.misfit(Misfit::ValueType, wrong);
            None
        }
    }
}

fn country_code(
    scope: &Scope,
    text: &str,
    span: Span,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    if let Some(code) = country::code(text) {
        scope.choices.value(span, ValueText::Code(code));
        return Some(code.to_string());
    }
    let diagnostic = Diagnostic::new(
        Code::E0204,
        span,
        msg!("`{text}` is not a country code", text),
    );
    diagnostics.push(match country::code_of(text) {
        Some(code) => diagnostic.corrected(
            msg!(
                "did you mean `{code}`, {name}?",
                code,
                name = country::names(code).map_or_else(|| code.to_arg(), Arg::Words)
            ),
            line_edit::replaced(scope.sources, span, code),
        ),
        None => diagnostic.help(msg!(
            "a country is its code of two letters, for example `BR` or `PT`"
        )),
    });
    None
}

fn choice(
    scope: &Scope,
    choices: &[String],
    value: &Value,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let written = match &value.kind {
        ValueKind::Text(text) | ValueKind::Bare(text) => text.as_str(),
        _ => scope.sources.text(value.span),
    };
    let wanted = fold(written);
    let declared = choices.iter().find(|choice| fold(choice) == wanted);
    match (declared, &value.kind) {
        (None, _) => diagnostics.push(not_among(scope, choices, written, value.span)),
        (Some(declared), ValueKind::Bare(_)) => {
            let text = ValueText::Choice(declared.clone());
            scope.choices.value(value.span, text);
        }
        (Some(_), _) => {}
    }
    declared.cloned()
}

fn not_among(scope: &Scope, choices: &[String], written: &str, span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::E0403,
        span,
        msg!("`{written}` is not among the declared choices", written),
    );
    if let Some(near) = closest(written, choices.iter().map(String::as_str)) {
        let line = line_edit::replaced(scope.sources, span, &format!("\"{near}\""));
        return diagnostic.corrected(msg!("did you mean \"{near}\"?", near), line);
    }
    const SHOWN: usize = 12;
    let texts = choices.iter().take(SHOWN);
    let shown = Arg::list(texts.map(|choice| format!("\"{choice}\"")), Join::Comma);
    let note = match choices.len().saturating_sub(SHOWN) {
        0 => msg!("the choices are {shown}", shown),
        more => msg!("the choices are {shown} and {more} more", shown, more),
    };
    diagnostic.note(note).help(msg!(
        "use one of them, or add the value to the field's choices"
    ))
}

/// Reports a value that does not fit the field's type.
pub(super) fn not_a(scope: &Scope, kind: &Type, value: &Value) -> Diagnostic {
    let written = scope.sources.text(value.span);
    Diagnostic::new(
        Code::E0402,
        value.span,
        msg!("`{written}` is not {noun}", written, noun = noun(kind)),
    )
    .label(msg!("expected {noun}", noun = noun(kind)))
}

/// What a single value of a type is.
fn noun(kind: &Type) -> Message {
    match kind.subject_kind() {
        SubjectKind::Day => msg!("a date"),
        SubjectKind::Choices => msg!("a choice"),
        SubjectKind::Text
        | SubjectKind::Choice
        | SubjectKind::Country
        | SubjectKind::Number
        | SubjectKind::YesNo
        | SubjectKind::Points
        | SubjectKind::Activity => kind.noun(),
    }
}

/// How a value of a type is written.
pub(super) fn right_form(language: Language, kind: &Type) -> Message {
    match kind {
        Type::Whole => msg!("write a number without decimals, for example `200`"),
        Type::Range => msg!("write a number, or a range in quotes, for example `\"51-200\"`"),
        Type::Number => msg!(
            "write a number, for example `{number}`",
            number = atom_text::number(language, 2.5)
        ),
        Type::Money => msg!(
            "write an amount with its currency, for example `{money}`",
            money = sample_lines::money(language)
        ),
        Type::Percent => msg!("write a percentage, for example `80%`"),
        Type::Date | Type::Time | Type::CreationTime => {
            msg!("write year, month and day, for example `2026-04-01`")
        }
        Type::Country => msg!("write a country code, for example `BR`"),
        Type::YesNo => {
            let [yes, no] = sample_lines::yes_and_no(language);
            msg!("write `{yes}` or `{no}`", yes, no)
        }
        Type::Id | Type::Text | Type::Email | Type::Link | Type::Choice(_) | Type::Choices(_) => {
            msg!("write a text in quotes, for example `\"SaaS\"`")
        }
    }
}
