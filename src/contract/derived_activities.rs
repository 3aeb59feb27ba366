//! The conditions of derived activities.

use super::condition::{ConditionContext, ContextKind, condition};
use super::declare::Derived;
use super::diagnostics::Diagnostics;
use super::disambiguate::choose;
use super::model::{ActivityId, ActivitySource, Condition};
use super::phrase_args;
use super::scope::{EventSource, Scope};
use crate::syntax::phrase::{PhraseId, SlotName};

/// The `when` of a derived activity; the outer option is none if it has an error.
pub(super) fn when(
    scope: &Scope,
    derived: &Derived,
    diagnostics: &mut Diagnostics,
) -> Option<Option<Condition>> {
    let Some(line) = derived.when else {
        return Some(None);
    };
    let links = &scope.activities.get(derived.activity.index())?.links;
    if !matches!(links, EventSource::KindOf(_)) {
        return None;
    }
    let place = ConditionContext::new(
        ContextKind::Derived(derived.activity),
        !derived.block.has_errors,
    );
    let mut own = Diagnostics::default();
    let chosen = choose(scope, &line.readings, &mut own, |phrase, diagnostics| {
        if !matches!(phrase.id, PhraseId::When | PhraseId::Group) {
            return None;
        }
        let text = phrase_args::condition(phrase, SlotName::Condition, diagnostics)?;
        condition(scope, place, text, &line.bullets, diagnostics)
    });
    diagnostics.append_line(own);
    chosen?.1.map(Some)
}

/// Where the events of an activity come from.
pub(super) fn source(
    scope: &Scope,
    id: ActivityId,
    when: Option<Condition>,
) -> Option<ActivitySource> {
    let decl = scope.activities.get(id.index())?;
    Some(match &decl.links {
        EventSource::KindOf(parent) => ActivitySource::KindOf {
            parent: *parent,
            when,
        },
        EventSource::AnyOf(kinds) => ActivitySource::AnyOf(kinds.clone()),
        EventSource::Data => ActivitySource::Data {
            logged_as: match &decl.logged_as {
                Some(texts) => texts.iter().map(|(text, _)| text.clone()).collect(),
                None => decl.names().cloned().collect(),
            },
            columns: decl.columns.clone(),
        },
        EventSource::Unknown => return None,
    })
}
