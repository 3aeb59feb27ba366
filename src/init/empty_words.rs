//! Words of exports for an empty cell, including those of forms, such as `Select`.

use crate::data::empty_words::is_empty_word;
use crate::text::fold;

/// Folded; in addition to those that the data is searched for in every run.
const OF_FORMS: [&str; 32] = [
    "select",
    "select one",
    "select...",
    "- select -",
    "--select--",
    "please select",
    "choose one",
    "-none-",
    "--none--",
    "(none)",
    "(no value)",
    "no value",
    "n.a.",
    "n.d.",
    "not provided",
    "not specified",
    "not available",
    "not applicable",
    "unknown",
    "(unknown)",
    "selecione",
    "não informado",
    "desconhecido",
    "seleziona",
    "non specificato",
    "sconosciuto",
    "请选择",
    "未知",
    "无",
    "未填写",
    "暂无",
    "?",
];

/// Whether a text is written for an empty cell.
pub(super) fn is_word(text: &str) -> bool {
    let folded = fold(text);
    is_empty_word(&folded) || OF_FORMS.contains(&folded.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_forms_and_of_programs() {
        for word in [
            "Select",
            "N/A",
            "-",
            "NULL",
            "(No value)",
            "Não informado",
            "未知",
        ] {
            assert!(is_word(word), "{word}");
        }
        for other in ["Selected", "No", "0", "Other"] {
            assert!(!is_word(other), "{other}");
        }
    }
}
