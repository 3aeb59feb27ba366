//! Wrapping of sentences.

use textwrap::{Options, WordSeparator, WordSplitter, fill};
use unicode_width::UnicodeWidthChar;

/// `text` in lines of `width` columns; the first starts with `first`, the others with `more`. Words, dates and hyphenated
/// names stay whole. Text in full-width characters, which has no spaces, is broken between them.
pub fn wrap(text: &str, width: usize, first: &str, more: &str) -> String {
    let full_width = text.chars().any(|c| c.width() == Some(2));
    let separator = match full_width {
        true => WordSeparator::UnicodeBreakProperties,
        false => WordSeparator::AsciiSpace,
    };
    let options = Options::new(width)
        .initial_indent(first)
        .subsequent_indent(more)
        .word_separator(separator)
        .word_splitter(WordSplitter::NoHyphenation)
        .break_words(false);
    fill(text, options)
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn dates_stay_whole_and_full_width_text_is_broken() {
        assert_eq!(
            wrap("as of 2026-06-30", 12, "", "  "),
            "as of\n  2026-06-30"
        );
        assert_eq!(wrap("销售总监销售总监", 8, "", ""), "销售总监\n销售总监");
    }
}
