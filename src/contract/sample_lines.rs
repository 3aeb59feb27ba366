//! Lines that messages show as examples, in the language of a file.

use super::{atom_text, keywords};
use crate::syntax::phrase::{Language, PhraseId};
use crate::time::{Duration, Unit};

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
    let condition = is(language, "country", "BR");
    keywords::fill(language, PhraseId::When, &|_| Some(&condition))
}

/// `company size is 300`
pub(super) fn is(language: Language, subject: &str, value: &str) -> String {
    let slots = [("subject", subject), ("value", value)];
    keywords::fill_fitting(language, PhraseId::Is, &slots)
}

/// `domain of email is "gmail.com"`
pub(super) fn domain_test(language: Language) -> String {
    let domain = keywords::fill(language, PhraseId::DomainOf, &|_| Some("email"));
    is(language, &domain, "\"gmail.com\"")
}

/// `in the last 30 days`
pub(super) fn window(language: Language) -> String {
    in_last(language, PhraseId::InLast, "")
}

/// `no call in the last 30 days`, or another phrase about an activity and a time.
pub(super) fn in_last(language: Language, id: PhraseId, activity: &str) -> String {
    let days = atom_text::days(language, 30);
    let slots = [("subject", activity), ("duration", &days)];
    let written = keywords::fill_fitting(language, id, &slots);
    written.trim().to_owned()
}

/// `between 30 and 60 days ago`
pub(super) fn days_ago(language: Language) -> String {
    let days = atom_text::days(language, 60);
    let slots = [("low", "30"), ("duration", &days)];
    keywords::fill_fitting(language, PhraseId::BetweenAgo, &slots)
}

/// `36500 days`
pub(super) fn count(language: Language, count: u64, unit: Unit) -> String {
    atom_text::duration(language, Duration { count, unit })
}

/// `- url: text`: the bullet of a field whose type is a word of the table.
pub(super) fn field(language: Language, name: &str, type_word: &str) -> String {
    let slots = [("name", name), ("type", type_word)];
    let field = keywords::fill_fitting(language, PhraseId::Field, &slots);
    format!("- {field}")
}

/// `BRL 10 million`
pub(super) fn money(language: Language) -> String {
    let (many, name) = match language {
        Language::En | Language::Pt | Language::It => ("10", "Million"),
        Language::Zh => ("1000", "TenThousand"),
    };
    let word = keywords::word(language, "magnitude", name);
    let word = word.map_or("", |word| word.several.unwrap_or(word.forms[0]));
    format!("BRL {many}{}{word}", language.magnitude_space())
}

/// `yes` and `no`
pub(super) fn yes_and_no(language: Language) -> [String; 2] {
    let is = keywords::operator_words(language, PhraseId::Is);
    [PhraseId::IsYes, PhraseId::IsNo].map(|id| {
        let words = keywords::operator_words(language, id);
        let word = words.strip_prefix(&is).unwrap_or(&words);
        word.trim().to_owned()
    })
}

/// `snooze until wake up`: a line `paused while:` without its label.
pub(super) fn pause(language: Language) -> String {
    let slots = [("from", "snooze"), ("to", "wake up")];
    let line = keywords::fill_fitting(language, PhraseId::Paused, &slots);
    let label = keywords::label(language, PhraseId::Paused);
    line.strip_prefix(&label).unwrap_or(&line).trim().to_owned()
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
        assert_eq!(domain_test(L::It), "dominio di email è \"gmail.com\"");
        assert_eq!(window(L::Pt), "nos últimos 30 dias");
        assert_eq!(
            in_last(L::Zh, PhraseId::NoInLast, "call"),
            "最近 30 天内没有 call"
        );
        assert_eq!(days_ago(L::En), "between 30 and 60 days ago");
        assert_eq!(field(L::Zh, "url", "文本"), "- url：文本");
        assert_eq!(
            [money(L::En), money(L::Zh)],
            ["BRL 10 million", "BRL 1000万"]
        );
        assert_eq!(yes_and_no(L::En), ["yes", "no"]);
        assert_eq!(yes_and_no(L::It), ["sì", "no"]);
        assert_eq!(yes_and_no(L::Zh), ["是", "否"]);
        assert_eq!(pause(L::En), "snooze until wake up");
        assert_eq!(pause(L::Zh), "从 snooze 到 wake up");
    }
}
