//! Dates, numbers and amounts in the formats of an export.

use super::*;

const CONTRACT: &str = r#"leadc 1 en

contract "Formats":
  time zone: America/New_York
  currency: USD
  dates are: "DD/MM/YYYY", "YYYY.MM.DD"

fields:
- lead id: id
- created: creation time, column "Created", written "MM/DD/YYYY hh:mm AM"
- revenue: money, written "$1,000.5"
- renewal: date

activity columns:
  time: column "When", written "MM/DD/YYYY"

activity call by the lead:
  does not count as activity

activity mail by the lead:
  time: column "Sent"

ideal customer small:
all of:
- revenue at least USD 12000
- renewal before 2026-02-01

points for interest, at most 60:
+10 for each call
+1 for each mail

stage Lead:
"#;

fn folder(leads: &str, activities: &str) -> Folder {
    Folder::with(&[
        ("a.leadc", CONTRACT),
        ("l.csv", leads),
        ("a.csv", activities),
    ])
}

/// Without activities.
fn of_leads(folder: &Folder, more: &[&str]) -> Output {
    let eval = [
        "eval",
        "a.leadc",
        "--leads",
        "l.csv",
        "--as-of",
        "2026-01-01",
    ];
    folder.leadc(&[&eval[..], more].concat())
}

fn judged(folder: &Folder, more: &[&str]) -> Output {
    let data = [
        "eval",
        "a.leadc",
        "--leads",
        "l.csv",
        "--activities",
        "a.csv",
    ];
    let as_of = ["--as-of", "2026-01-01", "--format", "csv"];
    folder.leadc(&[&data[..], &as_of, more].concat())
}

/// The summary without the time taken.
fn untimed(run: &Output) -> String {
    let summary = err(run);
    let (before, _) = summary.rsplit_once(" in ").expect("the time taken");
    before.to_owned()
}

const LEADS: &str = "lead id,Created,revenue,renewal\n\
    1,10/02/2025 9:42 PM,\"$12,000.00\",13/01/2026\n\
    2,10/03/2025  09:42\u{a0}a.m.,12000,2026.01.13\n\
    3,2025-10-03T10:00:00Z,-$5,\n";

#[test]
fn each_column_is_read_as_it_is_written() {
    let activities = "lead id,kind,When,Sent\n\
        1,call,10/13/2025 9:42 PM,\n\
        2,call,12/10/2025,\n\
        2,mail,,13/10/2025\n";
    let run = judged(&folder(LEADS, activities), &[]);
    assert_eq!(run.status.code(), Some(0), "{}", err(&run));
    insta::assert_snapshot!(out(&run));
    assert!(!err(&run).contains("cannot be read"), "{}", err(&run));
}

#[test]
fn most_rows_without_a_usable_time_are_an_error_unless_lenient() {
    let activities = "lead id,kind,When,Sent\n\
        1,call,15/10/2025 9:42 PM,\n\
        2,call,16/10/2025  10:55:00 PM,\n\
        3,call,12/10/2025,\n";
    let folder = folder(LEADS, activities);
    let run = judged(&folder, &["-o", "x.csv"]);
    assert_eq!(run.status.code(), Some(1));
    assert!(!folder.0.path().join("x.csv").exists());
    insta::assert_snapshot!(err(&run));
    let lenient = judged(&folder, &["--lenient"]);
    assert_eq!(lenient.status.code(), Some(0), "{}", err(&lenient));
    // What the report advises reads every row.
    let advised = CONTRACT.replace("written \"MM/DD/YYYY\"", "written \"DD/MM/YYYY\"");
    std::fs::write(folder.0.path().join("a.leadc"), advised).expect("written");
    let run = judged(&folder, &["--strict"]);
    assert_eq!(run.status.code(), Some(0), "{}", err(&run));
}

