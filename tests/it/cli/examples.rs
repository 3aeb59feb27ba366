//! test.

use super::*;

const EXAMPLES: &str = r#"
sla greeting:
  who: sales
  must: 1 call
  within: 2 days after MQL

example "a big company in Brazil":
  as of: 2026-05-04
  lead: country is BR, size is 60
  expect: stage MQL, fit is 30.5

example "a small one":
  as of: 2026-05-04
  lead: country is BR, size is 10
  expect: stage Lead, fit is 21

example "a call":
  as of: 2026-05-04
  lead: country is BR, size is 60
  did: call on 2026-05-04
  expect: sla greeting is met, sla greeting is running
"#;

fn with_examples() -> Folder {
    let calls = CONTRACT.replace(
        "points for fit",
        "activities by sales:\n- call, also calls\n\npoints for fit",
    );
    Folder::with(&[
        ("a.leadc", &(calls + EXAMPLES)),
        ("b.leadc", CONTRACT),
        ("c.leadc", "leadc 1 en\nnonsense\n"),
    ])
}

#[test]
fn a_failing_example_shows_expected_and_actual() {
    let tested = with_examples().leadc(&["test", "a.leadc"]);
    assert_eq!(tested.status.code(), Some(1), "{}", err(&tested));
    let shown = out(&tested);
    for line in [
        "  passed  a big company in Brazil",
        "  failed  a small one",
        "    line 39: expected `fit is 21`, but: fit is 20",
        "  failed  a call",
        "    line 45: expected `sla greeting is running`, but: sla greeting is met",
        "      greeting (sales): met",
        "3 examples: 1 passed, 2 failed",
    ] {
        assert!(shown.lines().any(|l| l == line), "no `{line}` in\n{shown}");
    }
}

#[test]
fn a_contract_with_errors_fails_the_test_run() {
    let tested = with_examples().leadc(&["test", "b.leadc", "c.leadc"]);
    assert_eq!(tested.status.code(), Some(1));
    assert!(
        out(&tested).contains("c.leadc\n  not run: "),
        "{}",
        out(&tested)
    );
    assert!(err(&tested).contains("error[E0"), "{}", err(&tested));
    assert_eq!(
        with_examples().leadc(&["test", "b.leadc"]).status.code(),
        Some(0)
    );
}

#[test]
fn a_contract_without_examples_gets_help_to_add_one() {
    let tested = with_examples().leadc(&["test", "b.leadc"]);
    assert_eq!(tested.status.code(), Some(0));
    let text = err(&tested);
    assert!(
        text.contains("note: `b.leadc` has no examples\nhelp: add one, for example `example"),
        "{text}"
    );
}

#[test]
fn build_servers_get_junit() {
    let tested =
        with_examples().leadc(&["test", "--format", "junit", "a.leadc", "b.leadc", "c.leadc"]);
    let xml = out(&tested);
    assert!(
        xml.contains(r#"<testsuite name="a.leadc" tests="3" failures="2" errors="0">"#),
        "{xml}"
    );
    assert!(
        xml.contains(r#"<testsuite name="c.leadc" tests="1" failures="0" errors="1">"#),
        "{xml}"
    );
}
