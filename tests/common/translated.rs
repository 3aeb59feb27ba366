//! A contract in all languages, with names in other languages or without.

use leadc::contract::ReadError;
use leadc::diff::contracts::{Side, compare};
use leadc::layout::{NotTheSame, Untranslated, format, translate};
use leadc::signing::Fingerprint;
use leadc::source::Sources;
use leadc::suggest::{Loaded, load};
use leadc::syntax::language_of;
use leadc::syntax::phrase::Language;
use std::fs;
use std::path::{Path, PathBuf};

fn read_file(path: &Path) -> Result<Vec<u8>, ReadError> {
    Ok(fs::read(path)?)
}

pub fn read(path: &Path, text: &str) -> (Sources, Loaded) {
    let mut sources = Sources::default();
    let own = PathBuf::from(path);
    let loaded = load(
        &path.to_string_lossy(),
        &mut sources,
        &mut |other| match *other == own {
            true => Ok(text.as_bytes().to_vec()),
            false => read_file(other),
        },
    );
    (sources, loaded)
}

/// From which language to which translations are translated again.
#[derive(Clone, Copy, PartialEq, Eq)]
#[allow(dead_code)] // Each test uses one.
pub enum Directions {
    /// All.
    All,
    /// Once through all languages.
    Circle,
}

impl Directions {
    fn has(self, from: Language, to: Language) -> bool {
        use Language::{En, It, Pt, Zh};
        let circle = [(En, Zh), (Zh, It), (It, Pt), (Pt, En)];
        self == Directions::All || circle.contains(&(from, to))
    }
}

/// Why a contract, which is in canonical form, is not the same in all languages.
pub fn problem(path: &Path, text: &str, directions: Directions) -> Option<String> {
    let root = path.to_string_lossy();
    let into = |text: &str, language: Language| {
        let translated = translate(&root, text, language, &mut read_file);
        translated.map_err(|why| {
            let line = match &why {
                Untranslated::Name { line, .. } | Untranslated::Line(NotTheSame { line }) => *line,
            };
            let line = text.lines().nth(line - 1).unwrap_or_default();
            format!("to {}: {why:?} in `{line}`", language.code())
        })
    };
    let mut all = Vec::new();
    for language in Language::ALL {
        match into(text, *language) {
            Ok(translated) => all.push((*language, translated)),
            Err(why) => return Some(why),
        }
    }
    let (sources, loaded) = read(path, text);
    let contract = loaded.contract.expect("it has no errors");
    let own = Side {
        contract: &contract,
        sources: &sources,
    };
    for (language, translated) in &all {
        let code = language.code();
        let (sources, loaded) = read(path, translated);
        let Some(contract) = loaded.contract else {
            let errors = loaded.diagnostics.iter().map(|one| one.message.english());
            return Some(format!(
                "{code} has errors: {:?}",
                errors.collect::<Vec<_>>()
            ));
        };
        let other = Side {
            contract: &contract,
            sources: &sources,
        };
        if Fingerprint::of(own) != Fingerprint::of(other) {
            return Some(format!("{code} has another fingerprint"));
        }
        let differences = compare(own, other);
        if !differences.is_empty() {
            return Some(format!("{code} is different: {differences:?}"));
        }
        for (to, wanted) in all.iter().filter(|(to, _)| directions.has(*language, *to)) {
            match into(translated, *to) {
                Ok(again) if again == *wanted => {}
                Ok(again) => {
                    let code = format!("{code} to {}", to.code());
                    return Some(format!("{code}: {}", first_difference(wanted, &again)));
                }
                Err(why) => return Some(format!("from {code} {why}")),
            }
        }
        if *language == own_language(&own) && *translated != *text {
            return Some(format!("itself: {}", first_difference(text, translated)));
        }
    }
    None
}

fn own_language(side: &Side<'_>) -> Language {
    language_of(side.sources.file(side.contract.info.span.file))
}

fn first_difference(wanted: &str, found: &str) -> String {
    let mut lines = wanted.lines().zip(found.lines());
    let different = lines.find(|(wanted, found)| wanted != found);
    different.map_or("another length".to_owned(), |(wanted, found)| {
        format!("`{found}` instead of `{wanted}`")
    })
}

/// A contract with names in other languages for all it declares; none if it cannot have them.
pub fn with_names(path: &Path, text: &str) -> Option<String> {
    let (sources, loaded) = read(path, text);
    let contract = loaded.contract?;
    let file = contract.info.span.file;
    let own = language_of(sources.file(file));
    let names = contract.names().filter(|name| name.span.file == file);
    let mut ends: Vec<(usize, bool)> = names
        .filter(|name| name.languages.is_empty())
        .filter(|name| {
            sources.text(name.span).trim_matches(['[', ']']) == name.text && name.text != "score"
        })
        .map(|name| (name.span.range().end, false))
        .collect();
    for activity in &contract.activities {
        let at = activity.name.span.range().end;
        let has_forms = !activity.also.is_empty();
        ends.iter_mut()
            .filter(|(end, _)| *end == at)
            .for_each(|end| end.1 = has_forms);
    }
    ends.sort_unstable();
    ends.dedup();
    let mut named = text.to_owned();
    for (number, (end, has_forms)) in ends.into_iter().enumerate().rev() {
        let languages = Language::ALL.iter().filter(|language| **language != own);
        let added: String = languages
            .map(|language| in_language(own, *language, number, has_forms))
            .collect();
        let rest = &text[end..];
        let line = rest.find('\n').unwrap_or(rest.len());
        // Further written forms come first.
        let at = match has_forms {
            true => rest[..line]
                .find(" by ")
                .or(rest[..line].find([':', '：', '#']))
                .unwrap_or(line),
            false => 0,
        };
        named.insert_str(end + rest[..at].trim_end().len(), &added);
    }
    let root = path.to_string_lossy();
    let formatted = format(&root, &named, &mut read_file).expect("it can be formatted");
    let (_, loaded) = read(path, &named);
    let errors = loaded.diagnostics.iter().filter(|one| one.is_error());
    let errors: Vec<_> = errors.map(|one| one.message.english()).collect();
    assert!(errors.is_empty(), "{errors:?} in\n{named}");
    Some(formatted.text)
}

/// `, in pt "etapa no mínimo 3"`: names that contain keywords of their language, and some that do not.
fn in_language(own: Language, language: Language, number: usize, has_forms: bool) -> String {
    let (word, mark) = match own {
        Language::En | Language::It => ("in", ", "),
        Language::Pt => ("em", ", "),
        Language::Zh => ("译为", "，"),
    };
    let hostile = match language {
        Language::En => [
            "size",
            "size at least",
            "is known",
            "or no page view",
            "30 days",
        ],
        Language::Pt => [
            "porte",
            "porte no mínimo",
            "não consta",
            "ou visita de vendas",
            "d'água",
        ],
        Language::It => [
            "dimensione",
            "almeno 3 volte dal",
            "è nota",
            "o e non c'è",
            "città",
        ],
        Language::Zh => ["公司规模", "至少", "最近 30 天内", "或电话次", "A公司+(B)"],
    };
    let kind = hostile[number % hostile.len()];
    // Every fifth has a name in some of the languages only.
    if number % 5 == 4 && language == Language::It {
        return String::new();
    }
    let forms = match has_forms && number.is_multiple_of(2) {
        true => format!("{mark}\"{kind} {number} s\""),
        false => String::new(),
    };
    format!(
        "{mark}{word} {} \"{kind} {number}\"{forms}",
        language.code()
    )
}
