//! Values, checked against the type they are compared with.

use super::choices::ValueText;
use super::country;
use super::diagnostics::Diagnostics;
use super::line_edit;
use super::model::Type;
use super::scope::Scope;
use super::unresolved::Misfit;
use crate::diagnostic::closest_name::closest;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::types::SubjectKind;
use crate::source::Span;
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
        let what = match bare.len() {
            1 => "expected a text",
            _ => "expected texts",
        };
        let message = format!("{} must be in quotes: {what}", written(scope, &bare));
        let diagnostic = Diagnostic::new(Code::E0112, first.span, message)
            .corrected("quotes mark values from the data", quoted(scope, &bare))
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
        let what = match bare.len() {
            1 => "was read as a value",
            _ => "were read as values",
        };
        let message = format!("{} {what} of the data", written(scope, &bare));
        diagnostics.push(
            Diagnostic::new(Code::W0104, first.span, message)
                .corrected("values go in quotes", quoted(scope, &bare))
                .sure(),
        );
    }
    read.into_iter().collect()
}

/// The values as written, for messages.
fn written(scope: &Scope, values: &[&Value]) -> String {
    let texts: Vec<String> = values
        .iter()
        .map(|value| format!("`{}`", scope.sources.text(value.span)))
        .collect();
    texts.join(", ")
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
    let empty = "an empty text counts as unknown, so nothing is ever equal to it";
    match (kind, &value.kind) {
        (Type::Country, ValueKind::Bare(code) | ValueKind::Text(code)) => {
            country_code(scope, code, value.span, diagnostics)
        }
        (Type::Choice(choices) | Type::Choices(choices), _) => {
            choice(scope, choices, value, diagnostics)
        }
        (_, ValueKind::Text(text)) if text.trim().is_empty() => {
            let diagnostic = Diagnostic::new(Code::E0207, value.span, empty)
                .help("write `is unknown` to ask for leads without a value");
            diagnostics.push(diagnostic);
            None
        }
        (_, ValueKind::Text(text)) => Some(text.clone()),
        _ => {
            let wrong = not_a(scope, kind, value).help(format!("write {}", example_of(kind)));
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
    let diagnostic = Diagnostic::new(Code::E0204, span, format!("`{text}` is not a country code"));
    diagnostics.push(match country::code_of(text) {
        Some(code) => diagnostic.corrected(
            format!(
                "did you mean `{code}`, {}?",
                country::name(code).unwrap_or(code)
            ),
            line_edit::replaced(scope.sources, span, code),
        ),
        None => diagnostic.help("a country is its code of two letters, for example `BR` or `PT`"),
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
        format!("`{written}` is not among the declared choices"),
    );
    if let Some(near) = closest(written, choices.iter().map(String::as_str)) {
        let line = line_edit::replaced(scope.sources, span, &format!("\"{near}\""));
        return diagnostic.corrected(format!("did you mean \"{near}\"?"), line);
    }
    const SHOWN: usize = 12;
    let texts: Vec<String> = choices
        .iter()
        .take(SHOWN)
        .map(|c| format!("\"{c}\""))
        .collect();
    let more = choices.len().saturating_sub(SHOWN);
    let more = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    diagnostic
        .note(format!("the choices are {}{more}", texts.join(", ")))
        .help("use one of them, or add the value to the field's choices")
}

/// Reports a value that does not fit the field's type.
pub(super) fn not_a(scope: &Scope, kind: &Type, value: &Value) -> Diagnostic {
    let written = scope.sources.text(value.span);
    Diagnostic::new(
        Code::E0402,
        value.span,
        format!("`{written}` is not {}", expected(kind)),
    )
    .label(format!("expected {}", expected(kind)))
}

fn expected(kind: &Type) -> &'static str {
    match kind.subject_kind() {
        SubjectKind::Day => "a date",
        SubjectKind::Choices => "a choice",
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
pub(super) fn example_of(kind: &Type) -> &'static str {
    match kind {
        Type::Whole => "a number without decimals, for example `200`",
        Type::Range => "a number, or a range in quotes, for example `\"51-200\"`",
        Type::Number => "a number, for example `2.5`",
        Type::Money => "an amount with its currency, for example `BRL 10 million`",
        Type::Percent => "a percentage, for example `80%`",
        Type::Date | Type::Time | Type::CreationTime => {
            "year, month and day, for example `2026-04-01`"
        }
        Type::Country => "a country code, for example `BR`",
        Type::YesNo => "`yes` or `no`",
        Type::Id | Type::Text | Type::Email | Type::Link | Type::Choice(_) | Type::Choices(_) => {
            "a text in quotes, for example `\"SaaS\"`"
        }
    }
}
