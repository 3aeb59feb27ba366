//! Short forms of times, days, dates and amounts: `9am to 6pm`, `9h30`, `Mon-Fri`, `25 December 2026`, `14d`, `1m`. All short
//! forms of a statement are written out together, since a line often has several.

use super::chinese_times;
use super::edits::{Edit, EditKind, quoted};
use crate::syntax::grammar_backend::Grammar;
use crate::syntax::normalize::Statement;
use crate::syntax::phrase::{Language, PhraseId, RangeWord, WORDS, months, suffixes};
use crate::syntax::vocabulary::{is_weekday, is_weighty, labels};
use crate::text::{eq_ignore_case, fold_without_accents, is_han, starts_with_ignoring_case};
use std::ops::Range;

/// The statement with its short forms written out; none if it has none.
pub fn edit(grammar: &Grammar, statement: &Statement) -> Option<Edit> {
    let language = grammar.language;
    let mask = quoted(statement);
    let edited = with_joined_meridiems(&dated(language, statement, &mask));
    let mut edited = match language.has_spaces() {
        true => edited,
        false => chinese_times::as_clocks(&edited),
    };
    let mut at = 0;
    while at < edited.text.len() {
        let mask = quoted(&edited);
        let Some(word) = word_at(&edited.text, at, &mask) else {
            break;
        };
        let written = &edited.text[word.clone()];
        let before = &edited.text[..word.start];
        let long = match is_after_number(before) {
            true => unit(language, written),
            false => long(language, written, expects_time(language, before)),
        };
        match long {
            Some(long) => {
                let next = word.start + long.len();
                // `seg.`
                let dot = edited.text[word.end..].starts_with(". ")
                    || edited.text[word.end..].starts_with(".,");
                edited = edited.with(word.start..word.end + usize::from(dot), &long);
                at = next;
            }
            None => at = word.end,
        }
    }
    let edited = with_ranges(language, &edited);
    let edited = with_clocks(language, &edited);
    (edited.text != statement.text).then(|| Edit {
        range: differing(&statement.text, &edited.text),
        statement: edited,
        kind: EditKind::Short,
    })
}

/// `9:00 AM` as `9:00AM`.
fn with_joined_meridiems(statement: &Statement) -> Statement {
    let mask = quoted(statement);
    let lower = statement.text.to_ascii_lowercase();
    let mut marks = [" am", " pm"]
        .iter()
        .flat_map(|mark| lower.match_indices(mark));
    let space = marks.find(|(at, mark)| {
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !mask[*at]
            && lower[..*at].ends_with(|c: char| c.is_ascii_digit())
            && !is_letter(lower[at + mark.len()..].chars().next())
    });
    match space {
        Some((at, _)) => with_joined_meridiems(&statement.with(at..at + 1, "")),
        None => statement.clone(),
    }
}

/// The range of words in the old text that differ from the new one, from the first to the last.
fn differing(old: &str, new: &str) -> Range<usize> {
    let alike = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| {
        a.zip(b)
            .take_while(|(x, y)| x == y)
            .map(|(x, _)| x.len_utf8())
            .sum::<usize>()
    };
    let start = alike(&mut old.chars(), &mut new.chars());
    let end = old.len()
        - alike(
            &mut old[start..].chars().rev(),
            &mut new[start.min(new.len())..].chars().rev(),
        );
    let start = old[..start].rfind([' ', ',']).map_or(0, |at| at + 1);
    let end = old[end..].find([' ', ',']).map_or(old.len(), |at| end + at);
    start..end.max(start)
}

/// The next run of letters, digits and inner colons outside quotes, from `at` on.
fn word_at(text: &str, at: usize, mask: &[bool]) -> Option<Range<usize>> {
    let is_word = |(i, c): (usize, char)| !mask[i] && (c.is_alphanumeric() || is_inner(text, i, c));
    let start = text
        .char_indices()
        .find(|(i, c)| *i >= at && is_word((*i, *c)))?
        .0;
    // `30d内`: a Chinese word ends another one.
    let is_chinese = text[start..].starts_with(is_han);
    let end = text[start..]
        .char_indices()
        .find(|(i, c)| !is_word((start + i, *c)) || is_han(*c) != is_chinese)
        .map_or(text.len(), |(i, _)| start + i);
    Some(start..end)
}

