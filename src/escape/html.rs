//! Text in HTML and SVG.

use super::visible;
use maud::{Markup, Render};

/// A text that is plain text anywhere in a page, including attributes, and has no hidden characters. maud writes all
/// attributes in double quotes, so a single quote cannot end one.
pub fn text(text: &str) -> Markup {
    visible::line(text).render()
}

#[cfg(test)]
mod tests {
    use super::text;
    use maud::html;

    #[test]
    fn nothing_in_a_text_is_markup() {
        let hostile = "</td><script a='b' c=\"d\">&amp;\u{202e}";
        let escaped = text(hostile).into_string();
        assert!(!escaped.contains(['<', '>', '"', '\u{202e}']), "{escaped}");
        assert!(escaped.starts_with("&lt;/td&gt;") && escaped.contains("&amp;amp;"));
    }

    #[test]
    fn a_text_stays_in_its_attribute() {
        let page = html! { td title=(text("a' b=\"c")) { (text("d")) } };
        assert_eq!(page.into_string(), "<td title=\"a' b=&quot;c\">d</td>");
    }
}
