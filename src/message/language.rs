//! The languages that contracts and messages can be written in.

use std::sync::OnceLock;

/// A language of contracts and messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// English, `en`
    En,
    /// Portuguese of Brazil, `pt`
    Pt,
    /// Italian, `it`
    It,
    /// Simplified Chinese, `zh`
    Zh,
}

/// A value for each language, made when it is first needed.
pub struct PerLanguage<T>([OnceLock<T>; Language::ALL.len()]);

impl<T> Default for PerLanguage<T> {
    fn default() -> PerLanguage<T> {
        PerLanguage::new()
    }
}

impl<T> PerLanguage<T> {
    /// No values yet.
    pub const fn new() -> PerLanguage<T> {
        PerLanguage([const { OnceLock::new() }; Language::ALL.len()])
    }

    /// The value of a language.
    pub fn get_or_init(&self, language: Language, make: impl FnOnce() -> T) -> &T {
        self.0[language.place()].get_or_init(make)
    }
}

impl Language {
    /// Every language.
    pub const ALL: &'static [Language] = &[Language::En, Language::Pt, Language::It, Language::Zh];

    /// Its place in [`Language::ALL`].
    pub(super) fn place(self) -> usize {
        match self {
            Language::En => 0,
            Language::Pt => 1,
            Language::It => 2,
            Language::Zh => 3,
        }
    }

    /// The code of the first line of a contract: `en`.
    pub fn code(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::Pt => "pt",
            Language::It => "it",
            Language::Zh => "zh",
        }
    }

    /// The language of a code.
    pub fn from_code(code: &str) -> Option<Language> {
        Language::ALL
            .iter()
            .copied()
            .find(|language| language.code() == code)
    }

    /// The language of a POSIX locale such as `pt_BR.UTF-8`; none for `C` and for languages without messages.
    pub fn from_locale(locale: &str) -> Option<Language> {
        let code = locale.split(['_', '-', '.', '@']).next()?;
        Language::from_code(&code.to_ascii_lowercase())
    }

    /// The decimal mark of numbers.
    pub fn decimal_mark(self) -> char {
        match self {
            Language::En | Language::Zh => '.',
            Language::Pt | Language::It => ',',
        }
    }

    /// The mark between groups of three digits.
    pub fn group_mark(self) -> char {
        match self {
            Language::En | Language::Zh => ',',
            Language::Pt | Language::It => '.',
        }
    }
}
