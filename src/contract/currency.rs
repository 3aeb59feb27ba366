//! Currency codes of ISO 4217.

use super::table;
use std::sync::LazyLock;

static CURRENCIES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| table::lines(include_str!("../../tables/currencies.tsv")).collect());

/// Signs and words in lower case, and the codes each may mean.
static SIGNS: LazyLock<Vec<(&'static str, Vec<&'static str>)>> = LazyLock::new(|| {
    let signs = table::pairs(include_str!("../../tables/currency-signs.tsv")).into_iter();
    signs
        .map(|(sign, codes)| (sign, codes.split(' ').collect()))
        .collect()
});

/// The code in the standard's spelling, if it exists: `brl` is `BRL`.
pub fn code(text: &str) -> Option<&'static str> {
    let wanted = text.trim();
    CURRENCIES
        .iter()
        .find(|code| code.eq_ignore_ascii_case(wanted))
        .copied()
}

/// The codes that the sign or word `text` may mean; several if the sign is shared.
pub fn codes_of(text: &str) -> &'static [&'static str] {
    let wanted = text.trim().to_lowercase();
    SIGNS
        .iter()
        .find(|(sign, _)| *sign == wanted)
        .map_or(&[], |(_, codes)| codes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_in_any_case_and_nothing_else() {
        assert_eq!(code("brl"), Some("BRL"));
        assert_eq!(code("R$"), None);
        assert_eq!(CURRENCIES.len(), 180);
        assert!(CURRENCIES.is_sorted());
        assert!(table::is_distinct(CURRENCIES.iter()));
    }

    #[test]
    fn signs_lead_to_their_codes() {
        assert_eq!(codes_of("R$"), ["BRL"]);
        assert_eq!(codes_of("$").first(), Some(&"USD"));
        assert!(codes_of("BRL").is_empty());
        assert!(table::is_distinct(SIGNS.iter().map(|(sign, _)| sign)));
        let mut codes = SIGNS.iter().flat_map(|(_, codes)| codes);
        assert!(codes.all(|to| code(to) == Some(*to)));
    }
}
