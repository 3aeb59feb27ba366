//! test --coverage.

use super::*;
use serde_json::Value;
use std::collections::BTreeMap;

const EXAMPLES: &str = r#"
example "a big company in Brazil":
  as of: 2026-05-04
  lead: country is BR, size is 60
  expect: stage MQL

example "a company of unknown size":
  as of: 2026-05-04
  lead: country is BR
  expect: stage MQL is open
"#;

fn covered() -> Folder {
    Folder::with(&[
        ("a.leadc", &(CONTRACT.to_owned() + EXAMPLES)),
        ("b.leadc", "leadc 1 en\nnonsense\n"),
    ])
}

/// What is written to `coverage.json`.
fn document(folder: &Folder) -> Value {
    let tested = folder.leadc(&["test", "--coverage-out", "coverage.json", "a.leadc"]);
    assert_eq!(tested.status.code(), Some(0), "{}", err(&tested));
    serde_json::from_str(&folder.read("coverage.json")).expect("it is JSON")
}

/// By key: whether the item is reached, and the number of examples with each outcome.
fn items(document: &Value) -> BTreeMap<String, Value> {
    let blocks = document["contracts"][0]["blocks"].as_array();
    let blocks = blocks.expect("blocks").iter();
    let items = blocks.flat_map(|block| block["items"].as_array().expect("items"));
    let said = |item: &Value| {
        let key = item["key"].as_str().expect("a key").to_owned();
        (
            key,
            serde_json::json!([item["reached"], item["kind"], item["outcomes"]]),
        )
    };
    items.map(said).collect()
}

#[test]
fn the_table_and_the_missed_lines_follow_the_result() {
    let tested = covered().leadc(&["test", "--coverage", "a.leadc"]);
    assert_eq!(tested.status.code(), Some(0), "{}", err(&tested));
    let shown = out(&tested);
    let (_, shown) = shown.split_once("2 passed, 0 failed\n").expect("a result");
    insta::assert_snapshot!(shown);
}

#[test]
fn json_is_as_its_schema_says() {
    let document = document(&covered());
    crate::schema::check(
        include_str!("../../../docs/schemas/coverage.schema.json"),
        &document,
    );
    assert_eq!(
        document["summary"],
        serde_json::json!({ "lines": { "reached": 5, "all": 5 }, "outcomes": { "reached": 8, "all": 12 } })
    );
}

#[test]
fn another_layout_gives_the_same_keys_and_numbers() {
    let plain = covered();
    let text = plain.read("a.leadc");
    let laid_out = text
        .replace("+20 when", "# of 2025\n\n\t+20  when")
        .replace("at least 50", "at  least 50   # people")
        .replace("  when: fit", "\n\u{a0}\u{a0}WHEN: fit")
        .replace("stage MQL:", "# the best\nstage MQL :");
    let (before, after) = text.split_once("\nstage Lead").expect("stages");
    let (stages, examples) = after.split_once("\nexample").expect("examples");
    let moved = format!("{before}\nexample{examples}\nstage Lead{stages}");
    let (head, rest) = text.split_once("\npoints for fit").expect("points");
    let (points, stages) = rest.split_once("\nstage Lead").expect("stages");
    let reordered = format!("{head}\nstage Lead{stages}\npoints for fit{points}");
    let expected = document(&plain);
    for other in [laid_out, moved, reordered] {
        let other = document(&Folder::with(&[("a.leadc", &other)]));
        assert_eq!(items(&other), items(&expected));
        assert_eq!(other["summary"], expected["summary"]);
    }
}

