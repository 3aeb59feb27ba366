//! Exports of CRMs, marketplaces and marketing tools: made-up ones, and real ones where `LEADC_REAL_DATA` names their folder.

use super::setup::*;
use crate::exports::{made_up, real};
use leadc::contract::model::*;
use leadc::data::read_report::RowProblem;
use leadc::data::{ActivityInput, Input, Loaded, Request};
use std::path::PathBuf;

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

/// Leads of an online course.
fn courses() -> Contract {
    let occupations = texts(&["Unemployed", "Student", "Working Professional"]);
    contract()
        .field("lead id", Type::Id, &["Prospect ID"])
        .field("converted", Type::YesNo, &[])
        .field("visits", Type::Number, &["TotalVisits"])
        .field("minutes", Type::Whole, &["Total Time Spent on Website"])
        .field("country", Type::Country, &[])
        .field(
            "occupation",
            Type::Choice(occupations),
            &["What is your current occupation"],
        )
}

/// How many leads are converted, and how many cells of some columns cannot be read.
fn course_cells(contract: &Contract, loaded: &Loaded) -> (usize, [u64; 4]) {
    let converted = column(contract, loaded, "converted");
    let yes = converted.iter().filter(|v| *v == "true").count();
    let unreadable = ["visits", "minutes", "country", "occupation"].map(|name| {
        let columns = &report(loaded).columns;
        let column = columns.iter().find(|c| c.name == name).unwrap();
        column.unreadable.total
    });
    (yes, unreadable)
}

#[test]
fn leads_of_a_made_up_course() {
    let contract = courses();
    let loaded = run(&contract, made_up("courses/Leads.csv"), vec![]);
    assert_eq!((report(&loaded).rows, report(&loaded).taken), (10, 10));
    assert_eq!(course_cells(&contract, &loaded), (5, [0, 0, 2, 2]));
}

#[test]
#[ignore = "needs real exports: LEADC_REAL_DATA names their folder, with xedu/ in it"]
fn leads_of_an_online_course() {
    let contract = courses();
    let loaded = run(&contract, real("xedu/Leads.csv"), vec![]);
    assert_eq!((report(&loaded).rows, report(&loaded).taken), (9240, 9240));
    let (yes, [visits, minutes, country, occupation]) = course_cells(&contract, &loaded);
    assert_eq!((yes, visits, minutes, occupation), (3561, 0, 0, 34));
    assert!(country < 10, "{country}");
}

/// Leads and deals of a marketplace.
fn marketplace() -> Contract {
    let mut contract = contract()
        .field("lead id", Type::Id, &["mql_id"])
        .field("created", Type::CreationTime, &["first_contact_date"])
        .field("origin", Type::Text, &[])
        .activity("deal", &["deal"])
        .detail("behaviour", Type::Text, &["lead_behaviour_profile"]);
    contract.activity_columns.time = texts(&["won_date"]);
    contract
}

/// Each lead has a creation day, each deal a time and a lead, and a comma in a cell does not separate columns.
fn marketplace_holds(leads: PathBuf, deals: PathBuf, counts: (usize, usize)) {
    let contract = marketplace();
    let loaded = run(&contract, leads, vec![("deal", deals)]);
    assert_eq!((loaded.leads.len(), loaded.activities.len()), counts);
    let created = &loaded.report.files[0].columns[1];
    assert_eq!(
        (created.date_only, created.without_offset),
        (counts.0 as u64, 0)
    );
    assert_eq!(loaded.report.problems(), 0);
    assert!(detail(&contract, &loaded, "behaviour").contains(&"cat, wolf".to_string()));
}

#[test]
fn leads_and_deals_of_a_made_up_marketplace() {
    marketplace_holds(
        made_up("marketplace/leads.csv"),
        made_up("marketplace/deals.csv"),
        (4, 3),
    );
}

#[test]
#[ignore = "needs real exports: LEADC_REAL_DATA names their folder, with olist_funnel/ in it"]
fn leads_and_deals_of_a_marketplace() {
    marketplace_holds(
        real("olist_funnel/olist_marketing_qualified_leads_dataset.csv"),
        real("olist_funnel/olist_closed_deals_dataset.csv"),
        (8000, 842),
    );
}

/// Contacts and mail of a warehouse: how many events there are, are taken, of unknown kinds and of unknown leads.
fn mail(contacts: PathBuf, mail: PathBuf) -> [u64; 4] {
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
    assert_eq!(loaded.report.unreadable_cells(), 0);
    let report = &loaded.report.files[1];
    let unknown = report.unknown_kinds.iter().map(|kind| kind.rows).sum();
    let of_nobody = report.rows_with(RowProblem::UnknownLead);
    [report.rows, report.taken, unknown, of_nobody]
}

#[test]
fn contacts_and_mail_of_a_made_up_warehouse() {
    let counts = mail(
        made_up("warehouse/contact_data.csv"),
        made_up("warehouse/email_event_data.csv"),
    );
    assert_eq!(counts, [12, 4, 4, 4]);
}

#[test]
#[ignore = "needs real exports: LEADC_REAL_DATA names their folder, with fivetran_hubspot/ in it"]
fn contacts_and_mail_of_a_warehouse() {
    let [rows, taken, unknown, of_nobody] = mail(
        real("fivetran_hubspot/contact_data.csv"),
        real("fivetran_hubspot/email_event_data.csv"),
    );
    assert!(rows > 90 && rows == taken + unknown + of_nobody);
}

/// One file for each kind of a marketing tool: the rows of each, those taken and those of unknown leads.
fn marketing_tool(people: PathBuf, opens: PathBuf, leaves: PathBuf) -> Vec<[u64; 3]> {
    let contract = contract()
        .field("lead id", Type::Id, &["id"])
        .activity("open", &["open"])
        .detail("device", Type::Text, &[])
        .activity("unsubscribe", &["unsubscribe"]);
    let kinds = vec![("open", opens), ("unsubscribe", leaves)];
    let loaded = run(&contract, people, kinds);
    let files = loaded.report.files[1..].iter();
    files
        .map(|file| {
            [
                file.rows,
                file.taken,
                file.rows_with(RowProblem::UnknownLead),
            ]
        })
        .collect()
}

#[test]
fn one_file_for_each_kind_of_a_made_up_marketing_tool() {
    let counts = marketing_tool(
        made_up("marketing_tool/leads.csv"),
        made_up("marketing_tool/opens.csv"),
        made_up("marketing_tool/unsubscribes.csv"),
    );
    assert_eq!(counts, [[4, 3, 1], [2, 1, 1]]);
}

#[test]
#[ignore = "needs real exports: LEADC_REAL_DATA names their folder, with fivetran_marketo/ in it"]
fn one_file_for_each_kind_of_a_marketing_tool() {
    let counts = marketing_tool(
        real("fivetran_marketo/marketo_lead_data.csv"),
        real("fivetran_marketo/marketo_activity_open_email_data.csv"),
        real("fivetran_marketo/marketo_activity_unsubscribe_email_data.csv"),
    );
    for [rows, taken, of_nobody] in counts {
        assert!(rows > 50 && rows == taken + of_nobody);
    }
}
