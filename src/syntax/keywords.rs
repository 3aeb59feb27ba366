//! Words of the phrase table, for messages and corrected lines in the contract's own language.

pub(crate) use super::vocabulary::opener;
use crate::syntax::phrase::{Language, PhraseId, WORDS, Word};

/// The start of a pattern up to its first slot: `within:`, `back to`, `because`.
pub(crate) fn keyword(language: Language, id: PhraseId) -> &'static str {
    let pattern = canonical(language, id);
    let end = pattern.find(['{', '[']).unwrap_or(pattern.len());
    pattern.get(..end).unwrap_or(pattern).trim()
}

/// The label of a setting: `within:`, `delivers:`, `back to`. A phrase that starts with a slot is shown as a whole.
pub(crate) fn label(language: Language, id: PhraseId) -> String {
    let keyword = keyword(language, id);
    let mut marks = keyword.char_indices().filter(|(_, c)| COLONS.contains(c));
    let end = marks
        .next()
        .map_or(keyword.len(), |(at, c)| at + c.len_utf8());
    match keyword.get(..end) {
        Some(label) if !label.is_empty() => label.to_owned(),
        Some(_) | None => fill(language, id, &|_| Some("…")),
    }
}

const COLONS: [char; 2] = [':', '：'];

/// `call since MQL`
pub(crate) fn since(language: Language, activity: &str, stage: &str) -> String {
    fill(language, PhraseId::Since, &|slot| {
        Some(if slot == "stage" { stage } else { activity })
    })
}

/// `since`
pub(crate) fn since_word(language: Language) -> String {
    operator_words(language, PhraseId::Since)
}

/// The words directly before a slot, in the first pattern that has it: `known from column` before `known` of a field.
pub(crate) fn words_before(language: Language, id: PhraseId, slot: &str) -> &'static str {
    let start = format!("{{{slot}:");
    let mut patterns = id.row().patterns(language).iter();
    let before = patterns.find_map(|pattern| Some(pattern.split_once(&start)?.0));
    let words =
        before.and_then(|before| before.rsplit(['}', '[', ']', ',', '，', ':', '：']).next());
    words.map_or("", str::trim)
}

/// The words of an operator without its operands: `between`, `in the last`.
pub(crate) fn operator_words(language: Language, id: PhraseId) -> String {
    let pattern = canonical(language, id);
    let behind = match pattern.strip_prefix("{subject:name}") {
        Some(rest) => rest,
        None => pattern,
    };
    let end = behind.find(['{', '[']).unwrap_or(behind.len());
    behind[..end].trim().to_string()
}

/// The operator of a condition with its slots as placeholders: `between … and …`, `in the last N days`.
pub(crate) fn operator(language: Language, id: PhraseId) -> String {
    let leads = canonical(language, id).starts_with("{subject");
    // `between 10 and 30 days ago`
    let is_ago = canonical(language, id).contains("{duration");
    let days = word(language, "unit", "Days").map(|days| days.several.unwrap_or(days.forms[0]));
    let month = format!("30 {}", days.unwrap_or_default());
    let written = fill(language, id, &|slot| {
        Some(match slot {
            "subject" => {
                if leads {
                    ""
                } else {
                    "ACTIVITY"
                }
            }
            "count" => "N",
            "low" if is_ago => "10",
            "activity" => "ACTIVITY",
            "duration" => &month,
            "stage" => "STAGE",
            "list" => "LIST",
            "date" => "2026-04-01",
            _ => "…",
        })
    });
    written.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The canonical pattern with its slots filled, without optional parts whose slots are not filled.
pub(crate) fn fill<'f>(
    language: Language,
    id: PhraseId,
    slot: &dyn Fn(&str) -> Option<&'f str>,
) -> String {
    let canonical: Vec<&str> = slot_names(canonical(language, id)).collect();
    let patterns = id.row().patterns(language).iter();
    let patterns = patterns.filter(|pattern| slot_names(pattern).eq(canonical.iter().copied()));
    let pattern = agreeing(language, patterns, slot).unwrap_or_default();
    fill_pattern(pattern, slot).unwrap_or_default()
}

/// The first pattern that has a place for every given slot, with the slots filled.
pub(crate) fn fill_fitting(language: Language, id: PhraseId, slots: &[(&str, &str)]) -> String {
    let value = |name: &str| {
        let slot = slots.iter().find(|(slot, _)| *slot == name);
        slot.map(|(_, value)| *value)
    };
    let fits = |pattern: &&&'static str| {
        let has = |(slot, _): &(&str, &str)| slot_names(pattern).any(|name| name == *slot);
        slots.iter().all(has) && fill_pattern(pattern, &value).is_some()
    };
    let patterns = id.row().patterns(language).iter().filter(fits);
    let pattern = agreeing(language, patterns, &value).unwrap_or_default();
    fill_pattern(pattern, &value).unwrap_or_default()
}

