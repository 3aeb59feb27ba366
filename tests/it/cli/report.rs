//! report.

use super::*;

fn report(folder: &Folder, more: &[&str]) -> Output {
    let mut args = EVAL;
    args[0] = "report";
    folder.leadc(&[&args, more].concat())
}

#[test]
fn the_ending_of_the_output_says_the_form_of_the_page() {
    let folder = with_data();
    for (name, begins) in [
        ("a.html", "<!doctype html>"),
        ("a.HTM", "<!doctype html>"),
        ("a.md", "# Test\n"),
    ] {
        let run = report(&folder, &["-o", name]);
        assert_eq!(
            (run.status.code(), out(&run).as_str()),
            (Some(0), ""),
            "{}",
            err(&run)
        );
        assert!(folder.read(name).starts_with(begins), "{name}");
    }
    assert_eq!(folder.read("a.html"), out(&report(&folder, &[])));
    assert_eq!(
        folder.read("a.md"),
        out(&report(&folder, &["--format", "markdown"]))
    );
    let unclear = report(&folder, &["-o", "a.pdf"]);
    assert_eq!(unclear.status.code(), Some(2));
    assert!(
        err(&unclear).contains("help: add `--format html`"),
        "{}",
        err(&unclear)
    );
}

#[test]
fn the_page_is_the_same_for_any_number_of_threads_and_from_compiled_rules() {
    let folder = with_data();
    let one = out(&report(&folder, &["--threads", "1"]));
    assert_eq!(out(&report(&folder, &["--threads", "3"])), one);
    folder.leadc(&["compile", "a.leadc", "--emit", "json", "-o", "a.json"]);
    let mut compiled = EVAL;
    (compiled[0], compiled[1]) = ("report", "a.json");
    assert_eq!(out(&folder.leadc(&compiled)), one);
}

#[test]
fn the_page_is_in_the_language_of_the_contract_on_any_machine() {
    let contract = "leadc 1 pt\ncontrato \"Teste\":\n  fuso horário: America/Sao_Paulo\ncampos:\n- lead id: identificador\n- created: data e hora de criação\n";
    let leads = "lead id,created\nA-1,2026-05-01 10:00\n";
    let folder = Folder::with(&[("pt.leadc", contract), ("one.csv", leads)]);
    folder.leadc(&["compile", "pt.leadc", "--emit", "json", "-o", "pt.json"]);
    let page = |contract: &str, more: &[&str]| {
        let args = [
            "report", contract, "--leads", "one.csv", "--format", "markdown",
        ];
        let run = folder.leadc(&[&args, more].concat());
        assert_eq!(run.status.code(), Some(0), "{}", err(&run));
        out(&run)
    };
    for contract in ["pt.leadc", "pt.json"] {
        let own = page(contract, &[]);
        assert!(own.contains("\n## Etapas\n"), "{own}");
        assert_eq!(page(contract, &["--lang", "pt"]), own);
        assert!(page(contract, &["--lang", "it"]).contains("\n## Fasi\n"));
    }
}

#[test]
fn the_summary_says_what_was_read() {
    let run = report(&with_data(), &[]);
    assert!(
        err(&run).contains("1 cell of column `Size` cannot be read"),
        "{}",
        err(&run)
    );
}

#[test]
fn entries_of_the_week_are_listed_by_the_owner_that_the_contract_shows() {
    let contract = r#"leadc 1 en

contract "Owners":
  time zone: Europe/Lisbon
  show: lead owner

fields:
- lead id: id
- created: creation time
- lead owner: text

activities by the lead:
- visit

stage Lead:

stage MQL:
  when: visit
"#;
    let leads = "lead id,created,lead owner\n1,2026-05-01,Ana\n2,2026-05-10,Rui\n3,2026-05-11,\n";
    let activities = "lead id,kind,time\n1,visit,2026-05-02 10:00\n2,visit,2026-05-12 10:00\n";
    let folder = Folder::with(&[
        ("a.leadc", contract),
        ("l.csv", leads),
        ("a.csv", activities),
    ]);
    let data = [
        "report",
        "a.leadc",
        "--leads",
        "l.csv",
        "--activities",
        "a.csv",
    ];
    let form = ["--as-of", "2026-05-14", "--format", "markdown"];
    let page = out(&folder.leadc(&[&data[..], &form].concat()));
    let (_, below) = page
        .split_once("| owner | stage |")
        .expect("a table by owner");
    let rows: Vec<&str> = below
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .collect();
    let expected = [
        "| nobody | Lead | 1 | 0 |",
        "| Ana | Lead | 0 | 1 |",
        "| Ana | MQL | 0 | 1 |",
        "| Rui | Lead | 1 | 0 |",
        "| Rui | MQL | 1 | 0 |",
    ];
    assert_eq!(rows, expected);
}
