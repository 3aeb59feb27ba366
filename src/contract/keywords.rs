//! Words of the phrase table, for messages and corrected lines in the contract's own language.

pub(crate) use crate::syntax::opener;
use crate::syntax::phrase::{Language, PhraseId, WORDS};

/// The start of a pattern up to its first slot: `within:`, `back to`, `because`.
pub(crate) fn keyword(language: Language, id: PhraseId) -> &'static str {
    let pattern = canonical(language, id);
    let end = pattern.find(['{', '[']).unwrap_or(pattern.len());
    pattern.get(..end).unwrap_or(pattern).trim()
}

/// The label of a setting: `within:`, `delivers:`, `back to`.
pub(crate) fn label(language: Language, id: PhraseId) -> &'static str {
    let keyword = keyword(language, id);
    let end = keyword.find(':').map_or(keyword.len(), |colon| colon + 1);
    keyword.get(..end).unwrap_or(keyword)
}

/// The word of the score: `score`.
pub(crate) fn score(language: Language) -> &'static str {
    keyword(language, PhraseId::Score)
        .trim_end_matches([':', '：'])
        .trim()
}

/// The word after `activity` that opens the block about columns: `columns`.
pub(crate) fn columns(language: Language) -> &'static str {
    let whole = keyword(language, PhraseId::ActivityColumns);
    let activity = keyword(language, PhraseId::Activity);
    let word = whole.strip_prefix(activity).unwrap_or(whole);
    word.trim_end_matches([':', '：']).trim()
}

/// `ACTIVITY since MQL`
pub(crate) fn since(language: Language, stage: &str) -> String {
    fill(language, PhraseId::Since, &|slot| {
        Some(if slot == "stage" { stage } else { "ACTIVITY" })
    })
}

/// Folded words that may follow `by` in conditions but are not parties: `the lead`, `anybody`.
pub(crate) fn no_parties(language: Language) -> Vec<String> {
    let before = keyword(language, PhraseId::NoActivityBy);
    [PhraseId::NoActivityByLead, PhraseId::NoActivityByAnybody]
        .into_iter()
        .filter_map(|id| {
            let pattern = canonical(language, id);
            let rest = pattern.strip_prefix(before)?;
            let behind = canonical(language, PhraseId::NoActivityBy)
                .split_once('}')?
                .1;
            let end = behind.find('{').unwrap_or(behind.len());
            let word = rest.split(&behind[..end]).next()?;
            Some(crate::text::fold_name(word))
        })
        .collect()
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
            "duration" => "30 days",
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
    fill_pattern(canonical(language, id), slot).unwrap_or_default()
}

/// The first pattern that has a place for every given slot, with the slots filled.
pub(crate) fn fill_fitting(language: Language, id: PhraseId, slots: &[(&str, &str)]) -> String {
    let value = |name: &str| {
        let slot = slots.iter().find(|(slot, _)| *slot == name);
        slot.map(|(_, value)| *value)
    };
    let fits = |pattern: &&&str| {
        let has = |(slot, _): &(&str, &str)| pattern.contains(&format!("{{{slot}:"));
        slots.iter().all(has)
    };
    let patterns = id.row().patterns(language).iter().filter(fits);
    let mut filled = patterns.filter_map(|pattern| fill_pattern(pattern, &value));
    filled.next().unwrap_or_default()
}

/// The words of a phrase's patterns, without marks and slots.
pub(crate) fn literals(language: Language, id: PhraseId) -> impl Iterator<Item = &'static str> {
    let patterns = id.row().patterns(language).iter();
    patterns.flat_map(|pattern| {
        let outside = pattern.split(['{', '}']).step_by(2);
        outside.flat_map(|part| part.split([' ', ',', ':', '[', ']', '：', '，']))
    })
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
    }

    #[test]
    fn words_that_are_parts_of_phrases() {
        let en = Language::En;
        assert_eq!((score(en), columns(en)), ("score", "columns"));
        assert_eq!(no_parties(en), ["the lead", "anybody"]);
        assert_eq!(opener(en, GroupWord::Any), "any of:");
    }

    #[test]
    fn optional_parts_without_their_slots_are_left_out() {
        let stage = |slot: &str| (slot == "name").then_some("MQL");
        assert_eq!(fill(Language::En, PhraseId::Stage, &stage), "stage MQL:");
    }
}
