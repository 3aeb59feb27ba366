//! Comments: the text stays, the white space becomes plain.

/// A comment as written: a plain `#`, and no white space at its end. One that has tabs or wide or fixed spaces gets single
/// spaces; one in plain spaces keeps them, since they may align its parts.
pub fn clean(comment: &str) -> String {
    let text = comment.strip_prefix('＃').map(|rest| format!("#{rest}"));
    let text = text.as_deref().unwrap_or(comment).trim_end();
    match text.contains(|c: char| c.is_whitespace() && c != ' ') {
        true => words(text),
        false => text.to_owned(),
    }
}

/// The words of a comment, by which comments are compared.
pub fn words(comment: &str) -> String {
    let words: Vec<&str> = comment.split_whitespace().collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_unusual_white_space_changes() {
        assert_eq!(clean("#   1 | a  b   "), "#   1 | a  b");
        assert_eq!(clean("＃\u{3000}why\u{a0} not"), "# why not");
        assert_eq!(clean("#a\tb"), "#a b");
    }
}
