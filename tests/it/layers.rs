//! The direction of dependencies that docs/architecture.md promises, checked in the source files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Modules of the crate; each uses only those of the rows above its own.
const LAYERS: &[&[&str]] = &[
    &["source", "text", "time", "units", "ordered_parallel"],
    &["escape"],
    &["message"],
    &["clock"],
    &["diagnostic"],
    &["syntax"],
    &["language"],
    &["contract"],
    &["suggest"],
    &["layout"],
    &["ir"],
    &["data"],
    &["eval"],
    &["sampling"],
    &["analysis"],
    &["diff"],
    &["signing"],
    &["mutation"],
    &["init"],
    &["report"],
    &["preview"],
    &["engine"],
    &["lsp"],
    &["cli"],
];

/// Modules that may open files.
const OPEN_FILES: &[&str] = &["data", "cli"];

#[test]
fn dependencies_run_downwards_only() {
    let layers = layers();
    let mut wrong = Vec::new();
    for file in source_files() {
        let from = &file.module;
        let Some(own) = layers.get(from.as_str()) else {
            wrong.push(format!("`{from}` has no place in the layers"));
            continue;
        };
        for used in used_modules(&file.code) {
            match layers.get(used.as_str()) {
                Some(other) if other < own || used == *from => {}
                Some(_) => wrong.push(format!(
                    "{} looks up or aside to `{used}`",
                    file.path.display()
                )),
                None => wrong.push(format!(
                    "{} uses `{used}`, which has no place in the layers",
                    file.path.display()
                )),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_listed_modules_open_files() {
    let opens = |code: &str| {
        ["std::fs", "std::net", "File::open", "File::create"]
            .iter()
            .any(|word| code.contains(word))
    };
    let wrong: Vec<String> = source_files()
        .into_iter()
        .filter(|file| !OPEN_FILES.contains(&file.module.as_str()) && opens(&file.code))
        .map(|file| file.path.display().to_string())
        .collect();
    assert!(
        wrong.is_empty(),
        "files or the network are opened in {}",
        wrong.join(", ")
    );
}

#[test]
fn the_resolver_does_not_call_the_parser_again() {
    let calls = ["syntax::condition(", "condition_of(", "recovery"];
    let is_resolver = |name: &String| name.starts_with("contract/");
    let found = places(&calls, &[]).into_iter().filter(is_resolver);
    assert_eq!(found.collect::<Vec<_>>(), Vec::<String>::new());
}

/// Where standard output and standard error are written.
const PRINT: &[&str] = &["cli/terminal.rs", "data/atomic_write.rs"];

/// Where files and documents for programs are written without escaping for terminals.
const WRITE_FILES: &[&str] = &[
    "cli/contract_loader.rs",
    "cli/fix.rs",
    "cli/open/saved_file.rs",
    "cli/output.rs",
    "cli/terminal.rs",
    "cli/test/coverage.rs",
    "cli/translate.rs",
    "data/atomic_write.rs",
];

#[test]
fn output_goes_through_the_terminal() {
    let printing = [
        "println!",
        "print!",
        "stdout().lock",
        "stderr().lock",
        "to_stdout",
        "dbg!",
    ];
    assert_eq!(places(&printing, PRINT), Vec::<String>::new());
    let writing = ["write::to(", "write::atomically("];
    assert_eq!(places(&writing, WRITE_FILES), Vec::<String>::new());
}

/// Where text becomes markup without being escaped: the style sheet.
const MARKUP: &[&str] = &["report/page/html/mod.rs"];

#[test]
fn only_the_style_sheet_becomes_markup_without_escaping() {
    assert_eq!(places(&["PreEscaped"], MARKUP), Vec::<String>::new());
}

/// The files outside `allowed` that use one of the words.
fn places(words: &[&str], allowed: &[&str]) -> Vec<String> {
    let uses = |code: &str| words.iter().any(|word| code.contains(word));
    let found = source_files().into_iter().filter(|file| uses(&file.code));
    let names = found.map(|file| file.path.display().to_string().replace('\\', "/"));
    names
        .filter(|name| !allowed.contains(&name.as_str()))
        .collect()
}

#[test]
fn the_reader_of_uses_sees_all_forms() {
    let code = "use crate::a::b;\nuse crate::{c, d::{e, f}, g};\nfn x() -> crate::h::I {}\n";
    assert_eq!(used_modules(code), ["a", "c", "d", "g", "h"]);
}

pub(crate) struct SourceFile {
    pub path: PathBuf,
    /// The module of the crate the file belongs to.
    module: String,
    /// Its text without comments and unit tests.
    pub code: String,
}

fn layers() -> BTreeMap<&'static str, usize> {
    let rows = LAYERS.iter().enumerate();
    rows.flat_map(|(row, modules)| modules.iter().map(move |module| (*module, row)))
        .collect()
}

pub(crate) fn source_files() -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the source is there") {
            let path = entry.expect("the folder can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.extend(source_file(&root, path));
            }
        }
    }
    assert!(
        found.len() > 10,
        "only {} source files were found",
        found.len()
    );
    found
}

