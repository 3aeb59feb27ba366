//! Whether a corrected line says what the author said: the same numbers, negations and units of limits.

use crate::diagnostic::fix::{Candidate, Confidence};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Sources, Span};
use crate::syntax::comment_start;
use crate::syntax::keywords;
use crate::syntax::phrase::{Language, PhraseId, limit_units, mistakes, negations};
use crate::syntax::recovery::{is_magnitude, is_unit, labels, written_out};
use crate::text::{eq_ignore_case, is_han};

/// How certain a candidate is, given the lines it replaces; none if it says something else.
pub(super) fn confidence(
    language: Language,
    sources: &Sources,
    diagnostic: &Diagnostic,
    candidate: &Candidate,
) -> Option<Confidence> {
    if candidate.is_added {
        return Some(candidate.confidence);
    }
    let spans = std::iter::once(&diagnostic.primary.span).chain(&candidate.absorbs);
    let written: Vec<String> = spans
        .map(|span| written_out(language, statement(sources, *span)))
        .collect();
    let lines = candidate.lines.lines();
    let corrected: Vec<String> = lines
        .map(|line| written_out(language, without_comment(line)))
        .collect();
    let (written, corrected) = (written.join(" "), corrected.join(" "));
    let is_kept = numbers_are_kept(language, diagnostic.code, &written, &corrected)
        && negation_is_kept(language, diagnostic.code, &written, &corrected)
        && units_are_kept(language, diagnostic.code, &written, &corrected)
        && magnitudes_are_kept(language, &written, &corrected);
    let is_longer = adds_length(language, &written, &corrected);
    is_kept.then_some(match is_longer {
        true => Confidence::Possible,
        false => candidate.confidence,
    })
}

/// Whether the corrected line gives a length of time that the author did not write in numbers: `last month` need not be 30
/// days.
fn adds_length(language: Language, written: &str, corrected: &str) -> bool {
    let known = numbers(written);
    let words: Vec<&str> = corrected.split(' ').collect();
    let mut pairs = words.windows(2);
    pairs.any(|pair| {
        let mut numbers = numbers(pair[0]).into_iter();
        is_unit(language, pair[1]) && numbers.any(|number| !known.contains(&number))
    })
}

/// The statement of a line, without its item number.
fn statement(sources: &Sources, span: Span) -> &str {
    let statement = without_comment(sources.line(span));
    let item = statement
        .split_once(' ')
        .filter(|(mark, _)| mark.ends_with(['.', ')']));
    item.map_or(statement, |(_, rest)| rest)
}

fn without_comment(line: &str) -> &str {
    line[..comment_start(line).unwrap_or(line.len())].trim()
}

/// Whether no number of the line is missing, unless the number itself is wrong.
fn numbers_are_kept(language: Language, code: Code, written: &str, corrected: &str) -> bool {
    let is_about_numbers = matches!(
        code,
        Code::E0201 | Code::E0202 | Code::E0206 | Code::E0207 | Code::E0208 | Code::W0110
    );
    // Opening hours are times of day, however they are written: `9 to 17`, `0900`.
    let starts = |line: &str| labels(language, PhraseId::Open).any(|word| line.starts_with(word));
    let is_open = starts(written) || starts(corrected);
    let kept = numbers(corrected);
    let mut lost = numbers(written);
    lost.retain(|number| !kept.contains(number));
    // `more than 3 times` is `at least 4 times`, `less than 3 times` is `at most 2 times`.
    let is_neighbour = |number: &String| {
        let number = number.parse::<u64>().ok();
        let next = number.and_then(|n| n.checked_add(1));
        let previous = number.and_then(|n| n.checked_sub(1));
        let mut both = next.into_iter().chain(previous);
        matches!(code, Code::E0103 | Code::E0401) && both.any(|n| kept.contains(&n.to_string()))
    };
    is_about_numbers || is_open || lost.iter().all(is_neighbour)
}

