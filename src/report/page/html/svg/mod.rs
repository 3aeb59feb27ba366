//! Charts as SVG inside the page. The style sheet sets their colours, for bright and dark screens and for paper.

mod bar;
mod histogram;
mod plot;
mod stages;
mod weeks;

pub use bar::bar;
pub use stages::stages;

use crate::escape::html::text;
use crate::message::Language;
use crate::report::page::chart::Chart;
use maud::{Markup, html};

/// The size in which charts are drawn: that of a phone, where they are not scaled down.
const WIDTH: i32 = 360;
const HEIGHT: i32 = 190;

/// A chart, with a text alternative.
pub fn chart(chart: &Chart, language: Language) -> Markup {
    let alt = text(&chart.alt().text(language));
    let inside = match chart {
        Chart::Histogram(histogram) => histogram::draw(histogram, language),
        Chart::Weeks(weeks) => weeks::draw(weeks, language),
    };
    html! {
        svg.chart viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img" aria-label=(alt) {
            title { (alt) }
            (inside)
        }
    }
}
