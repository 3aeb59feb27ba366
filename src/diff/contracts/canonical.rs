//! The meaning of a condition as a text that is equal for equivalent conditions of this and other contracts.
//!
//! Names are folded, ids are replaced by names, and lists whose order does not matter are sorted. These texts are never shown.

use super::Side;
use crate::contract::model::{ConditionKind, Qualifier, Subject, Test};
use crate::text::{fold, fold_name};

/// Joins texts unambiguously.
pub(super) fn join<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    let quoted = texts.into_iter().map(|text| quoted(text.as_ref()));
    quoted.collect::<Vec<_>>().join(" ")
}

/// A word and the name it is about.
fn named(what: &str, name: &str) -> String {
    format!("{what} {}", quoted(&fold_name(name)))
}

/// A text in quotation marks, with a backslash before each quotation mark and backslash in it.
pub(super) fn quoted(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{text}\"")
}

/// Folded texts, sorted and without duplicates, for operators such as `is one of` that ignore the order.
pub(super) fn set<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    let mut folded: Vec<String> = texts.into_iter().map(|text| fold(text.as_ref())).collect();
    folded.sort_unstable();
    folded.dedup();
    join(folded)
}

/// The subject of a condition.
pub(super) fn subject(side: Side<'_>, kind: &ConditionKind) -> String {
    let (what, name) = match kind {
        ConditionKind::Test(subject, _) => return value(side, *subject),
        ConditionKind::Points(points, _) => ("points", side.points_name(*points)),
        ConditionKind::Matches(definition) => ("matches", side.definition(*definition)),
        ConditionKind::InStage(stage) => ("in", side.stage(*stage)),
        ConditionKind::Activity(test) => return which(side, test.which),
        // Groups have parts, but no subject of their own.
        ConditionKind::All(_) | ConditionKind::Any(_) | ConditionKind::None(_) => ("group", ""),
    };
    named(what, name)
}

/// The test that a condition makes of its subject.
pub(super) fn test(side: Side<'_>, kind: &ConditionKind) -> String {
    match kind {
        ConditionKind::Test(_, test) => value_test(side, test),
        ConditionKind::Points(_, test) => test.to_string(),
        ConditionKind::Activity(test) => test.key(
            |stage| quoted(&fold_name(side.stage(stage))),
            |activity| quoted(&fold_name(side.activity(activity))),
        ),
        ConditionKind::Matches(_) | ConditionKind::InStage(_) => String::new(),
        ConditionKind::All(_) | ConditionKind::Any(_) | ConditionKind::None(_) => String::new(),
    }
}

fn value(side: Side<'_>, subject: Subject) -> String {
    let (what, name) = match subject {
        Subject::Field(field) => ("field", side.field(field)),
        Subject::DomainOf(field) => ("domain", side.field(field)),
        Subject::Detail(detail) => ("detail", side.detail(detail)),
        Subject::DomainOfDetail(detail) => ("detail domain", side.detail(detail)),
    };
    named(what, name)
}

fn value_test(side: Side<'_>, test: &Test) -> String {
    match test {
        Test::Known => "known".to_owned(),
        Test::Unknown => "unknown".to_owned(),
        Test::Text {
            test,
            list,
            negated,
        } => {
            let in_list = list.map_or(String::new(), |list| {
                format!(" in {}", quoted(&fold_name(side.list(list))))
            });
            let negated = if *negated { "not " } else { "" };
            let relation = test.relation.key();
            format!("{negated}{relation}{in_list} {}", set(&test.texts))
        }
        Test::Number(test) => test.to_string(),
        Test::Date(test) => test.key(),
        Test::YesNo(yes) => format!("yes {yes}"),
    }
}

/// The activities a test or rule counts.
pub(super) fn which(side: Side<'_>, which: Qualifier) -> String {
    match which {
        Qualifier::Kind(kind) => named("kind", side.activity(kind)),
        Qualifier::By(actor) => named("by", &side.actor(actor)),
        Qualifier::ByAnybody => "by anybody".to_owned(),
    }
}
