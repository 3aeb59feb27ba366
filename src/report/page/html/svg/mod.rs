//! Charts as SVG inside the page. The style sheet sets their colours, for bright and dark screens and for paper.

mod bar;
mod histogram;
mod plot;
mod weeks;

pub use bar::bar;

use crate::escape::html::text;
use crate::report::page::chart::Chart;
use maud::{Markup, html};

/// The size in which charts are drawn: that of a phone, where they are not scaled down.
const WIDTH: i32 = 360;
const HEIGHT: i32 = 190;

/// A chart, with a text alternative.
pub fn chart(chart: &Chart) -> Markup {
    let alt = text(chart.alt());
    let inside = match chart {
        Chart::Histogram(histogram) => histogram::draw(histogram),
        Chart::Weeks(weeks) => weeks::draw(weeks),
    };
    html! {
        svg.chart viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img" aria-label=(alt) {
            title { (alt) }
            (inside)
        }
    }
}
