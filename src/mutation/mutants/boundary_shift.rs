//! Shifts by one step: numbers, points and dates in comparisons.

use crate::contract::model::{
    ActivityTest, ConditionKind, Contract, NumberTest, Subject, Test, Type,
};
use crate::language::steps::{moved, moved_points};
use crate::units::MilliPoints;

pub(super) fn shifted(contract: &Contract, kind: &ConditionKind) -> Vec<ConditionKind> {
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
        ConditionKind::Test(subject, Test::Date(test)) => test
            .stepped()
            .into_iter()
            .map(|test| ConditionKind::Test(*subject, Test::Date(test)))
            .collect(),
        ConditionKind::Activity(test) => test
            .other_counts(test.which.selector())
            .into_iter()
            .map(|count| {
                let test = test.clone();
                ConditionKind::Activity(ActivityTest { count, ..test })
            })
            .collect(),
        ConditionKind::Test(
            _,
            Test::Known | Test::Unknown | Test::Text { .. } | Test::YesNo(_),
        )
        | ConditionKind::All(_)
        | ConditionKind::Any(_)
        | ConditionKind::None(_)
        | ConditionKind::Matches(_)
        | ConditionKind::InStage(_) => Vec::new(),
    }
}

/// Whether a field or detail has whole numbers only.
pub(super) fn is_whole(contract: &Contract, subject: Subject) -> bool {
    let kind = match subject {
        Subject::Field(id) => contract.fields.get(id.index()).map(|field| &field.kind),
        Subject::Detail(id) => contract.details.get(id.index()).map(|detail| &detail.kind),
        Subject::DomainOf(_) | Subject::DomainOfDetail(_) => None,
    };
    matches!(kind, Some(Type::Whole | Type::Range))
}

fn points(test: NumberTest<MilliPoints>) -> Vec<NumberTest<MilliPoints>> {
    let [up, down] = [1, -1].map(|steps| move |points| moved_points(points, steps));
    test.stepped(up, down)
}

fn numbers(test: NumberTest<f64>, whole: bool) -> Vec<NumberTest<f64>> {
    match whole {
        true => test.stepped(|n| n + 1.0, |n| n - 1.0),
        false => test.stepped(|n| moved(n, 1.0), |n| moved(n, -1.0)),
    }
}
