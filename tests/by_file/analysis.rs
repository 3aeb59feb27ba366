//! What analyses find in contracts.
//!
//! Each folder of `tests/fixtures/analysis/` belongs to some codes. Its fixtures state the diagnostics with these codes, in
//! the same way as those of `tests/fixtures/contract/`. Other fixtures come close and must not be reported.

use crate::fixture::{analysed, contracts, load_file};
use crate::stated::differences;
use crate::test;
use leadc::diagnostic::{Code, Diagnostic};
use leadc::suggest::verify;
use libtest_mimic::Trial;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The folders, and the codes they are about.
const FOLDERS: &[(&str, &[Code])] = &[
    ("bands", &[Code::W0201, Code::W0202]),
    ("short_texts", &[Code::W0203]),
    ("twice", &[Code::W0204, Code::W0205]),
    ("double_counting", &[Code::N0203]),
    ("unused", &[Code::N0201, Code::N0202]),
    ("fast_tracks", &[Code::N0102]),
    ("dead_ends", &[Code::N0207]),
    ("on_days", &[Code::N0208]),
    ("duties", &[Code::N0206]),
    ("conditions", &[Code::W0221, Code::W0222, Code::W0223]),
    (
        "scores",
        &[Code::W0224, Code::W0225, Code::N0221, Code::N0222],
    ),
    ("alone", &[Code::W0226]),
    ("swallowed", &[Code::W0227]),
    (
        "stages",
        &[Code::W0228, Code::W0229, Code::W0230, Code::N0223],
    ),
    ("without_effect", &[Code::N0224]),
    ("titles", &[Code::N0226]),
    ("fading", &[Code::W0206, Code::N0204, Code::N0205]),
];

pub fn tests() -> Vec<Trial> {
    let known = FOLDERS.iter().map(|(folder, _)| *folder);
    let known: BTreeSet<&str> = known.chain(["shared"]).collect();
    assert_eq!(folders(), known.into_iter().map(str::to_owned).collect());
    let folders = FOLDERS.iter();
    folders.flat_map(tests_of).collect()
}

fn folders() -> BTreeSet<String> {
    let entries = fs::read_dir("tests/fixtures/analysis").expect("the folder of fixtures");
    let names = entries.map(|entry| entry.expect("a folder").file_name());
    names
        .map(|name| name.into_string().expect("names of folders are text"))
        .collect()
}

fn tests_of((folder, codes): &'static (&str, &[Code])) -> Vec<Trial> {
    let paths = contracts(&format!("analysis/{folder}"));
    let paths = paths.iter();
    paths
        .map(|path| test(path, |path| problems(path, codes)))
        .collect()
}

/// The differences between the diagnostics that a fixture states and those reported with these codes, and the findings that the
/// evaluator refuted.
fn problems(path: &Path, codes: &[Code]) -> Vec<String> {
    let looked = analysed(path, |subject, found| {
        let said = found.findings.into_iter();
        let mut said: Vec<Diagnostic> = said.map(|finding| finding.diagnostic(subject)).collect();
        said.retain(|diagnostic| codes.contains(&diagnostic.code));
        let root = path.to_string_lossy();
        let mut read = |path: &Path| Ok(fs::read(path)?);
        verify(&root, subject.sources, &mut said, &mut read);
        let refuted = (!found.refuted.is_empty()).then(|| format!("refuted: {:#?}", found.refuted));
        let different = differences(subject.sources, &said);
        refuted.into_iter().chain(different).collect()
    });
    looked.unwrap_or_else(|| {
        let (sources, loaded) = load_file(path);
        differences(&sources, &loaded.diagnostics)
            .into_iter()
            .collect()
    })
}
