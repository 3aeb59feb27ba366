//! What differs between the languages of keywords apart from the phrases.

use crate::message::Language;

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
