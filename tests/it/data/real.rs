//! Exports of real CRMs, where they are at hand: `LEADC_DATA`, or `../shared/data` beside the project.

use super::setup::*;
use leadc::contract::model::*;
use leadc::data::report::RowProblem;
use leadc::data::{ActivityInput, Input, Loaded, Request};
use std::path::PathBuf;

fn file(path: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("LEADC_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data"),
        PathBuf::from,
    );
    let path = folder.join(path);
    if !path.exists() {
        eprintln!("skipped: no {}", path.display());
    }
    path.exists().then_some(path)
}

fn run(contract: &Contract, leads: PathBuf, activities: Vec<(&str, PathBuf)>) -> Loaded {
    let activities = activities.into_iter().map(|(kind, path)| ActivityInput {
        kind: (!kind.is_empty()).then(|| kind.to_string()),
        input: Input::File(path),
    });
    let request = Request {
        leads: vec![Input::File(leads)],
        activities: activities.collect(),
        ..Request::default()
    };
    read(contract, &request).unwrap()
}

#[test]
fn leads_of_an_online_course() {
    let Some(path) = file("xedu/Leads.csv") else {
        return;
    };
    let contract = contract()
        .field("lead id", Type::Id, &["Prospect ID"])
        .field("converted", Type::YesNo, &[])
        .field("visits", Type::Number, &["TotalVisits"])
        .field("minutes", Type::Whole, &["Total Time Spent on Website"])
        .field("country", Type::Country, &[])
        .field(
            "occupation",
            Type::Choice(texts(&["Unemployed", "Student", "Working Professional"])),
            &["What is your current occupation"],
        );
    let loaded = run(&contract, path, vec![]);
    let report = report(&loaded);
    assert_eq!(
        (loaded.leads.len(), report.rows, report.taken),
        (9240, 9240, 9240)
    );
    let yes = column(&contract, &loaded, "converted")
        .iter()
        .filter(|v| *v == "true")
        .count();
    assert_eq!(yes, 3561);
    let of = |name: &str| report.columns.iter().find(|c| c.name == name).unwrap();
    assert_eq!(of("visits").unreadable.total, 0);
    assert_eq!(of("minutes").unreadable.total, 0);
    assert!(
        of("country").unreadable.total < 10,
        "{:?}",
        of("country").unreadable
    );
    assert_eq!(of("occupation").unreadable.total, 34);
}

#[test]
fn leads_and_deals_of_a_marketplace() {
    let (Some(path), Some(deals)) = (
        file("olist_funnel/olist_marketing_qualified_leads_dataset.csv"),
        file("olist_funnel/olist_closed_deals_dataset.csv"),
    ) else {
        return;
    };
    let mut contract = contract()
        .field("lead id", Type::Id, &["mql_id"])
        .field("created", Type::CreationTime, &["first_contact_date"])
        .field("origin", Type::Text, &[])
        .activity("deal", &["deal"])
        .detail("behaviour", Type::Text, &["lead_behaviour_profile"]);
    contract.activity_columns.time = texts(&["won_date"]);
    let loaded = run(&contract, path, vec![("deal", deals)]);
    assert_eq!((loaded.leads.len(), loaded.activities.len()), (8000, 842));
    let created = &loaded.report.files[0].columns[1];
    assert_eq!((created.date_only, created.without_offset), (8000, 0));
    assert_eq!(loaded.report.problems(), 0);
    assert!(detail(&contract, &loaded, "behaviour").contains(&"cat, wolf".to_string()));
}

#[test]
fn contacts_and_mail_of_a_warehouse() {
    let (Some(contacts), Some(mail)) = (
        file("fivetran_hubspot/contact_data.csv"),
        file("fivetran_hubspot/email_event_data.csv"),
    ) else {
        return;
    };
    let mut contract = contract()
        .field("lead id", Type::Id, &["property_email"])
        .field("created", Type::CreationTime, &["property_createdate"])
        .field("revenue", Type::Money, &["property_annualrevenue"])
        .activity("opened mail", &["OPEN"])
        .detail("filtered", Type::YesNo, &["filtered_event"])
        .activity("sent mail", &["SENT"]);
    contract.activity_columns.lead_id = texts(&["recipient"]);
    contract.activity_columns.time = texts(&["created"]);
    let loaded = run(&contract, contacts, vec![("", mail)]);
    let report = &loaded.report.files[1];
    let unknown: u64 = report.unknown_kinds.iter().map(|kind| kind.rows).sum();
    assert!(
        report.rows > 90
            && report.rows == report.taken + unknown + report.rows_with(RowProblem::UnknownLead)
    );
    assert_eq!(loaded.report.unreadable_cells(), 0);
}

#[test]
fn one_file_for_each_kind_of_a_marketing_tool() {
    let (Some(people), Some(opens), Some(leaves)) = (
        file("fivetran_marketo/marketo_lead_data.csv"),
        file("fivetran_marketo/marketo_activity_open_email_data.csv"),
        file("fivetran_marketo/marketo_activity_unsubscribe_email_data.csv"),
    ) else {
        return;
    };
    let contract = contract()
        .field("lead id", Type::Id, &["id"])
        .activity("open", &["open"])
        .detail("device", Type::Text, &[])
        .activity("unsubscribe", &["unsubscribe"]);
    let loaded = run(
        &contract,
        people,
        vec![("open", opens), ("unsubscribe", leaves)],
    );
    for report in &loaded.report.files[1..] {
        assert!(report.rows > 50);
        assert_eq!(
            report.rows,
            report.taken + report.rows_with(RowProblem::UnknownLead)
        );
    }
}
