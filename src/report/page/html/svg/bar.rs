//! A bar in a cell of a table.

use super::{BAD, GOOD};
use crate::report::page::document::Bar;
use plotters::prelude::*;
use std::io;

/// The units a bar is drawn in; the style sheet stretches it over its cell.
const SIZE: (u32, u32) = (1000, 10);

/// A bar that says nothing a number in the same row does not say.
pub fn bar(bar: &Bar) -> io::Result<String> {
    let length = |count: u64| {
        let whole = u128::from(bar.whole.max(1));
        let length = u128::from(count) * u128::from(SIZE.0) / whole;
        i32::try_from(length.min(u128::from(SIZE.0))).unwrap_or(0)
    };
    let (good, all) = (length(bar.good), length(bar.good + bar.bad));
    let mut svg = String::new();
    {
        let paper = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        let part = |from, to, colour: RGBColor| {
            paper.draw(&Rectangle::new(
                [(from, 0), (to, SIZE.1 as i32)],
                colour.filled(),
            ))
        };
        let draw = || {
            part(0, good, GOOD)?;
            part(good, all, BAD)?;
            paper.present()
        };
        draw().map_err(|error| io::Error::other(error.to_string()))?;
    }
    let rects: String = svg
        .lines()
        .filter(|line| line.starts_with("<rect"))
        .collect();
    Ok(format!(
        "<svg class=\"bar\" viewBox=\"0 0 {} {}\" preserveAspectRatio=\"none\" aria-hidden=\"true\">{rects}</svg>",
        SIZE.0, SIZE.1
    ))
}
