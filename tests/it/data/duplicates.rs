use super::setup::*;
use leadc::contract::model::Type;
use leadc::data::read_report::RowProblem;
use leadc::data::{Duplicates, ErrorKind, Input, Request};

const CONTENT: &str = "Record ID,Name\n1,a\n2,b\n1,c\n3,d\n2,e\n1,f\n";

#[test]
fn the_same_id_twice_is_an_error_with_both_lines() {
    let error = leads(&contract(), "leads.csv", CONTENT).unwrap_err();
    let ErrorKind::DuplicateLeads {
        id,
        first,
        again,
        rows,
        ..
    } = *error.kind
    else {
        panic!("{error}");
    };
    assert_eq!((id.as_str(), first.1, again.1, rows), ("1", 2, 4, 3));
}

#[test]
fn the_first_or_the_last_may_be_kept() {
    let contract = contract().field("name", Type::Text, &[]);
    let files = Files::new();
    let path = files.with("leads.csv", CONTENT);
    let activities = files.with(
        "calls.csv",
        "lead,kind,at\n1,call,2026-04-01\n2,call,2026-04-01\n3,call,2026-04-01\n",
    );
    let contract = contract.activity("call", &["call"]);
    for (duplicates, kept, names, lines) in [
        (
            Duplicates::First,
            ["1", "2", "3"],
            ["a", "b", "d"],
            [4, 6, 7],
        ),
        (
            Duplicates::Last,
            ["3", "2", "1"],
            ["d", "e", "f"],
            [2, 3, 4],
        ),
    ] {
        let request = Request {
            leads: vec![Input::File(path.clone())],
            activities: vec![leadc::data::ActivityInput {
                kind: None,
                input: Input::File(activities.clone()),
            }],
            duplicates,
            ..Request::default()
        };
        let loaded = read(&contract, &request).unwrap();
        assert_eq!(ids(&loaded), kept);
        assert_eq!(column(&contract, &loaded, "name"), names);
        assert_eq!(column(&contract, &loaded, "lead id"), kept);
        let report = &loaded.report.files[0];
        let tally = &report.rows_with[&RowProblem::Duplicate];
        assert_eq!(
            tally.first.iter().map(|p| p.line).collect::<Vec<_>>(),
            lines
        );
        assert_eq!((report.rows, report.taken), (6, 3));
        let leads: Vec<String> = events(&contract, &loaded)
            .iter()
            .map(|e| e[..1].to_string())
            .collect();
        assert_eq!(leads, ["1", "2", "3"]);
    }
}

#[test]
fn both_files_are_named() {
    let files = Files::new();
    let paths = [
        files.with("a.csv", "Record ID\n1\n"),
        files.with("b.csv", "Record ID\n2\n1\n"),
    ];
    let mut request = Request {
        leads: paths.into_iter().map(Input::File).collect(),
        ..Request::default()
    };
    let error = read(&contract(), &request).unwrap_err();
    assert!(
        error
            .message()
            .english()
            .contains("a.csv on line 2 and in "),
        "{error}"
    );
    request.duplicates = Duplicates::First;
    let report = read(&contract(), &request).unwrap().report;
    let why = why(&report.files[1].rows_with[&RowProblem::Duplicate].first[0]);
    assert!(why.starts_with("line 2 of "), "{why}");
    assert!(why.ends_with("a.csv has the same lead id"), "{why}");
}
