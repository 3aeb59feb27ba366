//! The line of a signature in the text of a contract.

use super::Fingerprint;
use crate::contract::atom_text;
use crate::diff::contracts::Side;
use crate::source::Span;
use crate::syntax::keywords;
use crate::syntax::phrase::PhraseId;
use crate::time::LocalDay;

/// The texts of a contract with the signature of a person, of which the first that is read as meant counts. A line of the same
/// person is replaced; another goes to the end of the contract block, or, where that end cannot be seen, to its beginning.
pub fn signed(
    side: Side<'_>,
    (person, day): (&str, LocalDay),
    fingerprint: Fingerprint,
) -> Vec<String> {
    let info = &side.contract.info;
    let (date, digits) = (day.to_string(), fingerprint.signed());
    let person_text = atom_text::text(person);
    let slots = [
        ("person", person_text.as_str()),
        ("date", &date),
        ("fingerprint", &digits),
    ];
    let line = keywords::fill_fitting(info.language, PhraseId::SignedBy, &slots);
    let text = &side.sources.file(info.span.file).text;
    let own = info.signatures.iter().find(|one| one.person == person);
    if let Some(own) = own {
        return vec![replaced(text, own.span, &line)];
    }
    let header = line_of(text, info.span.end as usize);
    let last = info.signatures.last();
    let last = last.map(|last| line_of(text, last.span.end as usize));
    let end = last.unwrap_or_else(|| end_of_block(text, header));
    [end, header]
        .into_iter()
        .map(|after| inserted(text, after, &line))
        .collect()
}

/// A line of a text, without its line end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct LineRange {
    start: usize,
    end: usize,
}

/// The line around a position.
fn line_of(text: &str, at: usize) -> LineRange {
    let start = text[..at].rfind('\n').map_or(0, |before| before + 1);
    let rest = text[at..].find('\n');
    LineRange {
        start,
        end: rest.map_or(text.len(), |rest| at + rest),
    }
}

/// The last of the lines that follow a header without an empty line between them.
fn end_of_block(text: &str, header: LineRange) -> LineRange {
    let mut last = header;
    while last.end < text.len() {
        let next = line_of(text, last.end + 1);
        if text[next.start..next.end].trim().is_empty() {
            break;
        }
        last = next;
    }
    last
}

fn replaced(text: &str, span: Span, line: &str) -> String {
    let range = span.range();
    [&text[..range.start], line, &text[range.end..]].concat()
}

/// The text with one more line, which has the line end of the line before it.
fn inserted(text: &str, after: LineRange, line: &str) -> String {
    let before = &text[after.start..after.end];
    let return_mark = if before.ends_with('\r') { "\r" } else { "" };
    let (head, tail) = text.split_at(after.end);
    format!("{head}\n  {line}{return_mark}{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_block_ends_at_an_empty_line_or_at_the_end() {
        let text = "a:\r\n  b\r\n  c\r\n\r\nd:\r\n";
        let header = line_of(text, 1);
        let end = end_of_block(text, header);
        assert_eq!(&text[end.start..end.end], "  c\r");
        assert_eq!(
            inserted(text, end, "x"),
            "a:\r\n  b\r\n  c\r\n  x\r\n\r\nd:\r\n"
        );
        assert_eq!(inserted("a:", line_of("a:", 0), "x"), "a:\n  x");
        assert_eq!(inserted("a:\nb", line_of("a:\nb", 4), "x"), "a:\nb\n  x");
    }
}
