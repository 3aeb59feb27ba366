use super::setup::*;
use leadc::contract::model::Type;
use leadc::data::read_report::{Format, RowProblem};
use leadc::data::{ActivityInput, ErrorKind, Input, Request};

#[test]
fn objects_with_values_of_every_sort() {
    let contract = contract()
        .field("email", Type::Email, &["properties.email"])
        .field("size", Type::Whole, &[])
        .field("revenue", Type::Money, &[])
        .field(
            "interests",
            Type::Choices(texts(&["Security", "Data"])),
            &[],
        )
        .field("wants a call", Type::YesNo, &[])
        .field("created", Type::CreationTime, &[]);
    let content = concat!(
        r#"{"lead_id": 1, "properties": {"email": "a@b.com"}, "Size": 12.0, "interests": ["data", "Security"], "wants a call": true}"#,
        "\n\n",
        r#"{"lead_id": "x\u0031", "properties.email": "d@e.com", "size": null, "revenue": 1.5e3, "interests": "Data;Other", "created": 1775044800}"#,
        "\n",
        r#"{"lead_id": 3, "Size": [1], "revenue": {"amount": 1}, "interests": [], "created": "2026-04-01T00:00:00Z"}"#,
        "\n",
    );
    let loaded = leads(
        &contract,
        "leads.jsonl",
        content.replace("\"size\": null", "\"Size\": null"),
    )
    .unwrap();
    assert_eq!(report(&loaded).format, Format::JsonLines);
    assert_eq!(ids(&loaded), ["1", "x1", "3"]);
    let of = |field| column(&contract, &loaded, field);
    assert_eq!(of("email"), ["a@b.com", "d@e.com", "?"]);
    assert_eq!(of("size"), ["12", "?", "?"]);
    assert_eq!(of("interests"), ["Data+Security", "Data", "?"]);
    assert_eq!(of("wants a call"), ["true", "?", "?"]);
    assert_eq!(
        of("created"),
        ["?", "2026-04-01T12:00:00Z", "2026-04-01T00:00:00Z"]
    );
    assert_eq!(of("revenue"), ["?", "1500", "?"]);
    let problems = unreadable(&loaded.report);
    assert_eq!(problems.len(), 3, "{problems:?}");
    assert!(
        problems
            .iter()
            .any(|p| p.starts_with("3 interests Data;Other: `Other` is not among")),
        "{problems:?}"
    );
    assert!(report(&loaded).absent.is_empty());
    assert_eq!(report(&loaded).unused, ["revenue.amount"]);
}

#[test]
fn lines_that_are_no_objects_are_left_out_and_reported() {
    let loaded = leads(
        &contract(),
        "x.ndjson",
        "{\"lead id\": 1}\n[1]\n{\"lead id\": 2}\n{\"lead id\": ",
    )
    .unwrap();
    assert_eq!(ids(&loaded), ["1", "2"]);
    let tally = &report(&loaded).rows_with[&RowProblem::NotAnObject];
    let lines: Vec<u64> = tally.first.iter().map(|p| p.line).collect();
    assert_eq!(lines, [2, 4]);
    assert_eq!((report(&loaded).rows, report(&loaded).taken), (4, 2));
}

#[test]
fn files_that_are_not_json_lines_are_refused() {
    let kind = |file, content| *leads(&contract(), file, content).unwrap_err().kind;
    assert_eq!(kind("x.json", "[{\"lead id\": 1}]"), ErrorKind::JsonArray);
    assert!(matches!(
        kind("x.jsonl", "lead id\n1\n"),
        ErrorKind::NotJsonLines { .. }
    ));
    assert_eq!(kind("x.jsonl", " \n\n"), ErrorKind::Empty);
}

/// Lines that fill more than the part of a file that is searched for columns first; they end with `rest`.
fn long_file(rest: &str) -> String {
    let filler = "x".repeat(600);
    let row = |row| format!("{{\"lead id\": {row}, \"Name\": \"Bo\", \"filler\": \"{filler}\"}}\n");
    let content: String = (0..16_000).map(row).chain([rest.to_string()]).collect();
    assert!(content.len() > 9 << 20);
    content
}

