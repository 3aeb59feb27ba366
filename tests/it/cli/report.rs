//! report.

use super::*;

fn report(folder: &Folder, more: &[&str]) -> Output {
    let mut args = EVAL;
    args[0] = "report";
    folder.leadc(&[&args, more].concat())
}

#[test]
fn the_ending_of_the_output_says_the_form_of_the_page() {
    let folder = with_data();
    for (name, begins) in [
        ("a.html", "<!doctype html>"),
        ("a.HTM", "<!doctype html>"),
        ("a.md", "# Test\n"),
    ] {
        let run = report(&folder, &["-o", name]);
        assert_eq!(
            (run.status.code(), out(&run).as_str()),
            (Some(0), ""),
            "{}",
            err(&run)
        );
        assert!(folder.read(name).starts_with(begins), "{name}");
    }
    assert_eq!(folder.read("a.html"), out(&report(&folder, &[])));
    assert_eq!(
        folder.read("a.md"),
        out(&report(&folder, &["--format", "markdown"]))
    );
    let unclear = report(&folder, &["-o", "a.pdf"]);
    assert_eq!(unclear.status.code(), Some(2));
    assert!(
        err(&unclear).contains("help: add `--format html`"),
        "{}",
        err(&unclear)
    );
}

#[test]
fn the_page_is_the_same_for_any_number_of_threads_and_from_compiled_rules() {
    let folder = with_data();
    let one = out(&report(&folder, &["--threads", "1"]));
    assert_eq!(out(&report(&folder, &["--threads", "3"])), one);
    folder.leadc(&["compile", "a.leadc", "--emit", "json", "-o", "a.json"]);
    let mut compiled = EVAL;
    (compiled[0], compiled[1]) = ("report", "a.json");
    assert_eq!(out(&folder.leadc(&compiled)), one);
}

#[test]
fn the_summary_says_what_was_read() {
    let run = report(&with_data(), &[]);
    assert!(
        err(&run).contains("1 cell of column `Size` cannot be read"),
        "{}",
        err(&run)
    );
}
