//! Results week by week.

use super::{is_count, per, share_range};
use crate::contract::model::{Goal, Period};
use crate::eval::targets::{MeasuredTarget, PeriodResult, Tally, Week};
use crate::ir::slas::Target;
use crate::report::format::number;
use crate::report::page::chart::{InWeek, Weeks};
use crate::report::page::document::{Cell, Table};

/// Maximum number of bars in a chart of periods without weeks.
const BARS: usize = 13;

/// The bars of a target: the weeks of its last period, or its last periods if they are at most a week long.
fn bars<'m>(target: &Target, measured: &'m MeasuredTarget, last: &'m PeriodResult) -> Vec<Week> {
    match per(target) {
        Period::Month | Period::Quarter | Period::Year => last.weeks.clone(),
        Period::Day | Period::Week => {
            let skipped = measured.periods.len().saturating_sub(BARS);
            let shown = measured.periods[skipped..].iter();
            let as_week = |period: &PeriodResult| Week {
                first: period.first,
                last: period.last,
                tally: period.tally,
                due: match target.goal {
                    Goal::Delivers { at_least, .. } => Some(at_least as f64),
                    Goal::Converts { .. } | Goal::Keeps { .. } => None,
                },
            };
            shown.map(as_week).collect()
        }
    }
}

/// Their chart.
pub(super) fn chart(target: &Target, measured: &MeasuredTarget, last: &PeriodResult) -> Weeks {
    let week = |week: Week| {
        let Tally { reached, .. } = week.tally;
        let all = week.tally.all();
        let (reached, wanted) = match target.goal {
            Goal::Delivers { .. } => (Some(reached as f64), week.due),
            Goal::Converts { at_least, .. } | Goal::Keeps { at_least, .. } => {
                let share = (all > 0).then(|| reached as f64 * 100.0 / all as f64);
                (share, Some(at_least))
            }
        };
        InWeek {
            label: week.first.date().strftime("%m-%d").to_string(),
            reached,
            wanted,
        }
    };
    let (by, whole) = match per(target) {
        Period::Day | Period::Week => ("period by period", true),
        Period::Month | Period::Quarter | Period::Year => ("week by week", false),
    };
    let (what, line) = match target.goal {
        Goal::Delivers { .. } if whole => ("Leads", "what is promised"),
        Goal::Delivers { .. } => (
            "Leads",
            "the share of the target that falls on its open days",
        ),
        Goal::Converts { .. } | Goal::Keeps { .. } => ("Share reached", "what is promised"),
    };
    Weeks {
        alt: format!("{what} {by}; the line is {line}"),
        percent: !is_count(target),
        weeks: bars(target, measured, last).into_iter().map(week).collect(),
    }
}

/// Their numbers.
pub(super) fn table(target: &Target, measured: &MeasuredTarget, last: &PeriodResult) -> Table {
    let weeks = bars(target, measured, last);
    let days = |week: &Week| match week.first == week.last {
        true => week.first.to_string(),
        false => format!("{} to {}", week.first, week.last),
    };
    if is_count(target) {
        let mut table = Table::with(&["days", "#reached", "#its share"]);
        for week in &weeks {
            let due = week.due.map_or("–".to_owned(), |due| format!("{due:.1}"));
            table.row([
                days(week).into(),
                number(week.tally.reached).into(),
                due.into(),
            ]);
        }
        return table;
    }
    let mut table = Table::with(&["days", "#reached", "#failed", "#open", "share"]);
    for week in &weeks {
        let cells = tally(week.tally);
        let [reached, failed, open, share] = cells;
        table.row([days(week).into(), reached, failed, open, share]);
    }
    table
}

fn tally(tally: Tally) -> [Cell; 4] {
    let share = share_range(tally).unwrap_or("–".to_owned());
    [
        number(tally.reached).into(),
        number(tally.failed).into(),
        number(tally.open).into(),
        share.into(),
    ]
}
