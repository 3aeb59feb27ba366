//! Conflicting lines of an activity's block: it is logged, a part of another, or any of several.

use super::super::block_lines::BlockLines;
use super::super::diagnostics::Diagnostics;
use super::super::keywords;
use super::super::scope::Scope;
use super::Derived;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::phrase::{PhraseId, SlotName};

/// Reports conflicting lines.
pub(super) fn check(
    scope: &Scope,
    derived: &Derived,
    once: &BlockLines,
    diagnostics: &mut Diagnostics,
) {
    use PhraseId as P;
    let keyword = |id: PhraseId| keywords::keyword(scope.language(derived.header.span), id);
    let mut wrong = |at: Option<Span>, other: PhraseId, why: &str, help: &str| {
        if let (Some(at), Some(cause)) = (at, once.place(other)) {
            let text = scope.sources.text(at);
            diagnostics.push(
                Diagnostic::new(
                    Code::E0505,
                    at,
                    format!("`{text}` does not fit here: {why}"),
                )
                .also(cause, "because of this line")
                .help(help),
            );
        }
    };
    let by = derived.header.slot(SlotName::Party).map(|slot| slot.span);
    let by = by.or((derived.header.id == P::ActivityByLead).then_some(derived.header.span));
    for source in [P::KindOf, P::AnyOfKinds] {
        wrong(
            by,
            source,
            "the activity it comes from already says who does it",
            "leave out who does it",
        );
        for id in [P::InTheData, P::LeadIdColumn, P::TimeColumn, P::OncePer] {
            let why = "it is not logged by itself";
            wrong(
                once.place(id),
                source,
                why,
                "move the line to the activity that is logged",
            );
        }
    }
    let any = P::AnyOfKinds;
    wrong(
        once.place(P::KindOf),
        any,
        "an activity is a kind of one, or any of several",
        "keep one of the two lines",
    );
    let why = "several kinds under one name have no details in common";
    wrong(
        once.place(P::When),
        any,
        why,
        "test the detail in an activity with `kind of`, and name that one here",
    );
    let detail = derived
        .block
        .lines
        .iter()
        .find(|line| line.readings.iter().any(|p| p.id == P::Field));
    wrong(
        detail.map(|line| line.span),
        any,
        why,
        "declare the detail at one of the kinds",
    );
    let why = "each of its kinds counts or does not by itself";
    wrong(
        once.place(P::DoesNotCount),
        any,
        why,
        "move the line to the kinds that do not count",
    );
    let logged = !once.has(P::KindOf) && !once.has(any);
    if let Some(at) = once
        .place(P::When)
        .filter(|_| logged && !derived.block.has_errors)
    {
        let kind_of = keyword(P::KindOf);
        let list = keyword(any);
        let help = match scope.sources.text(at).starts_with(list) {
            true => format!("name the activities in the line itself: `{list} call, email`"),
            false => format!("add a line `{kind_of} ACTIVITY`, or leave the condition out"),
        };
        diagnostics.push(
            Diagnostic::new(
                Code::E0505,
                at,
                "a condition picks among the events of another activity, and none is named",
            )
            .help(help),
        );
    }
}
