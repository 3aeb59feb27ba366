//! The languages of keywords.

use std::sync::OnceLock;

/// A language of keywords.
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

impl<T> PerLanguage<T> {
    /// No values yet.
    pub const fn new() -> PerLanguage<T> {
        PerLanguage([const { OnceLock::new() }; Language::ALL.len()])
    }

    /// The value of a language.
    pub fn get_or_init(&self, language: Language, make: impl FnOnce() -> T) -> &T {
        let place = match language {
            Language::En => 0,
            Language::Pt => 1,
            Language::It => 2,
            Language::Zh => 3,
        };
        self.0[place].get_or_init(make)
    }
}

/// Names that exist without a declaration. In the model they are the English words, whatever the language of a file.
#[derive(Debug, Clone, Copy)]
pub struct BuiltInNames {
    /// The sum of points; the first is written.
    pub score: &'static [&'static str],
    /// The sides of a contract without a `parties:` line: marketing, then sales.
    pub parties: [&'static str; 2],
    /// Folded words that name no party but can be written where one is expected: `the lead`, `anybody`.
    pub no_parties: &'static [&'static str],
    /// The header `activity columns:` without its word for an activity. With this name, the header of an activity would be the same.
    pub columns: Option<&'static str>,
}

impl Language {
    /// Every language.
    pub const ALL: &'static [Language] = &[Language::En, Language::Pt, Language::It, Language::Zh];

    /// The code of the first line: `en`.
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

    /// Whether words are separated by spaces.
    pub fn has_spaces(self) -> bool {
        match self {
            Language::En | Language::Pt | Language::It => true,
            Language::Zh => false,
        }
    }

    /// Words between the number of an act and its activity: `3 次 电话`.
    pub fn counters(self) -> &'static [&'static str] {
        match self {
            Language::En | Language::Pt | Language::It => &[],
            Language::Zh => &["次", "个"],
        }
    }

    /// The decimal mark of numbers in a contract.
    pub fn decimal_mark(self) -> char {
        match self {
            Language::En | Language::Zh => '.',
            Language::Pt | Language::It => ',',
        }
    }

    /// Between the items of a list, as written by leadc.
    pub fn list_mark(self) -> &'static str {
        match self {
            Language::En | Language::Pt | Language::It => ", ",
            Language::Zh => "，",
        }
    }

    /// Between a number and its magnitude, as written by leadc.
    pub fn magnitude_space(self) -> &'static str {
        match self {
            Language::En | Language::Pt | Language::It => " ",
            Language::Zh => "",
        }
    }

    /// The names that exist without a declaration.
    pub fn built_in(self) -> BuiltInNames {
        match self {
            Language::En => BuiltInNames {
                score: &["score"],
                parties: ["marketing", "sales"],
                no_parties: &["the lead", "anybody"],
                columns: Some("columns"),
            },
            Language::Pt => BuiltInNames {
                score: &["pontuação", "score"],
                parties: ["marketing", "vendas"],
                no_parties: &["lead", "o lead", "ninguém", "qualquer um"],
                columns: None,
            },
            Language::It => BuiltInNames {
                score: &["punteggio"],
                parties: ["marketing", "vendite"],
                no_parties: &["lead", "il lead", "nessuno", "chiunque"],
                columns: None,
            },
            Language::Zh => BuiltInNames {
                score: &["总分"],
                parties: ["市场部", "销售部"],
                no_parties: &["线索", "任何一方", "任何人"],
                columns: Some("列"),
            },
        }
    }
}
