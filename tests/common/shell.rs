//! Commands as users write them, run with the built binary.

use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Ways in which pages start the binary.
const STARTS: &[&str] = &["leadc ", "cargo run --release --quiet -- "];

/// Runs `line` in `folder`.
pub fn run(folder: &Path, line: &str) -> Output {
    let arguments = STARTS.iter().find_map(|start| line.strip_prefix(start));
    let arguments = arguments.unwrap_or_else(|| panic!("`{line}` does not start leadc"));
    Command::new(env!("CARGO_BIN_EXE_leadc"))
        .env("LC_ALL", "C")
        .args(words(arguments))
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .stdin(Stdio::null())
        .output()
        .expect("the command runs")
}

/// The words of a command; quotes keep spaces together.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut in_quotes = false;
    for c in line.chars().chain([' ']) {
        match c {
            '"' => in_quotes = !in_quotes,
            ' ' if !in_quotes => {
                words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)))
            }
            c => word.push(c),
        }
    }
    assert!(!in_quotes, "a quote is open in `{line}`");
    words
}

/// What a command wrote, as text.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

#[test]
fn quotes_keep_words_together() {
    assert_eq!(
        words(r#"eval  "page view=a b.csv" -o x"#),
        ["eval", "page view=a b.csv", "-o", "x"]
    );
}
