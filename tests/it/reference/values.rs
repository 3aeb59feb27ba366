//! Tests of one value: sections 4 (the table of conditions) and 6 of the language.

use jiff::tz::TimeZone;
use leadc::contract::model::{DateTest, List, NumberTest, Test, TextTest};
use leadc::language::text::Relation;
use leadc::text;
use leadc::time::LocalDay;

use super::rows::Value;
use super::truth::Truth;

/// "A comparison with an unknown value is open, positive or negative. `is known` / `is unknown` are never open."
pub fn test(
    test: &Test,
    value: Option<&Value>,
    lists: &[List],
    today: LocalDay,
    zone: &TimeZone,
) -> Truth {
    match (test, value) {
        (Test::Known, value) => Truth::known(value.is_some()),
        (Test::Unknown, value) => Truth::known(value.is_none()),
        (_, None) => Truth::Open,
        (Test::Number(asked), Some(Value::Range(low, high))) => of_range(asked, *low, *high),
        (test, Some(value)) => Truth::known(holds(test, value, lists, today, zone)),
    }
}

fn holds(test: &Test, value: &Value, lists: &[List], today: LocalDay, zone: &TimeZone) -> bool {
    let same = |a: &str, b: &str| text::fold(a) == text::fold(b);
    match (test, value) {
        (
            Test::Text {
                test: TextTest { relation, texts },
                list,
                negated,
            },
            Value::Text(value),
        ) => {
            let listed = list.map_or(&[][..], |list| &lists[list.index()].values);
            let value = text::fold(value);
            let relates = |named: &String| {
                let named = text::fold(named);
                match relation {
                    Relation::Equals => value == named,
                    Relation::Contains => value.contains(&named),
                    Relation::Mentions => text::mentions(&value, &named),
                    Relation::StartsWith => value.starts_with(&named),
                    Relation::EndsWith => value.ends_with(&named),
                }
            };
            texts.iter().chain(listed).any(relates) != *negated
        }
        (Test::Text { test, negated, .. }, Value::Texts(values)) => {
            let mut named = test.texts.iter();
            named.any(|named| values.iter().any(|value| same(named, value))) != *negated
        }
        (Test::Number(asked), Value::Number(number)) => asked.holds(*number),
        (Test::Date(asked), Value::Day(day)) => date_holds(asked, *day, today),
        (Test::Date(asked), Value::Time(at)) => date_holds(asked, at.local_day(zone), today),
        (Test::YesNo(asked), Value::YesNo(value)) => asked == value,
        (test, value) => panic!("the types do not fit: {test:?} of {value:?}"),
    }
}

/// "A comparison is met if every number of the range meets it, not met if none does, otherwise open." Generated contracts name
/// no number near the one that ends a range without an end here.
fn of_range(asked: &NumberTest<f64>, low: u32, high: Option<u32>) -> Truth {
    let last = high.unwrap_or(20_000);
    let (mut some, mut all) = (false, true);
    for number in low..=last {
        let meets = asked.holds(f64::from(number));
        some |= meets;
        all &= meets;
    }
    match (some, all) {
        (_, true) => Truth::Met,
        (false, _) => Truth::NotMet,
        (true, false) => Truth::Open,
    }
}

/// Age 0 is today; "in the last N days" is today and the N-1 days before, "in the next N days" is today and the N-1
/// days after it.
fn date_holds(test: &DateTest, day: LocalDay, today: LocalDay) -> bool {
    match test {
        DateTest::Is(d) => day == *d,
        DateTest::IsNot(d) => day != *d,
        DateTest::Before(d) => day < *d,
        DateTest::After(d) => day > *d,
        DateTest::Between(first, last) => day >= *first && day <= *last,
        DateTest::InLast(days) => (0..i64::from(*days)).contains(&days_between(day, today)),
        DateTest::InNext(days) => (0..i64::from(*days)).contains(&days_between(today, day)),
    }
}

/// Calendar days from one local date to another.
pub fn days_between(from: LocalDay, to: LocalDay) -> i64 {
    i64::from(to.0) - i64::from(from.0)
}

/// `domain of` an e-mail address or link; without a domain it is unknown.
pub fn domain_of(value: &Value) -> Option<Value> {
    match value {
        Value::Text(text) => text::domain(text).map(|domain| Value::Text(domain.to_owned())),
        other => panic!("only texts have domains, not {other:?}"),
    }
}
