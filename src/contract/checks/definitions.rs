//! Definitions and totals that are circular or whose chains of references are too long.

use super::super::declare::Declarations;
use super::super::diagnostics::Diagnostics;
use super::super::model::{ConditionKind, PointsRef};
use super::super::phrase_args;
use super::super::resolve::Resolved;
use super::super::scope::Scope;
use super::cycles::{self, Step};
use crate::message::{Template, template};
use crate::source::Span;
use crate::syntax::phrase::SlotName;

pub(super) fn check(
    scope: &Scope,
    declared: &Declarations,
    resolved: &Resolved,
    diagnostics: &mut Diagnostics,
) {
    definitions(declared, resolved, diagnostics);
    totals(scope, declared, diagnostics);
}

/// The definitions each definition refers to, and where.
fn definitions(declared: &Declarations, resolved: &Resolved, diagnostics: &mut Diagnostics) {
    let uses: Vec<Vec<(usize, Span)>> = resolved
        .definitions
        .iter()
        .map(|definition| {
            let mut used = Vec::new();
            if let Some(definition) = definition {
                definition.condition.walk(&mut |condition| {
                    if let ConditionKind::Matches(id) = condition.kind {
                        used.push((id.index(), condition.span));
                    }
                });
            }
            used
        })
        .collect();
    let name = |node: usize| {
        declared
            .definitions
            .get(node)
            .map(|item| item.name.text.clone())
    };
    let chain = Chain {
        deep: template!("`{name}` asks for others in a chain of more than {most} names"),
        itself: template!("`{name}` asks for itself"),
        help: template!("a definition may use others, but none that uses it in turn"),
    };
    report(&uses, &name, &chain, diagnostics);
}

fn totals(scope: &Scope, declared: &Declarations, diagnostics: &mut Diagnostics) {
    let mut quiet = Diagnostics::default();
    let uses: Vec<Vec<(usize, Span)>> = declared
        .totals
        .iter()
        .map(|item| {
            let names = phrase_args::names(item.phrase, SlotName::Terms, &mut quiet);
            let term = |name: &crate::syntax::tree::Name| match scope
                .points(name, &mut Diagnostics::default())?
            {
                PointsRef::Total(id) => Some((id.index(), name.span)),
                PointsRef::Group(_) => None,
            };
            names.iter().filter_map(term).collect()
        })
        .collect();
    let name = |node: usize| declared.totals.get(node).map(|item| item.name.text.clone());
    let chain = Chain {
        deep: template!("`{name}` adds up others in a chain of more than {most} names"),
        itself: template!("`{name}` adds up itself"),
        help: template!("a total may add up others, but none that adds it up in turn"),
    };
    report(&uses, &name, &chain, diagnostics);
}

/// The messages about names of a kind: a chain that is too long, a circle, and how to correct a circle.
struct Chain {
    deep: Template,
    itself: Template,
    help: Template,
}

fn report(
    uses: &[Vec<(usize, Span)>],
    name: &dyn Fn(usize) -> Option<String>,
    chain: &Chain,
    diagnostics: &mut Diagnostics,
) {
    let next = |node: usize| -> Vec<usize> {
        let used = uses.get(node).map(Vec::as_slice).unwrap_or(&[]);
        used.iter().map(|(to, _)| *to).collect()
    };
    if let Some(node) = cycles::too_deep(uses.len(), next).first()
        && let (Some(name), Some((_, span))) =
            (name(*node), uses.get(*node).and_then(|u| u.first()))
    {
        cycles::report_deep(&Step { name, span: *span }, chain.deep, diagnostics);
    }
    for circle in cycles::circles(uses.len(), next) {
        let step = |(i, node): (usize, &usize)| {
            let to = circle.get(i + 1).or(circle.first())?;
            let (_, span) = uses.get(*node)?.iter().find(|(used, _)| used == to)?;
            Some(Step {
                name: name(*node)?,
                span: *span,
            })
        };
        let steps: Vec<Step> = circle.iter().enumerate().filter_map(step).collect();
        cycles::report(&steps, chain.itself, chain.help.message(), diagnostics);
    }
}
