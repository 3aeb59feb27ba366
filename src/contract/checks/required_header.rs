//! Lines that the contract block needs because of other blocks.

use super::super::block_lines::missing;
use super::super::declare::Declarations;
use super::super::diagnostics::Diagnostics;
use super::super::load::Files;
use super::super::model::{ConditionKind, Subject, Test, Type};
use super::super::resolve::Resolved;
use super::super::scope::Scope;
use super::super::{keywords, slas};
use crate::message::msg;
use crate::source::Span;
use crate::syntax::phrase::{Language, PhraseId};
use crate::syntax::tree::Block;

pub(super) fn check(
    scope: &Scope,
    declared: &Declarations,
    resolved: &Resolved,
    files: &Files,
    diagnostics: &mut Diagnostics,
) {
    let root_has_errors = scope
        .unread
        .places
        .iter()
        .any(|(file, _)| *file == scope.root);
    if root_has_errors || files.incomplete {
        return;
    }
    let Some(block) = declared.contract else {
        return diagnostics.push(no_contract(scope));
    };
    if block.has_errors {
        return;
    }
    let language = scope.language(block.header.span);
    if !has(block, PhraseId::UseCalendar) && !has(block, PhraseId::CalendarWhen) {
        let mut all = resolved.slas.iter().flatten();
        let needs = all.find(|sla| slas::needs_calendar(sla) && sla.calendar.is_none());
        if let Some(sla) = needs {
            let calendar = declared
                .calendars
                .first()
                .map_or("Sao Paulo", |c| c.name.text.as_str());
            let line = keywords::fill(language, PhraseId::UseCalendar, &|_| Some(calendar));
            let message =
                msg!("business time is counted, but the contract does not say in which calendar");
            let counted = msg!("counted here");
            diagnostics
                .push(missing(block.header.span, message, line).also(sla.within.span, counted));
        }
    }
    if !has(block, PhraseId::Currency)
        && let Some(amount) = first_amount(scope, resolved)
    {
        let line = keywords::fill(language, PhraseId::Currency, &|_| Some("BRL"));
        let message = msg!(
            "amounts are compared, but the contract does not say in which currency the data is"
        );
        let compared = msg!("compared here");
        diagnostics.push(missing(block.header.span, message, line).also(amount, compared));
    }
}

fn no_contract(scope: &Scope) -> crate::diagnostic::Diagnostic {
    let span = Span::new(scope.root, 0, 0);
    let language = scope
        .languages
        .get(&scope.root)
        .copied()
        .unwrap_or(Language::En);
    let header = keywords::fill(language, PhraseId::Contract, &|_| Some("\"Inbound leads\""));
    let zone = keywords::fill(language, PhraseId::TimeZone, &|_| Some("America/Sao_Paulo"));
    let mut diagnostic = missing(
        span,
        msg!("there is no contract block"),
        format!("{header}\n  {zone}"),
    );
    if let Some(help) = &mut diagnostic.help {
        help.text = msg!("add one; it names at least the time zone");
    }
    diagnostic
}

fn has(block: &Block, id: PhraseId) -> bool {
    block
        .lines
        .iter()
        .any(|line| line.readings.iter().any(|phrase| phrase.id == id))
}

/// The first comparison of an amount of money.
fn first_amount(scope: &Scope, resolved: &Resolved) -> Option<Span> {
    let is_money = |subject: &Subject| {
        let kind = match subject {
            Subject::Field(id) => scope.fields.get(id.index())?.kind.as_ref(),
            Subject::Detail(id) => scope.details.get(id.index())?.kind.as_ref(),
            Subject::DomainOf(_) | Subject::DomainOfDetail(_) => None,
        };
        kind.filter(|kind| **kind == Type::Money)
    };
    let mut first: Option<Span> = None;
    resolved.each_condition(&mut |condition| {
        if let ConditionKind::Test(subject, Test::Number(_)) = &condition.kind
            && is_money(subject).is_some()
        {
            first.get_or_insert(condition.span);
        }
    });
    first
}
