//! What was reached week by week, each beside what it should be.

use super::{Drawn, GOOD, INK, Paper, above, below, column, covers, plot};
use crate::report::page::chart::Weeks;
use plotters::prelude::*;

pub(super) fn draw(chart: &Weeks, paper: &Paper<'_>) -> Drawn {
    let weeks = &chart.weeks;
    let heights = weeks.iter().flat_map(|week| [week.reached, week.wanted]);
    let most = heights.flatten().fold(1.0, f64::max);
    let top = if chart.percent { 110.0 } else { most * 1.15 };
    let number = |at: &f64| match chart.percent {
        true => format!("{at}%"),
        false => format!("{at}"),
    };
    let mut plot = plot(paper, weeks.len(), top, &number)?;
    let bars = weeks.iter().enumerate();
    plot.draw_series(bars.filter_map(|(at, week)| {
        let from = at as f64;
        Some(column(from + 0.18, from + 0.82, week.reached?, GOOD))
    }))?;
    for (at, week) in weeks.iter().enumerate() {
        if let Some(wanted) = week.wanted {
            let from = plot.backend_coord(&(at as f64 + 0.05, wanted));
            let to = plot.backend_coord(&(at as f64 + 0.95, wanted));
            paper.draw(&PathElement::new(vec![from, to], INK.stroke_width(2)))?;
        }
    }
    let shown = |reached: f64| match chart.percent {
        true => format!("{}%", reached.floor()),
        false => format!("{reached}"),
    };
    let numbers = covers(if chart.percent { 4 } else { 3 }, &plot) == 1;
    let every = covers(5, &plot);
    for (at, week) in weeks.iter().enumerate() {
        let middle = at as f64 + 0.5;
        if let Some(reached) = week.reached.filter(|_| numbers) {
            above(
                paper,
                &plot,
                (middle, reached),
                week.wanted,
                &shown(reached),
            )?;
        }
        if at.is_multiple_of(every) {
            below(paper, &plot, middle, 0, &week.label)?;
        }
    }
    Ok(())
}
