//! Excel workbooks and CSV for spreadsheets, read and written by the command.

use super::*;
use std::path::PathBuf;

/// A workbook of CSV, in which whole numbers are numbers.
fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for (name, csv) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).expect("a name");
        for (row, line) in (0..).zip(csv.lines()) {
            for (column, cell) in (0..).zip(line.split(',')) {
                match cell.parse::<i32>() {
                    Ok(number) => sheet.write_number(row, column, number),
                    Err(_) => sheet.write_string(row, column, cell),
                }
                .expect("it is written");
            }
        }
    }
    workbook.save_to_buffer().expect("it is written")
}

fn write(folder: &Folder, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.0.path().join(name);
    std::fs::write(&path, bytes).expect("it is written");
    path
}

#[test]
fn a_workbook_gives_the_result_of_the_same_csv() {
    let folder = with_data();
    let expected = out(&eval(&folder, &["--format", "csv"]));
    let bytes = workbook(&[("Leads", LEADS), ("Visits", VISITS)]);
    write(&folder, "crm.xlsx", &bytes);
    let eval = |leads: &str, activities: &str| {
        let args = [
            "eval",
            "a.leadc",
            "--as-of",
            "2026-05-04",
            "--format",
            "csv",
        ];
        let data = ["--leads", leads, "--activities", activities];
        folder.leadc(&[&args[..], &data].concat())
    };
    let run = eval("crm.xlsx", "crm.xlsx#Visits");
    assert_eq!(out(&run), expected, "{}", err(&run));
    assert!(
        err(&run).contains("crm.xlsx: 4 leads (Excel, sheet `Leads`)"),
        "{}",
        err(&run)
    );
    assert!(err(&run).contains("row 3"), "{}", err(&run));
    let same = folder.leadc(&[
        "eval",
        "a.leadc",
        "--leads",
        "crm.xlsx#Leads",
        "--leads",
        "crm.xlsx#leads2",
    ]);
    assert!(
        err(&same).contains("has no sheet `leads2`"),
        "{}",
        err(&same)
    );
    let twice = folder.leadc(&[
        "eval",
        "a.leadc",
        "--leads",
        "crm.xlsx#Leads",
        "--leads",
        "crm.xlsx#Leads",
    ]);
    assert_eq!(twice.status.code(), Some(2));
}

#[test]
fn a_written_workbook_is_read_again() {
    let contract = CONTRACT.replace("  allow: notes", "  allow: notes\n  show: note, seen");
    let contract = contract.replace(
        "- size: whole number",
        "- size: whole number\n- note: text\n- seen: time",
    );
    let leads = "lead id,country,size,note,seen\n007,BR,60,=1+1,2026-05-01 09:30:00\n2,PT,5,@x,2026-05-02\n";
    let folder = Folder::with(&[("a.leadc", &contract), ("leads.csv", leads)]);
    let args = [
        "eval",
        "a.leadc",
        "--leads",
        "leads.csv",
        "--as-of",
        "2026-05-04",
    ];
    let run = folder.leadc(&[&args[..], &["-o", "a.xlsx"]].concat());
    assert_eq!(run.status.code(), Some(0), "{}", err(&run));
    let first = std::fs::read(folder.0.path().join("a.xlsx")).expect("it is there");
    folder.leadc(&[&args[..], &["--format", "xlsx", "-o", "b"]].concat());
    let again = std::fs::read(folder.0.path().join("b")).expect("it is there");
    assert_eq!(first, again, "the same rows give the same bytes");
    let read = "leadc 1 en\ncontract \"Read\":\n  time zone: America/Sao_Paulo\n  allow: notes\n  show: note, seen, since, fit\n\
                fields:\n- lead id: id\n- note: text\n- seen: time\n- since: time\n- fit: number\nstage Lead:\n";
    std::fs::write(folder.0.path().join("read.leadc"), read).expect("it is written");
    let rows = out(&folder.leadc(&[
        "eval",
        "read.leadc",
        "--leads",
        "a.xlsx",
        "--as-of",
        "2026-05-04",
        "--format",
        "csv",
    ]));
    let rows: Vec<&str> = rows.lines().collect();
    assert!(
        rows[1].starts_with("007,=1+1,2026-05-01T09:30:00-03:00,"),
        "{rows:?}"
    );
    assert!(rows[1].contains(",30.5,"), "{rows:?}");
    assert!(
        rows[2].starts_with("2,@x,2026-05-02T00:00:00-03:00,"),
        "{rows:?}"
    );
}

