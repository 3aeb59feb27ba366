//! A bar in a cell of a table.

use crate::report::page::document::Bar;
use maud::{Markup, html};

/// The length of the longest bar; the style sheet scales it to its cell.
const LENGTH: u64 = 1000;
const HEIGHT: u64 = 10;

/// A bar that only repeats a number of the same row.
pub fn bar(bar: &Bar) -> Markup {
    let length = |count: u64| {
        let whole = u128::from(bar.whole.max(1));
        let length = u128::from(count) * u128::from(LENGTH) / whole;
        u64::try_from(length).unwrap_or(LENGTH).min(LENGTH)
    };
    let (good, all) = (length(bar.good), length(bar.good + bar.bad));
    html! {
        svg.bar viewBox={ "0 0 " (LENGTH) " " (HEIGHT) } preserveAspectRatio="none" aria-hidden="true" {
            rect.good width=(good) height=(HEIGHT) {}
            rect.bad x=(good) width=(all - good) height=(HEIGHT) {}
        }
    }
}
