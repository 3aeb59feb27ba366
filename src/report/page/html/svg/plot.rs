//! The plot area of a chart, with its axes: numbers on the left side, and space for words below.

use super::{HEIGHT, WIDTH};
use crate::escape::html::text;
use crate::message::{Figure, Language};
use maud::{Markup, html};

const LEFT: i32 = 46;
const RIGHT: i32 = WIDTH - 7;
const TOP: i32 = 22;
const BOTTOM: i32 = HEIGHT - 35;
/// Maximum width of a character.
const CHARACTER: f64 = 7.0;

/// Bars next to each other, each one unit wide, with a given maximum value.
pub(super) struct Plot {
    bars: f64,
    top: f64,
}

impl Plot {
    /// A plot of this number of bars.
    pub fn new(bars: usize, top: f64) -> Plot {
        let bars = bars.max(1) as f64;
        Plot { bars, top }
    }

    /// The coordinate of a position on the lower axis.
    pub fn x(&self, at: f64) -> i32 {
        LEFT + pixels(RIGHT - LEFT, at / self.bars)
    }

    /// The coordinate of a value.
    pub fn y(&self, value: f64) -> i32 {
        BOTTOM - pixels(BOTTOM - TOP, value / self.top)
    }

    /// The axes, with a line and a number at each round value.
    pub fn axes(&self, language: Language, number: impl Fn(f64) -> Figure) -> Markup {
        let values = round_values(self.top);
        html! {
            @for value in &values {
                @let y = self.y(*value);
                (line("rule", (LEFT, y), (RIGHT, y)))
                (line("rule", (LEFT - 6, y), (LEFT - 1, y)))
                text.end x=(LEFT - 10) y=(y) dy="0.5ex" { (number(*value).text(language)) }
            }
            (line("rule", (LEFT - 1, TOP), (LEFT - 1, BOTTOM)))
            (line("rule", (LEFT, BOTTOM + 1), (RIGHT, BOTTOM + 1)))
        }
    }

    /// A filled bar between two positions on the axis.
    pub fn bar(&self, class: &str, from: f64, to: f64, value: f64) -> Markup {
        let (x, y) = (self.x(from), self.y(value));
        html! {
            rect class=(class) x=(x) y=(y) width=(self.x(to) - x) height=(BOTTOM - y) {}
        }
    }

    /// Words below the axis, in the first or the second line.
    pub fn below(&self, at: f64, line: i32, words: &str) -> Markup {
        let y = BOTTOM + 9 + 15 * line;
        label("", self.x(at), y, words)
    }

    /// A number above a bar, moved above a line that would cross it.
    pub fn above(&self, at: f64, value: f64, line: Option<f64>, number: &str) -> Markup {
        let bar = self.y(value);
        let line = line.map(|line| self.y(line));
        let y = line.filter(|line| (*line..line + 18).contains(&bar));
        html! { text.ink x=(self.x(at)) y=(y.unwrap_or(bar) - 8) dy="0.5ex" { (number) } }
    }

    /// Number of bars that a text of this length covers.
    pub fn covers(&self, characters: usize) -> usize {
        let bar = f64::from((self.x(1.0) - self.x(0.0)).max(1));
        (((characters + 1) as f64 * CHARACTER / bar).ceil() as usize).max(1)
    }
}

/// Words centred at a point. Where they would leave the chart on the right side, they end at its edge.
pub(super) fn label(class: &str, x: i32, y: i32, words: &str) -> Markup {
    let half = (words.chars().count() as f64 * CHARACTER / 2.0).ceil() as i32;
    let (class, x) = match x + half > WIDTH {
        true => (format!("{class} end"), WIDTH - 1),
        false => (class.to_owned(), x),
    };
    let class = class.trim();
    html! {
        text class=[(!class.is_empty()).then_some(class)] x=(x) y=(y) dy="0.5ex" { (text(words)) }
    }
}

/// A line from one point to another.
pub(super) fn line(class: &str, from: (i32, i32), to: (i32, i32)) -> Markup {
    html! { line class=(class) x1=(from.0) y1=(from.1) x2=(to.0) y2=(to.1) {} }
}

/// A part of a length. A small amount is added because a division may give a result just below a whole number.
fn pixels(length: i32, part: f64) -> i32 {
    (f64::from(length) * part + 0.001) as i32
}

/// Values from 0 on in steps of 1, 2 or 5 times a power of ten: every whole number if `top` is below 4, otherwise at most five.
fn round_values(top: f64) -> Vec<f64> {
    let most = if top < 4.0 { top.floor() } else { 4.0 };
    let mut step = 1.0;
    for factor in [2.0, 2.5, 2.0].into_iter().cycle() {
        if (top / step).floor() <= most {
            break;
        }
        step *= factor;
    }
    let steps = (top / step) as u32;
    (0..=steps).map(|at| f64::from(at) * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_on_the_axis_are_round_and_few() {
        assert_eq!(round_values(1.5), [0.0, 1.0]);
        assert_eq!(round_values(3.9), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(round_values(4.4), [0.0, 1.0, 2.0, 3.0, 4.0]);
        assert_eq!(round_values(5.5), [0.0, 2.0, 4.0]);
        assert_eq!(round_values(23.1), [0.0, 5.0, 10.0, 15.0, 20.0]);
        assert_eq!(round_values(110.0), [0.0, 50.0, 100.0]);
        assert_eq!(round_values(5e9), [0.0, 2e9, 4e9]);
    }

    #[test]
    fn bars_fill_the_plot() {
        let plot = Plot::new(3, 30.0);
        assert_eq!((plot.x(0.0), plot.x(3.0)), (LEFT, RIGHT));
        assert_eq!((plot.y(0.0), plot.y(30.0)), (BOTTOM, TOP));
        assert_eq!(
            (plot.covers(1), plot.covers(14), plot.covers(15)),
            (1, 2, 2)
        );
    }
}
