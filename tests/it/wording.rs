//! Documentation, comments and messages are written in plain English: they use no phrase that the table in CONTRIBUTING.md
//! advises against.
//!
//! Code blocks and words in back-ticks are not prose; in the source, comments and the texts in quotes are. Tests quote contracts
//! and messages, so only their comments are checked. To check another kind of file, add its root to [`ROOTS`] and a reader to
//! [`prose_of`].

use std::fs;
use std::path::{Path, PathBuf};

/// Files, and folders all of whose files are checked.
const ROOTS: &[&str] = &[
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "docs",
    "benches",
    "examples",
    "fuzz/fuzz_targets",
    "fuzz/src",
    "src",
    "tests",
];

#[test]
fn documentation_comments_and_messages_use_plain_words() {
    let rules = rules();
    let files: Vec<PathBuf> = ROOTS.iter().flat_map(|root| files_of(root)).collect();
    let stretches: Vec<Prose> = files.iter().flat_map(|file| prose_of(file)).collect();
    assert!(stretches.len() > 500, "only {} found", stretches.len());
    let found: Vec<String> = stretches
        .iter()
        .flat_map(|prose| faults(&prose.file, prose.line, &prose.text, &rules))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_row_of_the_table_has_a_phrase_and_a_replacement() {
    let rules = rules();
    assert!(rules.len() > 30, "only {} rows", rules.len());
    for rule in rules {
        let complete = !rule.avoid.is_empty() && !rule.write.is_empty();
        assert!(complete, "{rule:?}");
    }
}

#[test]
fn phrases_are_found_in_prose_only() {
    let rules = [Rule {
        avoid: vec!["stands behind".to_string(), ", else".to_string()],
        write: "follows".to_string(),
    }];
    let page = "# Title\n\nA name, else it\nstands\n  Behind it, `stands behind`.\n\n```text\nstands behind\n```\n\n\
                | it understands behind | stands behind |\n";
    let found: Vec<String> = paragraphs("page.md", page)
        .iter()
        .flat_map(|prose| faults(&prose.file, prose.line, &prose.text, &rules))
        .collect();
    let expected = [
        "page.md:4: `stands behind`, write: follows",
        "page.md:3: `, else`, write: follows",
        "page.md:11: `stands behind`, write: follows",
    ];
    assert_eq!(found, expected);
}

#[test]
fn texts_in_quotes_are_not_comments() {
    let source = "// One\nlet two = \"Two\";\n";
    let texts = |prose: Vec<Prose>| -> Vec<String> {
        let texts = prose.into_iter().map(|prose| prose.text);
        texts.collect()
    };
    assert_eq!(texts(comments("a.rs", source)), [" One", ""]);
    let both = texts(comments_and_messages("a.rs", source));
    assert_eq!(both, [" One", "Two"]);
}

/// A row of the table.
#[derive(Debug)]
struct Rule {
    avoid: Vec<String>,
    write: String,
}

/// A stretch of text for people, such as a paragraph, without code.
struct Prose {
    file: String,
    /// The line it starts on, from 1.
    line: usize,
    text: String,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rules() -> Vec<Rule> {
    let page = fs::read_to_string(root().join("CONTRIBUTING.md")).expect("the page can be read");
    let (_, section) = page.split_once("\n## Words\n").expect("a section of words");
    let section = section
        .split_once("\n## ")
        .map_or(section, |(section, _)| section);
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    rows.map(rule).collect()
}

fn rule(row: &str) -> Rule {
    let mut cells = row.trim_matches('|').split('|').map(str::trim);
    let avoid = cells.next().unwrap_or_default();
    let phrases = avoid.split('`').skip(1).step_by(2);
    Rule {
        avoid: phrases.map(str::to_owned).collect(),
        write: cells.next().unwrap_or_default().to_string(),
    }
}

/// The phrases in a stretch of text that starts on `line` of `file`. Case and line breaks make no difference.
fn faults(file: &str, line: usize, text: &str, rules: &[Rule]) -> Vec<String> {
    let words = text.to_ascii_lowercase().replace('\n', " ");
    let mut found = Vec::new();
    for rule in rules {
        for phrase in &rule.avoid {
            let places = words.match_indices(phrase.as_str());
            for (at, _) in places.filter(|(at, _)| is_whole(&words, *at, phrase)) {
                let line = line + text[..at].matches('\n').count();
                found.push(format!("{file}:{line}: `{phrase}`, write: {}", rule.write));
            }
        }
    }
    found
}

/// Whether the phrase at a place is not a part of longer words.
fn is_whole(words: &str, at: usize, phrase: &str) -> bool {
    let joined = |left: Option<char>, right: Option<char>| {
        left.is_some_and(char::is_alphanumeric) && right.is_some_and(char::is_alphanumeric)
    };
    let (before, after) = (&words[..at], &words[at + phrase.len()..]);
    !joined(before.chars().next_back(), phrase.chars().next())
        && !joined(phrase.chars().next_back(), after.chars().next())
}

/// The files below a root, in order.
fn files_of(path: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open = vec![root().join(path)];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).expect("the folder can be listed");
            open.extend(entries.map(|entry| entry.expect("the folder can be listed").path()));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The prose of a file; files of other kinds have none. The data below `tests/` has none either.
fn prose_of(path: &Path) -> Vec<Prose> {
    let read = || fs::read_to_string(path).expect("the file is text");
    let path_in_crate = path.strip_prefix(root()).unwrap_or(path);
    let is_test = path_in_crate.starts_with("tests");
    let file = path_in_crate.display().to_string();
    let extension = path.extension().and_then(|extension| extension.to_str());
    match extension {
        Some("rs") if is_test => comments(&file, &read()),
        Some("rs") => comments_and_messages(&file, &read()),
        Some("md") if !is_test => paragraphs(&file, &read()),
        Some("json") if !is_test => descriptions(&file, &read()),
        _ => Vec::new(),
    }
}

/// The paragraphs, headings and rows of tables of a Markdown page.
fn paragraphs(file: &str, page: &str) -> Vec<Prose> {
    let mut prose: Vec<Prose> = Vec::new();
    let mut in_block = false;
    let mut goes_on = false;
    for (number, line) in page.lines().enumerate() {
        let line = line.trim();
        let is_fence = line.starts_with("```");
        in_block ^= is_fence;
        let is_text = !in_block && !is_fence && !line.is_empty() && !is_title_of_code(line);
        let is_alone = line.starts_with(['|', '#']);
        match prose.last_mut() {
            Some(last) if is_text && goes_on && !is_alone => {
                last.text.push('\n');
                last.text.push_str(line);
            }
            _ if is_text => prose.push(Prose {
                file: file.to_string(),
                line: number + 1,
                text: line.to_string(),
            }),
            _ => {}
        }
        goes_on = is_text && !is_alone;
    }
    for prose in &mut prose {
        prose.text = without_code(&prose.text);
    }
    prose
}

/// The title of a code's page is a message of leadc, which src/diagnostic/codes.rs repeats.
fn is_title_of_code(line: &str) -> bool {
    let code = line
        .strip_prefix("# ")
        .and_then(|title| title.split_once(": "));
    code.is_some_and(|(code, _)| leadc::diagnostic::Code::from_name(code).is_some())
}

/// The descriptions in a JSON schema, each on a line.
fn descriptions(file: &str, schema: &str) -> Vec<Prose> {
    let mut prose = Vec::new();
    for (number, line) in schema.lines().enumerate() {
        let Some((_, rest)) = line.split_once("\"description\": \"") else {
            continue;
        };
        prose.push(Prose {
            file: file.to_string(),
            line: number + 1,
            text: without_code(rest.split('"').next().unwrap_or_default()),
        });
    }
    prose
}

/// The comments of a source file, each line on its own.
fn comments(file: &str, source: &str) -> Vec<Prose> {
    prose_of_lines(file, source, |line| comment(line).unwrap_or_default())
}

/// The comments of a source file and the texts in quotes, each line on its own.
fn comments_and_messages(file: &str, source: &str) -> Vec<Prose> {
    prose_of_lines(file, source, |line| {
        comment(line).unwrap_or_else(|| quoted(line))
    })
}

fn prose_of_lines(file: &str, source: &str, text_of: impl Fn(&str) -> String) -> Vec<Prose> {
    let lines = source.lines().enumerate();
    let prose = lines.map(|(number, line)| Prose {
        file: file.to_string(),
        line: number + 1,
        text: without_code(&text_of(line.trim())),
    });
    prose.collect()
}

/// The text of a line that is a comment.
fn comment(line: &str) -> Option<String> {
    let text = line.strip_prefix("//")?;
    Some(text.trim_start_matches(['/', '!']).to_string())
}

/// The texts in quotes on a line. They quote `else`, a word of the language, so it is checked in comments only.
fn quoted(line: &str) -> String {
    let texts: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
    texts.join("   ").replace(", else", ",")
}

/// The text with a single back-tick for each stretch of code; its line breaks are kept.
fn without_code(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('`') {
        let (before, code) = rest.split_at(start);
        let fence = &code[..code.len() - code.trim_start_matches('`').len()];
        let inside = &code[fence.len()..];
        let end = inside.find(fence).unwrap_or(inside.len());
        let breaks = inside[..end].matches('\n').count();
        kept.push_str(before);
        kept.push('`');
        kept.push_str(&"\n".repeat(breaks));
        rest = inside.get(end + fence.len()..).unwrap_or_default();
    }
    kept + rest
}
