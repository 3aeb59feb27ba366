//! Values at the edges of a test: some that pass and some that do not.

use super::steps::{moved, of_points};
use crate::contract::model::{Contract, DateTest, FactValue, NumberTest, Subject, Test, Type};
use crate::time::LocalDay;
use crate::units::MilliPoints;

/// Values of a field or detail that tell this test from its neighbours, those that pass first; `today` is the local day at
/// which the lead is looked at.
pub(super) fn around(
    contract: &Contract,
    subject: Subject,
    kind: &Type,
    test: &Test,
    today: LocalDay,
) -> Vec<FactValue> {
    let texts = |texts: Vec<String>| texts_of(subject, kind, texts);
    match test {
        Test::Known | Test::Unknown => super::known::value(kind, today).into_iter().collect(),
        Test::YesNo(yes) => vec![FactValue::YesNo(*yes), FactValue::YesNo(!yes)],
        Test::Equals {
            values,
            list,
            negated,
        } => {
            let list = list.and_then(|id| contract.lists.get(id.index()));
            let listed = list.and_then(|list| list.values.first());
            let mut equal = texts(values.iter().chain(listed).cloned().collect());
            let other = texts(other_than(kind, values));
            match negated {
                true => other.into_iter().chain(equal).collect(),
                false => {
                    equal.extend(other);
                    equal
                }
            }
        }
        Test::Contains { parts, negated } => {
            let with = texts(parts.clone());
            let without = texts(other_than(kind, parts));
            match negated {
                true => without.into_iter().chain(with).collect(),
                false => with.into_iter().chain(without).collect(),
            }
        }
        Test::Mentions(phrases) => {
            let inside = phrases.iter().map(|phrase| format!("x{phrase}"));
            texts(phrases.iter().cloned().chain(inside).collect())
        }
        Test::StartsWith(text) => texts(vec![text.clone(), format!("a {text}")]),
        Test::EndsWith(text) => texts(vec![text.clone(), format!("{text} a")]),
        Test::Number(test) => numbers(*test, *kind == Type::Whole),
        Test::Date(test) => dates(*test, today)
            .into_iter()
            .map(|day| match kind {
                Type::Date => FactValue::Date(day),
                _ => FactValue::Time(day, None),
            })
            .collect(),
    }
}

fn texts_of(subject: Subject, kind: &Type, texts: Vec<String>) -> Vec<FactValue> {
    let domain = matches!(subject, Subject::DomainOf(_) | Subject::DomainOfDetail(_));
    let whole = |text: String| match (domain, kind) {
        (true, Type::Email) => format!("ana@{text}"),
        (true, _) => format!("https://{text}/"),
        (false, _) => text,
    };
    let texts = texts.into_iter().map(whole);
    match kind {
        Type::Choices(_) => texts.map(|text| FactValue::Texts(vec![text])).collect(),
        _ => texts.map(FactValue::Text).collect(),
    }
}

/// A text the field can have and that is none of these.
fn other_than(kind: &Type, texts: &[String]) -> Vec<String> {
    let folded: Vec<String> = texts.iter().map(|text| crate::text::fold(text)).collect();
    let strange = |text: &&String| !folded.contains(&crate::text::fold(text));
    match kind {
        Type::Choice(choices) | Type::Choices(choices) => {
            choices.iter().find(strange).cloned().into_iter().collect()
        }
        Type::Country => {
            let codes = ["BR", "PT", "DE", "US"].map(str::to_owned);
            let other = codes.iter().rfind(strange);
            // Of four countries that are all named, none is left.
            other.cloned().into_iter().collect()
        }
        _ => vec!["other.example".to_owned()],
    }
}

fn numbers(test: NumberTest<f64>, whole: bool) -> Vec<FactValue> {
    let step = |number: f64, steps: f64| match whole {
        true => number + steps,
        false => moved(number, steps),
    };
    let (low, high) = match test {
        NumberTest::Between(low, high) => (low, high),
        NumberTest::Is(n)
        | NumberTest::IsNot(n)
        | NumberTest::AtLeast(n)
        | NumberTest::AtMost(n)
        | NumberTest::MoreThan(n)
        | NumberTest::LessThan(n) => (n, n),
    };
    let mut near = vec![low, high, step(high, 1.0), step(low, -1.0)];
    near.sort_by_key(|n| !test.holds(*n));
    near.dedup();
    near.into_iter().map(FactValue::Number).collect()
}

fn dates(test: DateTest, today: LocalDay) -> Vec<LocalDay> {
    let on = |day: LocalDay, days: i32| LocalDay(day.0.saturating_add(days));
    let days = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
    match test {
        DateTest::Is(day) | DateTest::IsNot(day) => vec![day, on(day, 1)],
        DateTest::Before(day) => vec![on(day, -1), day, on(day, -2)],
        DateTest::After(day) => vec![on(day, 1), day, on(day, 2)],
        DateTest::Between(low, high) => vec![low, high, on(low, -1), on(high, 1)],
        DateTest::InLast(count) => vec![
            on(today, 1 - days(count)),
            on(today, days(count).saturating_neg()),
        ],
        DateTest::InNext(count) => vec![on(today, days(count) - 1), on(today, days(count))],
    }
}

/// How many points are asked for at least, to pass a test of them.
pub(super) fn points_wanted(test: NumberTest<MilliPoints>) -> MilliPoints {
    match test {
        NumberTest::Is(n) | NumberTest::AtLeast(n) | NumberTest::Between(n, _) => n,
        NumberTest::MoreThan(n) => n + of_points(n),
        NumberTest::AtMost(_) | NumberTest::LessThan(_) | NumberTest::IsNot(_) => MilliPoints::ZERO,
    }
}
