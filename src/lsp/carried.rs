//! What the analyses found in an earlier text, shown at its lines of the present one until they ran again.

use crate::diagnostic::{Diagnostic, Label};
use crate::source::{Sources, Span};

/// The findings whose places are still there. Their corrections are not: they were verified for the earlier text.
pub(super) fn carried(findings: &[Diagnostic], before: &Sources, now: &Sources) -> Vec<Diagnostic> {
    let findings = findings.iter();
    findings
        .filter_map(|finding| {
            let mut carried = finding.clone();
            carried.fix = None;
            carried.primary.span = moved(carried.primary.span, before, now)?;
            let labels = carried.secondary.into_iter().map(|label| {
                let span = moved(label.span, before, now)?;
                Some(Label { span, ..label })
            });
            carried.secondary = labels.collect::<Option<_>>()?;
            Some(carried)
        })
        .collect()
}

/// Where the text of a span is now; none if it was changed.
fn moved(span: Span, before: &Sources, now: &Sources) -> Option<Span> {
    let old = before.file(span.file);
    let (file, new) = now.iter().find(|(_, file)| file.name == old.name)?;
    let (old, new) = (old.text.as_bytes(), new.text.as_bytes());
    let pairs = || old.iter().zip(new);
    let prefix = pairs().take_while(|(a, b)| a == b).count();
    let ends = old.iter().rev().zip(new.iter().rev());
    let most = old.len().min(new.len()) - prefix;
    let suffix = ends.take(most).take_while(|(a, b)| a == b).count();
    let range = span.range();
    if range.end <= prefix {
        return Some(Span { file, ..span });
    }
    let from_end = |at: usize| (new.len() + at).checked_sub(old.len());
    match range.start >= old.len() - suffix {
        true => Some(Span::new(
            file,
            from_end(range.start)?,
            from_end(range.end)?,
        )),
        false => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(before: &str, now: &str, word: &str) -> Option<String> {
        let (mut old, mut new) = (Sources::default(), Sources::default());
        let file = old.add("a", before);
        new.add("b", "another file");
        new.add("a", now);
        let start = before.find(word)?;
        let span = moved(Span::new(file, start, start + word.len()), &old, &new)?;
        Some(new.text(span).to_owned())
    }

    #[test]
    fn spans_move_with_their_text_and_end_with_it() {
        let before = "one 🚀\ntwo 客户\nthree\n";
        let now = "one 🚀\ntwo 客人\nthree\n";
        assert_eq!(after(before, now, "one 🚀"), Some("one 🚀".to_owned()));
        assert_eq!(after(before, now, "three"), Some("three".to_owned()));
        assert_eq!(after(before, now, "客户"), None);
        let longer = format!("zero\n{before}");
        for word in ["one", "客户", "three"] {
            assert_eq!(after(before, &longer, word), Some(word.to_owned()));
        }
        assert_eq!(after(before, "", "one"), None);
    }
}