/// None for the two files that only put the modules together, and for files of unit tests.
fn source_file(root: &Path, path: PathBuf) -> Option<SourceFile> {
    let inside = path
        .strip_prefix(root)
        .expect("the file lies in src")
        .to_path_buf();
    let module = inside
        .iter()
        .next()?
        .to_str()?
        .trim_end_matches(".rs")
        .to_string();
    let text = fs::read_to_string(&path).expect("a source file is text");
    let code = text
        .split("#[cfg(test)]\nmod tests")
        .next()
        .unwrap_or_default();
    let code = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    let looked_at = module != "lib" && module != "main" && !is_for_tests(&path);
    looked_at.then_some(SourceFile {
        path: inside,
        module,
        code,
    })
}

/// Whether the `mod.rs` in the same folder declares the file for tests only.
fn is_for_tests(path: &Path) -> bool {
    let name = path
        .file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or_default();
    let parent = fs::read_to_string(path.with_file_name("mod.rs")).unwrap_or_default();
    parent.contains(&format!("#[cfg(test)]\nmod {name};"))
}

/// The modules after each `crate::`, including those in braces.
fn used_modules(code: &str) -> Vec<String> {
    let mut used = Vec::new();
    for (_, rest) in code
        .match_indices("crate::")
        .map(|(at, word)| (at, &code[at + word.len()..]))
    {
        match rest.strip_prefix('{') {
            Some(list) => used.extend(heads(list)),
            None => used.push(head(rest)),
        }
    }
    used
}

fn head(path: &str) -> String {
    path.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

/// The first word of each item of a list in braces, up to the brace that closes it.
fn heads(list: &str) -> Vec<String> {
    let mut depth = 0;
    let mut items = vec![String::new()];
    for c in list.chars() {
        match c {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => items.push(String::new()),
            c if depth == 0 => items.last_mut().expect("there is always one").push(c),
            _ => {}
        }
    }
    items
        .iter()
        .map(|item| head(item.trim()))
        .filter(|name| !name.is_empty())
        .collect()
}

/// The source files that have one of these words in their code, without tests.
fn files_with(words: &[&str]) -> Vec<String> {
    let has = |file: &SourceFile| words.iter().any(|word| file.code.contains(word));
    let files = source_files().into_iter().filter(has);
    files.map(|file| file.path.display().to_string()).collect()
}

/// CONTRIBUTING lists these files in its recipes; the phrase table under `grammar/` is one more.
#[test]
fn an_operator_a_window_and_a_modifier_are_at_home_in_few_files() {
    let operators: [&[&str]; 3] = [&["EndsWith"], &["MentionsOneOf"], &["InNext"]];
    for operator in operators {
        let files = files_with(operator);
        assert!(files.len() < 5, "{operator:?} is in {files:#?}");
    }
    let since = [
        "Window::Since",
        "WindowKind::Since",
        "P::Since",
        "PhraseId::Since",
        "NoSince",
        "TimesSince",
    ];
    let window = files_with(&since);
    assert!(window.len() < 6, "{window:#?}");
    let modifier = files_with(&["OnlyLatest", "only_latest"]);
    assert!(modifier.len() < 6, "{modifier:#?}");
}