/// The colon of `9:30am`, the point of `1.5m`.
fn is_inner(text: &str, at: usize, c: char) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    matches!(c, ':' | '.')
        && digit(text[..at].chars().next_back())
        && digit(text[at + 1..].chars().next())
}

fn long(language: Language, word: &str, is_time: bool) -> Option<String> {
    clock(word)
        .or_else(|| hour(word, is_time))
        .or_else(|| weekday(language, word))
        .or_else(|| counted(language, word))
}

/// `9am`, `6:30pm`
fn clock(word: &str) -> Option<String> {
    let lower = word.to_ascii_lowercase();
    let (time, later) = match lower.strip_suffix("am") {
        Some(time) => (time, false),
        None => (lower.strip_suffix("pm")?, true),
    };
    let (hour, minute) = time.split_once(':').unwrap_or((time, "00"));
    let hour: u32 = hour.parse().ok().filter(|hour| (1..=12).contains(hour))?;
    let minute: u32 = minute.parse().ok().filter(|minute| *minute < 60)?;
    let hour = hour % 12 + if later { 12 } else { 0 };
    Some(format!("{hour:02}:{minute:02}"))
}

/// Whether a time of day may follow: in a line of opening hours, or after `at`.
fn expects_time(language: Language, before: &str) -> bool {
    let days = [PhraseId::Open, PhraseId::Closed].into_iter();
    let mut hours = days.flat_map(|id| labels(language, id));
    let mut dones = PhraseId::Did.row().patterns(language).iter();
    hours.any(|label| starts_with_ignoring_case(before, label).is_some())
        || dones.any(|pattern| {
            let at = pattern.split("{clock:clock}").next().unwrap_or("").trim();
            let at = at.rsplit([' ', '[']).next().unwrap_or("");
            let last = before.trim_end().rsplit(' ').next().unwrap_or("");
            pattern.contains("{clock:clock}") && eq_ignore_case(last, at)
        })
}

/// `9h30`; `9h` and `18hs` only where a time of day is expected, since `8h` can also be a duration.
fn hour(word: &str, is_time: bool) -> Option<String> {
    let lower = word.to_ascii_lowercase();
    let (hour, minute) = lower.split_once('h')?;
    let minute = match minute.trim_start_matches(['r', 's']) {
        "" if is_time => "00",
        minute => minute,
    };
    let is_clock = is_digits(hour) && matches!(hour.len(), 1 | 2) && minute.len() == 2;
    let is_clock = is_clock && is_digits(minute) && hour.parse::<u32>().is_ok_and(|hour| hour < 25);
    is_clock.then(|| format!("{hour:0>2}:{minute}"))
}

/// `Mon`, `Tues`
fn weekday(language: Language, word: &str) -> Option<String> {
    let short = fold_without_accents(word);
    let mut days = WORDS.iter().filter(|row| row.set == "weekday");
    let day = days.find_map(|row| {
        let day = row.forms(language).first()?;
        let is_short = (3..day.chars().count()).contains(&short.chars().count());
        (is_short && fold_without_accents(day).starts_with(&short)).then_some(*day)
    })?;
    Some(day.to_string())
}

/// Whether a text ends with a number and a space.
fn is_after_number(before: &str) -> bool {
    let number = before.strip_suffix(' ');
    number.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
}

/// `10 mn`, `30 min`
fn unit(language: Language, word: &str) -> Option<String> {
    let (_, long) = suffixes(language)
        .iter()
        .find(|(short, _)| eq_ignore_case(short, word))?;
    (!is_weighty(language, word)).then(|| (*long).to_string())
}

/// `14d`, `1.5m`
fn counted(language: Language, word: &str) -> Option<String> {
    let at = word.find(|c: char| c.is_alphabetic())?;
    let (number, unit) = word.split_at(at);
    let starts_with_digit = number.starts_with(|c: char| c.is_ascii_digit());
    let (_, long) = suffixes(language)
        .iter()
        .find(|(short, _)| eq_ignore_case(short, unit))?;
    starts_with_digit.then(|| format!("{number} {long}"))
}

