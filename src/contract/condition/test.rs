//! Tests of fields and details, and comparisons of points.

use super::super::diagnostics::Diagnostics;
use super::super::model::{DateTest, NumberTest, Test, TextTest, Type};
use super::super::scope::Scope;
use super::super::symbols::Namespace;
use super::super::unresolved::Misfit;
use super::super::{
    atom_text, durations, keywords, line_edit, numeric_values, phrase_args, sample_lines,
    value_types,
};
use super::wildcards;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::types::SubjectKind;
use crate::language::{text, yes_no};
use crate::message::msg;
use crate::source::Span;
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::{Phrase, Value, ValueKind};
use crate::text::fold_name;
use crate::units::MilliPoints;

/// The test a phrase makes of a value of this type; the operator fits the type.
pub(crate) fn test(
    scope: &Scope,
    kind: &Type,
    phrase: &Phrase,
    diagnostics: &mut Diagnostics,
) -> Option<Test> {
    use PhraseId as P;
    match (phrase.id, kind.subject_kind()) {
        (P::Known, _) => Some(Test::Known),
        (P::Unknown, _) => Some(Test::Unknown),
        (_, SubjectKind::YesNo) => yes_no::from_phrase(phrase.id).map(Test::YesNo),
        (_, SubjectKind::Number) => {
            number_test(scope, phrase, diagnostics, |value, diagnostics| {
                numeric_values::number(scope, kind, value, diagnostics)
            })
            .map(Test::Number)
        }
        (_, SubjectKind::Day) => date_test(scope, kind, phrase, diagnostics).map(Test::Date),
        (
            _,
            SubjectKind::Text | SubjectKind::Choice | SubjectKind::Choices | SubjectKind::Country,
        ) => text_test(scope, kind, phrase, diagnostics),
        (_, SubjectKind::Points | SubjectKind::Activity) => None,
    }
}

fn text_test(
    scope: &Scope,
    kind: &Type,
    phrase: &Phrase,
    diagnostics: &mut Diagnostics,
) -> Option<Test> {
    let (relation, negated) = text::from_phrase(phrase.id)?;
    let (texts, list) = match phrase.slot(SlotName::List) {
        Some(_) => {
            let name = phrase_args::name(phrase, SlotName::List, diagnostics)?;
            (Vec::new(), Some(scope.list(name, diagnostics)?))
        }
        None => {
            let slot = match phrase.slot(SlotName::Values) {
                Some(_) => SlotName::Values,
                None => SlotName::Value,
            };
            let values = phrase_args::values(phrase, slot, diagnostics)?;
            if let Some(wrong) = no_address(scope, kind, phrase, values) {
                diagnostics.misfit(Misfit::ValueType, wrong);
                return None;
            }
            if let Some(named) = list_as_value(scope, phrase, values) {
                diagnostics.push(named);
                return None;
            }
            (value_types::texts(scope, kind, values, diagnostics)?, None)
        }
    };
    let test = TextTest { relation, texts };
    if let Some(warning) = wildcards::check(scope, kind, phrase, &test) {
        diagnostics.push(warning);
    }
    Some(Test::Text {
        test,
        list,
        negated,
    })
}

/// `email is gmail`: no address is equal to a word without `@`.
fn no_address(scope: &Scope, kind: &Type, phrase: &Phrase, values: &[Value]) -> Option<Diagnostic> {
    use PhraseId as P;
    let is_whole = matches!(phrase.id, P::Is | P::IsNot | P::IsOneOf | P::IsNoneOf);
    if *kind != Type::Email || !is_whole {
        return None;
    }
    let wrong = values.iter().find(|value| match &value.kind {
        ValueKind::Bare(text) => !text.contains('@'),
        _ => false,
    })?;
    let written = scope.sources.text(wrong.span);
    let message = msg!("`{written}` is not an address", written);
    Some(Diagnostic::new(Code::E0402, wrong.span, message).help(msg!(
        "an address is compared as a whole; to ask for its domain, write for example `{sample}`",
        sample = sample_lines::domain_test(scope.language(wrong.span))
    )))
}

/// `is one of competitors`, `is a competitor`: a list where a value is expected.
fn list_as_value(scope: &Scope, phrase: &Phrase, values: &[Value]) -> Option<Diagnostic> {
    let (
        [
            Value {
                kind: ValueKind::Bare(written),
                span,
            },
        ],
        to,
    ) = (
        values,
        match phrase.id {
            PhraseId::Is | PhraseId::IsOneOf => PhraseId::IsIn,
            PhraseId::IsNot | PhraseId::IsNoneOf => PhraseId::IsNotIn,
            _ => return None,
        },
    )
    else {
        return None;
    };
    let written = fold_name(written);
    let bare = ["a ", "an ", "the "]
        .iter()
        .find_map(|word| written.strip_prefix(word));
    let bare = bare.unwrap_or(&written);
    let mut lists = scope.names.in_namespace(Namespace::Lists);
    let list = lists.find(|list| {
        let name = fold_name(&list.text);
        name == bare || name.strip_suffix('s') == Some(bare)
    })?;
    let subject = scope
        .sources
        .text(phrase_args::span(phrase, SlotName::Subject));
    let line = keywords::fill(scope.language(phrase.span), to, &|slot| {
        Some(if slot == "subject" {
            subject
        } else {
            &list.text
        })
    });
    let message = msg!("`{list}` is a list, not a value", list = list.text);
    let diagnostic =
        Diagnostic::new(Code::E0402, *span, message).also(list.span, msg!("declared here"));
    let line = line_edit::replaced(scope.sources, phrase.span, &line);
    Some(diagnostic.corrected(msg!("ask whether it is in the list"), line))
}

