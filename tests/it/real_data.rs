//! Contracts for real exports. The data is not part of the project: without it these tests pass without looking.
//!
//! `LEADC_DATA` names the folder that holds `xedu/` and `fivetran_hubspot/`; else `../shared/data` beside the project.

use crate::shell::{run, text};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder of real data, if it is there.
fn data(folder: &str) -> Option<PathBuf> {
    let root = match std::env::var_os("LEADC_DATA") {
        Some(root) => PathBuf::from(root),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"),
    };
    let folder = root.join(folder);
    folder.is_dir().then_some(folder)
}

fn contract(name: &str) -> String {
    format!(
        "{}/tests/fixtures/real/{name}.leadc",
        env!("CARGO_MANIFEST_DIR")
    )
}

/// Rows of a CSV text as maps by column.
fn rows(csv: &[u8]) -> Vec<BTreeMap<String, String>> {
    let csv = csv.strip_prefix(b"\xef\xbb\xbf").unwrap_or(csv);
    let mut reader = csv::Reader::from_reader(csv);
    reader
        .deserialize()
        .map(|row| row.expect("a row can be read"))
        .collect()
}

/// Runs `leadc eval` with CSV out.
fn eval(folder: &Path, arguments: &str) -> (Vec<BTreeMap<String, String>>, String) {
    let output = run(folder, &format!("leadc eval {arguments} --format csv"));
    let said = text(&output.stderr);
    assert!(output.status.success(), "{said}");
    (rows(&output.stdout), said)
}

#[test]
fn the_contracts_are_right_by_themselves() {
    for name in ["xedu", "hubspot"] {
        let tested = run(
            Path::new("."),
            &format!("leadc test \"{}\"", contract(name)),
        );
        assert!(
            tested.status.success(),
            "{name}: {}{}",
            text(&tested.stdout),
            text(&tested.stderr)
        );
    }
}

#[test]
fn the_converted_share_of_course_leads_rises_by_stage() {
    let Some(folder) = data("xedu") else { return };
    let arguments = format!(
        "\"{}\" --leads Leads.csv --as-of 2026-01-01",
        contract("xedu")
    );
    let (results, _) = eval(&folder, &arguments);
    let exported = rows(&fs::read(folder.join("Leads.csv")).expect("the export is there"));
    assert_eq!(results.len(), exported.len());
    assert_eq!(results.len(), 9_240);

    let mut stages: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for (result, lead) in results.iter().zip(&exported) {
        assert_eq!(result["lead id"], lead["Prospect ID"]);
        let (leads, converted) = stages.entry(&result["stage"]).or_default();
        *leads += 1;
        *converted += u32::from(lead["Converted"] == "1");
    }
    let share = |stage: &str| {
        let (leads, converted) = stages[stage];
        println!(
            "{stage}: {converted} of {leads} converted, {:.1}%",
            100.0 * f64::from(converted) / f64::from(leads)
        );
        f64::from(converted) / f64::from(leads)
    };
    let shares = ["Lead", "Warm", "MQL", "Hot"].map(share);
    assert!(
        shares.windows(2).all(|pair| pair[0] < pair[1]),
        "{shares:?}"
    );
    assert!(shares[0] < 0.2 && shares[3] > 0.8, "{shares:?}");
}

/// A table of the warehouse.
fn table(folder: &Path, name: &str) -> Vec<BTreeMap<String, String>> {
    rows(&fs::read(folder.join(format!("{name}_data.csv"))).expect("the table is there"))
}

/// Writes a table with the columns `columns`.
fn write(path: &Path, columns: &[&str], rows: impl Iterator<Item = Vec<String>>) {
    let mut out = csv::Writer::from_path(path).expect("the file can be written");
    out.write_record(columns).expect("the file can be written");
    rows.for_each(|row| out.write_record(row).expect("the file can be written"));
}

