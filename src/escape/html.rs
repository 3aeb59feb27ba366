//! Text in HTML and SVG.

use super::visible;

/// A text that is only text wherever it is in a page, also in the quotes of an attribute, and hides nothing.
pub fn text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in visible::line(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn nothing_in_a_text_is_markup() {
        let hostile = "</td><script a='b' c=\"d\">&amp;\u{202e}";
        let escaped = text(hostile);
        assert!(
            !escaped.contains(['<', '>', '"', '\'', '\u{202e}']),
            "{escaped}"
        );
        assert!(escaped.starts_with("&lt;/td&gt;") && escaped.contains("&amp;amp;"));
    }
}
