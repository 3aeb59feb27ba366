//! Numbers, amounts of money and days, checked against the type they are compared with.

use super::diagnostics::Diagnostics;
use super::model::Type;
use super::scope::Scope;
use super::unresolved::Misfit;
use super::value_types::{not_a, right_form};
use super::{currency, keywords, line_edit};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Arg, Join, msg};
use crate::source::Span;
use crate::syntax::tree::{Value, ValueKind};
use crate::time::LocalDay;

/// A number as a number, an amount or a percentage.
pub(super) fn number(
    scope: &Scope,
    kind: &Type,
    value: &Value,
    diagnostics: &mut Diagnostics,
) -> Option<f64> {
    // A range is compared with the whole numbers it consists of.
    let is_range = *kind == Type::Range;
    let kind = if is_range { &Type::Whole } else { kind };
    let language = scope.language(value.span);
    let wrong = match (kind, &value.kind) {
        (Type::Whole, ValueKind::Number(n)) if n.fract() != 0.0 && is_range => {
            not_a(scope, kind, value).help(msg!(
                "a range consists of whole numbers: write a number without decimals"
            ))
        }
        (Type::Whole, ValueKind::Number(n)) if n.fract() != 0.0 => {
            not_a(scope, kind, value).help(msg!(
                "write a number without decimals, or declare the field as `{number}`",
                number = keywords::type_word(language, "Number")
            ))
        }
        (Type::Whole | Type::Number, ValueKind::Number(n)) => return Some(*n),
        (Type::Percent, ValueKind::Percent(n)) => return Some(*n),
        (Type::Money, ValueKind::Money(mark, amount)) => {
            return amount_of(scope, mark, *amount, value, diagnostics);
        }
        (Type::Money, ValueKind::Number(_)) => no_currency(scope, value),
        // A share may be meant: 0.1 of the whole is 10%.
        (Type::Percent, ValueKind::Number(n)) if n.abs() <= 1.0 && *n != 0.0 => {
            let of = |n: f64| {
                let percent = format!("{}%", (n * 1e9).round() / 1e9);
                line_edit::replaced(scope.sources, value.span, &percent)
            };
            not_a(scope, kind, value).example(
                msg!("it may mean a part of the whole, or a percentage; write one of these"),
                format!("{}\n{}", of(n * 100.0), of(*n)),
            )
        }
        (Type::Percent, ValueKind::Number(n)) => not_a(scope, kind, value).corrected(
            msg!("write the percent sign"),
            line_edit::replaced(scope.sources, value.span, &format!("{n}%")),
        ),
        (_, ValueKind::Text(text)) => not_a(scope, kind, value).corrected(
            msg!("quotes are for texts"),
            line_edit::replaced(scope.sources, value.span, text),
        ),
        _ => not_a(scope, kind, value).help(right_form(language, kind)),
    };
    diagnostics.misfit(Misfit::ValueType, wrong);
    None
}

fn amount_of(
    scope: &Scope,
    mark: &str,
    amount: f64,
    value: &Value,
    diagnostics: &mut Diagnostics,
) -> Option<f64> {
    let code = currency_code(scope, mark, value.span, diagnostics)?;
    match scope.currency.as_deref() {
        Some(own) if own != code => {
            let written = scope.sources.text(value.span);
            let message = msg!(
                "`{written}` is in {code}, but the contract counts in {own}",
                written,
                code,
                own
            );
            let line =
                line_edit::replaced(scope.sources, value.span, &written.replacen(mark, own, 1));
            diagnostics.push(
                Diagnostic::new(Code::E0404, value.span, message)
                    .note(msg!("amounts of two currencies cannot be compared"))
                    .corrected(
                        msg!("write the amount in the contract's currency, for example"),
                        line,
                    ),
            );
            None
        }
        _ => Some(amount),
    }
}

/// The currency code in the spelling of ISO 4217, or a diagnostic with the code that is probably meant.
pub(super) fn currency_code(
    scope: &Scope,
    mark: &str,
    span: Span,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    if let Some(code) = currency::code(mark) {
        return Some(code.to_string());
    }
    let diagnostic = Diagnostic::new(
        Code::E0203,
        span,
        msg!("`{mark}` is not a currency code", mark),
    );
    let line = |code: &str| {
        let written = scope.sources.text(span);
        let amount = written.replacen(mark, "", 1);
        line_edit::replaced(
            scope.sources,
            span,
            format!("{code} {}", amount.trim()).trim(),
        )
    };
    let meant = currency::codes_of(mark);
    if let Some(own) = scope.currency.as_deref().filter(|own| !meant.contains(own))
        && !meant.is_empty()
    {
        let help = msg!(
            "the contract counts in {own}; write what it is in that currency, for example",
            own
        );
        return refused(diagnostics, diagnostic.example(help, line(own)));
    }
    let own = scope.currency.as_deref().filter(|own| meant.contains(own));
    diagnostics.push(match own.as_ref().map_or(meant, std::slice::from_ref) {
        [] => diagnostic.help(msg!(
            "a currency is its code of three letters, for example `BRL`, `EUR` or `USD`"
        )),
        [code] => diagnostic.corrected(msg!("did you mean `{near}`?", near = code), line(code)),
        [first, rest @ ..] => {
            let others = rest.iter().map(|code| format!("`{code}`"));
            diagnostic.corrected(
                msg!(
                    "a sign can mean several currencies; write the code: `{first}`, or {others}",
                    first,
                    others = Arg::list(others, Join::Comma)
                ),
                line(first),
            )
        }
    });
    None
}

fn refused<T>(diagnostics: &mut Diagnostics, diagnostic: Diagnostic) -> Option<T> {
    diagnostics.push(diagnostic);
    None
}

fn no_currency(scope: &Scope, value: &Value) -> Diagnostic {
    let written = scope.sources.text(value.span);
    let own = scope.currency.as_deref().unwrap_or("EUR");
    Diagnostic::new(
        Code::E0402,
        value.span,
        msg!(
            "`{written}` has no currency, but an amount of money is expected",
            written
        ),
    )
    .corrected(
        msg!("write the currency's code before the number"),
        line_edit::replaced(scope.sources, value.span, &format!("{own} {written}")),
    )
}

/// A day as a date or a time.
pub(super) fn day(
    scope: &Scope,
    kind: &Type,
    value: &Value,
    diagnostics: &mut Diagnostics,
) -> Option<LocalDay> {
    let wrong = match &value.kind {
        ValueKind::Date(day) => return Some(*day),
        ValueKind::DateTime(day, _) => Diagnostic::new(
            Code::E0402,
            value.span,
            msg!("conditions compare days, not times of day"),
        )
        .corrected(
            msg!("leave out the time of day"),
            line_edit::replaced(scope.sources, value.span, &day.to_string()),
        ),
        _ => not_a(scope, kind, value).help(right_form(scope.language(value.span), kind)),
    };
    diagnostics.misfit(Misfit::ValueType, wrong);
    None
}
