//! The days a condition covers: one more, one fewer, or all.

use crate::contract::model::{ActivityTest, ConditionKind, Test};

pub(super) fn shifted(kind: &ConditionKind) -> Vec<ConditionKind> {
    match kind {
        ConditionKind::Activity(test) => test
            .other_windows(test.which.selector())
            .into_iter()
            .map(|window| {
                let test = test.clone();
                ConditionKind::Activity(ActivityTest { window, ..test })
            })
            .collect(),
        ConditionKind::Test(subject, Test::Date(test)) => test
            .other_windows()
            .into_iter()
            .map(|test| ConditionKind::Test(*subject, Test::Date(test)))
            .collect(),
        ConditionKind::Test(..)
        | ConditionKind::All(_)
        | ConditionKind::Any(_)
        | ConditionKind::None(_)
        | ConditionKind::Points(..)
        | ConditionKind::Matches(_)
        | ConditionKind::InStage(_) => Vec::new(),
    }
}
