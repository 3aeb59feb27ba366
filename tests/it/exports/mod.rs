//! Contracts for exports of CRMs. The exports under `tests/fixtures/exports/` are made up, in the columns and with the quirks
//! of real ones. The tests of real ones are ignored, since those are not part of the project. They run on the folder that
//! `LEADC_REAL_DATA` names: `LEADC_REAL_DATA=… cargo test --test it exports -- --ignored`.

mod courses;
mod warehouse;

use crate::shell::{run, text};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Rows of a CSV text as maps by column.
type Rows = Vec<BTreeMap<String, String>>;

/// A made-up export, or a contract for exports.
pub fn made_up(path: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    root.join("tests/fixtures/exports").join(path)
}

/// A real export.
pub fn real(path: &str) -> PathBuf {
    let root = std::env::var_os("LEADC_REAL_DATA");
    PathBuf::from(root.expect("LEADC_REAL_DATA names the folder of the exports")).join(path)
}

fn rows(csv: &[u8]) -> Rows {
    let csv = csv.strip_prefix(b"\xef\xbb\xbf").unwrap_or(csv);
    let mut reader = csv::Reader::from_reader(csv);
    reader
        .deserialize()
        .map(|row| row.expect("a row can be read"))
        .collect()
}

/// Runs `leadc eval` with CSV output: the results, and the messages about them.
fn eval(folder: &Path, arguments: &str) -> (Rows, String) {
    let output = run(folder, &format!("leadc eval {arguments} --format csv"));
    let text = text(&output.stderr);
    assert!(output.status.success(), "{text}");
    (rows(&output.stdout), text)
}
