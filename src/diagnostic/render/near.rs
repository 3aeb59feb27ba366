//! Which places are shown together.

use crate::source::{Sources, Span};

/// Places of one file at most this many lines apart are shown together.
const LINES_TOGETHER: usize = 3;

/// Whether a place is shown with the place of the problem.
pub(super) fn is_near(place: Span, primary: Span, sources: &Sources) -> bool {
    let lines = sources
        .place(place)
        .line
        .abs_diff(sources.line_number(primary));
    place.file == primary.file && lines <= LINES_TOGETHER
}
