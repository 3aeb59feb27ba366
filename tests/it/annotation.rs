//! What build servers show next to lines.

use crate::fixture::{contracts, load_file};
use crate::render::fixed;
use leadc::diagnostic::annotation::{Annotation, annotations, github, sarif};
use leadc::diagnostic::render::{Format, Look, render};
use leadc::diagnostic::{Code, Diagnostic};
use leadc::message::{Language, Message};
use leadc::source::{Sources, Span};
use serde_json::{Value, json};
use std::path::Path;

/// The published schema of SARIF.
const SCHEMA: &str = include_str!("../fixtures/sarif/sarif-2.1.0.schema.json");

const CONTRACT: &str = "leadc 1 en\n  +20 when 销售, 100% # why\n+30 when size\n";

fn samples() -> (Sources, Vec<Diagnostic>) {
    let mut sources = Sources::default();
    let file = sources.add("./eu/大 a.leadc", CONTRACT);
    let at = |part: &str| {
        let start = CONTRACT.find(part).expect("the part is in the file");
        Span::new(file, start, start + part.len())
    };
    let found = vec![
        fixed(
            Diagnostic::new(
                Code::E0301,
                at("销售, 100%"),
                Message::verbatim("`销售, 100%` is not declared"),
            )
            .label(Message::verbatim("no field"))
            .also(at("size"), Message::verbatim("declared here"))
            .note(Message::verbatim("a note"))
            .corrected(Message::verbatim("did you mean `size`?"), "+20 when size"),
            at("+20 when 销售, 100%"),
        ),
        Diagnostic::new(
            Code::W0106,
            at("why\n+30"),
            Message::verbatim("no points\u{1b}"),
        ),
        Diagnostic::new(Code::N0101, at("size").after(), Message::verbatim("a dash"))
            .example(Message::verbatim("so"), "+1 when size is 1"),
    ];
    (sources, found)
}

fn of(sources: &Sources, found: &[Diagnostic]) -> Vec<Annotation> {
    annotations(found, sources, Path::new("/nowhere"), Language::En)
}

fn document(annotations: &[Annotation]) -> Value {
    let text = sarif(annotations).expect("it is written");
    serde_json::from_str(&text).expect("it is JSON")
}

#[test]
fn workflow_commands_are_one_line_each_and_escaped() {
    let (sources, found) = samples();
    let shown = github(&of(&sources, &found));
    let expected = [
        "::error file=eu/大 a.leadc,line=2,col=12,endColumn=20,title=E0301::`销售, 100%25` is not declared%0A\
         no field%0Anote: a note%0Ahelp: did you mean `size`?%0A    +20 when size",
        "::warning file=eu/大 a.leadc,line=2,endLine=3,title=W0106::no points?",
        "::notice file=eu/大 a.leadc,line=3,col=14,endColumn=14,title=N0101::a dash%0Ahelp: so%0A    +1 when size is 1",
    ];
    assert_eq!(shown.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn a_property_cannot_end_early() {
    let mut sources = Sources::default();
    let file = sources.add("a,b:c\n.leadc", "x");
    let found = [Diagnostic::new(
        Code::E0101,
        Span::new(file, 0, 1),
        Message::verbatim("no"),
    )];
    let shown = github(&of(&sources, &found));
    assert!(
        shown.starts_with("::error file=a%2Cb%3Ac%0A.leadc,line=1,"),
        "{shown}"
    );
}

#[test]
fn sarif_says_rules_places_and_edits() {
    let (sources, found) = samples();
    let document = document(&of(&sources, &found));
    crate::schema::check(SCHEMA, &document);
    let run = &document["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules: Vec<&Value> = run["tool"]["driver"]["rules"]
        .as_array()
        .expect("rules")
        .iter()
        .collect();
    let ids: Vec<&Value> = rules.iter().map(|rule| &rule["id"]).collect();
    assert_eq!(ids, ["E0301", "N0101", "W0106"]);
    assert_eq!(rules[0]["shortDescription"]["text"], Code::E0301.title().0);
    assert_eq!(rules[0]["help"]["markdown"], Code::E0301.page());
    let results = run["results"].as_array().expect("results");
    for (result, (level, rule)) in results
        .iter()
        .zip([("error", 0), ("warning", 2), ("note", 1)])
    {
        assert_eq!(
            (&result["level"], &result["ruleIndex"]),
            (&json!(level), &json!(rule))
        );
    }
    let first = &results[0];
    let place = &first["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "eu/%E5%A4%A7%20a.leadc");
    let region = json!({ "startLine": 2, "startColumn": 12, "endLine": 2, "endColumn": 20 });
    assert_eq!(place["region"], region);
    assert_eq!(
        first["relatedLocations"][0]["message"]["text"],
        "declared here"
    );
    let change = &first["fixes"][0]["artifactChanges"][0];
    let line = json!({ "startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 20 });
    assert_eq!(change["replacements"][0]["deletedRegion"], line);
    assert_eq!(
        change["replacements"][0]["insertedContent"]["text"],
        "+20 when size"
    );
    assert!(results[2].get("fixes").is_none(), "an example is no fix");
}

#[test]
fn every_mistake_and_none_make_valid_sarif() {
    let mut all = Vec::new();
    for path in contracts("contract/err") {
        let (sources, loaded) = load_file(Path::new(&path));
        all.extend(of(&sources, &loaded.diagnostics));
    }
    assert!(all.len() > 100);
    crate::schema::check(SCHEMA, &document(&all));
    crate::schema::check(SCHEMA, &document(&[]));
}

#[test]
fn junit_has_a_case_a_file() {
    let (mut sources, found) = samples();
    sources.add("b<c>.leadc", "");
    // Two contracts that include a file read it twice.
    sources.add("b<c>.leadc", "");
    let shown = render(Format::Junit, &found, &sources, Look::default()).expect("it renders");
    insta::assert_snapshot!(shown);
    let warned = render(Format::Junit, &found[1..], &sources, Look::default());
    let warned = warned.expect("it renders");
    assert!(
        warned.contains(r#"tests="2" failures="0""#) && warned.contains("<system-out>"),
        "{warned}"
    );
}
