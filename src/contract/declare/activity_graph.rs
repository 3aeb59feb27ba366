//! Checks the activities against each other: circles, repeated details, and two logged under one name.

use super::super::checks::cycles::{self, Step};
use super::super::diagnostics::Diagnostics;
use super::super::keywords;
use super::super::model::{ActivityId, Name};
use super::super::scope::{ActivityDecl, EventSource, Scope};
use super::Declarations;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{msg, template};
use crate::source::Span;
use crate::syntax::phrase::PhraseId;
use crate::text::fold;
use rustc_hash::FxHashMap;

/// Kinds that are kinds of themselves, or whose chains are too long.
pub(super) fn circles(scope: &mut Scope, declared: &Declarations, diagnostics: &mut Diagnostics) {
    let next = |node: usize| match scope.activities.get(node).map(|decl| &decl.links) {
        Some(EventSource::KindOf(parent)) => vec![parent.index()],
        Some(EventSource::AnyOf(kinds)) => kinds.iter().map(|id| id.index()).collect(),
        _ => Vec::new(),
    };
    let deep = cycles::too_deep(scope.activities.len(), next);
    let circles = cycles::circles(scope.activities.len(), next);
    if let Some(step) = deep.first().and_then(|node| step(scope, declared, *node)) {
        let deep = template!("`{name}` is made of others in a chain of more than {most} names");
        cycles::report_deep(&step, deep, diagnostics);
    }
    for circle in circles {
        let steps: Vec<Step> = circle
            .iter()
            .filter_map(|node| step(scope, declared, *node))
            .collect();
        let help = msg!("the chain must end at a logged activity");
        let itself = template!("`{name}` is made of itself");
        cycles::report(&steps, itself, help, diagnostics);
        unlink(scope, &circle);
    }
    unlink(scope, &deep);
}

/// From here on, it is unknown what these activities consist of.
fn unlink(scope: &mut Scope, activities: &[usize]) {
    for node in activities {
        if let Some(decl) = scope.activities.get_mut(*node) {
            decl.links = EventSource::Unknown;
        }
    }
}

fn step(scope: &Scope, declared: &Declarations, node: usize) -> Option<Step> {
    let name = &scope.activities.get(node)?.name;
    let derived = declared
        .derived
        .iter()
        .find(|d| d.activity.index() == node)?;
    let line = derived.block.lines.iter().find(|line| {
        line.readings
            .iter()
            .any(|p| matches!(p.id, PhraseId::KindOf | PhraseId::AnyOfKinds))
    });
    Some(Step {
        name: name.text.clone(),
        span: line.map_or(name.span, |line| line.span),
    })
}

/// A detail that the activity already inherits from its kind.
pub(super) fn repeated_details(scope: &Scope, activity: ActivityId, diagnostics: &mut Diagnostics) {
    let Some(decl) = scope.activities.get(activity.index()) else {
        return;
    };
    let EventSource::KindOf(parent) = decl.links else {
        return;
    };
    for id in &decl.details {
        let Some(own) = scope.details.get(id.index()) else {
            continue;
        };
        let mut names = std::iter::once(own.name.text.as_str()).chain(own.name.languages.firsts());
        let inherited = names.find_map(|name| scope.detail(parent, name));
        if let Some(first) = inherited.and_then(|id| scope.details.get(id.index())) {
            let message = msg!("`{name}` is declared twice", name = own.name.text);
            diagnostics.push(
                Diagnostic::new(Code::E0302, own.name.span, message)
                    .also(first.name.span, msg!("it already comes with this one"))
                    .help(msg!(
                        "leave it out here: a kind of an activity has its details"
                    )),
            );
        }
    }
}

/// Where an activity is logged under a name.
#[derive(Clone, Copy)]
struct LoggedName<'s> {
    activity: &'s Name,
    span: Span,
    /// True for `in the data: …`; false for its own name, which is already checked as a name.
    said: bool,
}

/// Two activities logged under one name: an event could be either of them.
pub(super) fn logged_twice(scope: &Scope, diagnostics: &mut Diagnostics) {
    let mut seen: FxHashMap<String, LoggedName> = FxHashMap::default();
    for decl in scope
        .activities
        .iter()
        .filter(|decl| decl.links == EventSource::Data)
    {
        for (text, logged) in logged(decl) {
            let first = *seen.entry(fold(text)).or_insert(logged);
            if first.activity.span != decl.name.span && (first.said || logged.said) {
                diagnostics.push(both(scope, text, first, logged));
            }
        }
    }
}

fn logged(decl: &ActivityDecl) -> Vec<(&str, LoggedName<'_>)> {
    let at = |span: Span, said: bool| LoggedName {
        activity: &decl.name,
        span,
        said,
    };
    match &decl.logged_as {
        Some(texts) => texts
            .iter()
            .map(|(text, span)| (text.as_str(), at(*span, true)))
            .collect(),
        None => decl
            .names()
            .map(|name| (name.as_str(), at(decl.name.span, false)))
            .collect(),
    }
}

fn both(scope: &Scope, text: &str, first: LoggedName, second: LoggedName) -> Diagnostic {
    let language = scope.language(second.span);
    let (one, other) = (&first.activity.text, &second.activity.text);
    Diagnostic::new(
        Code::E0302,
        second.span,
        msg!("\"{text}\" in the data would be both `{one}` and `{other}`", text, one, other),
    )
    .also(first.span, msg!("`{one}` is logged under this text", one))
    .help(msg!(
        "declare one activity for it; several under one name, or a part of one, are written with `{any_of}` and `{kind_of}`",
        any_of = keywords::label(language, PhraseId::AnyOfKinds),
        kind_of = keywords::label(language, PhraseId::KindOf)
    ))
}
