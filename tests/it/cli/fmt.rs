//! `leadc fmt`

use super::*;

const LOOSE: &str =
    "\u{feff}LEADC 1 en\r\n\r\n# why\r\nfields :\r\n-\u{a0}lead id :id\r\n\tno such line\r\n";
const PLAIN: &str = "leadc 1 en\n\n# why\nfields:\n- lead id: id\n\tno such line\n";

#[test]
fn a_contract_is_formatted_in_place() {
    let folder = Folder::with(&[("a.leadc", LOOSE)]);
    let formatted = folder.leadc(&["fmt", "a.leadc"]);
    assert_eq!(
        (out(&formatted).as_str(), formatted.status.code()),
        ("", Some(0))
    );
    assert_eq!(
        err(&formatted),
        "note: 1 line of a.leadc stays unchanged: see `leadc check a.leadc`\nformatted: a.leadc\n"
    );
    assert_eq!(folder.read("a.leadc"), PLAIN);
    let again = folder.leadc(&["fmt", "a.leadc"]);
    assert!(err(&again).ends_with("nothing to format\n"));
    assert_eq!(again.status.code(), Some(0));
}

#[test]
fn check_shows_a_diff_and_changes_nothing() {
    let folder = Folder::with(&[("a.leadc", LOOSE), ("b.leadc", PLAIN)]);
    let checked = folder.leadc(&["fmt", "--check", "a.leadc", "b.leadc"]);
    assert_eq!(checked.status.code(), Some(1));
    let diff = out(&checked);
    assert!(diff.starts_with("--- a.leadc\n+++ a.leadc\n"), "{diff}");
    assert!(diff.contains("\n+- lead id: id\n"), "{diff}");
    assert!(!diff.contains("b.leadc"), "{diff}");
    assert!(err(&checked).contains("would format: a.leadc\n"));
    assert_eq!(folder.read("a.leadc"), LOOSE);
    let checked = folder.leadc(&["fmt", "--check", "b.leadc"]);
    assert_eq!(
        (out(&checked).as_str(), checked.status.code()),
        ("", Some(0))
    );
}

#[test]
fn standard_input_is_formatted_to_standard_output() {
    let text = "leadc 1 en\ninclude \"f.leadc\"\ndefine x:\nwhen: company size at least 1,000\n";
    let folder = Folder::with(&[]);
    std::fs::create_dir(folder.0.path().join("sub")).expect("a folder");
    let fields = "leadc 1 en\nfields:\n- company size: whole number\n";
    std::fs::write(folder.0.path().join("sub/f.leadc"), fields).expect("it is written");
    let known = folder.piped(&["fmt", "--stdin", "sub/a.leadc"], text);
    assert_eq!(known.status.code(), Some(0));
    assert_eq!(
        out(&known),
        "leadc 1 en\ninclude \"f.leadc\"\ndefine x:\n  when: company size at least 1000\n"
    );
    // Without the included file nothing says what the name is.
    let unknown = folder.piped(&["fmt", "--stdin"], text);
    assert_eq!(out(&unknown), text);
    let checked = folder.piped(&["fmt", "--stdin", "--check", "sub/a.leadc"], text);
    assert_eq!(checked.status.code(), Some(1));
    assert!(out(&checked).contains("\n+  when: company size at least 1000\n"));
}

#[test]
fn files_that_cannot_be_formatted_are_reported() {
    let folder = Folder::with(&[("a.leadc", "leadc 1 en\n")]);
    let missing = folder.leadc(&["fmt", "b.leadc"]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(err(&missing).contains("there is no file `b.leadc`"));
    std::fs::write(folder.0.path().join("c.leadc"), b"leadc 1 en\n\xff\n").expect("it is written");
    let bytes = folder.leadc(&["fmt", "c.leadc"]);
    assert_eq!(bytes.status.code(), Some(1));
    assert!(err(&bytes).contains("is not UTF-8 text"));
    assert_eq!(folder.leadc(&["fmt", "-"]).status.code(), Some(2));
    assert_eq!(folder.leadc(&["fmt"]).status.code(), Some(2));
}

#[test]
fn spaces_tabs_quotes_and_dashes_of_other_programs_become_plain() {
    let folder = "tests/fixtures/contract/ok";
    let read = |name: &str| {
        let text = std::fs::read_to_string(format!("{folder}/{name}.leadc"));
        text.expect("a fixture")
    };
    let path = format!("{folder}/mangled.leadc");
    let mut others = |path: &std::path::Path| Ok(std::fs::read(path)?);
    let formatted = leadc::layout::format(&path, &read("mangled"), &mut others);
    let formatted = formatted.expect("it is the same contract");
    assert_eq!(formatted.left, 0);
    // The expected messages of the fixtures name columns, which differ.
    let lines = |text: &str| {
        let lines = text.lines();
        let lines = lines.filter(|line| !line.trim_start().starts_with("#!"));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(lines(&formatted.text), lines(&read("inbound")));
}
