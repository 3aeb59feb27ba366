//! Exclusions that do not do what they seem to do.

use super::super::diagnostics::Diagnostics;
use super::super::keywords;
use super::super::model::{
    Condition, ConditionKind, DefinitionId, DetailId, FieldId, Subject, Test, Type,
};
use super::super::resolve::Resolved;
use super::super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::source::Span;
use crate::syntax::phrase::{Language, PhraseId};
use crate::syntax::tree::GroupWord;
use crate::text::fold;
use rustc_hash::FxHashSet;

pub(super) fn check(scope: &Scope, resolved: &Resolved, diagnostics: &mut Diagnostics) {
    let logged = logged_values(scope, resolved);
    for exclusion in resolved.exclusions.iter().flatten() {
        let mut asked: FxHashSet<FieldId> = FxHashSet::default();
        exclusion.condition.walk(&mut |condition| {
            if let ConditionKind::Test(
                Subject::Field(id) | Subject::DomainOf(id),
                Test::Known | Test::Unknown,
            ) = &condition.kind
            {
                asked.insert(*id);
            }
        });
        surprising(scope, &exclusion.condition, false, &asked, diagnostics);
        judged_by_today(scope, resolved, &exclusion.condition, &logged, diagnostics);
    }
}

/// A negative test of a field that may be unknown: readers expect it to hold then.
fn surprising(
    scope: &Scope,
    condition: &Condition,
    negated: bool,
    asked: &FxHashSet<FieldId>,
    diagnostics: &mut Diagnostics,
) {
    match &condition.kind {
        ConditionKind::All(inner) | ConditionKind::Any(inner) => {
            inner
                .iter()
                .for_each(|c| surprising(scope, c, negated, asked, diagnostics));
        }
        ConditionKind::None(inner) => {
            inner
                .iter()
                .for_each(|c| surprising(scope, c, !negated, asked, diagnostics));
        }
        ConditionKind::Test(Subject::Field(id) | Subject::DomainOf(id), test)
            if is_negative(test) != negated && !asked.contains(id) =>
        {
            let Some(field) = scope.fields.get(id.index()) else {
                return;
            };
            diagnostics.push(will_not_apply(scope, condition.span, &field.name.text));
        }
        ConditionKind::Test(Subject::Field(id), Test::Number(_)) if !asked.contains(id) => {
            if let Some(field) = scope.fields.get(id.index()) {
                diagnostics.push(cannot_judge(scope, condition.span, &field.name.text));
            }
        }
        ConditionKind::Test(..)
        | ConditionKind::Points(..)
        | ConditionKind::Matches(_)
        | ConditionKind::Activity(_)
        | ConditionKind::InStage(_) => {}
    }
}

/// `country is not US`
fn will_not_apply(scope: &Scope, span: Span, name: &str) -> Diagnostic {
    let message = msg!(
        "this exclusion will not apply when `{name}` is unknown",
        name
    );
    let (unknown, any) = unknown_or(scope.language(span), name);
    Diagnostic::new(Code::W0105, span, message)
        .note(msg!(
            "a condition on an unknown value is neither met nor not met, so it excludes no lead"
        ))
        .help(msg!(
            "if leads without it should be excluded too, add `{unknown}` as a bullet of `{any}`",
            unknown,
            any
        ))
}

/// `company size less than 100`
fn cannot_judge(scope: &Scope, span: Span, name: &str) -> Diagnostic {
    let message = msg!(
        "this exclusion lets leads pass whose `{name}` is unknown",
        name
    );
    let (unknown, any) = unknown_or(scope.language(span), name);
    Diagnostic::new(Code::N0109, span, message)
        .note(msg!("the summary of `leadc eval` counts them"))
        .help(msg!(
            "if they should be excluded too, add `{unknown}` as a bullet of `{any}`",
            unknown,
            any
        ))
}

/// `country is unknown`, `any of:`
fn unknown_or(language: Language, name: &str) -> (String, &'static str) {
    let unknown = keywords::fill(language, PhraseId::Unknown, &|_| Some(name));
    (unknown, keywords::opener(language, GroupWord::Any))
}

fn is_negative(test: &Test) -> bool {
    match test {
        Test::Text { negated, .. } => *negated,
        Test::Number(test) => test.is_negated(),
        Test::Date(test) => test.is_negated(),
        Test::Known | Test::Unknown | Test::YesNo(_) => false,
    }
}

/// The values of each detail that the contract names, folded.
fn logged_values(scope: &Scope, resolved: &Resolved) -> Vec<(DetailId, String)> {
    let mut values: Vec<(DetailId, String)> = Vec::new();
    for (i, detail) in scope.details.iter().enumerate() {
        if let Some(Type::Choice(choices) | Type::Choices(choices)) = &detail.kind {
            values.extend(
                choices
                    .iter()
                    .map(|choice| (DetailId(i as u32), fold(choice))),
            );
        }
    }
    let whens = resolved
        .derived
        .iter()
        .filter_map(|(_, when)| when.as_ref()?.as_ref());
    for when in whens {
        when.walk(&mut |condition| {
            if let ConditionKind::Test(Subject::Detail(id), Test::Text { test, .. }) =
                &condition.kind
                && test.only().is_some()
            {
                values.extend(test.texts.iter().map(|value| (*id, fold(value))));
            }
        });
    }
    values
}

/// A choice field without `known from` whose values an activity logs. The history has the status at every moment, the field
/// only today's.
fn judged_by_today(
    scope: &Scope,
    resolved: &Resolved,
    condition: &Condition,
    logged: &[(DetailId, String)],
    diagnostics: &mut Diagnostics,
) {
    let mut open: Vec<DefinitionId> = Vec::new();
    let mut warn = |condition: &Condition| {
        let ConditionKind::Test(Subject::Field(id), _) = &condition.kind else {
            return;
        };
        let Some(field) = scope
            .fields
            .get(id.index())
            .filter(|f| f.known_from.is_none())
        else {
            return;
        };
        let Some(Type::Choice(choices)) = &field.kind else {
            return;
        };
        let shared = logged
            .iter()
            .find(|(_, value)| choices.iter().any(|choice| fold(choice) == *value));
        let Some(detail) = shared.and_then(|(id, _)| scope.details.get(id.index())) else {
            return;
        };
        let owner = scope
            .activities
            .get(detail.activity.index())
            .map_or("", |a| a.name.text.as_str());
        let name = &field.name.text;
        let language = scope.language(field.name.span);
        let known = keywords::optional_phrase(language, PhraseId::Field, "known", "\"…\"");
        let message = msg!(
            "`{name}` is today's value of the field, but this applies it to the lead's whole history",
            name
        );
        diagnostics.push(
            Diagnostic::new(Code::W0107, condition.span, message)
                .also(
                    detail.name.span,
                    msg!("`{owner}` logs when it changes", owner),
                )
                .help(msg!(
                    "exclude by the activity instead, or say when the field got its value: `{known}` after `{name}`",
                    known,
                    name
                )),
        );
    };
    condition.walk(&mut |condition| {
        warn(condition);
        if let ConditionKind::Matches(id) = condition.kind {
            open.push(id);
        }
    });
    // Conditions reached through definitions count as well; circles are reported elsewhere.
    let mut seen: FxHashSet<DefinitionId> = FxHashSet::default();
    while let Some(id) = open.pop() {
        if let Some(Some(definition)) = resolved
            .definitions
            .get(id.index())
            .filter(|_| seen.insert(id))
        {
            definition.condition.walk(&mut |condition| {
                warn(condition);
                if let ConditionKind::Matches(id) = condition.kind {
                    open.push(id);
                }
            });
        }
    }
}