#[test]
fn keys_that_come_late_are_columns_too() {
    let contract =
        contract()
            .field("size", Type::Whole, &[])
            .field("country", Type::Country, &["land"]);
    let content = long_file(
        "{\"lead id\": \"last\", \"Size\": 7, \"other\": 1, \"land\": \"PT\"}\n{\"a\": {\"b\": 1}, \"zz\"}",
    );
    let files = Files::new();
    let request = Request {
        leads: vec![Input::File(files.with("leads.jsonl", &content))],
        rejects: Some(files.path("rejects.csv").into()),
        ..Request::default()
    };
    let loaded = read(&contract, &request).unwrap();
    for field in ["size", "country"] {
        let values = column(&contract, &loaded, field);
        assert_eq!(values[0], "?");
        assert_ne!(values.last().unwrap(), "?");
    }
    assert_eq!(ids(&loaded).len(), 16_001);
    assert!(report(&loaded).absent.is_empty());
    assert_eq!(report(&loaded).unused, ["Name", "filler", "other", "a.b"]);
    // Nothing is in the file twice.
    let rejects = std::fs::read_to_string(files.path("rejects.csv")).unwrap();
    assert_eq!(rejects.lines().count(), 2, "{rejects}");
}

#[test]
fn late_keys_that_nothing_uses_are_reported() {
    let contract = contract().field("seats", Type::Whole, &[]);
    let content = long_file("{\"lead id\": \"last\", \"Seat\": 7, \"other\": {\"a\": 1}}\n");
    let loaded = leads(&contract, "leads.jsonl", content).unwrap();
    assert_eq!(ids(&loaded).len(), 16_001);
    let report = report(&loaded);
    assert_eq!(report.unused, ["Name", "filler", "Seat", "other.a"]);
    assert_eq!(absent(report), [("seats", Some("Seat"))]);
}

#[test]
fn a_late_key_may_be_the_one_that_is_meant() {
    let contract = contract().field("name", Type::Text, &[]);
    let loaded = leads(
        &contract,
        "leads.jsonl",
        long_file("{\"lead id\": \"last\", \"name\": \"Ana\"}"),
    );
    let values = column(&contract, &loaded.unwrap(), "name");
    assert_eq!((values[0].as_str(), values[16_000].as_str()), ("?", "Ana"));
    let rest = "{\"lead id\": \"last\", \"NAME\": \"Ana\"}";
    let error = leads(&contract, "leads.jsonl", long_file(rest)).unwrap_err();
    assert_eq!(
        error.message().english(),
        "several columns could be `name`: `Name`, `NAME`"
    );
}

#[test]
fn the_first_object_may_come_late() {
    let content = "no object\n".repeat(1_000_000) + "{\"lead id\": 1}\n";
    let loaded = leads(&contract(), "leads.jsonl", content).unwrap();
    assert_eq!(ids(&loaded), ["1"]);
    assert_eq!(report(&loaded).rows, 1_000_001);
}

#[test]
fn late_keys_of_activities_are_columns_too() {
    let contract = contract()
        .activity("visit", &["visit"])
        .detail("url", Type::Text, &[]);
    let line = |row: u32| format!("{{\"lead id\": 1, \"kind\": \"visit\", \"at\": \"{row}\"}}\n");
    let content: String = (0..200_000).map(line).collect();
    let last = "{\"lead id\": 1, \"kind\": \"visit\", \"time\": \"2026-06-01\", \"url\": \"/a\"}\n";
    let files = Files::new();
    let request = Request {
        leads: vec![Input::File(files.with("leads.jsonl", "{\"lead id\": 1}\n"))],
        activities: vec![ActivityInput {
            kind: None,
            input: Input::File(files.with("activities.jsonl", content + last)),
        }],
        lenient: true,
        ..Request::default()
    };
    let loaded = read(&contract, &request).unwrap();
    assert_eq!(
        events(&contract, &loaded),
        ["1 visit 2026-06-01T03:00:00Z*"]
    );
    assert_eq!(detail(&contract, &loaded, "url"), ["/a"]);
    assert_eq!(loaded.report.files[1].rows, 200_001);
}
