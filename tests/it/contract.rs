//! Contracts from text to model: what is said about each, and that the model is what the text says.
//!
//! In a fixture, a comment `#! COLUMN CODE part of the message => part of the help` below a line states a diagnostic of that
//! line. A fixture has exactly the diagnostics it states.

use leadc::contract::model::Contract;
use leadc::contract::{Loaded, load};
use leadc::diagnostic::{Code, Diagnostic, Severity};
use leadc::source::Sources;
use std::fs;
use std::path::{Path, PathBuf};

/// Loads a contract from the disk.
pub fn load_file(path: &Path) -> (Sources, Loaded) {
    let mut sources = Sources::default();
    // Tests run in the root of the crate: short names in messages.
    let path = path
        .strip_prefix(env!("CARGO_MANIFEST_DIR"))
        .unwrap_or(path);
    let root = path.to_string_lossy().replace('\\', "/");
    let loaded = load(&root, &mut sources, &mut |path| Ok(fs::read(path)?));
    (sources, loaded)
}

/// The contracts in a folder of `tests/fixtures/`.
pub fn fixtures(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(folder);
    let files = fs::read_dir(folder).expect("the folder of fixtures");
    let mut paths: Vec<PathBuf> = files.map(|file| file.expect("a fixture").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ext| ext == "leadc"));
    paths.sort();
    assert!(!paths.is_empty());
    paths
}

/// One statement `#! COLUMN CODE message => help`.
struct Stated {
    place: (String, usize, usize),
    code: String,
    message: String,
    help: String,
}

impl Stated {
    fn fits(&self, place: &(String, usize, usize), diagnostic: &Diagnostic) -> bool {
        let help = diagnostic.help.as_ref();
        let told = help.map_or(String::new(), |help| {
            let lines = help.corrected.as_ref().or(help.example.as_ref());
            format!("{}\n{}", help.text, lines.map_or("", |lines| lines)).replace('\n', " / ")
        });
        self.place == *place
            && self.code == diagnostic.code.name()
            && diagnostic.message.contains(&self.message)
            && told.contains(&self.help)
    }
}

fn stated(sources: &Sources) -> Vec<Stated> {
    let mut all = Vec::new();
    for (_, file) in sources.iter() {
        let mut above = 0;
        for (i, line) in file.text.lines().enumerate() {
            let Some(statement) = line.trim_start().strip_prefix("#! ") else {
                above = i + 1;
                continue;
            };
            let mut words = statement.splitn(3, ' ');
            let mut word = || words.next().unwrap_or("");
            let column = word().parse().expect("a column");
            let code = word().to_string();
            let rest = word();
            let (message, help) = rest.split_once(" => ").unwrap_or((rest, ""));
            all.push(Stated {
                place: (file.name.clone(), above, column),
                code,
                message: message.to_string(),
                help: help.to_string(),
            });
        }
    }
    all
}

/// What differs between what a fixture states and what is said; empty if nothing does.
pub fn differences(sources: &Sources, diagnostics: &[Diagnostic]) -> String {
    let mut stated = stated(sources);
    let mut different = String::new();
    for diagnostic in diagnostics {
        let span = diagnostic.primary.span;
        let place = sources.place(span);
        let place = (
            sources.file(span.file).name.clone(),
            place.line,
            place.column,
        );
        match stated.iter().position(|s| s.fits(&place, diagnostic)) {
            Some(at) => {
                stated.swap_remove(at);
            }
            None => {
                let (file, line, column) = &place;
                let name = file.rsplit('/').next().unwrap_or(file);
                different += &format!(
                    "{name}:{line}: said but not stated:\n  #! {column} {} {}\n",
                    diagnostic.code.name(),
                    diagnostic.message
                );
                if let Some(help) = &diagnostic.help {
                    let corrected = help.corrected.as_deref().or(help.example.as_deref());
                    let corrected = corrected.unwrap_or("");
                    different += &format!(
                        "     => {} | {}\n",
                        help.text,
                        corrected.replace('\n', " / ")
                    );
                }
                for note in &diagnostic.notes {
                    different += &format!("     note: {note}\n");
                }
            }
        }
    }
    for s in stated {
        different += &format!(
            "{}:{}: stated but not said: {} {} {} => {}\n",
            s.place.0, s.place.1, s.place.2, s.code, s.message, s.help
        );
    }
    different
}

#[test]
fn every_fixture_has_exactly_the_diagnostics_it_states() {
    let mut different = String::new();
    for path in fixtures("contract/ok")
        .into_iter()
        .chain(fixtures("contract/err"))
    {
        let (sources, loaded) = load_file(&path);
        let said = differences(&sources, &loaded.diagnostics);
        if !said.is_empty() {
            different += &format!("{said}\n");
        }
        let has_errors = loaded.diagnostics.iter().any(Diagnostic::is_error);
        assert_eq!(loaded.contract.is_some(), !has_errors, "{}", path.display());
    }
    assert!(different.is_empty(), "\n{different}");
}

