//! Text in XML, which build servers also keep in their logs.

use super::visible;

/// The first line of a document.
pub const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// The value of an attribute, on one line.
pub fn attribute(text: &str) -> String {
    escaped(&visible::line(text))
}

/// The text of an element, which may have several lines.
pub fn text(text: &str) -> String {
    escaped(&visible::block(text))
}

/// Replaces markup with references, and breaks marks that start a command in a build log.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut starts_a_line = true;
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '#' if before == '#' => out.push_str("&#35;"),
            ':' if starts_a_line => out.push_str("&#58;"),
            c => out.push(c),
        }
        starts_a_line = c == '\n' || starts_a_line && c.is_whitespace();
        before = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup_or_a_command() {
        assert_eq!(
            text("a\n ::error::<x> ##[b]\u{1b}"),
            "a\n &#58;:error::&lt;x&gt; #&#35;[b]?"
        );
        assert_eq!(attribute("\"a\nb\""), "&quot;a␊b&quot;");
    }
}