/// Days with the month in words, as dates: `25 December 2026`, `Dec 25, 2026`, `25 de dezembro de 2026`.
fn dated(language: Language, statement: &Statement, mask: &[bool]) -> Statement {
    let text = &statement.text;
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(word) = word_at(text, at, mask) {
        at = word.end;
        // `of`, `de`
        let is_short = text[word.clone()].chars().count() < 3;
        if !is_short || text[word.clone()].starts_with(|c: char| c.is_ascii_digit()) {
            words.push(word);
        }
    }
    let date = words.windows(3).find_map(|three| {
        let [a, b, c] = three else {
            return None;
        };
        let year = Some(&text[c.clone()]).filter(|y| y.len() == 4 && is_digits(y))?;
        let (a_text, b_text) = (&text[a.clone()], &text[b.clone()]);
        let (day, month) = match month(language, b_text) {
            Some(month) => (a_text, month),
            None => (b_text, month(language, a_text)?),
        };
        let day: u32 = day
            .trim_end_matches(|c: char| c.is_alphabetic())
            .parse()
            .ok()?;
        Some((a.start..c.end, format!("{year}-{month:02}-{day:02}")))
    });
    match date {
        Some((range, date)) => statement.with(range, &date),
        None => statement.clone(),
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

fn month(language: Language, word: &str) -> Option<usize> {
    let short = fold_without_accents(word);
    let is_month = |month: &&'static str| {
        short.chars().count() >= 3 && fold_without_accents(month).starts_with(&short)
    };
    Some(months(language).iter().position(is_month)? + 1)
}

/// The word between the ends of a range.
fn range_word(language: Language) -> Option<&'static str> {
    let mut rows = WORDS.iter();
    let row =
        rows.find(|row| row.set == "range_word" && row.name == format!("{:?}", RangeWord::To))?;
    row.forms(language).first().copied()
}

/// `Monday-Friday`, `09:00 - 18:00`, `2026-04-01 - 2026-09-30` with the word between them.
fn with_ranges(language: Language, statement: &Statement) -> Statement {
    let (Some(to), text) = (range_word(language), &statement.text) else {
        return statement.clone();
    };
    let mask = quoted(statement);
    let is_day = |word: &str| is_weekday(language, word);
    let is_clock =
        |word: &str| word.contains(':') && word.bytes().all(|b| b.is_ascii_digit() || b == b':');
    let is_date = |word: &str| word.matches(['-', '.', '/']).count() == 2;
    let dash = text
        .char_indices()
        .filter(|(i, c)| *c == '-' && !mask[*i])
        .find(|(i, _)| {
            let before = last_word(language, text[..*i].trim_end());
            let behind = first_word(language, text[i + 1..].trim_start());
            let spaced = text[..*i].ends_with(' ');
            let of = |kind: &dyn Fn(&str) -> bool| kind(before) && kind(behind);
            of(&is_day) || of(&is_clock) || spaced && of(&is_date)
        });
    let Some((at, _)) = dash else {
        return statement.clone();
    };
    let start = text[..at].trim_end().len();
    let end = text.len() - text[at + 1..].trim_start().len();
    let edited = statement.with(start..end, &format!(" {to} "));
    // A second range of the line: the days, then the times.
    with_ranges(language, &edited)
}

/// The part of a text after its last space or comma. Without spaces, also after a colon of Chinese words and after such words.
fn last_word(language: Language, text: &str) -> &str {
    let word = &text[text.rfind([' ', ',']).map_or(0, |at| at + 1)..];
    if language.has_spaces() {
        return word;
    }
    let is_chinese = word.ends_with(is_han);
    let is_border = |(at, c): &(usize, char)| match is_chinese {
        true => *c == ':' || !is_han(*c),
        false => is_han(*c) || *c == ':' && word[..*at].ends_with(is_han),
    };
    let border = word.char_indices().rfind(is_border);
    &word[border.map_or(0, |(at, c)| at + c.len_utf8())..]
}

/// The part of a text before its first space or comma. Without spaces, also before another script.
fn first_word(language: Language, text: &str) -> &str {
    let word = &text[..text.find([' ', ',']).unwrap_or(text.len())];
    if language.has_spaces() {
        return word;
    }
    let is_chinese = word.starts_with(is_han);
    let end = word.find(|c| is_han(c) != is_chinese);
    &word[..end.unwrap_or(word.len())]
}

