//! Formats of times, lines, values and points in a story.

use crate::eval::explain::explanation::{ObservedValue, OutOfRange};
use crate::ir::program::Place;
use crate::message::{Arg, Figure, Join, Language, Message, msg};
use crate::report::format::{self, grouped, moment};
use crate::time::LocalTime;
use crate::units::MilliPoints;

/// The context for showing names and times.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'a> {
    pub contract: &'a str,
    /// The language of the contract, in which its keywords are quoted.
    pub written_in: Language,
}

impl Names<'_> {
    /// `2026-05-04 09:30`, local.
    pub(super) fn time(&self, at: LocalTime) -> String {
        moment(at.instant, &at.zone())
    }

    /// `line 12`, or `shared.leadc:12` in another file than the contract's.
    pub(super) fn line(&self, place: &Place) -> Message {
        match place.file == self.contract {
            true => msg!("line {line}", line = place.line),
            false => Message::verbatim(format!("{}:{}", place.file, place.line)),
        }
    }

    /// The value a condition found.
    pub(super) fn observed(&self, found: &ObservedValue) -> Message {
        match found {
            ObservedValue::Unknown => msg!("unknown"),
            ObservedValue::Text(text) => Message::verbatim(format!("\"{text}\"")),
            ObservedValue::Texts(texts) if texts.is_empty() => msg!("none{#values}"),
            ObservedValue::Texts(texts) => {
                Message::verbatim(format!("\"{}\"", texts.join("\", \"")))
            }
            ObservedValue::Number(number) => grouped(*number).into(),
            ObservedValue::Range(range) => Message::verbatim(range.to_string()),
            ObservedValue::Day(day) => Message::verbatim(day.to_string()),
            ObservedValue::Time(at) => Message::verbatim(self.time(*at)),
            ObservedValue::YesNo(true) => msg!("yes"),
            ObservedValue::YesNo(false) => msg!("no"),
            ObservedValue::Points(points) => pointed(*points),
            ObservedValue::Times(0)
            | ObservedValue::OnDays(0)
            | ObservedValue::LastDaysAgo(None) => msg!("never"),
            ObservedValue::Times(times) => {
                msg!("{n} {n|time|times}{#occurrences}", n = Figure::of(*times))
            }
            ObservedValue::OnDays(days) => msg!("on {n} {n|day|days}", n = Figure::of(*days)),
            ObservedValue::NoneSince(last, why) => none_since(&last.to_string(), why),
            ObservedValue::LastDaysAgo(Some(0)) => msg!("last today"),
            ObservedValue::LastDaysAgo(Some(days)) => {
                msg!(
                    "last {n} {n|day|days} ago",
                    n = Figure::of(u64::from(*days))
                )
            }
        }
    }
}

/// `not in these 30 days, last on 2026-05-04`
fn none_since(last: &str, outside: &OutOfRange) -> Message {
    match outside {
        OutOfRange::Days(1) => msg!("not today, last on {last}", last),
        OutOfRange::Days(days) => {
            let n = Figure::of(u64::from(*days));
            msg!("not in these {n} {n|day|days}, last on {last}", n, last)
        }
        OutOfRange::DaysAgo(youngest, oldest) => msg!(
            "not {youngest} to {oldest} days ago, last on {last}",
            youngest,
            oldest,
            last
        ),
        OutOfRange::Until(kind, day) => msg!(
            "not after `{kind}` on {day}, last on {last}",
            kind,
            day = day.to_string(),
            last
        ),
        OutOfRange::Stage(stage, Some(day)) => msg!(
            "not since it came to {stage} on {day}, last on {last}",
            stage,
            day = day.to_string(),
            last
        ),
        OutOfRange::Stage(stage, None) => {
            msg!(
                "not since {stage}, where it never was, last on {last}",
                stage,
                last
            )
        }
        OutOfRange::Clock => msg!("not since the clock started, last on {last}", last),
        OutOfRange::GoingBack(day) => msg!(
            "not since it went back on {day}, last on {last}",
            day = day.to_string(),
            last
        ),
    }
}

/// `1 point`, `-2.5 points`
pub(super) fn pointed(points: MilliPoints) -> Message {
    msg!("{n} {n|point|points}", n = format::points(points))
}

/// `company size`, `email and country`, in back-ticks.
pub(super) fn fields(names: &[String]) -> Arg {
    let quoted = names.iter().map(|name| format!("`{name}`"));
    Arg::list(quoted, Join::And)
}
