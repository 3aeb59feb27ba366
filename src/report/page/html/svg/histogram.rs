//! A histogram of durations, with the deadline as a line.

use super::plot::{Plot, label, line};
use crate::message::{Figure, Language, msg};
use crate::report::page::chart::Histogram;
use maud::{Markup, html};

pub(super) fn draw(histogram: &Histogram, language: Language) -> Markup {
    let steps = &histogram.steps;
    let most = steps.iter().map(|step| step.count).max();
    // Space for the number above the highest bar.
    let top = (most.unwrap_or(0).max(1) as f64 * 1.1).max(1.5);
    let plot = Plot::new(steps.len(), top);
    html! {
        (plot.axes(language, |count| Figure::english(count.to_string())))
        (bars(histogram, &plot))
        (counts(histogram, &plot))
        (deadline(histogram.in_time as f64, top, &plot, language))
        (ends(histogram, &plot, language))
    }
}

fn bars(histogram: &Histogram, plot: &Plot) -> Markup {
    html! {
        @for (at, step) in histogram.steps.iter().enumerate() {
            @let class = if at < histogram.in_time { "good" } else { "bad" };
            @let from = at as f64;
            (plot.bar(class, from + 0.08, from + 0.92, step.count as f64))
        }
    }
}

/// The count of each step, if all the numbers fit.
fn counts(histogram: &Histogram, plot: &Plot) -> Markup {
    let counts = histogram.steps.iter().map(|step| step.count);
    let widest = counts.clone().map(|count| count.to_string().len()).max();
    let is_room = plot.covers(widest.unwrap_or(0)) == 1;
    let shown = |(_, count): &(usize, u64)| is_room && *count > 0;
    html! {
        @for (at, count) in counts.enumerate().filter(shown) {
            (plot.above(at as f64 + 0.5, count as f64, None, &count.to_string()))
        }
    }
}

fn deadline(at: f64, top: f64, plot: &Plot, language: Language) -> Markup {
    let (x, bottom, upper) = (plot.x(at), plot.y(0.0), plot.y(top));
    let word = msg!("deadline").text(language);
    html! {
        (line("ink", (x, upper - 6), (x, bottom)))
        (label("ink", x, upper - 14, &word))
    }
}

/// The ends of steps, as many as fit, always including the deadline.
fn ends(histogram: &Histogram, plot: &Plot, language: Language) -> Markup {
    let steps = &histogram.steps;
    let labels = steps.iter().filter_map(|step| step.to.as_ref());
    let labels: Vec<String> = labels.map(|label| label.text(language)).collect();
    let widest = labels.iter().map(|label| label.chars().count()).max();
    let every = plot.covers(widest.unwrap_or(1));
    let shown = |(at, _): &(usize, &str)| at.abs_diff(histogram.in_time).is_multiple_of(every);
    let end = steps.len() as f64;
    html! {
        @for (at, label) in std::iter::once("0").chain(labels.iter().map(String::as_str)).enumerate().filter(shown) {
            (plot.below(at as f64, 0, label))
        }
        @if steps.last().is_some_and(|step| step.to.is_none()) {
            (plot.below(end, 0, "…"))
        }
        (plot.below(end / 2.0, 1, &histogram.unit.text(language)))
    }
}