#[test]
fn clocks_and_moved_leads_are_workbooks_too() {
    let sla = "\nsla visit:\n  who: sales\n  must: 1 visit\n  within: 2 days after Lead\n";
    let contract = CONTRACT.replace("activities by the lead:", "activities by sales:") + sla;
    let folder = Folder::with(&[
        ("a.leadc", &contract),
        (
            "b.leadc",
            &contract.replace("fit at least 30", "fit at least 20"),
        ),
        (
            "leads.csv",
            "lead id,country,size\n1,BR,60\n2,BR,5\n3,PT,5\n",
        ),
    ]);
    let data = ["--leads", "leads.csv", "--as-of", "2026-05-04"];
    let run = folder.leadc(&[&["sla", "a.leadc", "-o", "clocks.xlsx"], &data[..]].concat());
    assert_eq!(run.status.code(), Some(0), "{}", err(&run));
    let run = folder.leadc(
        &[
            &["diff", "a.leadc", "b.leadc", "-o", "moved.xlsx"],
            &data[..],
        ]
        .concat(),
    );
    assert_eq!(run.status.code(), Some(0), "{}", err(&run));
    let read = "leadc 1 en\ncontract \"Read\":\n  time zone: America/Sao_Paulo\n  allow: notes\n  show: from, to\n\
                fields:\n- lead id: id\n- from: text\n- to: text\nstage Lead:\n";
    std::fs::write(folder.0.path().join("read.leadc"), read).expect("it is written");
    let rows = out(&folder.leadc(&[
        "eval",
        "read.leadc",
        "--leads",
        "moved.xlsx",
        "--as-of",
        "2026-05-04",
        "--format",
        "csv",
    ]));
    let rows: Vec<&str> = rows.lines().collect();
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(rows[1].starts_with("2,Lead,MQL,"), "{rows:?}");
    let run = folder.leadc(&["diff", "a.leadc", "b.leadc", "--format", "xlsx"]);
    assert!(
        err(&run).contains("`--format xlsx` needs leads"),
        "{}",
        err(&run)
    );
    let run = folder.leadc(
        &[
            &["diff", "a.leadc", "b.leadc", "-o", "leads.csv"],
            &data[..],
        ]
        .concat(),
    );
    assert!(
        err(&run).contains("would overwrite a file that is read as leads"),
        "{}",
        err(&run)
    );
}

#[test]
fn csv_for_a_spreadsheet_has_the_separators_of_a_region() {
    let folder = with_data();
    let text = |more: &[&str]| {
        let run = eval(&folder, more);
        assert_eq!(run.status.code(), Some(0), "{}", err(&run));
        out(&run)
    };
    let pt = text(&["--excel", "pt"]);
    assert!(pt.starts_with("\u{feff}lead id;stage;since;score;"), "{pt}");
    assert!(pt.contains("\n1;MQL;2026-05-02 10:00:00;"), "{pt}");
    assert!(pt.contains(";30,5;"), "{pt}");
    assert_eq!(text(&["--excel", "--lang", "pt"]), pt);
    let en = text(&["--excel"]);
    assert!(en.starts_with("\u{feff}lead id,stage,since,score,"), "{en}");
    assert!(en.contains(",30.5,"), "{en}");
    let run = eval(&folder, &["--excel", "-o", "a.xlsx"]);
    assert_eq!(run.status.code(), Some(2));
    assert!(
        err(&run).contains("`--excel` is about CSV"),
        "{}",
        err(&run)
    );
}