#[test]
fn a_deadline_is_worked_out_in_each_calendar_of_a_choice() {
    let path = Path::new("tests/fixtures/contract/err/deadlines_by_lead.leadc");
    let (_, loaded) = load_file(path);
    let mut told = loaded.diagnostics.iter().filter(|d| d.code == Code::N0107);
    let notes = &told.next().expect("a note for the first sla").notes;
    assert_eq!(
        notes.as_slice(),
        [
            "`20 business hours` are more than 2 working days in the calendar `nights`: entered Monday 22:00, due Thursday 02:00"
        ]
    );
}

#[test]
fn fixtures_of_good_contracts_have_no_error() {
    for path in fixtures("contract/ok") {
        let (_, loaded) = load_file(&path);
        assert!(
            loaded.contract.is_some(),
            "{}: {:#?}",
            path.display(),
            loaded.diagnostics
        );
    }
}

/// The contracts the language was designed with, where they are at hand.
pub fn sample(name: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    ["../shared", "../../shared"]
        .iter()
        .map(|shared| root.join(shared).join("design/samples").join(name))
        .find(|path| path.exists())
}

#[test]
fn the_design_s_contract_loads_with_notes_only() {
    let Some(path) = sample("inbound.leadc") else {
        return;
    };
    let (sources, loaded) = load_file(&path);
    let said = differences(&sources, &loaded.diagnostics);
    let more_than_notes = loaded
        .diagnostics
        .iter()
        .any(|d| d.severity > Severity::Note);
    assert!(!more_than_notes && loaded.contract.is_some(), "{said}");
}

/// A contract as text, without the places in the files.
fn meaning(contract: &Contract) -> String {
    let text = format!("{contract:#?}");
    let mut kept = String::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find("Span {") {
        kept += &rest[..at];
        let end = rest[at..].find('}').map_or(rest.len(), |end| at + end + 1);
        rest = &rest[end..];
    }
    kept + rest
}

#[test]
fn typography_does_not_change_the_contract() {
    let (Some(clean), Some(mangled)) = (sample("inbound.leadc"), sample("mangled.leadc")) else {
        return;
    };
    let of = |path: &Path| {
        let (sources, loaded) = load_file(path);
        let contract = loaded
            .contract
            .unwrap_or_else(|| panic!("{}", differences(&sources, &loaded.diagnostics)));
        meaning(&contract)
    };
    assert_eq!(of(&clean), of(&mangled));
}

#[test]
fn each_broken_line_is_told_once() {
    let (Some(path), Some(expected)) = (sample("broken.leadc"), sample("broken.expected")) else {
        return;
    };
    let (sources, loaded) = load_file(&path);
    let expected = fs::read_to_string(expected).expect("the expectation");
    let wanted: Vec<usize> = expected
        .lines()
        .filter_map(|line| line.split(' ').next()?.parse().ok())
        .collect();
    let errors = loaded.diagnostics.iter().filter(|d| d.is_error());
    let lines: Vec<usize> = errors.map(|d| sources.place(d.primary.span).line).collect();
    assert_eq!(
        lines,
        wanted,
        "\n{}",
        differences(&sources, &loaded.diagnostics)
    );
}

/// Contracts a little wrong: each line left out, each word left out, doubled or cut, in turn.
fn mutations(text: &str, step: usize) -> Vec<String> {
    let words: Vec<(usize, &str)> = text
        .match_indices(|c: char| !c.is_whitespace())
        .map(|(at, _)| at)
        .filter(|at| text[..*at].ends_with(char::is_whitespace))
        .map(|at| (at, text[at..].split_whitespace().next().unwrap_or("")))
        .collect();
    let mut mutated = Vec::new();
    for (i, (at, word)) in words.iter().enumerate().step_by(step) {
        let (before, behind) = (&text[..*at], &text[at + word.len()..]);
        let cut: String = word.chars().skip(1).collect();
        let other = words.get(i / 2).map_or("", |(_, word)| *word);
        for new in [
            "",
            &format!("{word} {word}"),
            &cut,
            other,
            "\"",
            "é",
            ":",
            "—",
            "9999999999999999999",
        ] {
            mutated.push(format!("{before}{new}{behind}"));
        }
    }
    mutated
}

#[test]
fn a_contract_a_little_wrong_is_told_about_without_breaking() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/contract/ok/everything.leadc");
    let text = fs::read_to_string(path).expect("the fixture");
    for mutated in mutations(&text, 97) {
        let mut sources = Sources::default();
        let loaded = load("test.leadc", &mut sources, &mut |_| {
            Ok(mutated.clone().into_bytes())
        });
        let has_errors = loaded.diagnostics.iter().any(Diagnostic::is_error);
        assert_eq!(loaded.contract.is_none(), has_errors, "{mutated}");
        for diagnostic in &loaded.diagnostics {
            let range = diagnostic.primary.span.range();
            assert!(mutated.get(range).is_some(), "{diagnostic:?}\n{mutated}");
        }
    }
}