#[test]
fn lcov_adds_up_and_says_the_same() {
    let folder = covered();
    let tested = folder.leadc(&["test", "--coverage-out", "lcov.info", "a.leadc"]);
    assert_eq!(tested.status.code(), Some(0), "{}", err(&tested));
    let lcov = folder.read("lcov.info");
    assert!(lcov.starts_with("TN:\nSF:a.leadc\n"), "{lcov}");
    assert!(lcov.ends_with("\nend_of_record\n"), "{lcov}");
    let rows = |word: &str| -> Vec<Vec<String>> {
        let rows = lcov.lines().filter_map(|line| line.strip_prefix(word));
        let parts = |row: &str| row.split(',').map(str::to_owned).collect();
        rows.map(parts).collect()
    };
    let number = |word: &str| rows(word)[0][0].parse::<u64>().expect("a number");
    let (lines, branches) = (rows("DA:"), rows("BRDA:"));
    let hit = |row: &&Vec<String>| !["0", "-"].contains(&row.last().expect("a count").as_str());
    assert_eq!(number("LF:"), lines.len() as u64);
    assert_eq!(number("LH:"), lines.iter().filter(hit).count() as u64);
    assert_eq!(number("BRF:"), branches.len() as u64);
    assert_eq!(number("BRH:"), branches.iter().filter(hit).count() as u64);
    let summary = &document(&folder)["summary"];
    assert_eq!(summary["lines"]["reached"], number("LH:"));
    assert_eq!(summary["outcomes"]["reached"], number("BRH:"));
}

#[test]
fn too_little_ends_with_1() {
    let folder = covered();
    let without = folder
        .read("a.leadc")
        .replace("size is 60", "size is 10")
        .replace("expect: stage MQL\n", "expect: stage Lead\n");
    std::fs::write(folder.0.path().join("c.leadc"), without).expect("it is written");
    let judged =
        |percent: &str, contract: &str| folder.leadc(&["test", "--fail-under", percent, contract]);
    let fine = judged("100", "a.leadc");
    assert_eq!(fine.status.code(), Some(0), "{}", err(&fine));
    assert!(err(&fine).contains("passed: the examples reach 100% of the lines, at least 100%"));
    let less = judged("41", "c.leadc");
    assert_eq!(less.status.code(), Some(1), "{}", out(&less));
    assert!(
        err(&less).contains("error: the examples reach 40% of the lines, less than 41%"),
        "{}",
        err(&less)
    );
    assert_eq!(judged("40", "c.leadc").status.code(), Some(0));
    assert_eq!(judged("40.001%", "c.leadc").status.code(), Some(1));
    let wrong = judged("101", "a.leadc");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(err(&wrong).contains("write a number from 0 to 100, for example"));
}

#[test]
fn nothing_is_measured_for_contracts_with_errors() {
    let folder = covered();
    for contracts in [&["b.leadc"][..], &["a.leadc", "b.leadc"]] {
        let tested = folder.leadc(&[&["test", "--fail-under", "10"][..], contracts].concat());
        assert_eq!(tested.status.code(), Some(1));
        let text = err(&tested);
        let why = "error: coverage is not measured: `b.leadc` has errors\n";
        assert!(text.contains(why), "{text}");
        assert!(!text.contains("passed"), "{text}");
    }
}

#[test]
fn the_result_for_programs_stays_alone_on_standard_output() {
    let tested = covered().leadc(&[
        "test",
        "--coverage",
        "--format",
        "json",
        "a.leadc",
        "b.leadc",
    ]);
    assert_eq!(tested.status.code(), Some(1));
    let result: Value = serde_json::from_str(&out(&tested)).expect("it is JSON");
    assert_eq!(result["summary"]["broken"], 1);
    assert!(err(&tested).contains("\nwhat the examples of a.leadc reach\n"));
}

#[test]
fn a_file_says_its_form_and_takes_the_place_of_nothing() {
    let folder = covered();
    for (file, said) in [
        (
            "coverage.txt",
            "the ending of `coverage.txt` is not that of a coverage format",
        ),
        ("-", "the ending of `-` is not that of a coverage format"),
    ] {
        let tested = folder.leadc(&["test", "--coverage-out", file, "a.leadc"]);
        assert_eq!(tested.status.code(), Some(2), "{file}");
        assert!(err(&tested).contains(said), "{}", err(&tested));
    }
    std::fs::hard_link(
        folder.0.path().join("a.leadc"),
        folder.0.path().join("a.json"),
    )
    .expect("a link");
    let tested = folder.leadc(&["test", "--coverage-out", "a.json", "a.leadc"]);
    assert_eq!(tested.status.code(), Some(2));
    assert!(
        err(&tested).contains("`--coverage-out` would overwrite a file of the contract"),
        "{}",
        err(&tested)
    );
}
