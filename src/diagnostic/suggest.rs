//! "Did you mean …?": the declared name nearest to a misspelt one, if it is close enough.

use crate::text::fold_name;

/// The candidate nearest to `name`, if few enough letters differ that it was probably meant; on a tie, the first. Case and
/// the amount of white space are ignored.
pub fn closest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = fold_name(name);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let folded = fold_name(candidate);
        let (letters, others) = (wanted.chars().count(), folded.chars().count());
        if letters.abs_diff(others) > tolerance(&wanted, &folded) {
            continue;
        }
        let distance = strsim::damerau_levenshtein(&wanted, &folded);
        let nearer = best.is_none_or(|(least, _)| distance < least);
        if nearer && distance <= tolerance(&wanted, &folded) && may_be_meant(&wanted, &folded) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Whether a candidate may be meant. Numbers are never typing errors. In names of up to three letters, such as those of
/// stages, every letter matters: only swapped, missing or additional letters count as typing errors.
fn may_be_meant(wanted: &str, candidate: &str) -> bool {
    let numbers = |text: &str| {
        let words = text
            .split(' ')
            .filter(|word| word.starts_with(char::is_numeric));
        words.map(str::to_string).collect::<Vec<_>>()
    };
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    let length = |text: &str| text.chars().count();
    let short = length(wanted) <= 3 && length(wanted) == length(candidate);
    numbers(wanted) == numbers(candidate) && (!short || sorted(wanted) == sorted(candidate))
}

/// One typing error in a short name, one for every four letters in a long one; always fewer than the name has letters.
fn tolerance(wanted: &str, candidate: &str) -> usize {
    let letters = wanted.chars().count().min(candidate.chars().count());
    (letters / 4).clamp(1, 4).min(letters.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn only_what_is_close_is_suggested() {
        let names = ["company size", "country", "company", "fit"];
        assert_eq!(closest("Compny  Size", names), Some("company size"));
        assert_eq!(closest("contry", names), Some("country"));
        assert_eq!(closest("fti", names), Some("fit"));
        assert_eq!(closest("industry", names), None);
        assert_eq!(closest("x", ["y"]), None);
        assert_eq!(closest("MQL", ["SQL", "SAL"]), None);
        assert_eq!(closest("MQLs", ["SQL", "MQL"]), Some("MQL"));
        assert_eq!(closest("2 demo requests", ["demo requests"]), None);
        assert_eq!(closest("", names), None);
    }
}
