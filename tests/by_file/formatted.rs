//! Every contract under tests/fixtures/ and examples/, and its beginnings, in canonical form: nothing is lost, and formatting
//! again changes nothing. The contracts of the examples are in canonical form.
//!
//! With `LEADC_PREFIXES=all` every beginning is formatted, which takes an hour or more.

use crate::test;
use leadc::contract::ReadError;
use leadc::diagnostic::Code;
use leadc::diff::contracts::Side;
use leadc::layout::format;
use leadc::signing::Fingerprint;
use leadc::source::Sources;
use leadc::suggest::load;
use libtest_mimic::Trial;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The number of beginnings of each contract.
const PREFIXES: usize = 4;

pub fn tests() -> Vec<Trial> {
    let paths = ["tests/fixtures", "examples"].map(|folder| contracts_below(Path::new(folder)));
    let paths: Vec<String> = paths.into_iter().flatten().collect();
    assert!(paths.len() > 200, "only {} contracts", paths.len());
    let tests = paths.iter().map(|path| test(path, problems));
    tests.map(|test| test.with_kind("fmt")).collect()
}

pub fn contracts_below(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder can be listed") {
        let path = entry.expect("the folder can be listed").path();
        if path.is_dir() {
            found.extend(contracts_below(&path));
        } else if path
            .extension()
            .is_some_and(|extension| extension == "leadc")
        {
            found.push(path.to_string_lossy().replace('\\', "/"));
        }
    }
    found.sort();
    found
}

fn problems(path: &Path) -> Vec<String> {
    let text = fs::read(path).expect("a contract");
    let Ok(text) = String::from_utf8(text) else {
        return Vec::new();
    };
    let cut = beginnings(&text).into_iter();
    let found = cut.chain([text.as_str()]);
    let mut problems: Vec<String> = found.filter_map(|text| problem(path, text)).collect();
    if path.starts_with("examples") {
        problems.extend(change(path, &text));
    }
    problems
}

/// Beginnings of a text: some end with a line, some in the middle of one.
fn beginnings(text: &str) -> Vec<&str> {
    let mut ends = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let middle = (line.len() / 2..line.len()).find(|middle| line.is_char_boundary(*middle));
        ends.extend([at + middle.unwrap_or(0), at + line.len()]);
        at += line.len();
    }
    let step = match std::env::var_os("LEADC_PREFIXES") {
        Some(_) => 1,
        None => (ends.len() / PREFIXES) | 1,
    };
    ends.iter().step_by(step).map(|end| &text[..*end]).collect()
}

pub fn read_file(path: &Path) -> Result<Vec<u8>, ReadError> {
    Ok(fs::read(path)?)
}

/// How the canonical form of a contract differs from its text.
fn change(path: &Path, text: &str) -> Option<String> {
    let formatted = format(&path.to_string_lossy(), text, &mut read_file).ok()?;
    let mut lines = text.lines().zip(formatted.text.lines());
    let (line, wanted) = lines.find(|(line, wanted)| line != wanted)?;
    Some(format!("`{line}` is not formatted: `{wanted}`"))
}

/// The loss caused by formatting, if there is any.
fn problem(path: &Path, text: &str) -> Option<String> {
    let root = path.to_string_lossy();
    let lines = text.lines().count();
    let told = |what: &str| Some(format!("the first {lines} lines: {what}"));
    let formatted = match format(&root, text, &mut read_file) {
        Ok(formatted) => formatted,
        Err(wrong) => return told(&format!("line {} is not the same", wrong.line)),
    };
    let again = format(&root, &formatted.text, &mut read_file);
    if again.as_ref() != Ok(&formatted) {
        return told("formatting again changes it");
    }
    let (before, after) = (
        Meaning::of(&root, text),
        Meaning::of(&root, &formatted.text),
    );
    if before != after {
        return told(&format!("before {before:?}, after {after:?}"));
    }
    if comments(text) != comments(&formatted.text) {
        return told("a comment is not the same");
    }
    let unread = before
        .errors
        .iter()
        .filter(|(_, code)| *code == Code::E0101);
    let line = |text: &str, number: usize| {
        let line = text.lines().nth(number - 1).map(str::to_owned);
        line.map(|line| line.trim_start_matches('\u{feff}').to_owned())
    };
    let mut changed =
        unread.filter(|(number, _)| line(text, *number) != line(&formatted.text, *number));
    let (number, _) = changed.next()?;
    told(&format!("line {number} cannot be read, and is changed"))
}

/// The words of the lines that are comments.
fn comments(text: &str) -> Vec<String> {
    let lines = text.split(['\n', '\r']).map(str::trim);
    let comments = lines.filter(|line| line.starts_with(['#', '＃']));
    let plain = comments.map(|line| line.replacen('＃', "#", 1));
    plain
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

/// The meaning of a contract: its fingerprint, or its errors with their lines.
#[derive(Debug, PartialEq)]
struct Meaning {
    fingerprint: Option<Fingerprint>,
    errors: BTreeSet<(usize, Code)>,
}

impl Meaning {
    fn of(root: &str, text: &str) -> Meaning {
        let mut sources = Sources::default();
        let path = PathBuf::from(root);
        let loaded = load(root, &mut sources, &mut |other| match *other == path {
            true => Ok(text.as_bytes().to_vec()),
            false => read_file(other),
        });
        let fingerprint = loaded.contract.as_ref().map(|contract| {
            Fingerprint::of(Side {
                contract,
                sources: &sources,
            })
        });
        let errors = loaded.diagnostics.iter().filter(|one| one.is_error());
        let error =
            |one: &leadc::diagnostic::Diagnostic| (sources.line_number(one.primary.span), one.code);
        Meaning {
            fingerprint,
            errors: errors.map(error).collect(),
        }
    }
}