/// A label without its colon, for use within a sentence: `not without`.
pub(crate) fn bare_label(language: Language, id: PhraseId) -> String {
    let label = label(language, id);
    label.trim_end_matches(COLONS).trim_end().to_owned()
}

/// An optional part of the canonical pattern, with the mark before it and its slot filled: `, at least 0`.
pub(crate) fn optional_part(language: Language, id: PhraseId, slot: &str, value: &str) -> String {
    let mut parts = canonical(language, id).split(['[', ']']).skip(1).step_by(2);
    let part = parts.find(|part| slot_names(part).eq([slot]));
    let written = part.and_then(|part| fill_pattern(part, &|_| Some(value)));
    written.unwrap_or_default()
}

/// The same without the mark before it: `written "MM/DD/YYYY"`.
pub(crate) fn optional_phrase(language: Language, id: PhraseId, slot: &str, value: &str) -> String {
    let part = optional_part(language, id, slot, value);
    part.trim_start_matches([',', '，', ' ']).to_owned()
}

/// The pattern whose annotations agree with the values of its slots; of several the most particular, and of those the first.
fn agreeing<'f>(
    language: Language,
    patterns: impl Iterator<Item = &'static &'static str>,
    slot: &dyn Fn(&str) -> Option<&'f str>,
) -> Option<&'static str> {
    let mut best: Option<(usize, &'static str)> = None;
    for pattern in patterns {
        let mut asked = annotations(pattern);
        let count = asked.clone().count();
        let agrees = asked.all(|(name, form)| {
            slot(name).is_some_and(|value| match form {
                "1" => value == "1",
                "f" => is_feminine(language, value),
                _ => false,
            })
        });
        if agrees && best.is_none_or(|(least, _)| count > least) {
            best = Some((count, pattern));
        }
    }
    best.map(|(_, pattern)| pattern)
}

/// The slots of a pattern that say when to write it: `{count:whole=1}`, `{duration:duration=f}`.
fn annotations(
    pattern: &'static str,
) -> impl Iterator<Item = (&'static str, &'static str)> + Clone {
    let slots = pattern.split(['{', '}']).skip(1).step_by(2);
    slots.filter_map(|slot| {
        let (slot, form) = slot.split_once('=')?;
        Some((slot.split(':').next()?, form))
    })
}

fn slot_names(pattern: &str) -> impl Iterator<Item = &str> {
    let slots = pattern.split(['{', '}']).skip(1).step_by(2);
    slots.filter_map(|slot| slot.split(':').next())
}

/// Whether a duration, such as `2 semanas`, has a unit of feminine gender.
fn is_feminine(language: Language, duration: &str) -> bool {
    let unit = duration.split_once(' ').map_or("", |(_, unit)| unit);
    let mut units = WORDS.iter().filter(|row| row.set == "unit");
    units.any(|row| {
        let word = row.word(language);
        word.feminine && word.forms.contains(&unit)
    })
}

/// The words of a phrase's patterns, without marks and slots.
pub(crate) fn literals(language: Language, id: PhraseId) -> impl Iterator<Item = &'static str> {
    let patterns = id.row().patterns(language).iter();
    patterns.flat_map(|pattern| {
        let outside = pattern.split(['{', '}']).step_by(2);
        outside.flat_map(|part| part.split([' ', ',', ':', '[', ']', '：', '，']))
    })
}

/// A word of the table: `Days` of the set `unit`.
pub(crate) fn word(language: Language, set: &str, name: &str) -> Option<Word> {
    let row = WORDS
        .iter()
        .find(|row| row.set == set && row.name == name)?;
    let word = row.word(language);
    (!word.forms.is_empty()).then_some(word)
}

/// The word of a type of fields: `money` for the name `Money`.
pub(crate) fn type_word(language: Language, name: &str) -> &'static str {
    forms(language, "type_word", name)
        .first()
        .copied()
        .unwrap_or("")
}

/// The forms of a word of the table: `day`, `days` of the set `unit` and the name `Days`.
pub(crate) fn forms(language: Language, set: &str, name: &str) -> &'static [&'static str] {
    let row = WORDS.iter().find(|row| row.set == set && row.name == name);
    row.map_or(&[], |row| row.forms(language))
}

fn canonical(language: Language, id: PhraseId) -> &'static str {
    id.row().patterns(language).first().copied().unwrap_or("")
}

