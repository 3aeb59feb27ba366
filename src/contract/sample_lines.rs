//! Lines that messages show as examples, in the language of a file.

use super::keywords;
use crate::syntax::phrase::{Language, PhraseId};

/// `Monday to Friday`
pub(super) fn working_week(language: Language) -> String {
    let first = |set: &str, name: &str| {
        keywords::word(language, set, name).map_or("", |word| word.forms[0])
    };
    let space = if language.has_spaces() { " " } else { "" };
    let [monday, to, friday] = [
        first("weekday", "Monday"),
        first("range_word", "To"),
        first("weekday", "Friday"),
    ];
    format!("{monday}{space}{to}{space}{friday}")
}

/// `must: 1 call`: the first act of the sample line.
pub(super) fn one_act(language: Language) -> String {
    let sample = PhraseId::Must.text(language).sample;
    let or = keywords::word(language, "or_word", "Or").map_or("", |word| word.forms[0]);
    let first = sample.split(&format!(" {or} ")).next();
    first.unwrap_or(sample).to_owned()
}

/// `when: country is BR`
pub(super) fn condition_line(language: Language) -> String {
    let slot = |slot: &str| Some(if slot == "subject" { "country" } else { "BR" });
    let condition = keywords::fill(language, PhraseId::Is, &slot);
    keywords::fill(language, PhraseId::When, &|_| Some(&condition))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_in_the_language_of_the_file() {
        use Language as L;
        assert_eq!(working_week(L::En), "Monday to Friday");
        assert_eq!(working_week(L::It), "lunedì a venerdì");
        assert_eq!(working_week(L::Zh), "周一至周五");
        assert_eq!(one_act(L::En), "must: 1 call");
        assert_eq!(one_act(L::Zh), "必须完成：1 次 电话");
        assert_eq!(condition_line(L::Pt), "quando: country é BR");
    }
}
