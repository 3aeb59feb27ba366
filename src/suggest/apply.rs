//! Edits applied to the text of a file.

use crate::diagnostic::fix::Edit;
use std::ops::Range;

/// The text with all edits, which do not overlap, and the place of each new text in it, in the order of `edits`.
pub(super) fn apply(text: &str, edits: &[&Edit]) -> (String, Vec<Range<usize>>) {
    let mut order: Vec<usize> = (0..edits.len()).collect();
    order.sort_by_key(|at| (edits[*at].span.start, edits[*at].span.end));
    let mut places = vec![0..0; edits.len()];
    let mut new = String::with_capacity(text.len());
    let mut end = 0;
    for at in order {
        let Edit { span, text: added } = edits[at];
        let range = span.range();
        new.push_str(text.get(end..range.start).unwrap_or_default());
        places[at] = new.len()..new.len() + added.len();
        new.push_str(added);
        end = range.end;
    }
    new.push_str(text.get(end..).unwrap_or_default());
    (new, places)
}

/// Whether two edits touch, so that they cannot be applied together.
pub(super) fn overlap(a: &Edit, b: &Edit) -> bool {
    a.span.file == b.span.file && a.span.start <= b.span.end && b.span.start <= a.span.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, Span};

    #[test]
    fn edits_are_applied_in_the_order_of_the_text() {
        let edit = |start, end, text: &str| Edit {
            span: Span::new(FileId(0), start, end),
            text: text.to_owned(),
        };
        let (last, first, inserted) = (edit(6, 9, "3"), edit(0, 3, "four"), edit(5, 5, "+"));
        let (text, places) = apply("one two six", &[&last, &first]);
        assert_eq!(text, "four tw3ix");
        assert_eq!(places, [7..8, 0..4]);
        assert!(overlap(&inserted, &edit(5, 7, "")));
        assert!(!overlap(&first, &last));
    }
}
