//! The README and the pages under docs/ are true: their contracts are read as they say, their examples come out, their
//! commands print what is shown.
//!
//! Words behind the back-ticks of a block say how it is to be read:
//!
//! * `leadc`: a whole file
//! * `leadc setup`: a whole file that the later fragments of the page are added to
//! * `leadc fragment`: blocks of a contract; the setup is the page's own or that of docs/reference/index.md
//! * `leadc conditions`: conditions, one a line
//! * `leadc add`: the next part of a contract that grows over the page
//! * `leadc excerpt=PATH`: paragraphs that stand in that file
//! * `expects=E0101,W0101`: exactly these errors and warnings; without it there are none
//! * `csv file=NAME`: a file the contracts and commands of the page find
//! * `console`: lines with `$` are commands, the others what they print

mod blocks;
mod console;
mod contracts;
mod links;

use blocks::{Block, blocks_of, pages, root};
use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn every_contract_in_the_docs_is_read_as_the_page_says() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for page in pages() {
        for (block, contract) in contracts::contracts_of(&page) {
            count += 1;
            wrong.extend(contracts::problem(&block, &contract));
        }
    }
    assert!(count > 50, "only {count} blocks were found");
    assert!(
        wrong.is_empty(),
        "{} of {count} blocks:\n\n{}",
        wrong.len(),
        wrong.join("\n\n")
    );
}

#[test]
fn every_block_says_what_it_is() {
    let known = [
        "leadc", "console", "csv", "sh", "text", "json", "sql", "yaml",
    ];
    for block in pages().iter().flat_map(|page| blocks_of(page)) {
        assert!(
            known.contains(&block.language()),
            "{}: a block of `{}`",
            block.place(),
            block.info
        );
    }
}

#[test]
fn every_command_in_the_docs_prints_what_the_page_shows() {
    let mut wrong = Vec::new();
    for page in pages() {
        wrong.extend(wrong_commands(&page));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_excerpt_stands_in_its_file() {
    let blocks: Vec<Block> = pages().iter().flat_map(|page| blocks_of(page)).collect();
    let excerpts: Vec<_> = blocks
        .iter()
        .filter_map(|block| Some((block, block.value("excerpt")?)))
        .collect();
    assert!(!excerpts.is_empty());
    for (block, path) in excerpts {
        let file = std::fs::read_to_string(root().join(path)).expect("the file of an excerpt");
        for paragraph in block.text.trim().split("\n\n") {
            assert!(
                file.contains(paragraph),
                "{}: not in {path}:\n{paragraph}",
                block.place()
            );
        }
    }
}

#[test]
fn every_link_leads_somewhere() {
    let others = [
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "benches/README.md",
        "examples/README.md",
    ];
    let pages = pages().into_iter().chain(others.map(String::from));
    let wrong: Vec<String> = pages
        .flat_map(|page| {
            let targets = links::targets_of(&page);
            targets
                .into_iter()
                .filter_map(move |target| links::problem(&page, &target))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_of_the_reference_is_in_its_index() {
    let linked = links::targets_of("docs/reference/index.md");
    let pages = pages();
    let pages = pages
        .iter()
        .filter_map(|page| page.strip_prefix("docs/reference/"));
    let missing: Vec<&str> = pages
        .filter(|page| *page != "index.md" && !linked.iter().any(|l| l == page))
        .collect();
    assert!(missing.is_empty(), "the index does not mention {missing:?}");
}

#[test]
fn every_key_of_a_schema_is_described() {
    let page = std::fs::read_to_string(root().join("docs/reference/json.md")).expect("a page");
    for name in ["diagnostics", "coverage", "noticed", "diff"] {
        let file = format!("schemas/{name}.schema.json");
        let text = std::fs::read_to_string(root().join("docs").join(&file)).expect("a schema");
        let schema: Value = serde_json::from_str(&text).expect("it is JSON");
        let mut parts = page.split("\n## ");
        let part = parts.find(|part| part.contains(&file));
        let part = part.expect("the page has a part about it");
        let mut missing = keys(&schema);
        missing.retain(|key| key != "format" && !part.contains(&format!("`{key}`")));
        assert!(missing.is_empty(), "{file}: {missing:?}");
    }
}

/// The names of all properties.
fn keys(schema: &Value) -> BTreeSet<String> {
    let within = schema.as_object().into_iter().flat_map(|all| all.values());
    let own = schema.get("properties").and_then(|own| own.as_object());
    let own = own.into_iter().flat_map(|own| own.keys().cloned());
    within.flat_map(keys).chain(own).collect()
}

#[test]
fn the_check_of_a_change_runs_the_tests_of_the_readme() {
    let read = |path: &str| std::fs::read_to_string(root().join(path)).expect("the file is there");
    assert!(read("README.md").contains("```sh\ncargo test\n```"));
    assert!(read(".ci/run").contains("cargo test"));
}

/// Goes down a page: files come into being in a folder of their own, commands run there. A page without files of its own
/// is about those of the project.
fn wrong_commands(page: &str) -> Vec<String> {
    let own = tempfile::tempdir().expect("a folder for the page");
    let mut folder = root();
    let mut grown = String::new();
    let mut wrong = Vec::new();
    for block in blocks_of(page) {
        if block.language() == "console" {
            wrong.extend(console::differences(&block, &folder));
            continue;
        }
        let (name, text) = match block.value("file") {
            _ if block.has("add") => {
                grown.push_str(&block.text);
                ("contract.leadc", &grown)
            }
            Some(name) => (name, &block.text),
            None => continue,
        };
        folder = own.path().to_path_buf();
        let path = folder.join(name);
        let parent = path.parent().expect("a file lies in a folder");
        std::fs::create_dir_all(parent).expect("the page's folder can be made");
        std::fs::write(path, text).expect("the page's file can be written");
    }
    wrong
}
