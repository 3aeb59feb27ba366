//! The days a condition covers: one more, one fewer, or all.

use crate::contract::model::{ActivityTest, ConditionKind, Test, Window};
use crate::language::date::near_windows;

pub(super) fn shifted(kind: &ConditionKind) -> Vec<ConditionKind> {
    match kind {
        ConditionKind::Activity(test) => windows(test)
            .into_iter()
            .map(|window| {
                let mut test = test.clone();
                test.window = window;
                ConditionKind::Activity(test)
            })
            .collect(),
        ConditionKind::Test(subject, Test::Date(test)) => test
            .other_windows()
            .into_iter()
            .map(|test| ConditionKind::Test(*subject, Test::Date(test)))
            .collect(),
        _ => Vec::new(),
    }
}

/// One more and one fewer, but not zero.
pub(super) fn around(count: u32) -> impl Iterator<Item = u32> {
    let near = [count.saturating_add(1), count.saturating_sub(1)];
    near.into_iter().filter(|count| *count > 0)
}

fn windows(test: &ActivityTest) -> Vec<Window> {
    match test.window {
        Window::LastDays(days) => {
            let mut windows: Vec<Window> = near_windows(days).map(Window::LastDays).collect();
            if !test.negated {
                windows.push(Window::Ever);
            }
            windows
        }
        Window::Since(_) if !test.negated => vec![Window::Ever],
        Window::Since(_) | Window::Ever => Vec::new(),
    }
}
