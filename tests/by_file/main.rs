//! One test for each file that can be checked on its own: fixtures, pages, folders of examples. It has the name of its file:
//! `cargo test --test fixtures bands` runs those with `bands` in their paths.

mod analysis;
mod codes;
mod contract;
mod corrected;
mod docs;
mod example_text;
mod examples;
mod exports;
#[path = "../common/fixture.rs"]
mod fixture;
mod formatted;
mod semantics;
#[path = "../common/shell.rs"]
mod shell;
mod stated;
mod translated;
mod translations;

use libtest_mimic::{Arguments, Trial};
use std::path::Path;

/// Checks a file and returns all its problems.
fn test(path: &str, problems: impl FnOnce(&Path) -> Vec<String> + Send + 'static) -> Trial {
    let file = Path::new(path).to_path_buf();
    Trial::test(path, move || match problems(&file) {
        wrong if wrong.is_empty() => Ok(()),
        wrong => Err(format!("\n{}", wrong.join("\n\n")).into()),
    })
}

/// The tests of the contracts in a folder of `tests/fixtures/`.
fn of_contracts(folder: &str, problems: fn(&Path) -> Vec<String>) -> Vec<Trial> {
    let paths = fixture::contracts(folder);
    paths.iter().map(|path| test(path, problems)).collect()
}

fn main() {
    let tests = [
        contract::tests(),
        semantics::tests(),
        analysis::tests(),
        exports::tests(),
        examples::tests(),
        translations::tests(),
        docs::tests(),
        codes::tests(),
        formatted::tests(),
        translated::tests(),
    ];
    let tests = tests.into_iter().flatten().collect();
    libtest_mimic::run(&Arguments::from_args(), tests).exit();
}
