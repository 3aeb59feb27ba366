//! Small words of reports: counted things, joined lists.

/// `9,240`
pub fn number(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `1 lead`, `9,240 leads`, `2 activities`
pub fn counted(n: u64, word: &str) -> String {
    if n == 1 {
        return format!("1 {word}");
    }
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o']) => format!("{} {stem}ies", number(n)),
        _ => format!("{} {word}s", number(n)),
    }
}

/// `a`, `a and b`, `a, b and c`
pub fn joined(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_words_counted() {
        assert_eq!(number(999), "999");
        assert_eq!(number(1_000), "1,000");
        assert_eq!(counted(1, "lead"), "1 lead");
        assert_eq!(counted(12_345_678, "activity"), "12,345,678 activities");
        assert_eq!(counted(2, "day"), "2 days");
        let items = ["a", "b", "c"].map(String::from);
        assert_eq!(joined(&items), "a, b and c");
    }
}