/// The comparison that a phrase makes; `read` reads its values.
pub(in crate::contract) fn number_test<N: PartialOrd + Copy>(
    scope: &Scope,
    phrase: &Phrase,
    diagnostics: &mut Diagnostics,
    mut read: impl FnMut(&Value, &mut Diagnostics) -> Option<N>,
) -> Option<NumberTest<N>> {
    use PhraseId as P;
    if let P::Between | P::ExpectPointsBetween = phrase.id {
        let low = phrase_args::value(phrase, SlotName::Low, diagnostics)
            .and_then(|v| read(v, diagnostics));
        let high = phrase_args::value(phrase, SlotName::High, diagnostics)
            .and_then(|v| read(v, diagnostics));
        let (low, high) = (low?, high?);
        between_ends(scope, phrase, low <= high, diagnostics)?;
        return Some(NumberTest::Between(low, high));
    }
    let n = read(
        phrase_args::value(phrase, SlotName::Value, diagnostics)?,
        diagnostics,
    )?;
    NumberTest::from_phrase(phrase.id, n)
}

/// Reports the ends of a `between` in the wrong order.
fn between_ends(
    scope: &Scope,
    phrase: &Phrase,
    ordered: bool,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let ends = [SlotName::Low, SlotName::High].map(|slot| phrase_args::span(phrase, slot));
    in_order(scope, ends, ordered, diagnostics)
}

/// Reports two ends in the wrong order, at the places where they are written.
pub(super) fn in_order(
    scope: &Scope,
    [low, high]: [Span; 2],
    ordered: bool,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    if ordered {
        return Some(());
    }
    let (low_text, high_text) = (scope.sources.text(low), scope.sources.text(high));
    let swapped = [(low, high_text.to_string()), (high, low_text.to_string())];
    diagnostics.push(
        Diagnostic::new(
            Code::E0208,
            low.to(high),
            msg!(
                "there is nothing between `{low}` and `{high}`",
                low = low_text,
                high = high_text
            ),
        )
        .corrected(
            msg!("write the smaller one first"),
            line_edit::replaced_all(scope.sources, &swapped),
        ),
    );
    None
}

fn date_test(
    scope: &Scope,
    kind: &Type,
    phrase: &Phrase,
    diagnostics: &mut Diagnostics,
) -> Option<DateTest> {
    use PhraseId as P;
    match phrase.id {
        P::Between => {
            let low = phrase_args::value(phrase, SlotName::Low, diagnostics)
                .and_then(|value| numeric_values::day(scope, kind, value, diagnostics));
            let high = phrase_args::value(phrase, SlotName::High, diagnostics)
                .and_then(|value| numeric_values::day(scope, kind, value, diagnostics));
            let (low, high) = (low?, high?);
            between_ends(scope, phrase, low <= high, diagnostics)?;
            Some(DateTest::Between(low, high))
        }
        P::Before | P::After => {
            let day = phrase_args::date(phrase, SlotName::Date, diagnostics)?;
            DateTest::from_day(phrase.id, day)
        }
        P::InLast | P::InNext => {
            let duration = phrase_args::duration(phrase, SlotName::Duration, diagnostics)?;
            let span = phrase_args::span(phrase, SlotName::Duration);
            let days = durations::days(scope, duration, span, 1, diagnostics)?;
            DateTest::from_count(phrase.id, days)
        }
        _ => {
            let value = phrase_args::value(phrase, SlotName::Value, diagnostics)?;
            let day = numeric_values::day(scope, kind, value, diagnostics)?;
            DateTest::from_day(phrase.id, day)
        }
    }
}

/// Points of a comparison: whole or with up to three decimals.
pub(in crate::contract) fn points_value(
    scope: &Scope,
    value: &Value,
    diagnostics: &mut Diagnostics,
) -> Option<MilliPoints> {
    const MAX_ENTRIES: f64 = 1e12;
    let written = scope.sources.text(value.span);
    let (misfit, diagnostic) = match &value.kind {
        ValueKind::Number(n) => {
            let thousandths = n * 1000.0;
            let rounded = thousandths.round();
            if (thousandths - rounded).abs() < 1e-6 && rounded.abs() <= MAX_ENTRIES {
                return Some(MilliPoints(rounded as i64));
            }
            let message = msg!("`{written}` points cannot be given", written);
            (
                Misfit::Value,
                Diagnostic::new(Code::E0207, value.span, message).help(msg!(
                    "points are whole or have up to three decimals, for example `45` or `{decimals}`",
                    decimals = atom_text::number(scope.language(value.span), 2.5)
                )),
            )
        }
        _ => {
            let message = msg!("`{written}` is not a number of points", written);
            (
                Misfit::ValueType,
                Diagnostic::new(Code::E0402, value.span, message)
                    .help(msg!("write a number, for example `45`")),
            )
        }
    };
    diagnostics.misfit(misfit, diagnostic);
    None
}
