//! Numbers, points and dates that something is compared with, one step off.

use super::steps::{stepped, stepped_ends};
use crate::contract::model::{
    ActivityTest, ConditionKind, Contract, DateTest, NumberTest, Subject, Test, Type,
};
use crate::time::LocalDay;
use crate::trials::{moved, moved_points};
use crate::units::MilliPoints;

pub(super) fn of(contract: &Contract, kind: &ConditionKind) -> Vec<ConditionKind> {
    match kind {
        ConditionKind::Points(of, test) => points(*test)
            .into_iter()
            .map(|test| ConditionKind::Points(*of, test))
            .collect(),
        ConditionKind::Test(subject, Test::Number(test)) => {
            numbers(*test, is_whole(contract, *subject))
                .into_iter()
                .map(|test| ConditionKind::Test(*subject, Test::Number(test)))
                .collect()
        }
        ConditionKind::Test(subject, Test::Date(test)) => dates(*test)
            .into_iter()
            .map(|test| ConditionKind::Test(*subject, Test::Date(test)))
            .collect(),
        ConditionKind::Activity(test) => times(test)
            .map(|at_least| {
                let mut test = test.clone();
                test.at_least = at_least;
                ConditionKind::Activity(test)
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// Whether a field or detail has whole numbers only.
pub(super) fn is_whole(contract: &Contract, subject: Subject) -> bool {
    let kind = match subject {
        Subject::Field(id) => contract.fields.get(id.index()).map(|field| &field.kind),
        Subject::Detail(id) => contract.details.get(id.index()).map(|detail| &detail.kind),
        Subject::DomainOf(_) | Subject::DomainOfDetail(_) => None,
    };
    kind == Some(&Type::Whole)
}

fn points(test: NumberTest<MilliPoints>) -> Vec<NumberTest<MilliPoints>> {
    let [up, down] = [1, -1].map(|steps| move |points| moved_points(points, steps));
    stepped(test, up, down)
}

fn numbers(test: NumberTest<f64>, whole: bool) -> Vec<NumberTest<f64>> {
    match whole {
        true => stepped(test, |n| n + 1.0, |n| n - 1.0),
        false => stepped(test, |n| moved(n, 1.0), |n| moved(n, -1.0)),
    }
}

fn dates(test: DateTest) -> Vec<DateTest> {
    let up = |day: LocalDay| LocalDay(day.0.saturating_add(1));
    let down = |day: LocalDay| LocalDay(day.0.saturating_sub(1));
    match test {
        DateTest::Is(day) => vec![DateTest::Is(up(day))],
        DateTest::IsNot(day) => vec![DateTest::IsNot(up(day))],
        DateTest::Before(day) => vec![DateTest::Before(up(day)), DateTest::Before(down(day))],
        DateTest::After(day) => vec![DateTest::After(up(day)), DateTest::After(down(day))],
        DateTest::Between(low, high) => {
            let moved = stepped_ends(low, high, up, down).into_iter();
            moved
                .map(|(low, high)| DateTest::Between(low, high))
                .collect()
        }
        DateTest::InLast(_) | DateTest::InNext(_) => Vec::new(),
    }
}

/// How often instead of `at least N times`; none of a test for nothing.
fn times(test: &ActivityTest) -> impl Iterator<Item = u32> + use<> {
    let (count, negated) = (test.at_least, test.negated);
    let near = [count.saturating_add(1), count.saturating_sub(1)];
    near.into_iter().filter(move |near| !negated && *near > 0)
}
