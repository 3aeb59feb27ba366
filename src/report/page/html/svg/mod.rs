//! Charts as SVG inside the page. The style sheet gives them their colours, on bright and dark screens and on paper.

mod bar;
mod histogram;
mod plot;
mod weeks;

pub use bar::bar;

use crate::escape::html::text;
use crate::report::page::chart::Chart;
use maud::{Markup, html};

/// The size charts are drawn in: that of a phone, on which they are not made smaller.
const WIDTH: i32 = 360;
const HEIGHT: i32 = 190;

/// A chart, with a text for those who do not see it.
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
