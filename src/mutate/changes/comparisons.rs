//! Other ways of comparing with the same value.

use super::thresholds::is_whole;
use crate::contract::model::{ConditionKind, Contract, DateTest, NumberTest, Test};
use crate::time::LocalDay;

/// `more than 200` is the same as `at least 201` where there are whole numbers only: that is a threshold by one step.
pub(super) fn of(contract: &Contract, kind: &ConditionKind) -> Option<ConditionKind> {
    Some(match kind {
        ConditionKind::Points(of, test) => ConditionKind::Points(*of, number(*test)?),
        ConditionKind::Test(subject, Test::Number(test)) => {
            let ends = matches!(test, NumberTest::Is(_) | NumberTest::IsNot(_));
            if is_whole(contract, *subject) && !ends {
                return None;
            }
            ConditionKind::Test(*subject, Test::Number(number(*test)?))
        }
        ConditionKind::Test(subject, other) => ConditionKind::Test(*subject, test(other)?),
        _ => return None,
    })
}

fn number<N>(test: NumberTest<N>) -> Option<NumberTest<N>> {
    Some(match test {
        NumberTest::Is(n) => NumberTest::IsNot(n),
        NumberTest::IsNot(n) => NumberTest::Is(n),
        NumberTest::AtLeast(n) => NumberTest::MoreThan(n),
        NumberTest::AtMost(n) => NumberTest::LessThan(n),
        NumberTest::MoreThan(n) => NumberTest::AtLeast(n),
        NumberTest::LessThan(n) => NumberTest::AtMost(n),
        NumberTest::Between(..) => return None,
    })
}

fn test(test: &Test) -> Option<Test> {
    Some(match test {
        Test::Known => Test::Unknown,
        Test::Unknown => Test::Known,
        Test::YesNo(yes) => Test::YesNo(!yes),
        Test::Equals {
            values,
            list,
            negated,
        } => Test::Equals {
            values: values.clone(),
            list: *list,
            negated: !negated,
        },
        Test::Contains { parts, negated } if parts.len() == 1 => Test::Contains {
            parts: parts.clone(),
            negated: !negated,
        },
        Test::Mentions(phrases) => contains(phrases.clone()),
        Test::StartsWith(text) | Test::EndsWith(text) => contains(vec![text.clone()]),
        Test::Date(DateTest::Is(day)) => Test::Date(DateTest::IsNot(*day)),
        Test::Date(DateTest::IsNot(day)) => Test::Date(DateTest::Is(*day)),
        Test::Date(DateTest::Before(day)) => Test::Date(DateTest::After(before(*day))),
        Test::Date(DateTest::After(day)) => Test::Date(DateTest::Before(*day)),
        Test::Contains { .. } | Test::Date(_) | Test::Number(_) => return None,
    })
}

fn contains(parts: Vec<String>) -> Test {
    Test::Contains {
        parts,
        negated: false,
    }
}

/// The day itself then counts on both sides or on none, so the other side starts a day earlier.
fn before(day: LocalDay) -> LocalDay {
    LocalDay(day.0.saturating_sub(1))
}
