//! Contracts for exports of CRMs: their own examples pass.

use crate::of_contracts;
use crate::shell::{run, text};
use libtest_mimic::Trial;
use std::path::Path;

pub fn tests() -> Vec<Trial> {
    of_contracts("exports", problems)
}

fn problems(path: &Path) -> Vec<String> {
    let tested = run(Path::new("."), &format!("leadc test {}", path.display()));
    let text = text(&tested.stdout) + &text(&tested.stderr);
    (!tested.status.success())
        .then_some(text)
        .into_iter()
        .collect()
}
