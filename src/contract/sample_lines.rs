//! Lines that messages show as examples, in the language of a file.

use super::{atom_text, keywords};
use crate::syntax::phrase::{Language, PhraseId};
use crate::time::{Duration, Unit};

/// Names of fields, activities and points in examples.
pub(super) struct SampleNames {
    pub country: &'static str,
    pub company_size: &'static str,
    pub email: &'static str,
    pub fit: &'static str,
    pub call: &'static str,
    pub sales_email: &'static str,
    pub meeting: &'static str,
    pub snooze: &'static str,
    pub wake_up: &'static str,
}

/// The names of examples in a language.
pub(super) fn names(language: Language) -> SampleNames {
    match language {
        Language::En => SampleNames {
            country: "country",
            company_size: "company size",
            email: "email",
            fit: "fit",
            call: "call",
            sales_email: "email",
            meeting: "meeting",
            snooze: "snooze",
            wake_up: "wake up",
        },
        Language::Pt => SampleNames {
            country: "país",
            company_size: "porte da empresa",
            email: "e-mail",
            fit: "perfil",
            call: "ligação",
            sales_email: "e-mail de vendas",
            meeting: "reunião",
            snooze: "soneca",
            wake_up: "retomada",
        },
        Language::It => SampleNames {
            country: "paese",
            company_size: "dimensione dell'azienda",
            email: "e-mail",
            fit: "profilo",
            call: "chiamata",
            sales_email: "e-mail commerciale",
            meeting: "riunione",
            snooze: "rinvio",
            wake_up: "ripresa",
        },
        Language::Zh => SampleNames {
            country: "国家",
            company_size: "公司规模",
            email: "邮箱",
            fit: "匹配度",
            call: "电话",
            sales_email: "销售邮件",
            meeting: "会议",
            snooze: "暂缓跟进",
            wake_up: "恢复跟进",
        },
    }
}

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

/// `country is BR`
pub(super) fn condition(language: Language) -> String {
    is(language, names(language).country, "BR")
}

/// `when: country is BR`
pub(super) fn condition_line(language: Language) -> String {
    let condition = condition(language);
    keywords::fill(language, PhraseId::When, &|_| Some(&condition))
}

/// `company size is 300`
pub(super) fn is(language: Language, subject: &str, value: &str) -> String {
    let slots = [("subject", subject), ("value", value)];
    keywords::fill_fitting(language, PhraseId::Is, &slots)
}

/// `domain of email is "gmail.com"`
pub(super) fn domain_test(language: Language) -> String {
    let email = names(language).email;
    let domain = keywords::fill(language, PhraseId::DomainOf, &|_| Some(email));
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
    let names = names(language);
    let slots = [("from", names.snooze), ("to", names.wake_up)];
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
        assert_eq!(condition_line(L::Pt), "quando: país é BR");
        assert_eq!(domain_test(L::It), "dominio di e-mail è \"gmail.com\"");
        assert_eq!(window(L::Pt), "nos últimos 30 dias");
        assert_eq!(
            in_last(L::Zh, PhraseId::NoInLast, names(L::Zh).call),
            "最近 30 天内没有 电话"
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
        assert_eq!(pause(L::Zh), "从 暂缓跟进 到 恢复跟进");
    }
}
