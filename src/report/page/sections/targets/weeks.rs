//! Results week by week.

use super::{is_count, per, share_range};
use crate::contract::model::{Goal, Period};
use crate::eval::targets::{MeasuredTarget, PeriodResult, Tally, Week};
use crate::ir::slas::Target;
use crate::message::{Figure, Message, msg, template};
use crate::report::page::chart::{InWeek, Weeks};
use crate::report::page::document::{Cell, Table, numbers, words};
use crate::report::page::labels::dash;

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
    let is_week_by_week = match per(target) {
        Period::Day | Period::Week => false,
        Period::Month | Period::Quarter | Period::Year => true,
    };
    let alt = match (is_count(target), is_week_by_week) {
        (true, true) => msg!(
            "Leads week by week; the line is the share of the target that falls on its open days"
        ),
        (true, false) => msg!("Leads period by period; the line is what is promised"),
        (false, true) => msg!("Share reached week by week; the line is what is promised"),
        (false, false) => msg!("Share reached period by period; the line is what is promised"),
    };
    Weeks {
        alt,
        percent: !is_count(target),
        weeks: bars(target, measured, last).into_iter().map(week).collect(),
    }
}

/// Their numbers.
pub(super) fn table(target: &Target, measured: &MeasuredTarget, last: &PeriodResult) -> Table {
    let weeks = bars(target, measured, last);
    let days = |week: &Week| match week.first == week.last {
        true => Message::verbatim(week.first.to_string()),
        false => msg!(
            "{from} to {to}",
            from = week.first.to_string(),
            to = week.last.to_string()
        ),
    };
    if is_count(target) {
        let mut table = Table::with(&[
            words(template!("days")),
            numbers(template!("reached{#leads}")),
            numbers(template!("its share")),
        ]);
        for week in &weeks {
            let due = (week.due).map_or_else(dash, |due| Figure::english(format!("{due:.1}")));
            table.row([
                days(week).into(),
                Figure::of(week.tally.reached).into(),
                due.into(),
            ]);
        }
        return table;
    }
    let mut table = Table::with(&[
        words(template!("days")),
        numbers(template!("reached{#leads}")),
        numbers(template!("failed{#leads}")),
        numbers(template!("open{#leads}")),
        words(template!("share")),
    ]);
    for week in &weeks {
        let cells = tally(week.tally);
        let [reached, failed, open, share] = cells;
        table.row([days(week).into(), reached, failed, open, share]);
    }
    table
}

fn tally(tally: Tally) -> [Cell; 4] {
    let share = share_range(tally).map_or_else(|| dash().into(), Cell::from);
    [
        Figure::of(tally.reached).into(),
        Figure::of(tally.failed).into(),
        Figure::of(tally.open).into(),
        share,
    ]
}
