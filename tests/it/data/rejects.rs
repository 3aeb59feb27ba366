use super::setup::*;
use leadc::contract::model::Type;
use leadc::data::read_options::RejectsFile;
use leadc::data::{ActivityInput, Duplicates, ErrorKind, Input, Request};
use leadc::message::Language;

#[test]
fn each_problem_row_is_written_to_the_file_of_rejects() {
    let contract = contract()
        .field("size", Type::Whole, &[])
        .activity("call", &["call"]);
    let files = Files::new();
    let leads = files.with(
        "leads.csv",
        "Record ID,Size,Note\n1,many,\"a\nb\"\n,5,\n2,7,x,y\n3,8\n1,9,again\n",
    );
    let activities = files.with(
        "activities.jsonl",
        "{\"lead id\":9,\"kind\":\"call\",\"time\":\"2026-04-01\"}\nx\n",
    );
    let rejects = files.path("rejects.csv");
    let request = Request {
        leads: vec![Input::File(leads)],
        activities: vec![ActivityInput {
            kind: None,
            input: Input::File(activities),
        }],
        duplicates: Duplicates::First,
        rejects: Some(rejects.clone().into()),
        ..Request::default()
    };
    let loaded = read(&contract, &request).unwrap();
    assert_eq!(loaded.report.problems(), 7);
    let mut reader = csv::Reader::from_path(&rejects).unwrap();
    assert_eq!(
        reader.headers().unwrap(),
        vec!["file", "line", "column", "value", "reason", "row"]
    );
    let rows: Vec<[String; 5]> = reader
        .records()
        .map(|row| {
            let row = row.unwrap();
            let cell = |at: usize| row[at].to_string();
            let file = row[0].rsplit('/').next().unwrap().to_string();
            [file, cell(1), cell(2), cell(3), cell(5)]
        })
        .collect();
    assert_eq!(
        rows,
        [
            ["leads.csv", "2", "Size", "many", "1,many,\"a\nb\""],
            ["leads.csv", "4", "", "", ",5,"],
            ["leads.csv", "5", "", "2,7,x,y", "2,7,x,y"],
            ["leads.csv", "6", "", "3,8", "3,8"],
            ["leads.csv", "7", "", "1", "1,9,again"],
            [
                "activities.jsonl",
                "1",
                "lead id",
                "9",
                "{\"lead id\":9,\"kind\":\"call\",\"time\":\"2026-04-01\"}"
            ],
            ["activities.jsonl", "2", "", "x", "x"],
        ]
    );
}

#[test]
fn a_strict_run_writes_them_and_then_fails() {
    let contract = contract().field("size", Type::Whole, &[]);
    let files = Files::new();
    let rejects = files.path("rejects.csv");
    let mut request = Request {
        leads: vec![Input::File(
            files.with("leads.csv", "Record ID,Size,Unused\n1,many,\n"),
        )],
        strict: true,
        rejects: Some(rejects.clone().into()),
        ..Request::default()
    };
    let error = read(&contract, &request).unwrap_err();
    assert_eq!(
        error.message().english(),
        "one problem in the data, and the run is strict"
    );
    let ErrorKind::Strict { report } = *error.kind else {
        panic!("{error}");
    };
    assert_eq!(unreadable(&report), ["2 Size many: it is not a number"]);
    assert_eq!(std::fs::read_to_string(rejects).unwrap().lines().count(), 2);
    // A row with only a note is not a problem.
    request.leads = vec![Input::File(
        files.with("good.csv", "Record ID,Unused\n1,x\n"),
    )];
    assert!(read(&contract, &request).is_ok());
}

#[test]
fn rejects_that_cannot_be_written_stop_the_run() {
    let files = Files::new();
    let request = Request {
        leads: vec![Input::File(files.with("leads.csv", "Record ID\n1\n"))],
        rejects: Some(files.path("none/rejects.csv").into()),
        ..Request::default()
    };
    assert_eq!(
        *read(&contract(), &request).unwrap_err().kind,
        ErrorKind::NoFolder
    );
}

#[test]
fn reasons_are_in_the_language_that_is_asked_for() {
    let contract = contract().field("size", Type::Whole, &[]);
    let files = Files::new();
    let leads = files.with("leads.csv", "Record ID,Size\n1,many\n");
    let path = files.path("rejects.csv");
    for (language, reason) in [
        (Language::En, "it is not a number"),
        (Language::Pt, "não é um número"),
        (Language::Zh, "不是数字"),
    ] {
        let path = path.clone();
        let request = Request {
            leads: vec![Input::File(leads.clone())],
            rejects: Some(RejectsFile { path, language }),
            ..Request::default()
        };
        let loaded = read(&contract, &request).unwrap();
        assert_eq!(
            unreadable(&loaded.report),
            ["2 Size many: it is not a number"]
        );
        let rejects = std::fs::read_to_string(files.path("rejects.csv")).unwrap();
        assert!(rejects.contains(reason), "{rejects}");
    }
}
