//! The library without its default features.

use std::process::{Command, Output};

/// Crates for files, the command line, terminals and pages.
const NOT_IN_THE_CORE: &[&str] = &[
    "clap",
    "comfy-table",
    "encoding_rs",
    "flate2",
    "indicatif",
    "lsp-server",
    "maud",
    "miette",
    "open",
    "parquet",
    "quick-xml",
    "rust_xlsxwriter",
    "rustix",
    "signal-hook",
    "similar",
    "tempfile",
    "terminal_size",
    "tiny_http",
    "zip",
    "zstd",
];

fn cargo(args: &[&str]) -> Output {
    Command::new(env!("CARGO"))
        .args(args)
        .args(["--offline", "--locked", "--no-default-features"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs")
}

#[test]
fn the_core_builds_without_files_and_terminal() {
    let built = cargo(&["check", "--lib", "--quiet"]);
    let messages = String::from_utf8_lossy(&built.stderr);
    assert!(built.status.success(), "{messages}");
    assert_eq!(messages, "", "the core has warnings");
}

/// Without threads and files; the target is added with `rustup target add wasm32-unknown-unknown`.
#[test]
#[ignore = "needs the standard library of wasm32-unknown-unknown"]
fn the_core_builds_for_a_browser() {
    let built = cargo(&[
        "check",
        "--lib",
        "--quiet",
        "--target",
        "wasm32-unknown-unknown",
    ]);
    let messages = String::from_utf8_lossy(&built.stderr);
    assert!(built.status.success(), "{messages}");
}

#[test]
fn the_core_depends_on_no_crate_for_files_and_terminal() {
    let tree = cargo(&["tree", "--edges", "normal", "--prefix", "none"]);
    assert!(tree.status.success());
    let tree = String::from_utf8(tree.stdout).expect("names are text");
    let names: Vec<&str> = tree
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert!(names.contains(&"arrow-array"), "{tree}");
    let found: Vec<&&str> = NOT_IN_THE_CORE
        .iter()
        .filter(|name| names.contains(*name))
        .collect();
    assert!(found.is_empty(), "{found:?}");
}