/// Calls and meetings know their contact by way of a third table.
fn write_engagements(folder: &Path, to: &Path) {
    let links = table(folder, "engagement_contact");
    for (name, time) in [("call", "property_hs_timestamp"), ("meeting", "start_time")] {
        let engagements = table(folder, &format!("engagement_{name}"));
        let contacts = |engagement: &BTreeMap<String, String>| {
            let id = engagement["engagement_id"].clone();
            links.iter().filter(move |link| link["engagement_id"] == id)
        };
        let joined = engagements.iter().flat_map(|e| {
            contacts(e).map(|link| vec![link["contact_id"].clone(), e[time].clone()])
        });
        write(
            &to.join(format!("{name}s.csv")),
            &["contact_id", time],
            joined,
        );
    }
}

const KINDS: &str =
    "--activities \"call=calls.csv\" --activities \"meeting=meetings.csv\" --as-of 2021-05-01";

#[test]
fn contacts_of_a_crm_with_events_that_belong_to_nobody_lose_nothing() {
    let Some(folder) = data("fivetran_hubspot") else {
        return;
    };
    let work = tempfile::tempdir().expect("a folder for the test");
    write_engagements(&folder, work.path());
    let arguments = format!(
        "\"{}\" --leads \"{}\" --activities \"email event={}\" {KINDS}",
        contract("hubspot"),
        folder.join("contact_data.csv").display(),
        folder.join("email_event_data.csv").display()
    );
    let (results, said) = eval(work.path(), &arguments);
    assert_eq!(results.len(), 22);
    assert!(
        results.iter().all(|lead| lead["stage"] == "Lead"),
        "none of the events is about one of the contacts"
    );
    assert!(
        said.contains("100"),
        "the events of unknown leads are counted: {said}"
    );
    let known = results.iter().filter(|lead| lead["fit"] == "20").count();
    assert_eq!(known, 1, "one contact has both an amount and a company");
}

#[test]
fn recipients_of_emails_are_engaged_by_what_they_open() {
    let Some(folder) = data("fivetran_hubspot") else {
        return;
    };
    let work = tempfile::tempdir().expect("a folder for the test");
    write_engagements(&folder, work.path());
    // E-mail events know the recipient, not the contact: here the recipients are the leads.
    let events = table(&folder, "email_event");
    let called = table(&folder, "engagement_contact")
        .into_iter()
        .map(|link| link["contact_id"].clone());
    let recipients: std::collections::BTreeSet<String> = events
        .iter()
        .map(|event| event["recipient"].clone())
        .chain(called)
        .collect();
    // The contract names these columns, so they have to be there.
    let empty = [
        "createdate",
        "email",
        "company",
        "jobtitle",
        "annualrevenue",
        "first_conversion_date",
        "hs_merged_object_ids",
    ];
    let empty = empty.map(|name| format!("property_{name}"));
    let columns: Vec<&str> = std::iter::once("id")
        .chain(empty.iter().map(String::as_str))
        .collect();
    let row = |id: &String| [vec![id.clone()], vec![String::new(); empty.len()]].concat();
    write(
        &work.path().join("leads.csv"),
        &columns,
        recipients.iter().map(row),
    );
    let arguments = format!(
        "\"{}\" --leads leads.csv --activities \"email event={}\" {KINDS}",
        contract("hubspot"),
        folder.join("email_event_data.csv").display()
    );
    let (results, _) = eval(work.path(), &arguments);
    assert_eq!(results.len(), recipients.len());

    let opened = |id: &str| {
        events
            .iter()
            .filter(|e| {
                e["recipient"] == id && e["type"] == "OPEN" && e["filtered_event"] == "false"
            })
            .count()
    };
    for lead in &results {
        let id = &lead["lead id"];
        let expected = match opened(id) {
            _ if id == "501" => "Called",
            0 | 1 => "Lead",
            _ => "Engaged",
        };
        assert_eq!(&lead["stage"], expected, "{id} opened {}", opened(id));
    }
    let engaged = results
        .iter()
        .filter(|lead| lead["stage"] == "Engaged")
        .count();
    println!("{engaged} of {} recipients are engaged", results.len() - 1);
    assert!(engaged > 0);
}