#[test]
fn a_date_with_two_readings_is_shown_with_both() {
    let contract = CONTRACT.replace("\"YYYY.MM.DD\"", "\"MM/DD/YYYY\"");
    let leads = "lead id,Created,revenue,renewal\n1,,,01/02/2026\n2,,,13/02/2026\n3,,,03/03/2026\n";
    let folder = Folder::with(&[("a.leadc", &contract), ("l.csv", leads)]);
    let run = of_leads(&folder, &[]);
    let why = "`01/02/2026`: it is 2026-02-01 as `DD/MM/YYYY` and 2026-01-02 as `MM/DD/YYYY`";
    assert!(err(&run).contains(why), "{}", err(&run));
    assert!(
        err(&run).contains("1 cell of column `renewal`"),
        "{}",
        err(&run)
    );
}

#[test]
fn words_for_an_empty_cell_are_named_and_unknown_where_the_contract_says_so() {
    let contract = "leadc 1 en\n\ncontract \"Words\":\n  time zone: America/New_York\n\nfields:\n- lead id: id\n- company: text\n\
                    - size: number\n- title: text\n\nstage Lead:\n\nstage MQL:\n  when: size at least 1\n  not without: company\n";
    let leads = "lead id,company,size,title\n1,null,N/A,none\n2,-,3,CEO\n3,Acme,4,\n4,NULL,5,CFO\n-,x,1,x\n";
    let folder = Folder::with(&[("a.leadc", contract), ("l.csv", leads)]);
    let run = of_leads(&folder, &["--format", "csv"]);
    insta::assert_snapshot!(untimed(&run));
    // The lines that the report advises.
    let advised = contract
        .replace(
            "\nfields:",
            "  unknown is: \"null\", \"-\", \"N/A\"\n\nfields:",
        )
        .replace("title: text", "title: text, unknown is \"None\"");
    std::fs::write(folder.0.path().join("a.leadc"), advised).expect("written");
    let run = of_leads(&folder, &["--format", "csv"]);
    insta::assert_snapshot!(out(&run));
    insta::assert_snapshot!(untimed(&run));
}

#[test]
fn the_footer_of_a_report_is_left_out() {
    let footer = "Grand Totals (2 records)\n\"Confidential Information - Do Not Distribute\"\nConfidential\n";
    let leads = format!("{LEADS}{footer}");
    let more = leads
        .replace("\n1,", "\n8,")
        .replace("\n2,", "\n9,")
        .replace("\n3,", "\n7,");
    let folder = Folder::with(&[("a.leadc", CONTRACT), ("l.csv", &leads), ("m.csv", &more)]);
    let more = ["--leads", "m.csv", "--format", "csv", "--rejects", "r.csv"];
    let run = of_leads(&folder, &more);
    assert_eq!(out(&run).lines().count(), 7, "{}", err(&run));
    insta::assert_snapshot!(untimed(&run));
    insta::assert_snapshot!(folder.read("r.csv"));
}

#[test]
fn a_lead_is_not_a_footer() {
    for leads in [
        // Leads have such ids.
        "lead id,Created,revenue,renewal\nAcme Inc,,$5,\nOther Ltd,,,\n",
        // A cell that cannot be read, and one of a column that is not read.
        "lead id,Created,revenue,renewal\n1,,$5,\nB 7,,,soon\n",
        "lead id,Created,revenue,renewal,name\n1,,$5,,\nNew Co,,,,Jane\n",
    ] {
        let folder = folder(leads, "lead id,kind,When,Sent\n");
        assert_eq!(out(&judged(&folder, &[])).lines().count(), 3, "{leads}");
    }
}

#[test]
fn what_an_exclusion_does_without_a_field_is_said_as_it_is() {
    let contract = "leadc 1 en\n\ncontract \"Exclusions\":\n  time zone: America/New_York\n\nfields:\n- lead id: id\n- country: country\n\
                    - size: number\n\nexclude elsewhere:\n  any of:\n  - country is none of DE, AT\n  - country is unknown\n\n\
                    exclude tiny:\n  when: size less than 10\n\nexclude tiny or abroad:\n  any of:\n  - country is FR\n  - size less than 5\n\nstage Lead:\n";
    let leads = "lead id,country,size\n1,Atlantis,many\n2,DE,few\n3,Atlantis,4\n";
    let folder = Folder::with(&[("a.leadc", contract), ("l.csv", leads)]);
    let run = of_leads(&folder, &["--format", "csv"]);
    insta::assert_snapshot!(untimed(&run));
    insta::assert_snapshot!(out(&run));
}
