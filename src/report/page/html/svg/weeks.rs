//! Results week by week, with a line for the required value.

use super::plot::{Plot, line};
use crate::message::{Figure, Language};
use crate::report::page::chart::{InWeek, Weeks};
use maud::{Markup, html};

pub(super) fn draw(chart: &Weeks, language: Language) -> Markup {
    let weeks = &chart.weeks;
    let heights = weeks.iter().flat_map(|week| [week.reached, week.wanted]);
    let most = heights.flatten().fold(1.0, f64::max);
    let top = if chart.percent { 110.0 } else { most * 1.15 };
    let plot = Plot::new(weeks.len(), top);
    let sign = if chart.percent { "%" } else { "" };
    html! {
        (plot.axes(language, |value| Figure::english(format!("{value}{sign}"))))
        @for (at, week) in weeks.iter().enumerate() { (bar(at as f64, week, &plot)) }
        (numbers(chart, &plot))
        (labels(weeks, &plot))
    }
}

fn bar(at: f64, week: &InWeek, plot: &Plot) -> Markup {
    html! {
        @if let Some(reached) = week.reached {
            (plot.bar("good", at + 0.18, at + 0.82, reached))
        }
        @if let Some(wanted) = week.wanted {
            @let y = plot.y(wanted);
            (line("ink", (plot.x(at + 0.05), y), (plot.x(at + 0.95), y)))
        }
    }
}

/// The result of each week, if all the numbers fit.
fn numbers(chart: &Weeks, plot: &Plot) -> Markup {
    let shown = |reached: f64| match chart.percent {
        true => format!("{}%", reached.floor()),
        false => format!("{reached}"),
    };
    let is_room = plot.covers(if chart.percent { 4 } else { 3 }) == 1;
    let weeks = chart.weeks.iter().enumerate();
    let reached = weeks.filter_map(|(at, week)| Some((at, week, week.reached?)));
    html! {
        @for (at, week, reached) in reached.filter(|_| is_room) {
            (plot.above(at as f64 + 0.5, reached, week.wanted, &shown(reached)))
        }
    }
}

/// The first days of weeks, as many as fit.
fn labels(weeks: &[InWeek], plot: &Plot) -> Markup {
    html! {
        @for (at, week) in weeks.iter().enumerate().step_by(plot.covers(5)) {
            (plot.below(at as f64 + 0.5, 0, &week.label))
        }
    }
}
