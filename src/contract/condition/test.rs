//! Tests of fields and details, and comparisons of points.

use super::super::found::Found;
use super::super::model::{DateTest, NumberTest, Test, Type};
use super::super::scope::Scope;
use super::super::{amounts, durations, edit, slots, values};
use super::operators::Kind;
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::{Phrase, Value, ValueKind};
use crate::units::MilliPoints;

/// The test a phrase makes of a value of this type; the operator fits the type.
pub(crate) fn test(scope: &Scope, kind: &Type, phrase: &Phrase, found: &mut Found) -> Option<Test> {
    use PhraseId as P;
    match (phrase.id, Kind::of(kind)) {
        (P::Known, _) => Some(Test::Known),
        (P::Unknown, _) => Some(Test::Unknown),
        (P::IsYes, _) => Some(Test::YesNo(true)),
        (P::IsNo, _) => Some(Test::YesNo(false)),
        (_, Kind::Number) => number_test(scope, phrase, found, |value, found| {
            amounts::number(scope, kind, value, found)
        })
        .map(Test::Number),
        (_, Kind::Day) => date_test(scope, kind, phrase, found).map(Test::Date),
        _ => text_test(scope, kind, phrase, found),
    }
}

fn text_test(scope: &Scope, kind: &Type, phrase: &Phrase, found: &mut Found) -> Option<Test> {
    use PhraseId as P;
    if let P::IsIn | P::IsNotIn = phrase.id {
        let list = scope.list(slots::name(phrase, SlotName::List, found)?, found)?;
        return Some(Test::Equals {
            values: Vec::new(),
            list: Some(list),
            negated: phrase.id == P::IsNotIn,
        });
    }
    let slot = match phrase.slot(SlotName::Values) {
        Some(_) => SlotName::Values,
        None => SlotName::Value,
    };
    let mut values = values::texts(scope, kind, slots::values(phrase, slot, found)?, found)?;
    Some(match phrase.id {
        P::Is | P::IsOneOf => Test::Equals {
            values,
            list: None,
            negated: false,
        },
        P::IsNot | P::IsNoneOf => Test::Equals {
            values,
            list: None,
            negated: true,
        },
        P::Contains | P::ContainsOneOf => Test::Contains {
            parts: values,
            negated: false,
        },
        P::DoesNotContain => Test::Contains {
            parts: values,
            negated: true,
        },
        P::Mentions | P::MentionsOneOf => Test::Mentions(values),
        P::StartsWith => Test::StartsWith(values.pop()?),
        P::EndsWith => Test::EndsWith(values.pop()?),
        _ => return None,
    })
}

/// The comparison a phrase makes, its values read by `read`.
pub(in crate::contract) fn number_test<N: PartialOrd + Copy>(
    scope: &Scope,
    phrase: &Phrase,
    found: &mut Found,
    mut read: impl FnMut(&Value, &mut Found) -> Option<N>,
) -> Option<NumberTest<N>> {
    use PhraseId as P;
    if let P::Between | P::ExpectPointsBetween = phrase.id {
        let low = slots::value(phrase, SlotName::Low, found).and_then(|v| read(v, found));
        let high = slots::value(phrase, SlotName::High, found).and_then(|v| read(v, found));
        let (low, high) = (low?, high?);
        in_order(scope, phrase, low <= high, found)?;
        return Some(NumberTest::Between(low, high));
    }
    let n = read(slots::value(phrase, SlotName::Value, found)?, found)?;
    Some(match phrase.id {
        P::Is | P::ExpectPointsIs => NumberTest::Is(n),
        P::IsNot => NumberTest::IsNot(n),
        P::AtLeast | P::ExpectPointsAtLeast => NumberTest::AtLeast(n),
        P::AtMost | P::ExpectPointsAtMost => NumberTest::AtMost(n),
        P::MoreThan => NumberTest::MoreThan(n),
        P::LessThan => NumberTest::LessThan(n),
        _ => return None,
    })
}

/// Reports `between` whose ends are the wrong way round.
fn in_order(scope: &Scope, phrase: &Phrase, ordered: bool, found: &mut Found) -> Option<()> {
    if ordered {
        return Some(());
    }
    let low = slots::span(phrase, SlotName::Low);
    let high = slots::span(phrase, SlotName::High);
    let (low_text, high_text) = (scope.sources.text(low), scope.sources.text(high));
    let swapped = [(low, high_text.to_string()), (high, low_text.to_string())];
    found.push(
        Diagnostic::new(
            Code::E0208,
            low.to(high),
            format!("nothing lies between `{low_text}` and `{high_text}`"),
        )
        .corrected(
            "the smaller one comes first",
            edit::replaced_all(scope.sources, &swapped),
        ),
    );
    None
}

fn date_test(scope: &Scope, kind: &Type, phrase: &Phrase, found: &mut Found) -> Option<DateTest> {
    use PhraseId as P;
    match phrase.id {
        P::Between => {
            let low = slots::value(phrase, SlotName::Low, found)
                .and_then(|value| amounts::day(scope, kind, value, found));
            let high = slots::value(phrase, SlotName::High, found)
                .and_then(|value| amounts::day(scope, kind, value, found));
            let (low, high) = (low?, high?);
            in_order(scope, phrase, low <= high, found)?;
            Some(DateTest::Between(low, high))
        }
        P::Before => slots::date(phrase, SlotName::Date, found).map(DateTest::Before),
        P::After => slots::date(phrase, SlotName::Date, found).map(DateTest::After),
        P::InLast | P::InNext => {
            let duration = slots::duration(phrase, SlotName::Duration, found)?;
            let span = slots::span(phrase, SlotName::Duration);
            let days = durations::days(scope, duration, span, 1, found)?;
            Some(match phrase.id {
                P::InLast => DateTest::InLast(days),
                _ => DateTest::InNext(days),
            })
        }
        _ => {
            let value = slots::value(phrase, SlotName::Value, found)?;
            let day = amounts::day(scope, kind, value, found)?;
            Some(match phrase.id {
                P::IsNot => DateTest::IsNot(day),
                _ => DateTest::Is(day),
            })
        }
    }
}

/// Points of a comparison: whole or with up to three decimals.
pub(in crate::contract) fn points_value(
    scope: &Scope,
    value: &Value,
    found: &mut Found,
) -> Option<MilliPoints> {
    const MOST: f64 = 1e12;
    let written = scope.sources.text(value.span);
    let diagnostic = match &value.kind {
        ValueKind::Number(n) => {
            let thousandths = n * 1000.0;
            let rounded = thousandths.round();
            if (thousandths - rounded).abs() < 1e-6 && rounded.abs() <= MOST {
                return Some(MilliPoints(rounded as i64));
            }
            Diagnostic::new(
                Code::E0207,
                value.span,
                format!("`{written}` points cannot be given"),
            )
            .help("points are whole or have up to three decimals, for example `45` or `2.5`")
        }
        _ => Diagnostic::new(
            Code::E0402,
            value.span,
            format!("`{written}` is not a number of points"),
        )
        .help("write a number, for example `45`"),
    };
    found.push(diagnostic);
    None
}
