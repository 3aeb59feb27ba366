//! Typing errors: how many of them are between two texts, and how many a text of its length may have.

/// The number of typing errors that make one folded text of the other, if few enough letters differ that it was probably
/// meant. Numbers are never typing errors. In texts of up to three letters, such as the names of stages, every letter matters:
/// only swapped, missing or additional letters count as typing errors.
pub fn slips(written: &str, meant: &str) -> Option<usize> {
    let (one, other) = (letters(written), letters(meant));
    let is_short = one <= 3 && one == other;
    if numbers(written).ne(numbers(meant)) || is_short && sorted(written) != sorted(meant) {
        return None;
    }
    within(written, meant, tolerance(one.min(other)))
}

/// The number of typing errors that separate a word from a keyword. A line with the keyword is read again, so two of five letters may
/// be wrong.
pub fn keyword_slips(written: &str, keyword: &str) -> Option<usize> {
    let letters = letters(written);
    let least = if letters <= 4 { 1 } else { 2 };
    within(written, keyword, tolerance(letters).max(least))
}

fn within(written: &str, meant: &str, most: usize) -> Option<usize> {
    let longer = letters(written).abs_diff(letters(meant));
    let near = longer <= most;
    near.then(|| distance(written, meant))
        .filter(|slips| *slips <= most)
}

fn letters(text: &str) -> usize {
    text.chars().count()
}

/// The number of letters that are added, missing, replaced, or swapped with the next one.
pub fn distance(one: &str, other: &str) -> usize {
    strsim::osa_distance(one, other)
}

/// One typing error in a short text, one for every four letters in a long one; always fewer than it has letters.
fn tolerance(letters: usize) -> usize {
    (letters / 4).clamp(1, 4).min(letters.saturating_sub(1))
}

fn numbers(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(' ');
    words.filter(|word| word.starts_with(char::is_numeric))
}

fn sorted(text: &str) -> Vec<char> {
    let mut sorted: Vec<char> = text.chars().collect();
    sorted.sort_unstable();
    sorted
}

#[cfg(test)]
mod tests {
    use super::{keyword_slips, slips};

    #[test]
    fn longer_texts_may_have_more_errors() {
        assert_eq!(slips("compny  size", "company size"), Some(2));
        assert_eq!(slips("cuontry", "country"), Some(1));
        assert_eq!(slips("contri", "country"), None);
        assert_eq!(slips("country", "country"), Some(0));
    }

    #[test]
    fn every_letter_of_a_short_text_matters() {
        assert_eq!(slips("fti", "fit"), Some(1));
        assert_eq!(slips("mqls", "mql"), Some(1));
        assert_eq!(slips("mql", "sql"), None);
        assert_eq!(slips("x", "y"), None);
        assert_eq!(slips("", "x"), None);
    }

    #[test]
    fn keywords_may_have_more_errors() {
        assert_eq!(keyword_slips("wenh", "when"), None);
        assert_eq!(keyword_slips("whne", "when"), Some(1));
        assert_eq!(keyword_slips("fir", "for"), Some(1));
        assert_eq!(keyword_slips("exmaplle", "example"), Some(2));
        assert_eq!(keyword_slips("pionst", "points"), Some(2));
    }

    #[test]
    fn numbers_are_no_typing_errors() {
        assert_eq!(slips("2 demo requests", "3 demo requests"), None);
        assert_eq!(slips("2 demo requests", "demo requests"), None);
    }
}
