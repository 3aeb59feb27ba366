//! Durations that must be in local days, and lengths of clocks.

use super::diagnostics::Diagnostics;
use super::scope::Scope;
use super::{line_edit, sample_lines};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Message, msg};
use crate::source::Span;
use crate::time::{Duration, MAX_DAYS, Unit};

/// Local days of a duration in days or weeks, at least `least`.
pub(super) fn days(
    scope: &Scope,
    duration: Duration,
    span: Span,
    least: u64,
    diagnostics: &mut Diagnostics,
) -> Option<u32> {
    let sample = |count| sample_lines::count(scope.language(span), count, Unit::Days);
    let days = match duration.unit {
        Unit::Days => duration.count,
        Unit::Weeks => duration.count.saturating_mul(7),
        Unit::Months | Unit::Quarters | Unit::Years => {
            diagnostics.push(no_fixed_length(scope, duration, span));
            return None;
        }
        Unit::BusinessDays | Unit::BusinessHours | Unit::BusinessMinutes => {
            diagnostics.push(
                wrong_unit(
                    scope,
                    span,
                    msg!("business hours and days can only be used in slas"),
                )
                .help(msg!(
                    "count calendar days, for example `{sample}`",
                    sample = sample(30)
                )),
            );
            return None;
        }
        Unit::Hours | Unit::Minutes => {
            diagnostics.push(
                wrong_unit(scope, span, msg!("this counts whole days")).help(msg!(
                    "write days or weeks, for example `{sample}`",
                    sample = sample(1)
                )),
            );
            return None;
        }
    };
    in_range(scope, days, span, (least, Unit::Days), diagnostics)
}

/// `least` is the smallest number, with the unit used in the message.
fn in_range(
    scope: &Scope,
    days: u64,
    span: Span,
    (least, unit): (u64, Unit),
    diagnostics: &mut Diagnostics,
) -> Option<u32> {
    let language = scope.language(span);
    if days < least {
        let help = msg!(
            "the minimum here is `{least}`",
            least = sample_lines::count(language, least, unit)
        );
        diagnostics.push(wrong_unit(scope, span, msg!("this is not a duration")).help(help));
        return None;
    }
    if days > u64::from(MAX_DAYS) {
        let help = msg!(
            "the longest time is a hundred years, `{days}`; leave the line out if there is no end",
            days = sample_lines::count(language, MAX_DAYS.into(), Unit::Days)
        );
        diagnostics.push(wrong_unit(scope, span, msg!("this is too long")).help(help));
        return None;
    }
    u32::try_from(days).ok()
}

/// The length of a clock; `same_day` allows `0 days`.
pub(super) fn clock(
    scope: &Scope,
    duration: Duration,
    span: Span,
    same_day: bool,
    diagnostics: &mut Diagnostics,
) -> Option<Duration> {
    let Some(days) = duration.whole_days() else {
        diagnostics.push(no_fixed_length(scope, duration, span));
        return None;
    };
    let least = u64::from(!(same_day && duration.unit == Unit::Days));
    let unit = match duration.unit {
        Unit::BusinessMinutes | Unit::BusinessHours => Unit::BusinessMinutes,
        Unit::Minutes | Unit::Hours => Unit::Minutes,
        Unit::BusinessDays => Unit::BusinessDays,
        Unit::Days | Unit::Weeks | Unit::Months | Unit::Quarters | Unit::Years => Unit::Days,
    };
    in_range(scope, days, span, (least, unit), diagnostics).map(|_| duration)
}

fn wrong_unit(scope: &Scope, span: Span, why: Message) -> Diagnostic {
    let text = scope.sources.text(span);
    Diagnostic::new(
        Code::E0206,
        span,
        msg!("`{text}` cannot be used here: {why}", text, why),
    )
}

fn no_fixed_length(scope: &Scope, duration: Duration, span: Span) -> Diagnostic {
    let (why, days) = match duration.unit {
        Unit::Quarters => (msg!("quarters vary in length"), 91),
        Unit::Years => (msg!("years vary in length"), 365),
        _ => (msg!("months vary in length"), 30),
    };
    let days = match (duration.unit, duration.count) {
        (Unit::Months, n) if n % 12 == 0 => n / 12 * 365,
        (_, n) => n.saturating_mul(days),
    };
    let days = sample_lines::count(scope.language(span), days, Unit::Days);
    let line = line_edit::replaced(scope.sources, span, &days);
    wrong_unit(scope, span, why).corrected(msg!("count in days"), line)
}

/// Kinds of clocks. Lengths of one kind can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClockKind {
    /// Elapsed time: minutes, hours.
    Elapsed,
    /// Time inside opening windows.
    Business,
    /// Local days and weeks.
    Days,
    /// Open days.
    BusinessDays,
}

/// The kind of a clock, and its length in that kind's smallest unit.
pub(super) fn clock_kind(duration: Duration) -> (ClockKind, u64) {
    let n = duration.count;
    match duration.unit {
        Unit::Minutes => (ClockKind::Elapsed, n),
        Unit::Hours => (ClockKind::Elapsed, n.saturating_mul(60)),
        Unit::BusinessMinutes => (ClockKind::Business, n),
        Unit::BusinessHours => (ClockKind::Business, n.saturating_mul(60)),
        Unit::BusinessDays => (ClockKind::BusinessDays, n),
        Unit::Weeks => (ClockKind::Days, n.saturating_mul(7)),
        Unit::Days | Unit::Months | Unit::Quarters | Unit::Years => (ClockKind::Days, n),
    }
}
