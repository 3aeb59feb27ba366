//! Line ends: the editor of the page knows only `\n`; a file keeps its own.

use similar::{ChangeTag, TextDiff};

/// The byte order mark, which editors do not show.
const MARK: char = '\u{feff}';

/// A text as the page shows it: without byte order mark, and with `\n` at the end of each line.
pub fn for_page(text: &str) -> String {
    let text = text.strip_prefix(MARK).unwrap_or(text);
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// A text of the page as a file that was `old` before: unchanged lines end as they did, others as most lines do.
pub fn for_file(old: &str, text: &str) -> String {
    let mark = if old.starts_with(MARK) {
        "\u{feff}"
    } else {
        ""
    };
    let shown = for_page(old);
    let ends = ends(old);
    let usual = usual(&ends);
    if ends.iter().all(|end| *end == "\n") {
        return format!("{mark}{text}");
    }
    let diff = TextDiff::from_lines(shown.as_str(), text);
    let mut written = mark.to_owned();
    for change in diff.iter_all_changes() {
        let line = change.value();
        let end = match change.tag() {
            ChangeTag::Delete => continue,
            ChangeTag::Insert => usual,
            ChangeTag::Equal => {
                let end = change.old_index().and_then(|at| ends.get(at));
                end.copied().unwrap_or(usual)
            }
        };
        match line.strip_suffix('\n') {
            Some(line) => written.extend([line, end]),
            None => written.push_str(line),
        }
    }
    written
}

/// How each line ends.
fn ends(text: &str) -> Vec<&'static str> {
    let mut ends = Vec::new();
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\n' => ends.push("\n"),
            b'\r' if bytes.next_if_eq(&b'\n').is_some() => ends.push("\r\n"),
            b'\r' => ends.push("\r"),
            _ => {}
        }
    }
    ends
}

fn usual(ends: &[&'static str]) -> &'static str {
    let count = |wanted: &str| ends.iter().filter(|end| **end == wanted).count();
    let kinds = ["\n", "\r\n", "\r"].into_iter().rev();
    kinds.max_by_key(|end| count(end)).unwrap_or("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unchanged_lines_keep_their_ends() {
        let old = "\u{feff}a\r\nb\r\nc\nd";
        let shown = for_page(old);
        assert_eq!(shown, "a\nb\nc\nd");
        assert_eq!(for_file(old, &shown), old);
        assert_eq!(for_file(old, "a\nx\nc\nd\n"), "\u{feff}a\r\nx\r\nc\nd\r\n");
    }

    #[test]
    fn a_new_file_has_line_feeds() {
        assert_eq!(for_file("", "a\nb\n"), "a\nb\n");
        assert_eq!(for_file("a\nb", "a\nb\n"), "a\nb\n");
    }
}