/// None if a slot is not filled.
fn fill_pattern<'f>(pattern: &str, slot: &dyn Fn(&str) -> Option<&'f str>) -> Option<String> {
    let mut written = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find(['{', '[']) {
        written.push_str(&rest[..at]);
        let (open, close) = if rest[at..].starts_with('{') {
            ('{', '}')
        } else {
            ('[', ']')
        };
        let end = rest[at..]
            .find(close)
            .map_or(rest.len() - 1, |end| at + end);
        let inner = &rest[at + 1..end];
        if open == '{' {
            let name = inner.split(':').next().unwrap_or(inner);
            written.push_str(slot(name)?);
        } else if let Some(part) = fill_pattern(inner, slot) {
            written.push_str(&part);
        }
        rest = &rest[end + 1..];
    }
    written.push_str(rest);
    Some(written)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::phrase::PHRASES;
    use crate::syntax::tree::GroupWord;

    #[test]
    fn phrases_are_shown_with_placeholders() {
        let en = Language::En;
        assert_eq!(keyword(en, PhraseId::Within), "within:");
        assert_eq!(operator(en, PhraseId::Between), "between … and …");
        assert_eq!(
            operator(en, PhraseId::TimesInLast),
            "at least N times in the last 30 days"
        );
        let known = |language| words_before(language, PhraseId::Field, "known");
        assert_eq!(known(en), "known from column");
        assert_eq!(known(Language::Zh), "获知时间列");
        let when = |language| words_before(language, PhraseId::CalendarWhen, "condition");
        assert_eq!([when(en), when(Language::Zh)], ["when", "当"]);
    }

    #[test]
    fn words_that_are_parts_of_phrases() {
        assert_eq!(opener(Language::En, GroupWord::Any), "any of:");
        assert_eq!(opener(Language::Zh, GroupWord::Any), "满足任一：");
    }

    #[test]
    fn optional_parts_without_their_slots_are_left_out() {
        let stage = |slot: &str| (slot == "name").then_some("MQL");
        assert_eq!(fill(Language::En, PhraseId::Stage, &stage), "stage MQL:");
        assert_eq!(fill(Language::Zh, PhraseId::Stage, &stage), "阶段 MQL：");
    }

    #[test]
    fn an_optional_part_is_written_alone() {
        let least = |language| optional_part(language, PhraseId::Points, "least", "0");
        assert_eq!(least(Language::En), ", at least 0");
        assert_eq!(least(Language::Zh), "，最少 0");
    }

    #[test]
    fn an_optional_phrase_has_no_mark() {
        let written = |language, slot| optional_phrase(language, PhraseId::Field, slot, "\"a\"");
        assert_eq!(written(Language::En, "written"), "written \"a\"");
        assert_eq!(written(Language::It, "columns"), "colonna \"a\"");
        assert_eq!(written(Language::Zh, "known"), "获知时间列 \"a\"");
    }

    #[test]
    fn words_agree_with_the_values_of_slots() {
        let times = |language, count, duration| {
            let slots = [("subject", "X"), ("count", count), ("duration", duration)];
            fill_fitting(language, PhraseId::TimesInLast, &slots)
        };
        assert_eq!(
            times(Language::En, "1", "30 days"),
            "X at least 1 time in the last 30 days"
        );
        assert_eq!(
            times(Language::Pt, "1", "2 semanas"),
            "X no mínimo 1 vez nas últimas 2 semanas"
        );
        assert_eq!(
            times(Language::Pt, "3", "30 dias"),
            "X no mínimo 3 vezes nos últimos 30 dias"
        );
        assert_eq!(
            times(Language::It, "2", "1 settimana"),
            "X almeno 2 volte nelle ultime 1 settimana"
        );
        let window = |duration| {
            let slots = [("subject", "X"), ("duration", duration)];
            fill_fitting(Language::It, PhraseId::InLast, &slots)
        };
        assert_eq!(
            window("8 ore lavorative"),
            "X nelle ultime 8 ore lavorative"
        );
        assert_eq!(
            window("8 giorni lavorativi"),
            "X negli ultimi 8 giorni lavorativi"
        );
    }

    /// The slots of a line that was written with a pattern.
    fn slots<'t>(pattern: &str, line: &'t str) -> Option<Vec<(String, &'t str)>> {
        let Some(open) = pattern.find(['{', '[']) else {
            return (pattern == line).then(Vec::new);
        };
        let line = line.strip_prefix(&pattern[..open])?;
        if let Some(rest) = pattern[open..].strip_prefix('[') {
            let (inner, rest) = rest.split_once(']')?;
            return slots(&format!("{inner}{rest}"), line).or_else(|| slots(rest, line));
        }
        let (slot, rest) = pattern[open + 1..].split_once('}')?;
        let name = slot.split(':').next()?.to_owned();
        let mut ends = line.char_indices().map(|(at, c)| at + c.len_utf8());
        ends.find_map(|end| {
            let mut found = slots(rest, &line[end..])?;
            found.insert(0, (name.clone(), &line[..end]));
            Some(found)
        })
    }

    #[test]
    fn every_phrase_is_written_in_every_language() {
        for (row, language) in PHRASES
            .iter()
            .flat_map(|row| Language::ALL.iter().map(move |language| (row, *language)))
        {
            let line = row.sample(language);
            let mut patterns = row.patterns(language).iter();
            let all = patterns.find_map(|pattern| slots(pattern, line));
            let all = all.unwrap_or_else(|| panic!("`{line}` is not written as its phrase"));
            let all: Vec<(&str, &str)> = all.iter().map(|(name, text)| (&**name, *text)).collect();
            assert_eq!(fill_fitting(language, row.id, &all), line, "{}", row.name);
        }
    }
}
