use super::setup::*;
use leadc::contract::model::Type;
use leadc::data::{ErrorKind, Input, Request};

#[test]
fn declared_columns_come_first_then_the_name() {
    let contract = contract()
        .field(
            "company size",
            Type::Whole,
            &["Number of Employees", "Headcount"],
        )
        .field("country", Type::Country, &[]);
    let content = "record_id,COUNTRY,Company_Size,headcount,Note\n1,BR,5,9,x\n";
    let loaded = leads(&contract, "leads.csv", content).unwrap();
    assert_eq!(column(&contract, &loaded, "company size"), ["9"]);
    assert_eq!(column(&contract, &loaded, "country"), ["BR"]);
    assert_eq!(report(&loaded).unused, ["Company_Size", "Note"]);
}

#[test]
fn a_field_without_a_column_is_unknown_and_reported_once() {
    let contract = contract()
        .field("budget", Type::YesNo, &[])
        .field("source", Type::Text, &[]);
    let content = "Record ID,Budget Owner,LeadSource\n1,x,y\n2,x,y\n";
    let loaded = leads(&contract, "leads.csv", content).unwrap();
    assert_eq!(column(&contract, &loaded, "budget"), ["?", "?"]);
    assert_eq!(
        absent(report(&loaded)),
        [
            ("budget", Some("Budget Owner")),
            ("source", Some("LeadSource"))
        ]
    );
    assert_eq!(loaded.report.problems(), 0);
}

#[test]
fn a_column_the_contract_names_has_to_be_there() {
    let contract = contract().field("annual revenue", Type::Money, &["Anual Revenue"]);
    let error = leads(
        &contract,
        "leads.csv",
        "Record ID,Annual Revenue (BRL)\n1,5\n",
    )
    .unwrap_err();
    assert_eq!(
        error.message().english(),
        "no column for `annual revenue` (looked for `Anual Revenue`, `annual revenue`)"
    );
    let help = error.help().unwrap().english();
    assert!(
        help.contains("the columns are `Annual Revenue (BRL)`, `Record ID`")
            && help.contains("- annual revenue: …, column \"Annual Revenue (BRL)\";"),
        "{help}"
    );
}

#[test]
fn the_lead_id_has_to_be_there() {
    let error = leads(&contract(), "leads.csv", "Prospect,Email\n1,a@b\n").unwrap_err();
    assert!(matches!(*error.kind, ErrorKind::MissingColumn { .. }));
    assert!(
        error
            .help()
            .unwrap()
            .english()
            .contains("- lead id: id, column \"…\""),
        "{error}"
    );
    let mut without = contract();
    without.fields.clear();
    assert_eq!(
        *leads(&without, "leads.csv", "a\n1\n").unwrap_err().kind,
        ErrorKind::NoIdField {
            language: without.info.language
        }
    );
}

#[test]
fn columns_that_fit_equally_are_an_error() {
    let contract = contract().field("email", Type::Email, &[]);
    let error = leads(&contract, "leads.csv", "Record ID,E-mail,e mail\n1,a,b\n").unwrap_err();
    assert!(
        matches!(*error.kind, ErrorKind::AmbiguousColumn { .. }),
        "{error}"
    );
    let error = leads(&contract, "leads.csv", "Record ID,email,email\n1,a,b\n").unwrap_err();
    assert!(
        error
            .help()
            .unwrap()
            .english()
            .starts_with("rename one of them"),
        "{error}"
    );
    // A column with exactly this name is preferred to similar ones.
    assert!(leads(&contract, "leads.csv", "Record ID,email,E-mail\n1,a,b\n").is_ok());
}

#[test]
fn a_field_may_be_known_from_a_time_on() {
    let mut contract = contract().field("size", Type::Whole, &[]);
    contract.fields[1].known_from = Some("Size set on".into());
    let loaded = leads(
        &contract,
        "leads.csv",
        "Record ID,Size,size_set_on\n1,5,2026-04-01\n2,6,\n",
    )
    .unwrap();
    assert_eq!(
        times(loaded.leads.known_from[1].as_ref().unwrap()),
        ["2026-04-01T03:00:00Z*", "?"]
    );
    let error = leads(&contract, "leads.csv", "Record ID,Size\n1,5\n").unwrap_err();
    assert!(
        error
            .message()
            .english()
            .starts_with("no column for `size known from`"),
        "{error}"
    );
    assert!(leads(&contract, "leads.csv", "Record ID\n1\n").is_ok());
}

#[test]
fn several_files_of_leads_are_one() {
    let contract = contract()
        .field("name", Type::Text, &[])
        .field("size", Type::Whole, &[]);
    let files = Files::new();
    let paths = [
        files.with("a.csv", "Record ID,Name\n1,Ana\n"),
        files.with("b.jsonl", "{\"lead id\": 2, \"size\": 7}\n"),
    ];
    let request = Request {
        leads: paths.into_iter().map(Input::File).collect(),
        ..Request::default()
    };
    let loaded = read(&contract, &request).unwrap();
    assert_eq!(ids(&loaded), ["1", "2"]);
    assert_eq!(column(&contract, &loaded, "name"), ["Ana", "?"]);
    assert_eq!(column(&contract, &loaded, "size"), ["?", "7"]);
    assert_eq!(column(&contract, &loaded, "lead id"), ["1", "2"]);
}

#[test]
fn ids_are_compared_by_case_and_without_surrounding_space() {
    let loaded = leads(&contract(), "leads.csv", "Record ID\n a1 \nA1\n").unwrap();
    assert_eq!(ids(&loaded), ["a1", "A1"]);
}
