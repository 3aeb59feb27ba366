//! Matches on the enums of the language, read off the source files: none has a wildcard.

use crate::layers::source_files;

/// Enums of the language and of its compiled form. Who matches them lists their variants, so that a new one needs a decision.
const LANGUAGE_ENUMS: &[&str] = &[
    "Anchor",
    "ConditionKind",
    "Connective",
    "DateTest",
    "Decay",
    "Language",
    "Modifier",
    "ModifierKind",
    "NumberTest",
    "Qualifier",
    "Relation",
    "Selection",
    "Selector",
    "Subject",
    "SubjectKind",
    "Term",
    "Test",
    "Trigger",
    "Type",
    "Window",
    "WindowKind",
];

/// Clippy's lint against wildcards is denied in `src/language/`. In other modules it would refuse wildcards for enums of other
/// crates and for the hundreds of phrases too. A match on a pair of a type and a value may have a rest: values that do not fit.
#[test]
fn matches_on_the_language_have_no_wildcard() {
    let files = source_files();
    let wildcards = files.iter().flat_map(|file| {
        let arms = matches_of(&file.code).into_iter();
        let hidden =
            arms.filter(|arms| is_of_language(arms) && arms.iter().any(|arm| is_wildcard(arm)));
        hidden.map(|arms| format!("{}: {}", file.path.display(), arms.join(" | ")))
    });
    let wildcards: Vec<String> = wildcards.collect();
    assert!(wildcards.is_empty(), "{}", wildcards.join("\n"));
}

#[test]
fn the_reader_of_matches_sees_their_arms() {
    let code = "let x = match term { Term::All(a) => match b { '}' => 1, _ => { 2 } }, Term::Any { .. } if c => {} _ => 3 };";
    let arms = matches_of(code);
    assert_eq!(arms[0], ["Term::All(a)", "Term::Any { .. } if c", "_"]);
    assert_eq!(arms[1], ["''", "_"]);
    assert!(is_of_language(&arms[0]) && !is_of_language(&arms[1]));
    assert!(is_wildcard("_") && is_wildcard("other"));
    assert!(!is_wildcard("None") && !is_wildcard("a @ Term::All(_)"));
}

fn is_of_language(arms: &[String]) -> bool {
    let enum_of = |arm: &String| {
        let arm = arm.rsplit("@ ").next().unwrap_or_default();
        let (path, _) = arm.trim_start_matches('&').split_once("::")?;
        Some(path.to_owned())
    };
    let mut enums = arms.iter().filter_map(enum_of);
    enums.any(|name| LANGUAGE_ENUMS.contains(&name.as_str()))
}

fn is_wildcard(arm: &str) -> bool {
    let name = |c: char| c.is_ascii_lowercase() || c == '_';
    let is_name = arm.chars().all(name);
    is_name && arm != "true" && arm != "false"
}

/// The patterns of every `match`, outer ones first.
fn matches_of(code: &str) -> Vec<Vec<String>> {
    let code = without_literals(code);
    let starts = code.match_indices("match ").map(|(at, _)| at);
    let keyword = |at: &usize| {
        let before = code[..*at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && c != '_')
    };
    let bodies = starts.filter(keyword).filter_map(|at| body(&code[at..]));
    bodies.map(patterns).collect()
}

/// Code whose texts and characters are empty, so that braces in them count for nothing.
fn without_literals(code: &str) -> String {
    let mut left = String::with_capacity(code.len());
    let mut rest = code.chars();
    while let Some(c) = rest.next() {
        left.push(c);
        let text = rest.as_str();
        let is_char = text.starts_with('\\') || text.chars().nth(1) == Some('\'');
        if c == '"' || c == '\'' && is_char {
            while let Some(inner) = rest.next().filter(|inner| *inner != c) {
                if inner == '\\' {
                    rest.next();
                }
            }
            left.push(c);
        }
    }
    left
}

/// What is in the braces after the scrutinee of a `match`.
fn body(code: &str) -> Option<&str> {
    let mut depth = 0;
    let mut start = None;
    for (at, c) in code.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '{' => {
                if depth == 0 && start.is_none() {
                    start = Some(at + 1);
                }
                depth += 1;
            }
            '}' => {
                depth -= 1;
                if let (0, Some(start)) = (depth, start) {
                    return Some(&code[start..at]);
                }
            }
            _ => {}
        }
        if depth < 0 {
            return None;
        }
    }
    None
}

fn patterns(body: &str) -> Vec<String> {
    let mut patterns = Vec::new();
    let (mut depth, mut pattern, mut in_pattern) = (0, String::new(), true);
    let mut before = ' ';
    for c in body.chars() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            '>' if before == '=' && depth == 0 && in_pattern => {
                let text = pattern.trim_end_matches('=').split_whitespace();
                patterns.push(text.collect::<Vec<_>>().join(" "));
                pattern.clear();
                in_pattern = false;
            }
            _ => {}
        }
        if in_pattern {
            pattern.push(c);
        }
        // The rest of an arm after a brace, such as a method call.
        if in_pattern && depth == 0 && c == ',' {
            pattern.clear();
        }
        // An arm ends with a comma, or with the brace that closes its block.
        if depth == 0 && (c == ',' || c == '}') && !in_pattern {
            in_pattern = true;
        }
        before = c;
    }
    patterns
}
