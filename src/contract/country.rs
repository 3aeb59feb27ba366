//! Country codes of ISO 3166-1 alpha-2.

use super::table;
use crate::message::Words;
use crate::text::fold_without_accents;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

type Rows = LazyLock<Vec<(&'static str, &'static str)>>;

/// Codes and English short names.
static COUNTRIES: Rows = LazyLock::new(|| table::pairs(include_str!("../../tables/countries.tsv")));

/// Codes, and short names in Portuguese, Italian and Chinese after the Unicode CLDR, with tabs between them.
static OTHER_NAMES: Rows =
    LazyLock::new(|| table::pairs(include_str!("../../tables/country-names.tsv")));

/// Names in Portuguese, Italian, Chinese and the countries' own languages, after the Unicode CLDR, and others in common use.
static OTHER_FORMS: Rows =
    LazyLock::new(|| table::pairs(include_str!("../../tables/country-forms.tsv")));

/// The code of every name, by the name in lower case and without accents.
static BY_NAME: LazyLock<FxHashMap<String, &'static str>> = LazyLock::new(|| {
    let names = COUNTRIES.iter().map(|(code, name)| (*name, *code));
    let forms = OTHER_FORMS.iter().copied();
    let all = names.chain(forms);
    all.map(|(name, code)| (fold_without_accents(name), code))
        .collect()
});

/// The code in the standard's spelling, if it exists: `br` is `BR`.
pub fn code(text: &str) -> Option<&'static str> {
    let wanted: [u8; 2] = text.trim().as_bytes().try_into().ok()?;
    let wanted = wanted.map(|letter| letter.to_ascii_uppercase());
    let found = COUNTRIES.binary_search_by(|(code, _)| code.as_bytes().cmp(&wanted));
    found.ok().map(|at| COUNTRIES[at].0)
}

/// The code that `text` probably means: a country's name, or a code in common use outside the standard.
pub fn code_of(text: &str) -> Option<&'static str> {
    BY_NAME.get(&fold_without_accents(text)).copied()
}

/// The short name of a code of the standard, in each language.
pub fn names(code: &str) -> Option<Words> {
    let (_, english) = COUNTRIES.iter().find(|(known, _)| *known == code)?;
    let (_, others) = OTHER_NAMES.iter().find(|(known, _)| *known == code)?;
    let mut others = others.split('\t');
    Some([english, others.next()?, others.next()?, others.next()?])
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
        for (known, _) in COUNTRIES.iter() {
            assert_eq!(code(&format!(" {}", known.to_lowercase())), Some(*known));
        }
        assert_eq!(COUNTRIES.len(), 249);
        for (known, english) in COUNTRIES.iter() {
            let names = names(known).unwrap_or_else(|| panic!("{known} has no names"));
            assert_eq!(names[0], *english);
            assert!(names.iter().all(|name| !name.is_empty()), "{known}");
        }
        assert_eq!(
            names("DE"),
            Some(["Germany", "Alemanha", "Germania", "德国"])
        );
        assert!(COUNTRIES.is_sorted());
        assert!(table::is_distinct(COUNTRIES.iter().map(|(code, _)| code)));
        assert!(table::is_distinct(COUNTRIES.iter().map(|(_, name)| name)));
    }

    #[test]
    fn names_and_common_forms_lead_to_their_code() {
        assert_eq!(code_of("UK"), Some("GB"));
        assert_eq!(code_of("brazil"), Some("BR"));
        assert_eq!(code_of("Atlantis"), None);
        for austria in ["Österreich", "osterreich", "Áustria", "austria", "奥地利"] {
            assert_eq!(code_of(austria), Some("AT"), "{austria}");
        }
        let names = COUNTRIES.iter().map(|(code, name)| (*name, *code));
        for (name, code) in names.chain(OTHER_FORMS.iter().copied()) {
            assert_eq!(code_of(name), Some(code), "{name}");
        }
        assert!(OTHER_FORMS.iter().all(|(_, to)| code(to) == Some(*to)));
        assert!(OTHER_FORMS.iter().all(|(form, _)| code(form).is_none()));
    }
}
