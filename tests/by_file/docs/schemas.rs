//! Every key of a schema is described on the page about JSON.

use crate::test;
use libtest_mimic::Trial;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const PAGE: &str = "docs/reference/json.md";
const FOLDER: &str = "docs/schemas";

pub fn tests() -> Vec<Trial> {
    let files = fs::read_dir(FOLDER).expect("schemas can be listed");
    let names = files.map(|file| file.expect("schemas can be listed").file_name());
    let mut paths: Vec<String> = names
        .map(|name| format!("{FOLDER}/{}", name.to_str().expect("names are text")))
        .collect();
    paths.sort();
    assert!(paths.len() >= 4, "{paths:?}");
    paths.iter().map(|path| test(path, problems)).collect()
}

fn problems(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).expect("a schema");
    let schema: Value = serde_json::from_str(&text).expect("it is JSON");
    let page = fs::read_to_string(PAGE).expect("a page");
    let file = path.strip_prefix("docs").expect("it lies under docs/");
    let file = file.to_str().expect("names are text").replace('\\', "/");
    let mut parts = page.split("\n## ");
    let Some(part) = parts.find(|part| part.contains(&file)) else {
        return vec![format!("{PAGE} has no part about it")];
    };
    let mut missing = keys(&schema);
    missing.retain(|key| key != "format" && !part.contains(&format!("`{key}`")));
    let missing = missing.into_iter();
    missing
        .map(|key| format!("{PAGE} does not describe `{key}`"))
        .collect()
}

/// The names of all properties.
fn keys(schema: &Value) -> BTreeSet<String> {
    let within = schema.as_object().into_iter().flat_map(|all| all.values());
    let own = schema.get("properties").and_then(|own| own.as_object());
    let own = own.into_iter().flat_map(|own| own.keys().cloned());
    within.flat_map(keys).chain(own).collect()
}
