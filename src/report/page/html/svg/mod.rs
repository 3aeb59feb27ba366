//! Charts as SVG that stands in the page itself. A few fixed colours, which the style sheet replaces on dark screens and on
//! paper.

mod bar;
mod histogram;
mod weeks;

pub use bar::bar;

use crate::escape::html;
use crate::report::page::chart::Chart;
use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use std::io;

const GOOD: RGBColor = RGBColor(0x2f, 0x66, 0x90);
const BAD: RGBColor = RGBColor(0xb5, 0x47, 0x1b);
const INK: RGBColor = RGBColor(0x1b, 0x1f, 0x24);
const SOFT: RGBColor = RGBColor(0x57, 0x60, 0x6a);
const RULE: RGBColor = RGBColor(0xd0, 0xd7, 0xde);

/// The size charts are drawn in: that of a phone, on which they are not made smaller.
const SIZE: (u32, u32) = (360, 190);
/// How wide a character is at most.
const CHARACTER: f64 = 7.0;

type Paper<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Drawn<T = ()> = Result<T, DrawingAreaErrorKind<io::Error>>;
type Plot<'p, 'a> = ChartContext<
    'p,
    SVGBackend<'a>,
    Cartesian2d<plotters::coord::types::RangedCoordf64, plotters::coord::types::RangedCoordf64>,
>;

/// A chart.
pub fn chart(chart: &Chart) -> io::Result<String> {
    match chart {
        Chart::Histogram(histogram) => drawn(SIZE, &histogram.alt, |paper| {
            histogram::draw(histogram, paper)
        }),
        Chart::Weeks(weeks) => drawn(SIZE, &weeks.alt, |paper| weeks::draw(weeks, paper)),
    }
}

/// A picture with a text for those who do not see it.
fn drawn(
    (width, height): (u32, u32),
    alt: &str,
    draw: impl FnOnce(&Paper<'_>) -> Drawn,
) -> io::Result<String> {
    let mut svg = String::new();
    {
        let paper = SVGBackend::with_string(&mut svg, (width, height)).into_drawing_area();
        let result = draw(&paper).and_then(|()| paper.present());
        result.map_err(|error| io::Error::other(error.to_string()))?;
    }
    // The outermost element is ours: it says what the picture shows, and needs no name space in a page.
    let inside = svg.split_once('>').map_or("", |(_, inside)| inside);
    let inside = inside
        .rsplit_once("</svg>")
        .map_or(inside, |(inside, _)| inside);
    let inside: String = inside.lines().map(str::trim).collect();
    let alt = html::text(alt);
    Ok(format!(
        "<svg class=\"chart\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{alt}\">\
         <title>{alt}</title>{inside}</svg>"
    ))
}

/// The rules, and the numbers beside them; `bars` is how many bars stand side by side.
fn plot<'p, 'a>(
    paper: &'p Paper<'a>,
    bars: usize,
    top: f64,
    number: &dyn Fn(&f64) -> String,
) -> Drawn<Plot<'p, 'a>> {
    let mut plot = ChartBuilder::on(paper)
        .margin_top(22)
        .margin_right(6)
        .x_label_area_size(34)
        .y_label_area_size(46)
        .build_cartesian_2d(0.0..bars.max(1) as f64, 0.0..top)?;
    plot.configure_mesh()
        .disable_x_mesh()
        .x_labels(0)
        .y_labels(if top < 4.0 { top as usize + 1 } else { 5 })
        .y_label_formatter(number)
        .y_label_style(words(&SOFT, HPos::Right))
        .axis_style(RULE)
        .bold_line_style(RULE)
        .light_line_style(TRANSPARENT)
        .draw()?;
    Ok(plot)
}

/// A filled bar between two places on the axis.
fn column(from: f64, to: f64, height: f64, colour: RGBColor) -> Rectangle<(f64, f64)> {
    Rectangle::new([(from, 0.0), (to, height)], colour.filled())
}

/// Words on a chart.
fn words(colour: &'static RGBColor, anchor: HPos) -> TextStyle<'static> {
    let style = TextStyle::from(("sans-serif", 14).into_font());
    style.color(colour).pos(Pos::new(anchor, VPos::Center))
}

/// Writes below the axis, in the first or the second line.
fn below(paper: &Paper<'_>, plot: &Plot<'_, '_>, at: f64, line: i32, text: &str) -> Drawn {
    let (x, y) = plot.backend_coord(&(at, 0.0));
    let style = words(&SOFT, HPos::Center);
    paper.draw(&Text::new(text.to_owned(), (x, y + 9 + 15 * line), style))
}

/// Writes above a bar, and above a line that would run through the words.
fn above(
    paper: &Paper<'_>,
    plot: &Plot<'_, '_>,
    at: (f64, f64),
    line: Option<f64>,
    text: &str,
) -> Drawn {
    let (x, y) = plot.backend_coord(&at);
    let line = line.map(|line| plot.backend_coord(&(at.0, line)).1);
    let y = line
        .filter(|line| (*line..line + 18).contains(&y))
        .unwrap_or(y);
    let style = words(&INK, HPos::Center);
    paper.draw(&Text::new(text.to_owned(), (x, y - 8), style))
}

/// How many bars a text of so many characters covers.
fn covers(characters: usize, plot: &Plot<'_, '_>) -> usize {
    let (from, to) = (
        plot.backend_coord(&(0.0, 0.0)),
        plot.backend_coord(&(1.0, 0.0)),
    );
    let bar = f64::from((to.0 - from.0).max(1));
    (((characters + 1) as f64 * CHARACTER / bar).ceil() as usize).max(1)
}
