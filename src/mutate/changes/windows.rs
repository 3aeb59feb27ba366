//! The days a condition looks at, one more and one less, or all.

use crate::contract::model::{ActivityTest, ConditionKind, DateTest, Test, Window};

pub(super) fn of(kind: &ConditionKind) -> Vec<ConditionKind> {
    match kind {
        ConditionKind::Activity(test) => windows(test)
            .into_iter()
            .map(|window| {
                let mut test = test.clone();
                test.window = window;
                ConditionKind::Activity(test)
            })
            .collect(),
        ConditionKind::Test(subject, Test::Date(test)) => dates(*test)
            .into_iter()
            .map(|test| ConditionKind::Test(*subject, Test::Date(test)))
            .collect(),
        _ => Vec::new(),
    }
}

/// A day more and a day less; none is no time at all.
pub(super) fn around(days: u32) -> impl Iterator<Item = u32> {
    let near = [days.saturating_add(1), days.saturating_sub(1)];
    near.into_iter().filter(|days| *days > 0)
}

fn windows(test: &ActivityTest) -> Vec<Window> {
    match test.window {
        Window::LastDays(days) => {
            let mut windows: Vec<Window> = around(days).map(Window::LastDays).collect();
            if !test.negated {
                windows.push(Window::Ever);
            }
            windows
        }
        Window::Since(_) if !test.negated => vec![Window::Ever],
        Window::Since(_) | Window::Ever => Vec::new(),
    }
}

fn dates(test: DateTest) -> Vec<DateTest> {
    match test {
        DateTest::InLast(days) => around(days).map(DateTest::InLast).collect(),
        DateTest::InNext(days) => around(days).map(DateTest::InNext).collect(),
        _ => Vec::new(),
    }
}
