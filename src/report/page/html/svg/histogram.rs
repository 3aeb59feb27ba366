//! How long something took, with the deadline as a line.

use super::{BAD, Drawn, GOOD, INK, Paper, above, below, column, covers, plot, words};
use crate::report::page::chart::Histogram;
use plotters::prelude::*;
use plotters::style::text_anchor::HPos;

pub(super) fn draw(histogram: &Histogram, paper: &Paper<'_>) -> Drawn {
    let steps = &histogram.steps;
    let most = steps
        .iter()
        .map(|step| step.count)
        .max()
        .unwrap_or(0)
        .max(1);
    // Room above the highest bar for its number.
    let top = (most as f64 * 1.1).max(1.5);
    let mut plot = plot(paper, steps.len(), top, &|at| format!("{at}"))?;
    let in_time = |at: usize| at < histogram.in_time;
    plot.draw_series(steps.iter().enumerate().map(|(at, step)| {
        let colour = if in_time(at) { GOOD } else { BAD };
        let from = at as f64;
        column(from + 0.08, from + 0.92, step.count as f64, colour)
    }))?;
    let shown: Vec<String> = steps.iter().map(|step| step.count.to_string()).collect();
    let widest = shown.iter().map(String::len).max().unwrap_or(0);
    if covers(widest, &plot) == 1 {
        for (at, (step, count)) in steps.iter().zip(&shown).enumerate() {
            if step.count > 0 {
                above(
                    paper,
                    &plot,
                    (at as f64 + 0.5, step.count as f64),
                    None,
                    count,
                )?;
            }
        }
    }
    deadline(paper, &plot, histogram.in_time as f64, top)?;
    ends(histogram, paper, &plot)
}

fn deadline(paper: &Paper<'_>, plot: &super::Plot<'_, '_>, at: f64, top: f64) -> Drawn {
    let (x, bottom) = plot.backend_coord(&(at, 0.0));
    let (_, upper) = plot.backend_coord(&(at, top));
    paper.draw(&PathElement::new(
        vec![(x, upper - 6), (x, bottom)],
        INK.stroke_width(2),
    ))?;
    let text = Text::new("deadline", (x, upper - 14), words(&INK, HPos::Center));
    paper.draw(&text)
}

/// The ends of steps, as many as there is room for, the deadline among them.
fn ends(histogram: &Histogram, paper: &Paper<'_>, plot: &super::Plot<'_, '_>) -> Drawn {
    let labels = || histogram.steps.iter().filter_map(|step| step.to.as_deref());
    let widest = labels()
        .map(|label| label.chars().count())
        .max()
        .unwrap_or(1);
    let every = covers(widest, plot);
    for (at, label) in std::iter::once("0").chain(labels()).enumerate() {
        if at.abs_diff(histogram.in_time).is_multiple_of(every) {
            below(paper, plot, at as f64, 0, label)?;
        }
    }
    if histogram.steps.last().is_some_and(|step| step.to.is_none()) {
        below(paper, plot, histogram.steps.len() as f64, 0, "…")?;
    }
    let middle = histogram.steps.len() as f64 / 2.0;
    below(paper, plot, middle, 1, histogram.unit)
}
