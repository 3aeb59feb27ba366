//! The catalogues have each message of the source in each language, with the same holes and the same code.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use leadc::diagnostic::Code;
use leadc::message::Language;

/// The languages that have a catalogue.
const TRANSLATED: [Language; 3] = [Language::Pt, Language::It, Language::Zh];

#[test]
fn each_message_has_a_translation() {
    let used = templates();
    assert!(used.len() > 500, "only {} messages are found", used.len());
    for language in TRANSLATED {
        let known = catalogue(language);
        let missing: Vec<_> = used
            .iter()
            .filter(|(one, _)| !known.contains_key(*one))
            .collect();
        let stale: Vec<_> = known
            .keys()
            .filter(|one| !used.contains_key(*one))
            .collect();
        let code = language.code();
        assert!(missing.is_empty(), "{code}: missing {missing:#?}");
        assert!(stale.is_empty(), "{code}: no longer used {stale:#?}");
    }
}

#[test]
fn translations_have_the_holes_and_the_code_of_the_message() {
    let mut faults = Vec::new();
    for language in TRANSLATED {
        for (template, translation) in catalogue(language) {
            let fault = fault(&template, &translation);
            faults.extend(fault.map(|fault| format!("{}: {fault}: {template}", language.code())));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// What a translation lost or invented.
fn fault(template: &str, translation: &str) -> Option<&'static str> {
    let (wanted, found) = (holes(template), holes(translation));
    if !wanted.values.is_subset(&found.all) {
        return Some("a value is lost");
    }
    if !found.all.is_subset(&wanted.all) {
        return Some("a value is unknown");
    }
    let kept = |code: &&str| translation.contains(&format!("`{code}`"));
    let without_holes = code(template).into_iter().filter(|one| !one.contains('{'));
    if !without_holes.collect::<Vec<_>>().iter().all(kept) {
        return Some("code is lost");
    }
    let has_translation = template != translation || words(template) < 2;
    (!has_translation).then_some("it is still English")
}

/// The names of holes: those whose value is shown, and all, with those that only choose a form.
struct Holes {
    values: BTreeSet<String>,
    all: BTreeSet<String>,
}

fn holes(template: &str) -> Holes {
    let (mut values, mut all) = (BTreeSet::new(), BTreeSet::new());
    let template = template.replace("{{", "").replace("}}", "");
    for hole in template.split('{').skip(1) {
        let hole = hole.split('}').next().unwrap_or_default();
        match hole.split_once('|') {
            Some((name, _)) => all.insert(name.to_owned()),
            None if hole.starts_with('#') => false,
            None => all.insert(hole.to_owned()) && values.insert(hole.to_owned()),
        };
    }
    Holes { values, all }
}

/// The texts in back-ticks.
fn code(template: &str) -> Vec<&str> {
    template.split('`').skip(1).step_by(2).collect()
}

/// The number of words that are neither code nor holes.
fn words(template: &str) -> usize {
    let prose = template.split('`').step_by(2);
    let prose = prose.flat_map(|text| text.split(['{', '}']).step_by(2));
    let words = prose.flat_map(|text| text.split(|c: char| !c.is_alphabetic()));
    words.filter(|word| word.len() > 2).count()
}

/// The templates of the source, each with the first file that has it.
fn templates() -> BTreeMap<String, PathBuf> {
    let mut found = BTreeMap::new();
    let mut open = vec![root().join("src")];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).expect("the folder can be listed");
            open.extend(entries.map(|entry| entry.expect("the folder can be listed").path()));
        } else if path.extension().is_some_and(|end| end == "rs") && !is_of_messages(&path) {
            let source = fs::read_to_string(&path).expect("the file is text");
            for template in literals(&source) {
                found.entry(template).or_insert_with(|| path.clone());
            }
        }
    }
    for code in Code::ALL {
        let title = code.title().0.to_owned();
        found.insert(title, PathBuf::from("src/diagnostic/codes.rs"));
    }
    found
}

/// The module of messages has templates in its documentation and its tests, and messages of its own in one file.
fn is_of_messages(path: &Path) -> bool {
    path.starts_with(root().join("src/message")) && !path.ends_with("system_error.rs")
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The texts that follow `msg!(` and `template!(`.
fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    for start in ["msg!(", "template!("] {
        for (at, _) in source.match_indices(start) {
            found.extend(literal(source[at + start.len()..].trim_start()));
        }
    }
    found
}

/// The text of the literal that a source starts with.
fn literal(source: &str) -> Option<String> {
    if let Some(raw) = source.strip_prefix('r') {
        let hashes = &raw[..raw.len() - raw.trim_start_matches('#').len()];
        let body = raw[hashes.len()..].strip_prefix('"')?;
        let (body, _) = body.split_once(&format!("\"{hashes}"))?;
        return Some(body.to_owned());
    }
    let mut text = String::new();
    let mut chars = source.strip_prefix('"')?.chars();
    loop {
        match chars.next()? {
            '"' => return Some(text),
            '\\' => match chars.next()? {
                'n' => text.push('\n'),
                't' => text.push('\t'),
                'u' => {
                    let digits: String = chars.by_ref().take_while(|c| *c != '}').collect();
                    let code = u32::from_str_radix(digits.trim_start_matches('{'), 16).ok()?;
                    text.push(char::from_u32(code)?);
                }
                '\n' => {
                    let rest = chars.as_str().trim_start();
                    chars = rest.chars();
                }
                other => text.push(other),
            },
            other => text.push(other),
        }
    }
}

/// The translations of a language by template. A template may be in one file only.
fn catalogue(language: Language) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for (template, translation) in leadc::message::templates(language) {
        let before = all.insert(template.clone(), translation);
        assert!(before.is_none(), "{}: twice: {template}", language.code());
    }
    all
}
