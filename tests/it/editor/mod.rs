//! The files of the extension for VS Code that follow from the phrase table: colours and snippets.

mod pattern;
mod snippets;
mod text_mate;

use std::fs;
use std::path::PathBuf;

use leadc::syntax::phrase::Language;
use serde_json::Value;

const EXTENSION: &str = "editors/vscode";

fn path(file: &str) -> PathBuf {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    root.join(EXTENSION).join(file)
}

/// Compares a file with the value it should have, or writes it.
fn is_fresh(file: &str, value: &Value) -> bool {
    let text = serde_json::to_string_pretty(value).expect("JSON") + "\n";
    let found = fs::read_to_string(path(file)).unwrap_or_default();
    if found != text && std::env::var_os("LEADC_BLESS").is_some() {
        fs::write(path(file), text).expect("the file can be written");
        return true;
    }
    found == text
}

#[test]
fn colours_and_snippets_are_those_of_the_phrase_table() {
    let files = [
        ("syntaxes/leadc.tmLanguage.json", text_mate::grammar()),
        ("snippets/leadc.json", snippets::all()),
    ];
    let stale = files.iter().filter(|(file, value)| !is_fresh(file, value));
    let stale: Vec<&str> = stale.map(|(file, _)| *file).collect();
    assert!(stale.is_empty(), "write {stale:?} with LEADC_BLESS=1");
}

#[test]
fn the_extension_has_the_version_of_leadc() {
    let package = fs::read_to_string(path("package.json")).expect("package.json");
    let package: Value = serde_json::from_str(&package).expect("JSON");
    assert_eq!(package["version"], env!("CARGO_PKG_VERSION"));
}

/// The name of a language in the names of rules.
fn code(language: Language) -> &'static str {
    language.code()
}
