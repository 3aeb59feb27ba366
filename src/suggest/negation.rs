//! Whether a line asks for the opposite of something: a corrected line must do so exactly if the author's line does.

use crate::diagnostic::Code;
use crate::message::PerLanguage;
use crate::syntax::keywords;
use crate::syntax::phrase::{Language, PHRASES, PhraseId, WORDS, mistakes, negations};
use crate::syntax::recovery::labels;
use crate::text::is_han;

/// Whether both are negative or neither is. The opposite of a condition needs no `not`.
pub(super) fn is_kept(language: Language, code: Code, written: &str, corrected: &str) -> bool {
    let neutral = neutral_labels(language);
    let is_negative = |line: &str| is_negative(language, &neutral, line);
    code == Code::E0105 || is_negative(written) == is_negative(corrected)
}

/// The labels with a negation that ask for no opposite: `not without` asks for something, and the line of a closed day is
/// negative in some languages.
fn neutral_labels(language: Language) -> Vec<String> {
    let neutral = [PhraseId::NotWithout, PhraseId::Closed, PhraseId::UnknownIs];
    let neutral = neutral.into_iter().flat_map(|id| labels(language, id));
    neutral.map(str::to_lowercase).collect()
}

fn is_negative(language: Language, neutral: &[String], line: &str) -> bool {
    let line = line.to_lowercase().replace('’', "'");
    let mut labels = neutral.iter();
    let label = labels.find_map(|label| line.strip_prefix(label.as_str()));
    let line = label.unwrap_or(&line);
    match language.has_spaces() {
        true => is_negative_with_spaces(language, neutral, line),
        false => is_negative_without_spaces(language, line),
    }
}

fn is_negative_with_spaces(language: Language, neutral: &[String], line: &str) -> bool {
    let line = without_positive(language, line);
    let words = spaced_words(&line);
    let is_negation = |text: &str| has_negation(language, text);
    // `!=` is `is not`.
    let mut signs = mistakes(language).iter().filter(|(wrong, right)| {
        let is_label = neutral.iter().any(|label| label == right);
        !is_negation(wrong) && is_negation(right) && !is_label
    });
    is_negation(&line) || signs.any(|(sign, _)| has_words(&words, &line, sign))
}

/// The line without wordings with a negation that ask for no opposite: `no more than` is `at most`, and `yes or no` is a type.
fn without_positive(language: Language, line: &str) -> String {
    let is_negation = |text: &str| has_negation(language, text);
    let yes_or_no = keywords::forms(language, "type_word", "YesNo");
    let rows = mistakes(language).iter();
    let rows = rows.filter(|(wrong, right)| {
        is_negation(wrong) && !is_negation(right) || yes_or_no.contains(right)
    });
    let positive = rows.map(|(wrong, _)| wrong).chain(yes_or_no);
    let removed = |line: String, text: &&str| line.replace(&text.to_lowercase(), "");
    positive.fold(line.to_owned(), removed)
}

/// Whether a text in lower case has a word, or several in a row, that invert its meaning.
fn has_negation(language: Language, text: &str) -> bool {
    let words = spaced_words(text);
    let mut negations = negations(language).iter();
    negations.any(|not| has_words(&words, text, &not.to_lowercase()))
}

/// Whether a text has some words in a row, or a sign. Words of Chinese have no spaces around them.
fn has_words(spaced: &str, text: &str, wanted: &str) -> bool {
    match wanted.contains(is_of_word) && !wanted.contains(is_han) {
        true => spaced.contains(&format!(" {wanted} ")),
        false => text.contains(wanted),
    }
}

/// The words of a text, each with a space on both sides.
fn spaced_words(text: &str) -> String {
    let words = text.split(|c| !is_of_word(c));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

/// Whether a character is a part of a word.
pub(super) fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '\''
}

/// A wording with a negation in it.
struct Wording {
    /// In lower case.
    text: String,
    /// Whether it asks for the opposite of something: `不为`, but not `不少于`.
    is_negative: bool,
    /// Whether it is one in other words than those of the language. As a part of another word it says nothing.
    is_foreign: bool,
}

/// Whether a negation of the line is part of no wording that asks for no opposite. The longest wording at a place counts.
fn is_negative_without_spaces(language: Language, line: &str) -> bool {
    let wordings = wordings(language);
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let is_here = |wording: &&Wording| {
            let after = rest.strip_prefix(wording.text.as_str());
            after.is_some_and(|after| !(wording.is_foreign && after.starts_with(is_han)))
        };
        let length = match wordings.iter().find(is_here) {
            Some(wording) if wording.is_negative => return true,
            Some(wording) => wording.text.len(),
            None if negations(language).iter().any(|not| rest.starts_with(not)) => return true,
            None => c.len_utf8(),
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    false
}

/// The wordings with a negation in a language without spaces, longest first.
fn wordings(language: Language) -> &'static [Wording] {
    static ALL: PerLanguage<Vec<Wording>> = PerLanguage::new();
    ALL.get_or_init(language, || {
        let mut all = keywords_with_negations(language);
        let is_negative = |right: &str| {
            let keyword = all.iter().find(|wording| wording.text == right);
            keyword.map_or(has_negation(language, right), |keyword| keyword.is_negative)
        };
        let rows = mistakes(language).iter();
        let rows = rows.filter(|(wrong, _)| has_negation(language, wrong));
        let foreign = rows.map(|(wrong, right)| Wording {
            text: wrong.to_lowercase(),
            is_negative: is_negative(right),
            is_foreign: true,
        });
        let foreign: Vec<Wording> = foreign.collect();
        all.extend(foreign);
        all.sort_by_key(|wording| std::cmp::Reverse(wording.text.len()));
        all
    })
}

/// The keywords with a negation in them. They ask for the opposite of something if the English words of the phrase do.
fn keywords_with_negations(language: Language) -> Vec<Wording> {
    let phrases = PHRASES.iter().flat_map(|row| {
        let is_negative = has_negation(Language::En, row.sample(Language::En));
        let patterns = row.patterns(language).iter();
        let parts = patterns.flat_map(|pattern| pattern.split(['{', '}']).step_by(2));
        parts.map(move |part| (part, is_negative))
    });
    let words = WORDS.iter().flat_map(|row| {
        let english = row.forms(Language::En).iter();
        let is_negative =
            row.set != "type_word" && english.clone().any(|form| has_negation(Language::En, form));
        row.forms(language)
            .iter()
            .map(move |form| (*form, is_negative))
    });
    let texts = phrases.chain(words).map(|(text, is_negative)| Wording {
        text: text
            .trim_matches([' ', '[', ']', ',', '，', ':', '：'])
            .to_lowercase(),
        is_negative,
        is_foreign: false,
    });
    texts
        .filter(|wording| has_negation(language, &wording.text))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_negation_inside_another_word_is_none() {
        let neutral = neutral_labels(Language::Zh);
        let is_negative = |line: &str| is_negative(Language::Zh, &neutral, line);
        for line in [
            "公司规模 不少于 50",
            "公司规模不满50",
            "公司规模 不超过 50",
            "续约 在未来 30 天内",
            "缺一不可：邮箱",
            "电话 至少在 3 个不同日期",
            "公司规模 不为空",
        ] {
            assert!(!is_negative(line), "{line}");
        }
        for line in [
            "行业 不为 \"SaaS\"",
            "没有 申请演示",
            "最近 30 天内无 申请演示",
            "均不满足：",
            "不满足 采购决策人",
            "预期：未被排除",
            "不少于 50 且 行业 不为 \"SaaS\"",
        ] {
            assert!(is_negative(line), "{line}");
        }
    }
}
