//! `calendar` blocks.

use super::block_lines::{BlockLines, each_line, missing};
use super::declare::Declaration;
use super::diagnostics::Diagnostics;
use super::files::Read;
use super::header::in_order;
use super::load::Files;
use super::model::{Calendar, Closing, Opening, SpecialHours, UsualDay};
use super::scope::Scope;
use super::{ical, keywords, phrase_args, sample_lines, time_zones};
use crate::clock;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::source::Span;
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::{Line, Phrase, Text};
use crate::time::{Clock, Weekday};
use jiff::tz::TimeZone;
use std::sync::Arc;

enum CalendarLine {
    Zone(String, TimeZone),
    Open(Opening),
    OpenOn(SpecialHours),
    AsUsual(UsualDay),
    Closed(Closing),
    ClosedFrom(Text, Span),
    WeekStarts(Weekday),
    Nothing,
}

/// A calendar; without a time zone of its own it uses the contract's.
pub(super) fn calendar(
    scope: &Scope,
    item: &Declaration,
    contract_zone: Option<(&str, &TimeZone)>,
    files: &Files,
    read: &mut Read,
    budget: &mut ical::Budget,
    diagnostics: &mut Diagnostics,
) -> Option<Calendar> {
    let block = item.block;
    let mut zone = contract_zone.map(|(name, zone)| (name.to_string(), zone.clone()));
    let (mut open, mut closed, mut closed_from) = (Vec::new(), Vec::new(), Vec::new());
    let (mut special, mut as_usual) = (Vec::new(), Vec::new());
    let mut week_starts = Weekday::Monday;
    let mut once = BlockLines::default();
    let before = diagnostics.errors();
    let resolve = |phrase: &Phrase, _: &Line, diagnostics: &mut Diagnostics| {
        setting(scope, phrase, diagnostics)
    };
    each_line(
        scope,
        block,
        &mut once,
        diagnostics,
        resolve,
        |setting, _| match setting {
            CalendarLine::Zone(name, own) => zone = Some((name, own)),
            CalendarLine::Open(opening) => open.push(opening),
            CalendarLine::OpenOn(hours) => special.push(hours),
            CalendarLine::AsUsual(day) => as_usual.push(day),
            CalendarLine::Closed(closing) => closed.push(closing),
            CalendarLine::ClosedFrom(path, line) => closed_from.push((path, line)),
            CalendarLine::WeekStarts(day) => week_starts = day,
            CalendarLine::Nothing => {}
        },
    );
    for (path, line) in &closed_from {
        closed.extend(ical::closings(
            files,
            path,
            *line,
            read,
            budget,
            diagnostics,
        ));
    }
    let silent = block.has_errors || diagnostics.errors() > before;
    if open.is_empty() && special.is_empty() && !silent {
        let language = scope.language(item.phrase.span);
        let days = sample_lines::working_week(language);
        let line = keywords::fill(language, PhraseId::Open, &|slot| {
            Some(match slot {
                "days" => &days,
                "from" => "09:00",
                _ => "18:00",
            })
        });
        let message = msg!("the calendar `{name}` is never open", name = item.name.text);
        diagnostics.push(missing(item.phrase.span, message, line));
    }
    let (zone_name, zone) = zone?;
    Some(Calendar {
        name: item.name.clone(),
        zone,
        zone_name,
        open,
        closed,
        special,
        as_usual,
        week_starts,
    })
}

fn setting(scope: &Scope, phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<CalendarLine> {
    use PhraseId as P;
    Some(match phrase.id {
        P::TimeZone => {
            let (name, zone) = time_zones::zone(scope, phrase, diagnostics)?;
            CalendarLine::Zone(name, zone)
        }
        P::Open => CalendarLine::Open(opening(scope, phrase, diagnostics)?),
        P::OpenOn => {
            let day = phrase_args::date(phrase, SlotName::Date, diagnostics);
            let (from, to) = window(scope, phrase, diagnostics)?;
            CalendarLine::OpenOn(SpecialHours {
                hours: clock::SpecialHours {
                    day: day?,
                    from,
                    to,
                },
                span: phrase.span,
            })
        }
        P::OpenAsUsual => CalendarLine::AsUsual(UsualDay {
            day: phrase_args::date(phrase, SlotName::Date, diagnostics)?,
            span: phrase.span,
        }),
        P::Closed => {
            let day = phrase_args::date(phrase, SlotName::Date, diagnostics)?;
            CalendarLine::Closed(Closing {
                from: day,
                to: day,
                name: reason(phrase, diagnostics),
                is_event: false,
                span: phrase.span,
            })
        }
        P::ClosedRange => {
            let from = phrase_args::date(phrase, SlotName::From, diagnostics);
            let to = phrase_args::date(phrase, SlotName::To, diagnostics);
            let (from, to) = in_order(scope, phrase, from?, to?, diagnostics)?;
            CalendarLine::Closed(Closing {
                from,
                to,
                name: reason(phrase, diagnostics),
                is_event: false,
                span: phrase.span,
            })
        }
        P::ClosedFrom => {
            let path = phrase_args::text(phrase, SlotName::Path, diagnostics)?;
            CalendarLine::ClosedFrom(path.clone(), phrase.span)
        }
        P::WeekStarts => {
            CalendarLine::WeekStarts(phrase_args::weekdays(phrase, SlotName::Day, diagnostics)?.0)
        }
        _ => CalendarLine::Nothing,
    })
}

fn reason(phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<Arc<str>> {
    phrase_args::text(phrase, SlotName::Reason, diagnostics).map(|text| text.text.as_str().into())
}

fn opening(scope: &Scope, phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<Opening> {
    let days = phrase_args::weekdays(phrase, SlotName::Days, diagnostics);
    let (from, to) = window(scope, phrase, diagnostics)?;
    Some(Opening {
        hours: clock::Opening {
            days: days?,
            from,
            to,
        },
        span: phrase.span,
    })
}

/// When a line opens and closes.
fn window(scope: &Scope, phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<(Clock, Clock)> {
    let from = phrase_args::clock(phrase, SlotName::From, diagnostics);
    let to = phrase_args::clock(phrase, SlotName::To, diagnostics);
    let (from, to) = (from?, to?);
    if from == Clock(24 * 60) {
        diagnostics.push(
            Diagnostic::new(
                Code::E0207,
                phrase_args::span(phrase, SlotName::From),
                msg!("a day cannot open at 24:00"),
            )
            .help(match phrase.id {
                PhraseId::OpenOn => msg!("write `00:00` and the next day"),
                _ => msg!("write `00:00` and the next day of the week"),
            }),
        );
        return None;
    }
    if from == to {
        let span =
            phrase_args::span(phrase, SlotName::From).to(phrase_args::span(phrase, SlotName::To));
        let between = keywords::words_before(scope.language(span), phrase.id, "to");
        let message = msg!(
            "`{window}` ends when it starts",
            window = format!("{from} {between} {to}")
        );
        diagnostics.push(Diagnostic::new(Code::E0208, span, message).help(msg!(
            "for the whole day write `{window}`",
            window = format!("00:00 {between} 24:00")
        )));
        return None;
    }
    Some((from, to))
}
