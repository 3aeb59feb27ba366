//! Conditions of generated contracts, and how they are written in the places that take one.

use proptest::prelude::*;
use proptest::sample::select;

use super::vocabulary::{activity_test, count, detail_test, field_test, kind};

/// A condition; names that depend on what else the contract declares are numbers until it is written.
#[derive(Debug, Clone)]
pub enum Condition {
    Group(&'static str, Vec<Condition>),
    /// A phrase whose names are always declared.
    Phrase(String),
    Matches(usize),
    /// Points, and the comparison after the name.
    Points(usize, String),
    /// Words before and after `since`, with the stage between.
    Since(String, usize),
    /// `the lead is in`.
    InStage(usize),
}

/// What a condition may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    Details,
    /// Fields, activities, definitions.
    Lead,
    /// Also points.
    Points,
    /// Also `since STAGE`.
    Stages,
    /// Also `the lead is in STAGE`; fewer conditions that do not depend on when the clock started.
    Lapses,
}

/// The names a written condition can use.
#[derive(Debug, Default, Clone)]
pub struct Names {
    pub definitions: Vec<String>,
    pub points: Vec<String>,
    pub stages: Vec<String>,
}

pub fn condition(scope: Scope) -> BoxedStrategy<Condition> {
    let opener = || select(&["all of:", "any of:", "none of:"][..]);
    let inner = (opener(), prop::collection::vec(leaf(scope), 1..=3))
        .prop_map(|(opener, parts)| Condition::Group(opener, parts));
    let part = prop_oneof![4 => leaf(scope), 1 => inner];
    let outer = (opener(), prop::collection::vec(part, 1..=3))
        .prop_map(|(opener, parts)| Condition::Group(opener, parts));
    prop_oneof![2 => leaf(scope), 1 => outer].boxed()
}

/// A condition that is no group.
pub fn leaf(scope: Scope) -> BoxedStrategy<Condition> {
    let phrase = |text: BoxedStrategy<String>| text.prop_map(Condition::Phrase).boxed();
    let field = phrase(field_test().boxed());
    let activity = phrase(activity_test().boxed());
    let matches = (0..4_usize).prop_map(Condition::Matches);
    match scope {
        Scope::Details => phrase(detail_test().boxed()),
        Scope::Lead => prop_oneof![6 => field, 3 => activity, 1 => matches].boxed(),
        Scope::Points => {
            prop_oneof![4 => field, 3 => activity, 1 => matches, 4 => points()].boxed()
        }
        Scope::Stages => {
            prop_oneof![2 => field, 4 => activity, 1 => matches, 4 => points(), 5 => since()]
                .boxed()
        }
        Scope::Lapses => {
            let stage = (0..5_usize).prop_map(Condition::InStage);
            prop_oneof![1 => field, 8 => activity, 2 => points(), 2 => since(), 4 => stage].boxed()
        }
    }
}

fn points() -> impl Strategy<Value = Condition> {
    let value = select(&["0", "2", "5", "7.5", "10", "12", "20", "30"][..]);
    let operator = select(
        &[
            "at least",
            "more than",
            "at least",
            "at most",
            "less than",
            "is",
            "is not",
        ][..],
    );
    let tail = prop_oneof![
        6 => (operator, value).prop_map(|(op, value)| format!("{op} {value}")),
        1 => (0..20_u32, 0..40_u32).prop_map(|(low, more)| format!("between {low} and {}", low + more)),
    ];
    (0..6_usize, tail).prop_map(|(name, tail)| Condition::Points(name, tail))
}

fn since() -> impl Strategy<Value = Condition> {
    let head = prop_oneof![
        3 => kind().prop_map(str::to_owned),
        2 => (kind(), count()).prop_map(|(kind, count)| format!("{kind} {count}")),
        1 => kind().prop_map(|kind| format!("no {kind}")),
    ];
    (head, 0..5_usize).prop_map(|(head, stage)| Condition::Since(head, stage))
}

impl Condition {
    /// Writes the condition of a block: `when: …`, or the opener of a group on a separate line.
    pub fn as_block(&self, names: &Names, out: &mut String) {
        match self {
            Condition::Group(..) => self.write_after("  ", names, out),
            _ => self.write_after("  when: ", names, out),
        }
    }

    /// Writes the condition after the start of its line.
    pub fn write_after(&self, start: &str, names: &Names, out: &mut String) {
        out.push_str(start);
        self.at_depth(0, names, out);
    }

    fn at_depth(&self, depth: usize, names: &Names, out: &mut String) {
        out.push_str(&self.words(names));
        out.push('\n');
        if let Condition::Group(_, parts) = self {
            for part in parts {
                out.push_str(&format!("  {} ", "-".repeat(depth + 1)));
                part.at_depth(depth + 1, names, out);
            }
        }
    }

    fn words(&self, names: &Names) -> String {
        let pick = |names: &[String], number: usize| -> Option<String> {
            (!names.is_empty()).then(|| names[number % names.len()].clone())
        };
        let instead = || "size is known".to_owned();
        match self {
            Condition::Group(opener, _) => (*opener).to_owned(),
            Condition::Phrase(text) => text.clone(),
            Condition::Matches(number) => {
                pick(&names.definitions, *number).map_or_else(instead, |n| format!("matches {n}"))
            }
            Condition::Points(number, tail) => {
                pick(&names.points, *number).map_or_else(instead, |n| format!("{n} {tail}"))
            }
            Condition::Since(head, number) => {
                pick(&names.stages, *number).map_or_else(instead, |n| format!("{head} since {n}"))
            }
            Condition::InStage(number) => {
                pick(&names.stages, *number).map_or_else(instead, |n| format!("the lead is in {n}"))
            }
        }
    }
}
