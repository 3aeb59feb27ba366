//! Country codes of ISO 3166-1 alpha-2.

use super::table;
use crate::text::fold;
use std::sync::LazyLock;

type Rows = LazyLock<Vec<(&'static str, &'static str)>>;

/// Codes and English short names.
static COUNTRIES: Rows = LazyLock::new(|| table::pairs(include_str!("../../tables/countries.tsv")));

/// Names in common use, folded, and the code each means.
static OTHER_FORMS: Rows =
    LazyLock::new(|| table::pairs(include_str!("../../tables/country-forms.tsv")));

/// The code in the standard's spelling, if it exists: `br` is `BR`.
pub fn code(text: &str) -> Option<&'static str> {
    let wanted = text.trim();
    COUNTRIES
        .iter()
        .find(|(code, _)| code.eq_ignore_ascii_case(wanted))
        .map(|(code, _)| *code)
}

/// The code that `text` probably means: a country's name, or a code in common use outside the standard.
pub fn code_of(text: &str) -> Option<&'static str> {
    let wanted = fold(text);
    let other = OTHER_FORMS
        .iter()
        .find(|(form, _)| *form == wanted)
        .map(|(_, code)| *code);
    other.or_else(|| {
        COUNTRIES
            .iter()
            .find(|(_, name)| fold(name) == wanted)
            .map(|(code, _)| *code)
    })
}

/// The English short name of a code of the standard.
pub fn name(code: &str) -> Option<&'static str> {
    COUNTRIES
        .iter()
        .find(|(known, _)| *known == code)
        .map(|(_, name)| *name)
}

/// Every code of the standard.
pub fn codes() -> impl Iterator<Item = &'static str> {
    COUNTRIES.iter().map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_in_any_case_and_nothing_else() {
        assert_eq!(code("br"), Some("BR"));
        assert_eq!(code("UK"), None);
        assert_eq!(COUNTRIES.len(), 249);
        assert!(COUNTRIES.is_sorted());
        assert!(table::is_distinct(COUNTRIES.iter().map(|(code, _)| code)));
        assert!(table::is_distinct(COUNTRIES.iter().map(|(_, name)| name)));
    }

    #[test]
    fn names_and_common_forms_lead_to_their_code() {
        assert_eq!(code_of("UK"), Some("GB"));
        assert_eq!(code_of("brazil"), Some("BR"));
        assert_eq!(code_of("Atlantis"), None);
        assert!(table::is_distinct(OTHER_FORMS.iter().map(|(form, _)| form)));
        assert!(OTHER_FORMS.iter().all(|(_, to)| code(to) == Some(*to)));
        assert!(
            OTHER_FORMS
                .iter()
                .all(|(form, _)| fold(form) == *form && code(form).is_none())
        );
    }
}
