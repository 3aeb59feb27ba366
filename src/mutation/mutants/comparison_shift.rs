//! Other comparisons with the same value.

use super::boundary_shift::is_whole;
use crate::contract::model::{ConditionKind, Contract, NumberTest, Test, TextTest};

/// For whole numbers `more than 200` equals `at least 201`, which is already covered by shifting the threshold by one step.
pub(super) fn shifted(contract: &Contract, kind: &ConditionKind) -> Option<ConditionKind> {
    Some(match kind {
        ConditionKind::Points(of, test) => ConditionKind::Points(*of, test.neighbour()?),
        ConditionKind::Test(subject, Test::Number(test)) => {
            let ends = matches!(test, NumberTest::Is(_) | NumberTest::IsNot(_));
            if is_whole(contract, *subject) && !ends {
                return None;
            }
            ConditionKind::Test(*subject, Test::Number(test.neighbour()?))
        }
        ConditionKind::Test(subject, other) => ConditionKind::Test(*subject, test(other)?),
        ConditionKind::All(_)
        | ConditionKind::Any(_)
        | ConditionKind::None(_)
        | ConditionKind::Matches(_)
        | ConditionKind::Activity(_)
        | ConditionKind::InStage(_) => return None,
    })
}

fn test(test: &Test) -> Option<Test> {
    Some(match test {
        Test::Known => Test::Unknown,
        Test::Unknown => Test::Known,
        Test::YesNo(yes) => Test::YesNo(!yes),
        Test::Text {
            test,
            list,
            negated,
        } => {
            let (relation, negated) = test.relation.neighbour(*negated, test.texts.len())?;
            let texts = test.texts.clone();
            Test::Text {
                test: TextTest { relation, texts },
                list: *list,
                negated,
            }
        }
        Test::Date(test) => Test::Date(test.neighbour()?),
        Test::Number(test) => Test::Number(test.neighbour()?),
    })
}
