//! Conflicting lines of an activity's block: it is logged, a part of another, or any of several.

use super::super::block_lines::BlockLines;
use super::super::diagnostics::Diagnostics;
use super::super::scope::Scope;
use super::super::{keywords, sample_lines};
use super::Derived;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Message, msg};
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
    let language = scope.language(derived.header.span);
    let keyword = |id: PhraseId| keywords::keyword(language, id);
    let with = |id: PhraseId, name: &str| keywords::fill(language, id, &|_| Some(name));
    let mut wrong = |at: Option<Span>, other: PhraseId, why: &Message, help: Message| {
        if let (Some(at), Some(cause)) = (at, once.place(other)) {
            let text = scope.sources.text(at);
            diagnostics.push(
                Diagnostic::new(
                    Code::E0505,
                    at,
                    msg!("`{text}` does not fit here: {why}", text, why),
                )
                .also(cause, msg!("because of this line"))
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
            &msg!("the activity it comes from already says who does it"),
            msg!("leave out who does it"),
        );
        for id in [P::InTheData, P::LeadIdColumn, P::TimeColumn, P::OncePer] {
            let why = msg!("it is not logged by itself");
            wrong(
                once.place(id),
                source,
                &why,
                msg!("move the line to the activity that is logged"),
            );
        }
    }
    let any = P::AnyOfKinds;
    wrong(
        once.place(P::KindOf),
        any,
        &msg!("an activity is a kind of one, or any of several"),
        msg!("keep one of the two lines"),
    );
    let why = msg!("several kinds under one name have no details in common");
    wrong(
        once.place(P::When),
        any,
        &why,
        msg!(
            "test the detail in an activity with `{kind_of}`, and name that one here",
            kind_of = keyword(P::KindOf)
        ),
    );
    let detail = derived
        .block
        .lines
        .iter()
        .find(|line| line.readings.iter().any(|p| p.id == P::Field));
    wrong(
        detail.map(|line| line.span),
        any,
        &why,
        msg!("declare the detail at one of the kinds"),
    );
    let why = msg!("each of its kinds counts or does not by itself");
    wrong(
        once.place(P::DoesNotCount),
        any,
        &why,
        msg!("move the line to the kinds that do not count"),
    );
    let logged = !once.has(P::KindOf) && !once.has(any);
    if let Some(at) = once
        .place(P::When)
        .filter(|_| logged && !derived.block.has_errors)
    {
        let list = keyword(any);
        let names = sample_lines::names(language);
        let help = match scope.sources.text(at).starts_with(list) {
            true => msg!(
                "name the activities in the line itself: `{list}`",
                list = with(
                    any,
                    &[names.call, names.sales_email].join(language.list_mark())
                )
            ),
            false => msg!(
                "add a line `{kind_of}`, or leave the condition out",
                kind_of = with(P::KindOf, "ACTIVITY")
            ),
        };
        diagnostics.push(
            Diagnostic::new(
                Code::E0505,
                at,
                msg!("a condition picks among the events of another activity, and none is named"),
            )
            .help(help),
        );
    }
}