/// `9 to 17`, `09.00 to 17.30`, `0900 to 1730` after a day of the week, at the end of the line.
fn with_clocks(language: Language, statement: &Statement) -> Statement {
    let text = &statement.text;
    let written = |word: &str, parts: Option<(&str, &str)>| {
        let (before, to) = parts?;
        let before = before.trim_end();
        let start = before.rfind([' ', ','])? + 1;
        let (from, to) = (
            loose_clock(&before[start..])?,
            loose_clock(to.trim_start())?,
        );
        let mut days = before[..start].split([' ', ',', ':']);
        days.any(|day| is_weekday(language, day))
            .then(|| statement.with(start..text.len(), &format!("{from} {word} {to}")))
    };
    let to = range_word(language);
    let by_dash = || written(to?, text.rsplit_once('-'));
    let mut words = to.into_iter().chain(between_clocks(language));
    words
        .find_map(|word| written(word, text.rsplit_once(&format!(" {word} "))))
        .or_else(by_dash)
        .unwrap_or_else(|| statement.clone())
}

/// The words between the ends of opening hours.
fn between_clocks(language: Language) -> impl Iterator<Item = &'static str> {
    let patterns = PhraseId::Open.row().patterns(language).iter();
    patterns.filter_map(|pattern| {
        let (_, after) = pattern.split_once("{from:clock}")?;
        Some(after.split_once('{')?.0.trim())
    })
}

/// A time of day with another mark between hours and minutes, with none, or without minutes.
fn loose_clock(text: &str) -> Option<String> {
    let (hour, minute) = match text.split_once([':', '.']) {
        Some(parts) => parts,
        None if text.len() == 4 => text.split_at_checked(2)?,
        None => (text, "00"),
    };
    let is_part = |part: &str| matches!(part.len(), 1 | 2) && is_digits(part);
    (is_part(hour) && is_part(minute) && minute.len() == 2).then(|| format!("{hour:0>2}:{minute}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;
    use crate::syntax::normalize::normalise;

    fn long_in(language: Language, line: &str) -> Option<String> {
        let statement = normalise(FileId(0), line, 0).statement;
        edit(Grammar::for_language(language), &statement).map(|edit| edit.statement.text)
    }

    fn long(line: &str) -> Option<String> {
        long_in(Language::En, line)
    }

    #[test]
    fn short_forms_of_other_languages_are_written_out() {
        let all = [
            (
                Language::Pt,
                "expediente: seg a sex, das 9h às 18h30",
                "expediente: segunda-feira a sexta-feira, das 09:00 às 18:30",
            ),
            (
                Language::Pt,
                "expediente: segunda a sexta, das 9 às 18",
                "expediente: segunda-feira a sexta-feira, das 09:00 às 18:00",
            ),
            (
                Language::Pt,
                "fechado: 1º de marco de 2026",
                "fechado: 2026-03-01",
            ),
            (
                Language::Pt,
                "prazo: 8h úteis após MQL",
                "prazo: 8 horas úteis após MQL",
            ),
            (
                Language::It,
                "orario: lun-ven, dalle 9 alle 18",
                "orario: lunedì a venerdì, dalle 09:00 alle 18:00",
            ),
            (
                Language::It,
                "chiusura: 1° gennaio 2027",
                "chiusura: 2027-01-01",
            ),
        ];
        for (language, short, written_out) in all {
            assert_eq!(long_in(language, short).as_deref(), Some(written_out));
        }
    }

    #[test]
    fn short_forms_are_written_out() {
        let all = [
            (
                "open: Mon-Fri, 9am to 6:30pm",
                "open: Monday to Friday, 09:00 to 18:30",
            ),
            (
                "open: Monday - Friday, 09:00-18:00",
                "open: Monday to Friday, 09:00 to 18:00",
            ),
            ("open: Monday, 9.00-17.30", "open: Monday, 09:00 to 17:30"),
            (
                "open: Monday to Friday, 0900 to 18",
                "open: Monday to Friday, 09:00 to 18:00",
            ),
            (
                "closed: 25 December 2026 \"Mon\"",
                "closed: 2026-12-25 \"Mon\"",
            ),
            (
                "comes back: after 14d, with new activity",
                "comes back: after 14 days, with new activity",
            ),
            (
                "annual revenue at least EUR 1.5m",
                "annual revenue at least EUR 1.5 million",
            ),
            (
                "in force: 2026-04-01 - 2026-09-30",
                "in force: 2026-04-01 to 2026-09-30",
            ),
        ];
        for (short, written_out) in all {
            assert_eq!(long(short).as_deref(), Some(written_out));
        }
        assert_eq!(long("stage MQL: \"9am\""), None);
    }
}
