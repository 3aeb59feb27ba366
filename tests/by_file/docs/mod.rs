//! The README and the pages under docs/ are true: their contracts give the diagnostics they state, their examples pass, and
//! their commands print what is shown.
//!
//! The words after the back-ticks of a block say how to read it:
//!
//! * `leadc`: a whole file
//! * `leadc setup`: a whole file that the later fragments of the page are added to
//! * `leadc fragment`: blocks of a contract; the setup is the page's own or that of docs/reference/index.md
//! * `leadc conditions`: conditions, one a line
//! * `leadc add`: the next part of a contract that grows over the page
//! * `leadc excerpt=PATH`: paragraphs that appear in that file
//! * `unformatted`: not in the canonical form of `leadc fmt`, because the page shows another one
//! * `expects=E0101,W0101`: exactly these errors and warnings; without it there are none
//! * `csv file=NAME`: a file the contracts and commands of the page find
//! * `console`: lines with `$` are commands, the others what they print

mod blocks;
mod console;
mod contracts;
mod links;
mod schemas;

use crate::test;
use blocks::{Block, blocks_of, pages, root};
use libtest_mimic::{Failed, Trial};
use std::path::Path;

/// Pages for those who work on leadc; only their links are checked.
const OTHERS: &[&str] = &[
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "benches/README.md",
    "examples/README.md",
];

/// What a block may be. Those in Python run in the tests of the Python package.
const KNOWN: &[&str] = &[
    "leadc", "console", "csv", "sh", "text", "json", "sql", "yaml", "rust", "toml", "lua", "python",
];

pub fn tests() -> Vec<Trial> {
    let pages = pages().into_iter().map(|page| test(&page, problems));
    let others = OTHERS.iter().map(|page| test(page, wrong_links));
    let enough = Trial::test("docs have blocks of each kind", has_each_kind);
    let tests = pages.chain(others).chain([enough]);
    tests.chain(schemas::tests()).collect()
}

/// A page without blocks cannot fail, so there have to be some.
fn has_each_kind() -> Result<(), Failed> {
    let blocks: Vec<Block> = pages().iter().flat_map(|page| blocks_of(page)).collect();
    let count = |is: &dyn Fn(&Block) -> bool| blocks.iter().filter(|block| is(block)).count();
    let contracts = count(&|block| block.language() == "leadc");
    let commands = count(&|block| block.language() == "console");
    let excerpts = count(&|block| block.value("excerpt").is_some());
    match contracts > 50 && commands > 10 && excerpts > 0 {
        true => Ok(()),
        false => Err(
            format!("{contracts} contracts, {commands} of commands, {excerpts} excerpts").into(),
        ),
    }
}

/// The problems of a page. Its commands run last, because with `LEADC_BLESS` they update the page.
fn problems(path: &Path) -> Vec<String> {
    let page = path.to_str().expect("names of pages are text");
    let blocks = blocks_of(page);
    let mut wrong: Vec<String> = blocks.iter().filter_map(unknown).collect();
    let contracts = contracts::contracts_of(page);
    wrong.extend(
        contracts
            .iter()
            .filter_map(|(block, contract)| contracts::problem(block, contract)),
    );
    wrong.extend(blocks.iter().flat_map(missing_paragraphs));
    wrong.extend(wrong_links(path));
    wrong.extend(not_in_the_index(page));
    wrong.extend(wrong_commands(page));
    wrong
}

fn unknown(block: &Block) -> Option<String> {
    let is_known = KNOWN.contains(&block.language());
    (!is_known).then(|| format!("{}: a block of `{}`", block.place(), block.info))
}

/// The paragraphs of an excerpt that are not in its file.
fn missing_paragraphs(block: &Block) -> Vec<String> {
    let Some(path) = block.value("excerpt") else {
        return Vec::new();
    };
    let file = std::fs::read_to_string(root().join(path)).expect("the file of an excerpt");
    let paragraphs = block.text.trim().split("\n\n");
    let missing = paragraphs.filter(|paragraph| !file.contains(paragraph));
    missing
        .map(|paragraph| format!("{}: not in {path}:\n{paragraph}", block.place()))
        .collect()
}

fn wrong_links(path: &Path) -> Vec<String> {
    let page = path.to_str().expect("names of pages are text");
    let targets = links::targets_of(page);
    let wrong = targets.iter();
    wrong
        .filter_map(|target| links::problem(page, target))
        .collect()
}

/// A page of the reference that its index does not mention.
fn not_in_the_index(page: &str) -> Option<String> {
    let name = page.strip_prefix("docs/reference/")?;
    let linked = links::targets_of("docs/reference/index.md");
    let is_there = name == "index.md" || linked.iter().any(|target| target == name);
    (!is_there).then(|| format!("the index does not mention {page}"))
}

/// Reads a page from top to bottom: creates its files in a temporary folder and runs its commands there. A page without files of
/// its own uses those of the project.
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