/// The numbers of a line, without times of day: a day is compared without one.
fn numbers(line: &str) -> Vec<String> {
    let is_number = |part: &str| part.contains(|c: char| c.is_numeric());
    let is_clock = |part: &str| {
        let (hour, minute) = part.split_once(':').unwrap_or((part, ""));
        hour.ends_with("am") || hour.ends_with("pm") || is_number(hour) && is_number(minute)
    };
    let number = |part: &str| part.trim_matches(|c: char| !c.is_numeric()).to_owned();
    line.split([' ', ',', '-', '/', '+'])
        .filter(|part| is_number(part) && !is_clock(part))
        .map(|part| number(part).trim_start_matches('0').to_owned())
        .collect()
}

/// Whether both are negative or neither is. The opposite of a condition needs no `not`, `not without` asks for something, and
/// the line of a closed day is negative in some languages.
fn negation_is_kept(language: Language, code: Code, written: &str, corrected: &str) -> bool {
    let neutral = [PhraseId::NotWithout, PhraseId::Closed, PhraseId::UnknownIs];
    let neutral = neutral.into_iter().flat_map(|id| labels(language, id));
    let neutral: Vec<String> = neutral.map(str::to_lowercase).collect();
    let is_negation = |text: &str| has_negation(language, text);
    let limits = mistakes(language).iter();
    let limits = limits.filter(|(wrong, right)| is_negation(wrong) && !is_negation(right));
    // `!=` is `is not`.
    let signs = mistakes(language).iter().filter(|(wrong, right)| {
        let is_label = neutral.iter().any(|label| label == right);
        !is_negation(wrong) && is_negation(right) && !is_label
    });
    let signs: Vec<&str> = signs.map(|(wrong, _)| *wrong).collect();
    let yes_or_no = keywords::forms(language, "type_word", "YesNo").iter();
    let as_type = mistakes(language).iter();
    let as_type = as_type.filter(|(_, right)| yes_or_no.clone().any(|word| word == right));
    let positive: Vec<String> = limits
        .chain(as_type)
        .map(|(wrong, _)| wrong)
        .chain(yes_or_no.clone())
        .map(|text| text.to_lowercase())
        .collect();
    let is_negative = |line: &str| {
        let line = line.to_lowercase().replace('’', "'");
        let label = neutral
            .iter()
            .find_map(|label| line.strip_prefix(label.as_str()));
        let mut line = label.unwrap_or(&line).to_owned();
        // `no more than` is `at most`, and `yes or no` is a type.
        for positive in positive.iter() {
            line = line.replace(positive.as_str(), "");
        }
        let words = spaced_words(&line);
        has_negation(language, &line) || signs.iter().any(|sign| has_words(&words, &line, sign))
    };
    code == Code::E0105 || is_negative(written) == is_negative(corrected)
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

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '\''
}

/// Whether the corrected line has no unit of a limit that the author did not write: `at most 3` may be times or points. Where
/// a line was read, its subject decides what is counted.
fn units_are_kept(language: Language, code: Code, written: &str, corrected: &str) -> bool {
    let is_unread = matches!(code, Code::E0101 | Code::E0103 | Code::E0104);
    let is_unit = |word: &str| {
        let mut units = limit_units(language).iter();
        units.any(|unit| eq_ignore_case(unit, word))
    };
    // A number that ends a part of the line says nothing about its unit.
    let bare: Vec<&str> = written
        .split([',', ';'])
        .filter_map(|part| part.split_whitespace().next_back())
        .filter(|word| word.ends_with(char::is_numeric))
        .collect();
    let words: Vec<&str> = corrected.split([' ', ',', ':']).collect();
    let mut pairs = words.windows(2);
    !is_unread || !pairs.any(|pair| bare.contains(&pair[0]) && is_unit(pair[1]))
}

/// Whether no word that multiplies a number is missing: `10 million` is not 10.
fn magnitudes_are_kept(language: Language, written: &str, corrected: &str) -> bool {
    let count = |line: &str| {
        let words = line.split(|c| !is_of_word(c));
        words.filter(|word| is_magnitude(language, word)).count()
    };
    count(written) <= count(corrected)
}
