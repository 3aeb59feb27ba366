use super::setup::*;
use leadc::contract::model::Type;
use leadc::data::ErrorKind;
use leadc::data::read_report::{Format, RowProblem};

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

#[test]
fn keys_that_come_late_are_columns_too() {
    let contract = contract().field("name", Type::Text, &[]);
    let mut content = String::new();
    for row in 0..50_000 {
        content.push_str(&format!(
            "{{\"lead id\": {row}, \"filler\": \"{}\"}}\n",
            "x".repeat(60)
        ));
    }
    content.push_str("{\"lead id\": \"last\", \"name\": \"Ana\"}");
    let loaded = leads(&contract, "leads.jsonl", content).unwrap();
    assert_eq!(column(&contract, &loaded, "name").last().unwrap(), "Ana");
}
