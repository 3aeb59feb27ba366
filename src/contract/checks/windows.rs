//! Windows that end before a deadline inside them.

use super::super::clock_places::ClockPlaces;
use super::super::deadline_example::example;
use super::super::diagnostics::Diagnostics;
use super::super::model::{BackWhen, ClockStart, Goal, Requirement, Sla, StageId};
use super::super::resolve::Resolved;
use super::super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Message, msg};
use crate::source::Span;

/// Checks the slas whose clock a stage starts: against the targets that measure how fast that stage is left, and against the
/// maximum time a lead may stay in it.
pub(super) fn check(scope: &Scope, resolved: &Resolved, diagnostics: &mut Diagnostics) {
    for sla in resolved.slas.iter().flatten() {
        let Some(clocks) = ClockPlaces::new(resolved, sla) else {
            continue;
        };
        let ClockStart::Stage(start) = sla.after else {
            continue;
        };
        for (days, span) in targets(resolved, sla, start) {
            if let Some(why) = ends_before(&clocks, sla, days) {
                let message = msg!(
                    "the target counts {days} {days|day|days} only, and the sla `{sla}` gives longer: {why}",
                    days,
                    sla = sla.name.text,
                    why
                );
                let help = msg!("give the target at least the time that the sla gives");
                diagnostics.push(ends_early(sla, span, message, help));
            }
        }
        for (days, span) in stays(resolved, start) {
            if let Some(why) = ends_before(&clocks, sla, days) {
                let text = scope.sources.text(span);
                let message = msg!(
                    "`{text}` comes before the sla `{sla}` is due, so it can never be breached: {why}",
                    text,
                    sla = sla.name.text,
                    why
                );
                let help = msg!("let the lead stay longer, or make the deadline shorter");
                diagnostics.push(ends_early(sla, span, message, help));
            }
        }
    }
}

/// The warning about a window, at `span`, that ends before an sla is due.
fn ends_early(sla: &Sla, span: Span, message: Message, help: Message) -> Diagnostic {
    Diagnostic::new(Code::W0111, span, message)
        .also(sla.within.span, msg!("the deadline"))
        .help(help)
}

/// Targets on the path an sla asks for, with their days.
fn targets(resolved: &Resolved, sla: &Sla, start: StageId) -> Vec<(u32, Span)> {
    let Requirement::BringTo(stages) = &sla.requirement else {
        return Vec::new();
    };
    let target = |target: &super::super::model::Target| match &target.goal {
        Goal::Converts {
            from,
            to,
            within_days,
            ..
        } if *from == start && stages.contains(to) => Some((*within_days, target.name.span)),
        _ => None,
    };
    resolved
        .targets
        .iter()
        .flatten()
        .filter_map(target)
        .collect()
}

/// The numbers of days after which a lead goes back from a stage.
fn stays(resolved: &Resolved, stage: StageId) -> Vec<(u32, Span)> {
    let stage = resolved.stages.get(stage.index()).map(|read| &read.stage);
    let backs = stage.into_iter().flat_map(|stage| &stage.back_to);
    let after = |back: &super::super::model::BackTo| match back.when {
        BackWhen::AfterDays(days) => Some((days, back.span)),
        BackWhen::Condition(_) => None,
    };
    backs.filter_map(after).collect()
}

/// Says how a window of `days` days ends before an sla is due, even for a lead that enters at the first opening of a week.
fn ends_before(clocks: &ClockPlaces, sla: &Sla, days: u32) -> Option<Message> {
    clocks.places().into_iter().find_map(|place| {
        let (example, ends) = example(place, clocks.from(), place.early(), &[sla.within.duration])?;
        let (due, end) = (*ends.first()?, example.end_of_day(days));
        (end < due).then(|| {
            msg!(
                "entered {start}, {days} {days|day ends|days end} {end}, the sla is due {due}",
                start = example.format(example.start),
                days,
                end = example.format(end),
                due = example.format(due)
            )
        })
    })
}
