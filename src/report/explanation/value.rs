//! Formats of times, lines, values and points in a story.

use crate::escape::terminal::inline;
use crate::eval::explain::explanation::{ObservedValue, OutOfRange};
use crate::ir::program::Place;
use crate::report::format::{counted, grouped, join_items, moment};
use crate::time::LocalTime;
use crate::units::MilliPoints;

/// The context for showing names and times.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'a> {
    pub contract: &'a str,
}

impl Names<'_> {
    /// `2026-05-04 09:30`, local.
    pub(super) fn time(&self, at: LocalTime) -> String {
        moment(at.instant, &at.zone())
    }

    /// `line 12`, or `shared.leadc:12` in another file than the contract's.
    pub(super) fn line(&self, place: &Place) -> String {
        match place.file == self.contract {
            true => format!("line {}", place.line),
            false => format!("{}:{}", inline(&place.file), place.line),
        }
    }

    /// The value a condition found.
    pub(super) fn observed(&self, found: &ObservedValue) -> String {
        match found {
            ObservedValue::Unknown => "unknown".to_owned(),
            ObservedValue::Text(text) => format!("\"{}\"", inline(text)),
            ObservedValue::Texts(texts) if texts.is_empty() => "none".to_owned(),
            ObservedValue::Texts(texts) => format!("\"{}\"", inline(&texts.join("\", \""))),
            ObservedValue::Number(number) => grouped(*number),
            ObservedValue::Range(range) => range.to_string(),
            ObservedValue::Day(day) => day.to_string(),
            ObservedValue::Time(at) => self.time(*at),
            ObservedValue::YesNo(true) => "yes".to_owned(),
            ObservedValue::YesNo(false) => "no".to_owned(),
            ObservedValue::Points(points) => pointed(*points),
            ObservedValue::Times(0) => "never".to_owned(),
            ObservedValue::Times(times) => counted(*times, "time"),
            ObservedValue::OnDays(0) => "never".to_owned(),
            ObservedValue::OnDays(days) => format!("on {}", counted(*days, "day")),
            ObservedValue::NoneSince(last, why) => format!("not {}, last on {last}", within(why)),
            ObservedValue::LastDaysAgo(None) => "never".to_owned(),
            ObservedValue::LastDaysAgo(Some(0)) => "last today".to_owned(),
            ObservedValue::LastDaysAgo(Some(days)) => {
                format!("last {} ago", counted(u64::from(*days), "day"))
            }
        }
    }
}

/// `in these 30 days`
fn within(outside: &OutOfRange) -> String {
    match outside {
        OutOfRange::Days(1) => "today".to_owned(),
        OutOfRange::Days(days) => format!("in these {}", counted(u64::from(*days), "day")),
        OutOfRange::DaysAgo(youngest, oldest) => format!("{youngest} to {oldest} days ago"),
        OutOfRange::Until(kind, day) => format!("after `{}` on {day}", inline(kind)),
        OutOfRange::Stage(stage, Some(day)) => {
            format!("since it came to {} on {day}", inline(stage))
        }
        OutOfRange::Stage(stage, None) => format!("since {}, where it never was", inline(stage)),
        OutOfRange::Clock => "since the clock started".to_owned(),
        OutOfRange::GoingBack(day) => format!("since it went back on {day}"),
    }
}

/// `1 point`, `-2.5 points`
pub(super) fn pointed(points: MilliPoints) -> String {
    match points {
        MilliPoints(1000) => "1 point".to_owned(),
        points => format!("{points} points"),
    }
}

/// `company size`, `email and country`, in back-ticks.
pub(super) fn fields(names: &[String]) -> String {
    let quoted: Vec<String> = names
        .iter()
        .map(|name| format!("`{}`", inline(name)))
        .collect();
    join_items(&quoted)
}
