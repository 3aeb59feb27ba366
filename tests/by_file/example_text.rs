//! Examples as text: what is written is read as the same example.

use leadc::contract::example_text;
use leadc::contract::model::{Contract, Example, ExpectKind, FactValue};
use leadc::source::Sources;
use leadc::suggest::load;
use std::fs;
use std::path::Path;

/// An example without the places of its lines.
type Meaning<'a> = (
    &'a str,
    String,
    Vec<(String, &'a FactValue)>,
    Vec<String>,
    Vec<&'a ExpectKind>,
);

fn meaning(example: &Example) -> Meaning<'_> {
    let did = |did: &leadc::contract::model::ExampleActivity| {
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
        format!("{}: {}", sources.line(d.primary.span), d.message.english())
    });
    loaded.contract.ok_or(told)
}

/// Reads the contract again, with its examples written as text and added to the end of its text.
fn again(text: &str, contract: &Contract, folder: &Path) -> Result<Contract, String> {
    let examples = contract.examples.iter();
    let written = examples.map(|example| example_text(contract, contract.info.language, example));
    of_text(&format!("{text}\n{}", written.collect::<String>()), folder)
}

/// Why the examples of the contract at `path` are not the same after they were written as text and read again.
pub fn problem(path: &Path, contract: &Contract) -> Option<String> {
    let text = fs::read_to_string(path).expect("a fixture");
    let folder = path.parent().expect("a fixture is in a folder");
    let again = match again(&text, contract, folder) {
        Ok(again) => again,
        Err(told) => return Some(told),
    };
    let count = contract.examples.len();
    assert_eq!(again.examples.len(), 2 * count);
    let mut pairs = contract.examples.iter().zip(&again.examples[count..]);
    let (first, second) = pairs.find(|(first, second)| meaning(first) != meaning(second))?;
    let (first, second) = (meaning(first), meaning(second));
    Some(format!(
        "an example\n{first:?}\nis read again as\n{second:?}"
    ))
}
