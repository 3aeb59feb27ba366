//! The tables of wrong wordings: each row is used by a line of a fixture, and what is corrected there is the row's right wording.

use crate::fixture::contracts;
use leadc::syntax::phrase::{Language, forms, half_days, misread, mistakes, unsayable};
use leadc::syntax::statement;
use leadc::text::continues_word;
use std::fs;

/// A line of a fixture, with what is stated below it.
struct Wrong {
    /// In lower case, without its dashes and the text in quotes.
    line: String,
    stated: String,
}

/// The folders of fixtures with errors in a language: one for each, and English ones next to them.
fn folders(language: Language) -> Vec<String> {
    let own = format!("contract/err/{}", language.code());
    match language {
        Language::En => vec!["contract/err".to_string(), own],
        Language::Pt | Language::It | Language::Zh => vec![own],
    }
}

fn wrong_lines(language: Language) -> Vec<Wrong> {
    let texts = folders(language)
        .into_iter()
        .flat_map(|folder| contracts(&folder));
    let texts = texts.map(|path| fs::read_to_string(path).unwrap());
    texts.flat_map(|text| of_fixture(language, &text)).collect()
}

/// A text in lower case. In Chinese, the widths of marks do not matter, nor do spaces except between letters or digits.
fn plain(language: Language, text: &str) -> String {
    if language.has_spaces() {
        return text.to_lowercase();
    }
    let text = statement(text).to_lowercase();
    let parts_words = |at: usize| {
        let (before, after) = (&text[..at], &text[at + 1..]);
        before.ends_with(continues_word) && after.starts_with(continues_word)
    };
    let kept = text.char_indices();
    let kept = kept.filter(|(at, c)| *c != ' ' || parts_words(*at));
    kept.map(|(_, c)| c).collect()
}

fn of_fixture(language: Language, text: &str) -> Vec<Wrong> {
    let mut all: Vec<Wrong> = Vec::new();
    for line in text.lines().map(str::trim) {
        match (line.strip_prefix("#!"), all.last_mut()) {
            (Some(stated), Some(last)) => last.stated.push_str(&plain(language, stated)),
            _ => all.push(Wrong {
                line: plain(language, line.trim_start_matches(['-', ' '])),
                stated: String::new(),
            }),
        }
    }
    all.retain(|wrong| !wrong.stated.is_empty());
    all
}

/// Whether a text has some words outside quotes, not as parts of longer words.
fn has_words(text: &str, words: &str) -> bool {
    let outside: String = text.split('"').step_by(2).collect::<Vec<_>>().join("\"\"");
    let is_letter = |c: Option<char>| c.is_some_and(continues_word);
    let touches = |a: Option<char>, b: Option<char>| is_letter(a) && is_letter(b);
    outside.match_indices(words).any(|(at, found)| {
        let (before, after) = (&outside[..at], &outside[at + found.len()..]);
        !touches(before.chars().next_back(), found.chars().next())
            && !touches(found.chars().next_back(), after.chars().next())
    })
}

/// Whether the words of a pattern occur in a line, in their order, the last ones at its end.
fn fits(pattern: &str, line: &str) -> bool {
    let mut literals: Vec<&str> = pattern.split(['{', '}']).step_by(2).collect();
    let last = literals.pop().unwrap_or("");
    let mut rest = line.strip_suffix(last);
    for literal in literals {
        rest = rest.and_then(|text| Some(text.split_once(literal)?.1));
    }
    rest.is_some()
}

fn unused(language: Language) -> Vec<String> {
    let lines = wrong_lines(language);
    let is_used = |uses: &dyn Fn(&Wrong) -> bool| lines.iter().any(uses);
    let words = mistakes(language).iter().filter(|(wrong, right)| {
        let (wrong, right) = (plain(language, wrong), plain(language, right));
        !is_used(&|of| has_words(&of.line, &wrong) && of.stated.contains(&right))
    });
    let words = words.map(|(wrong, right)| format!("{wrong} => {right}"));
    let fits = |form: &str, line: &str| fits(&plain(language, form), line);
    let of_forms = forms(language).iter().chain(misread(language));
    let of_forms = of_forms.map(|(pattern, _)| *pattern);
    let of_forms = of_forms.filter(|form| !is_used(&|of| fits(form, &of.line)));
    let of_days = half_days(language).iter().copied().filter(|form| {
        !is_used(&|of| {
            fits(form, &of.line)
                && of
                    .stated
                    .contains(&plain(language, "closes a part of a day"))
        })
    });
    let says = |stated: &str| {
        let texts = ["is not supported", "cannot be used as a condition"];
        texts
            .iter()
            .any(|text| stated.contains(&plain(language, text)))
    };
    let wishes = unsayable(language).iter().flat_map(|row| row.patterns);
    let wishes = wishes.filter(|form| !is_used(&|of| fits(form, &of.line) && says(&of.stated)));
    let patterns = of_forms.chain(of_days).chain(wishes.copied());
    words.chain(patterns.map(str::to_owned)).collect()
}

#[test]
fn each_row_is_used_by_a_fixture() {
    for language in Language::ALL.iter().copied() {
        assert_eq!(unused(language), Vec::<String>::new(), "{language:?}");
    }
}
