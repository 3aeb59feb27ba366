//! Values at the boundaries of a test: some that pass and some that do not.

use crate::contract::model::{Contract, FactValue, NumberTest, Subject, Test, Type};
use crate::language::number::Operands;
use crate::language::range::NumberRange;
use crate::language::steps::{moved, of_points};
use crate::language::types::SubjectKind;
use crate::time::LocalDay;
use crate::units::MilliPoints;
use std::ops::Bound;

/// Values of a field or detail that distinguish this test from similar ones, passing values first; `today` is the local day at
/// which the lead is evaluated.
pub(super) fn around(
    contract: &Contract,
    subject: Subject,
    kind: &Type,
    test: &Test,
    today: LocalDay,
) -> Vec<FactValue> {
    let texts = |texts: Vec<String>| texts_of(subject, kind, texts);
    match test {
        Test::Known | Test::Unknown => super::any_value::value(kind, today).into_iter().collect(),
        Test::YesNo(yes) => vec![FactValue::YesNo(*yes), FactValue::YesNo(!yes)],
        Test::Text {
            test,
            list,
            negated,
        } => {
            let list = list.and_then(|id| contract.lists.get(id.index()));
            let listed = list.and_then(|list| list.values.first());
            let passing = texts(test.texts.iter().chain(listed).cloned().collect());
            let near = test.texts.iter();
            let near = near
                .filter_map(|text| test.relation.near_miss(text))
                .collect();
            let failing = texts(match Vec::is_empty(&near) {
                true => other_than(kind, &test.texts),
                false => near,
            });
            match negated {
                true => failing.into_iter().chain(passing).collect(),
                false => passing.into_iter().chain(failing).collect(),
            }
        }
        Test::Number(test) if *kind == Type::Range => ranges(*test),
        Test::Number(test) => numbers(*test, *kind == Type::Whole)
            .map(FactValue::Number)
            .collect(),
        Test::Date(test) => test
            .edges(today)
            .into_iter()
            .map(|day| FactValue::on_day(kind, day))
            .collect(),
    }
}

fn texts_of(subject: Subject, kind: &Type, texts: Vec<String>) -> Vec<FactValue> {
    let domain = matches!(subject, Subject::DomainOf(_) | Subject::DomainOfDetail(_));
    let whole = |text: String| match (domain, kind) {
        (true, Type::Email) => kind.address("ana", &text),
        (true, _) => kind.address("", &text),
        (false, _) => text,
    };
    let texts = texts.into_iter().map(whole);
    match kind.subject_kind() == SubjectKind::Choices {
        true => texts.map(|text| FactValue::Texts(vec![text])).collect(),
        false => texts.map(FactValue::Text).collect(),
    }
}

/// A text the field can have that is none of these.
fn other_than(kind: &Type, texts: &[String]) -> Vec<String> {
    let folded: Vec<String> = texts.iter().map(|text| crate::text::fold(text)).collect();
    let strange = |text: &&String| !folded.contains(&crate::text::fold(text));
    if let Some(choices) = kind.options() {
        return choices.iter().find(strange).cloned().into_iter().collect();
    }
    if *kind == Type::Country {
        let codes = ["BR", "PT", "DE", "US"].map(str::to_owned);
        let other = codes.iter().rfind(strange);
        // None is left if all four codes are listed.
        return other.cloned().into_iter().collect();
    }
    vec!["other.example".to_owned()]
}

/// The ranges of one number, and those across the edges of the test.
fn ranges(test: NumberTest<f64>) -> Vec<FactValue> {
    let numbers: Vec<f64> = numbers(test, true)
        .filter(|number| *number >= 0.0)
        .collect();
    let lowest = numbers.iter().copied().fold(f64::INFINITY, f64::min);
    let highest = numbers.iter().copied().fold(0.0, f64::max);
    let across = [
        (lowest, highest),
        (lowest, f64::INFINITY),
        (highest, f64::INFINITY),
    ];
    let across = across.map(|(low, high)| NumberRange { low, high });
    let all = numbers.into_iter().map(NumberRange::of).chain(across);
    let mut all: Vec<NumberRange> = all.filter(|range| range.is_valid()).collect();
    all.sort_by_key(|range| range.passes(test) != Some(true));
    all.dedup();
    all.into_iter().map(FactValue::Range).collect()
}

fn numbers(test: NumberTest<f64>, whole: bool) -> impl Iterator<Item = f64> {
    let step = |number: f64, steps: f64| match whole {
        true => number + steps,
        false => moved(number, steps),
    };
    let (low, high) = match test.phrase().1 {
        Operands::Range(low, high) => (low, high),
        Operands::One(n) => (n, n),
    };
    let mut near = vec![low, high, step(high, 1.0), step(low, -1.0)];
    near.sort_by_key(|n| !test.holds(*n));
    near.dedup();
    near.into_iter()
}

/// The smallest number of points that passes a test.
pub(super) fn points_wanted(test: NumberTest<MilliPoints>) -> MilliPoints {
    match (test.operand(), test.range().0) {
        (Some(n), Bound::Excluded(_)) => n + of_points(n),
        (Some(n), Bound::Included(_) | Bound::Unbounded) => n,
        (None, _) => MilliPoints::ZERO,
    }
}
