//! Examples as text: what is written is read as the same example.

use crate::contract::load_file;
use leadc::contract::model::{Contract, Example, ExpectKind, FactValue};
use leadc::contract::{Loaded, example_text, load};
use leadc::source::Sources;
use leadc::syntax::phrase::Language;
use std::fs;
use std::path::{Path, PathBuf};

/// An example without the places of its lines.
type Meaning<'a> = (
    &'a str,
    String,
    Vec<(String, &'a FactValue)>,
    Vec<String>,
    Vec<&'a ExpectKind>,
);

fn meaning(example: &Example) -> Meaning<'_> {
    let did = |did: &leadc::contract::model::Did| {
        format!(
            "{:?} {} {:?} {:?} {:?}",
            did.activity, did.times, did.details, did.day, did.clock
        )
    };
    (
        &example.title,
        format!("{:?}", example.as_of),
        example
            .facts
            .iter()
            .map(|(id, value)| (format!("{id:?}"), value))
            .collect(),
        example.did.iter().map(did).collect(),
        example.expects.iter().map(|expect| &expect.kind).collect(),
    )
}

/// The contract of a text whose other files lie in `folder`.
fn of_text(text: &str, folder: &Path) -> Result<Contract, String> {
    let mut sources = Sources::default();
    let root = folder.join("printed.leadc");
    let loaded = load(
        &root.to_string_lossy(),
        &mut sources,
        &mut |path| match *path == root {
            true => Ok(text.as_bytes().to_vec()),
            false => Ok(fs::read(path)?),
        },
    );
    let first = loaded.diagnostics.iter().find(|d| d.is_error());
    let told = first.map_or(String::new(), |d| {
        format!("{}: {}", sources.line(d.primary.span), d.message)
    });
    loaded.contract.ok_or(told)
}

/// The contract's text, and of it the contract with its examples written anew behind it.
fn again(text: &str, contract: &Contract, folder: &Path) -> Result<Contract, String> {
    let examples = contract.examples.iter();
    let written = examples.map(|example| example_text(contract, Language::En, example));
    of_text(&format!("{text}\n{}", written.collect::<String>()), folder)
}

fn holds(text: &str, contract: &Contract, folder: &Path) {
    let again = again(text, contract, folder);
    let again = again.unwrap_or_else(|told| panic!("{}: {told}", folder.display()));
    let count = contract.examples.len();
    assert_eq!(again.examples.len(), 2 * count);
    for (first, second) in contract.examples.iter().zip(&again.examples[count..]) {
        assert_eq!(meaning(first), meaning(second));
    }
}

#[test]
fn what_is_written_is_read_as_the_same() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["tests/fixtures/contract/ok", "tests/fixtures/semantics"];
    let mut examples = 0;
    for folder in folders.map(|folder| root.join(folder)) {
        let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
            .expect("the folder of fixtures")
            .map(|file| file.expect("a fixture").path())
            .filter(|path| path.extension().is_some_and(|ext| ext == "leadc"))
            .collect();
        paths.sort();
        for path in paths {
            let (_, Loaded { contract, .. }) = load_file(&path);
            let contract = contract.expect("a contract without errors");
            let text = fs::read_to_string(&path).expect("a fixture");
            holds(&text, &contract, &folder);
            examples += contract.examples.len();
        }
    }
    assert!(examples > 100, "{examples}");
}

#[test]
fn names_texts_and_numbers_that_could_be_misread() {
    let text = r#"leadc 1 en
contract "Names":
  time zone: Europe/Lisbon
  currency: EUR
fields:
- what is it: number
- what: text
- no of seats: whole number
- share: percent
- budget: money
- wants a call: yes or no
- interests: choices of "A, B", "C and D is E"
activities by the lead:
- Page Visited on Website
points for stage fit:
+1.5 when share at least 10%
points for is it at least good, at most 5:
+1 for each Page Visited on Website
score: stage fit + is it at least good
stage open is open:
stage MQL:
  when: score at least 1
sla due at noon:
  who: sales
  must: bring the lead to MQL
  within: 2 hours after MQL
example «a "quoted" title»:
  as of: 2026-05-04
  lead: [what is it] is -1.2340, what is «say "yes", and what is "no"»
  lead: [no of seats] is 12, share is 12.5%, budget is EUR 1,250,000.5, wants a call is no
  lead: interests is "A, B", "C and D is E"
  did: [Page Visited on Website] 2 times on 2026-05-03
  did: [Page Visited on Website] on 2026-05-03 at 24:00
  expect: stage [open is open], stage MQL is open, not excluded
  expect: [stage fit] is 1.5, [is it at least good] between 0.625 and 2
  expect: sla [due at noon] is due 2026-05-05 24:00, sla [due at noon] is void
"#;
    let folder = Path::new("");
    let contract = of_text(text, folder).unwrap_or_else(|told| panic!("{told}"));
    holds(text, &contract, folder);
}
