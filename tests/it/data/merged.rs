//! `also in column "…"`: activities of merged contacts.

use super::setup::*;
use leadc::contract::model::{Contract, Type};
use leadc::data::read_report::RowProblem;
use leadc::data::{ActivityInput, DataError, Duplicates, Input, Loaded, Request};

fn base() -> Contract {
    let mut contract = contract()
        .field("lead id", Type::Id, &[])
        .activity("call", &["call"]);
    contract.fields.retain(|field| field.kind == Type::Id);
    contract.fields[0].merged = texts(&["merged"]);
    contract
}

fn run(leads: (&str, &str), activities: &str, duplicates: Duplicates) -> Result<Loaded, DataError> {
    let folder = Files::new();
    let path = |name: &str, content: &str| {
        let path = folder.with(name, content);
        Input::parse(&path.to_string_lossy())
    };
    let request = Request {
        leads: vec![path(leads.0, leads.1)],
        activities: vec![ActivityInput {
            kind: None,
            input: path("calls.csv", activities),
        }],
        duplicates,
        lenient: true,
        ..Request::default()
    };
    read(&base(), &request)
}

fn calls(ids: &[&str]) -> String {
    let rows: String = ids
        .iter()
        .map(|id| format!("{id},call,2026-05-01\n"))
        .collect();
    format!("lead id,kind,time\n{rows}")
}

/// The lead of each activity, by its id.
fn leads_of(loaded: &Loaded) -> Vec<&str> {
    let leads = loaded.activities.lead.iter();
    leads
        .map(|lead| loaded.leads.ids.value(*lead as usize))
        .collect()
}

#[test]
fn activities_of_merged_ids_are_those_of_the_lead() {
    let csv = "lead id,merged\n1,\n2,7\n3,\"8; 9,10 11\"\n4,\"[\"\"12\"\", 13]\"\n5,5;14\n";
    let json = "{\"lead id\":\"1\",\"merged\":null}\n{\"lead id\":\"2\",\"merged\":7}\n\
        {\"lead id\":\"3\",\"merged\":[\"8\",\"9\",10,11]}\n{\"lead id\":\"4\",\"merged\":\"12 13\"}\n{\"lead id\":\"5\",\"merged\":[\"5\",\"14\"]}\n";
    let ids = [
        "1", "7", "2", "8", "9", "10", "11", "12", "13", "14", "5", "99",
    ];
    for leads in [("leads.csv", csv), ("leads.jsonl", json)] {
        let loaded = run(leads, &calls(&ids), Duplicates::Error).unwrap();
        let expected = ["1", "2", "2", "3", "3", "3", "3", "4", "4", "5", "5"];
        assert_eq!(leads_of(&loaded), expected, "{}", leads.0);
        let file = loaded.report.files.last().unwrap();
        assert_eq!(file.rows_with[&RowProblem::UnknownLead].total, 1);
        assert_eq!(loaded.merged_ids.len(), 8);
    }
}

#[test]
fn an_id_of_two_leads_is_a_duplicate() {
    // The own id of a later row, of an earlier row, and an id that two rows have.
    let later = "lead id,merged\n1,3\n2,\n3,4\n";
    let earlier = "lead id,merged\n3,4\n2,\n1,3\n";
    let both = "lead id,merged\n1,9\n2,9\n3,\n";
    let message = |leads: &str| {
        let error = run(("leads.csv", leads), &calls(&[]), Duplicates::Error);
        error.unwrap_err().to_string()
    };
    let twice = "the lead `3` occurs twice, on lines 2 and 4: as the id of a lead, or in the column of merged ids";
    assert!(message(later).contains(twice), "{}", message(later));
    assert!(message(earlier).contains(twice), "{}", message(earlier));
    assert!(message(both).contains("the lead `9` occurs twice, on lines 2 and 3"));
    let kept = |leads: &str, duplicates: Duplicates| {
        let loaded = run(
            ("leads.csv", leads),
            &calls(&["1", "3", "4", "9"]),
            duplicates,
        )
        .unwrap();
        let owners = leads_of(&loaded).join(" ");
        (ids(&loaded).join(" "), owners)
    };
    let case = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    // The row of a merged contact is left out, and its own further ids go where it went.
    for duplicates in [Duplicates::First, Duplicates::Last] {
        assert_eq!(kept(later, duplicates), case("1 2", "1 1 1"));
        assert_eq!(kept(earlier, duplicates), case("2 1", "1 1 1"));
    }
    // Each was merged into the other, or all in a row.
    let circle = "lead id,merged\n1,3\n2,\n3,1\n";
    assert_eq!(kept(circle, Duplicates::First), case("1 2", "1 1"));
    let chain = "lead id,merged\n4,9\n3,4\n1,3\n2,\n";
    assert_eq!(kept(chain, Duplicates::First), case("1 2", "1 1 1 1"));
    assert_eq!(kept(both, Duplicates::First), case("1 2 3", "1 3 1"));
    assert_eq!(kept(both, Duplicates::Last), case("1 2 3", "1 3 2"));
}

#[test]
fn a_lead_that_loses_a_merged_id_is_reported() {
    let leads = "lead id,merged\n1,9\n2,9\n";
    for (duplicates, loser, keeper) in [(Duplicates::First, 3, 2), (Duplicates::Last, 2, 3)] {
        let loaded = run(("leads.csv", leads), &calls(&["9"]), duplicates).unwrap();
        let contested = &loaded.report.files[0].rows_with[&RowProblem::ContestedId];
        let problem = &contested.first[0];
        assert_eq!((problem.line, problem.value.as_str()), (loser, "9"));
        assert_eq!(why(problem), format!("line {keeper} has it too"));
        assert_eq!(ids(&loaded), ["1", "2"], "both rows are kept");
    }
}

#[test]
fn a_named_column_must_exist() {
    let error = run(
        ("leads.csv", "lead id,x\n1,2\n"),
        &calls(&[]),
        Duplicates::Error,
    );
    assert!(error.unwrap_err().to_string().contains("merged"));
}
