//! Corrections as fixes: what they change, how sure they are, and what they cost.

use leadc::diagnostic::Diagnostic;
use leadc::diagnostic::fix::{Confidence, Fix};
use leadc::source::Sources;
use leadc::suggest::{fix_files, load, verify};
use std::path::Path;

const HEADER: &str = "leadc 1 en
contract \"Fixes\":
  time zone: UTC
fields:
- size: whole number
- country: country
- renewal: date
activities by the lead:
- whitepaper
- call
list known: from \"known.csv\"
stage Lead:
";

/// The diagnostics of some lines below the header, and how often the list of the contract was read.
fn verified(lines: &str) -> (Vec<Diagnostic>, usize) {
    let text = format!("{HEADER}{lines}");
    let mut lists = 0;
    let mut read = |path: &Path| {
        if path == Path::new("known.csv") {
            lists += 1;
            return Ok(b"acme.com\n".to_vec());
        }
        Ok(text.clone().into_bytes())
    };
    let mut sources = Sources::default();
    let mut loaded = load("a.leadc", &mut sources, &mut read);
    verify("a.leadc", &sources, &mut loaded.diagnostics, &mut read);
    (loaded.diagnostics, lists)
}

fn fixes(lines: &str) -> Vec<Fix> {
    let (diagnostics, _) = verified(lines);
    diagnostics.into_iter().filter_map(|one| one.fix).collect()
}

/// The lines below the header once the sure corrections are made.
fn fixed(lines: &str) -> String {
    let text = format!("{HEADER}{lines}");
    let files = fix_files("a.leadc", &mut |path| {
        Ok(match path == Path::new("known.csv") {
            true => b"acme.com\n".to_vec(),
            false => text.clone().into_bytes(),
        })
    });
    let after = files.files.first().map_or(&text, |file| &file.after);
    after[HEADER.len()..].to_owned()
}

#[test]
fn a_contract_without_candidates_is_loaded_once() {
    let (diagnostics, lists) = verified("stage MQL:\n  when: size at least 50\n");
    assert!(
        !diagnostics.iter().any(Diagnostic::is_error),
        "{diagnostics:#?}"
    );
    assert_eq!(lists, 1);
}

#[test]
fn many_candidates_cost_three_more_passes_at_most() {
    let line = |at: usize| match at % 3 {
        0 => format!("define d{at}:\n  when: siez at least {at}\n"),
        1 => format!("define d{at}:\n  when: size at least {at} or country is DE\n"),
        // With the first correction there is still an error on the line.
        _ => format!("define d{at}:\n  when: siez atleast {at}\n"),
    };
    let lines: String = (1..90).map(line).collect();
    let (diagnostics, lists) = verified(&lines);
    let shown = diagnostics.iter().filter(|one| one.fix.is_some()).count();
    assert!(shown >= 59, "{shown} fixes of {}", diagnostics.len());
    assert!((2..=4).contains(&lists), "{lists} passes");
}

#[test]
fn a_limit_gets_no_unit_that_the_author_did_not_write() {
    for limit in ["at most 3", "at most: 3", "max 3", "maximum 3"] {
        let lines = format!("points for fit:\n+5 for each whitepaper\n  {limit}\n");
        let offered: Vec<String> = fixes(&lines).into_iter().map(|fix| fix.lines).collect();
        assert!(offered.is_empty(), "{limit}: {offered:?}");
    }
    let fixes = fixes("points for fit:\n+5 for each whitepaper\n  max 3 points\n");
    assert_eq!(fixes[0].lines, "at most 3 points");
}

#[test]
fn only_what_can_mean_one_thing_is_sure() {
    let confidence = |line: &str| {
        let fixes = fixes(&format!("define d:\n  when: {line}\n"));
        fixes.first().map(|fix| fix.confidence)
    };
    let (sure, possible) = (Some(Confidence::Sure), Some(Confidence::Possible));
    assert_eq!(confidence("country is DE or FR"), sure);
    assert_eq!(confidence("call atleast 2 times"), sure);
    assert_eq!(confidence("call at least twice"), sure);
    assert_eq!(confidence("call last month"), possible);
    assert_eq!(confidence("siez at least 50"), possible);
    // A date may be in the last or the next 30 days, an activity only in the last.
    assert_eq!(confidence("call within 30 days"), sure);
    assert_eq!(confidence("renewal within 30 days"), possible);
}

#[test]
fn a_statement_of_several_lines_is_replaced_as_a_whole() {
    let broken = "define d:\n  when: country is one of DE,\n    \"FR\"\n  # a comment\ndefine e:\n  when: country is DE\n";
    assert!(!fixed(broken).contains("\n    \"FR\""), "{}", fixed(broken));
    let group =
        "define d:\n  any of:\n  - all of:\n    - country is DE # first\n    - size at least 5\n";
    let after = fixed(group);
    assert_eq!(after.matches("country is DE").count(), 1, "{after}");
    assert_eq!(after.matches("# first").count(), 1, "{after}");
}
