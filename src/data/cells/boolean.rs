//! Yes or no, in the words that exports use.

use super::ParseError;
use crate::message::msg;
use crate::text::fold;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Folded words, by language family. A word that means yes in one language and no in another is not included.
const YES: [&str; 4] = [
    "1 y t true yes j ja jah jo wahr waar sant",
    "s sim si sí sì oui vrai vero verdadero verdadeiro da",
    "tak ano áno jā taip да так igen kyllä evet ya có ναι",
    "نعم כן हाँ हां ใช่ 是 是的 真 はい 예 네",
];
const NO: [&str; 4] = [
    "0 n f false no nein nee nej nei falsch onwaar falskt",
    "não nao non faux falso nu",
    "nie ne nē нет ні не nem ei hayır hayir tidak không όχι",
    "لا לא नहीं ไม่ใช่ ไม่ 否 不是 不 假 いいえ 아니요 아니오",
];

static MEANINGS: LazyLock<FxHashMap<&str, bool>> = LazyLock::new(|| {
    let words = |lines: [&'static str; 4], says| {
        let words = lines.into_iter().flat_map(str::split_whitespace);
        words.map(move |word| (word, says))
    };
    words(YES, true).chain(words(NO, false)).collect()
});

/// Whether a text means yes or no.
pub(in crate::data) fn answer(text: &str) -> Result<bool, ParseError> {
    let meaning = MEANINGS.get(fold(text).as_str()).copied();
    meaning.ok_or_else(|| msg!("it is neither yes nor no").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_whatever_its_case_and_says_one_thing() {
        for (lines, says) in [(YES, true), (NO, false)] {
            for word in lines.into_iter().flat_map(str::split_whitespace) {
                assert_eq!(answer(&word.to_uppercase()), Ok(says), "{word}");
            }
        }
    }

    #[test]
    fn the_words_of_exports() {
        for yes in [
            "Yes", "TRUE", "1", "y", "Sim", "SÌ", "Sí", "si", "JA", "Oui", "Да", "はい", "是",
        ] {
            assert_eq!(answer(yes), Ok(true), "{yes}");
        }
        for no in [
            "No",
            "FALSE",
            "0",
            "N",
            "N\u{e3}o",
            "na\u{303}o",
            "Nein",
            "non",
            "HAYIR",
            "Нет",
            "否",
        ] {
            assert_eq!(answer(no), Ok(false), "{no}");
        }
        for other in ["", "maybe", "2", "x"] {
            assert!(answer(other).is_err(), "{other}");
        }
    }
}
