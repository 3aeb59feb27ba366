//! Whether a corrected line says what the author said: the same numbers, negations and units of limits.

use super::negation::{self, is_of_word};
use crate::diagnostic::fix::{Candidate, Confidence};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Sources, Span};
use crate::syntax::phrase::{Language, PhraseId, limit_units};
use crate::syntax::recovery::{is_unit, labels, magnitude, written_out};
use crate::syntax::{self, comment_start};
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
    let (written, corrected) = match language.has_spaces() {
        true => (written, corrected),
        false => (syntax::statement(&written), syntax::statement(&corrected)),
    };
    let is_kept = numbers_are_kept(language, diagnostic.code, &written, &corrected)
        && negation::is_kept(language, diagnostic.code, &written, &corrected)
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
    let known = numbers(language, written);
    let words = words(language, corrected, |c| matches!(c, ' '));
    let mut pairs = words.windows(2);
    pairs.any(|pair| {
        let mut numbers = numbers(language, pair[0]).into_iter();
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
    let kept = numbers(language, corrected);
    let mut lost = numbers(language, written);
    lost.retain(|number| !kept.contains(number));
    // `more than 3 times` is `at least 4 times`, `less than 3 times` is `at most 2 times`.
    let is_neighbour = |number: &String| {
        let number = number.parse::<u64>().ok();
        let next = number.and_then(|n| n.checked_add(1));
        let previous = number.and_then(|n| n.checked_sub(1));
        let mut both = next.into_iter().chain(previous);
        matches!(code, Code::E0103 | Code::E0401) && both.any(|n| kept.contains(&n.to_string()))
    };
    // `loses 50% every 30 days` is `halves every 30 days`.
    let mut halves = labels(language, PhraseId::Halves);
    let halves = halves.any(|label| corrected.starts_with(label));
    let is_half = |number: &String| halves && number == "50";
    let is_kept = |number| is_neighbour(number) || is_half(number);
    is_about_numbers || is_open || lost.iter().all(is_kept)
}

/// The words of a line between marks. Without spaces, they also end between a Chinese character and another one.
fn words(language: Language, line: &str, is_mark: impl Fn(char) -> bool) -> Vec<&str> {
    let parts = line.split(is_mark);
    if language.has_spaces() {
        return parts.collect();
    }
    let words = parts.flat_map(scripts).map(|word| word.trim_matches(':'));
    words.filter(|word| !word.is_empty()).collect()
}

/// The parts of a text that have only Chinese characters, or none.
fn scripts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut before) = (0, None);
    for (at, c) in text.char_indices() {
        if before.is_some_and(|before| is_han(before) != is_han(c)) {
            parts.push(&text[start..at]);
            start = at;
        }
        before = Some(c);
    }
    parts.push(&text[start..]);
    parts
}

/// The numbers of a line, without times of day: a day is compared without one.
fn numbers(language: Language, line: &str) -> Vec<String> {
    let is_number = |part: &str| part.contains(|c: char| c.is_numeric());
    let is_clock = |part: &str| {
        let (hour, minute) = part.split_once(':').unwrap_or((part, ""));
        hour.ends_with("am") || hour.ends_with("pm") || is_number(hour) && is_number(minute)
    };
    let number = |part: &str| part.trim_matches(|c: char| !c.is_numeric()).to_owned();
    let words = words(language, line, |c| {
        matches!(c, ' ' | ',' | '-' | '/' | '+' | '~')
    });
    let parts = words
        .iter()
        .filter(|part| is_number(part) && !is_clock(part));
    parts
        .map(|part| number(part).trim_start_matches('0').to_owned())
        .collect()
}

/// Whether the corrected line has no unit of a limit that the author did not write: `at most 3` may be times or points. Where
/// a line was read, its subject decides what is counted.
fn units_are_kept(language: Language, code: Code, written: &str, corrected: &str) -> bool {
    let is_unread = matches!(code, Code::E0101 | Code::E0103 | Code::E0104);
    let is_limit = |word: &str| {
        let mut units = limit_units(language).iter();
        units.any(|unit| match language.has_spaces() {
            true => eq_ignore_case(unit, word),
            // `分钟` is no unit of a limit.
            false => word.starts_with(unit) && !is_unit(language, word),
        })
    };
    // A number that ends a part of the line says nothing about its unit.
    let bare: Vec<&str> = written
        .split([',', ';'])
        .filter_map(|part| words(language, part, |c| matches!(c, ' ')).pop())
        .filter(|word| word.ends_with(char::is_numeric))
        .collect();
    let words = words(language, corrected, |c| matches!(c, ' ' | ',' | ':'));
    let mut pairs = words.windows(2);
    !is_unread || !pairs.any(|pair| bare.contains(&pair[0]) && is_limit(pair[1]))
}

/// Whether no word that multiplies a number is missing: `10 million` is neither 10 nor 10 billion.
fn magnitudes_are_kept(language: Language, written: &str, corrected: &str) -> bool {
    let of = |line| {
        let words = words(language, line, |c| !is_of_word(c)).into_iter();
        words.filter_map(|word| magnitude(language, word))
    };
    let mut kept: Vec<&str> = of(corrected).collect();
    of(written).all(|magnitude| {
        let at = kept.iter().position(|other| *other == magnitude);
        at.map(|at| kept.swap_remove(at)).is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_magnitude_stays_the_same() {
        let zh = |written, corrected| magnitudes_are_kept(Language::Zh, written, corrected);
        assert!(zh("年收入 超过 100万美元", "年收入 超过 USD 100万"));
        assert!(!zh("年收入 超过 100万美元", "年收入 超过 USD 100亿"));
        assert!(!zh("年收入 超过 100万美元", "年收入 超过 USD 100"));
        assert!(!zh("在 1万 至 2万 之间", "在 1万 至 2亿 之间"));
        let en = |written, corrected| magnitudes_are_kept(Language::En, written, corrected);
        assert!(en("revenue over 10 mio", "revenue more than 10 million"));
        assert!(!en("revenue over 10 mio", "revenue more than 10 billion"));
    }
}
