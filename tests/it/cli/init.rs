//! `leadc init`

use super::*;
use proptest::prelude::*;
use proptest::test_runner::Config;

const ZONE: [&str; 3] = ["--yes", "--time-zone", "Europe/Lisbon"];

/// The contract that the first of some files gives; the others are activities.
fn contract(folder: &Folder, files: &[&str], more: &[&str]) -> String {
    let output = folder.leadc(&[&["init"], files, &ZONE, more].concat());
    assert!(output.status.success(), "{}", err(&output));
    out(&output)
}

/// The lines of a contract that declare what a text starts with, without comments.
fn line(contract: &str, start: &str) -> String {
    let mut lines = contract.lines().map(str::trim_start);
    let found = lines.find(|line| line.starts_with(start));
    let found = found.unwrap_or_else(|| panic!("no `{start}` in\n{contract}"));
    found.split("  #").next().unwrap_or_default().to_owned()
}

/// Leads with one further column, whose values repeat.
fn leads(heading: &str, values: &[&str]) -> String {
    let rows = (0..60).map(|row| format!("K-{row},\"{}\"\n", values[row % values.len()]));
    format!("Key,{heading}\n{}", rows.collect::<String>())
}

#[test]
fn types_are_those_of_the_values() {
    for (heading, values, expected) in [
        ("Size", &["12", "300", "7"][..], "- Size: whole number"),
        ("Growth", &["1.5", "2", "-3.25"], "- Growth: number"),
        (
            "Growth",
            &["1,234.50", "2", "3"],
            "- Growth: number, written \"1,000.5\"",
        ),
        (
            "Growth",
            &["1.234,50", "2", "3"],
            "- Growth: number, written \"1.000,5\"",
        ),
        ("Rate", &["12%", "3.5%"], "- Rate: percent"),
        (
            "Phone number",
            &["0351 21", "0351 22"],
            "- Phone number: choice of \"0351 21\", \"0351 22\"",
        ),
        ("Seen", &["2026-01-02", "2026-02-03"], "- Seen: date"),
        (
            "Seen",
            &["2026-01-02 10:00", "2026-02-03 11:00"],
            "- Seen: time",
        ),
        (
            "Seen",
            &["31/01/2026", "02/02/2026"],
            "- Seen: date, written \"DD/MM/YYYY\"",
        ),
        (
            "Seen",
            &["01/31/2026 9:05 PM", "02/02/2026 1:10 AM"],
            "- Seen: time, written \"MM/DD/YYYY\"",
        ),
        ("Demo", &["Yes", "No"], "- Demo: yes or no"),
        ("Demo", &["1", "0"], "- Demo: yes or no"),
        ("Demos", &["1", "2"], "- Demos: whole number"),
        ("Country", &["PT", "BR"], "- Country: country"),
        ("Land", &["Portugal", "Brazil", "Italy"], "- Land: country"),
        ("State", &["PT", "AL"], "- State: choice of \"AL\", \"PT\""),
        (
            "Source",
            &["Web", "web", "Fair"],
            "- Source: choice of \"Web\", \"Fair\"",
        ),
        (
            "Needs",
            &["A;B", "B", "A;C"],
            "- Needs: choices of \"A\", \"B\", \"C\"",
        ),
        ("Staff", &["1-10", "11-50", "10,001+"], "- Staff: range"),
        (
            "Contact",
            &["ana@acme.com", "rui@acme.com"],
            "- Contact: email",
        ),
        (
            "Site",
            &["https://acme.com/a", "https://acme.com/b"],
            "- Site: link",
        ),
    ] {
        let folder = Folder::with(&[("leads.csv", &leads(heading, values))]);
        let contract = contract(&folder, &["leads.csv"], &[]);
        assert_eq!(
            line(&contract, &format!("- {heading}:")),
            expected,
            "{contract}"
        );
    }
}

#[test]
fn amounts_have_the_currency_that_the_user_names() {
    let folder = Folder::with(&[("leads.csv", &leads("Revenue", &["$1,000", "$20,500", "$7"]))]);
    let with = contract(&folder, &["leads.csv"], &["--currency", "usd"]);
    assert_eq!(line(&with, "currency:"), "currency: USD");
    assert_eq!(
        line(&with, "- Revenue:"),
        "- Revenue: money, written \"$1,000.5\""
    );
}

#[test]
fn dates_with_two_readings_are_read_like_others_or_named() {
    let unclear = leads("Seen", &["01/02/2026", "03/04/2026"]);
    let folder = Folder::with(&[("leads.csv", &unclear)]);
    let alone = contract(&folder, &["leads.csv"], &[]);
    let remark =
        "`DD/MM/YYYY` and `MM/DD/YYYY` both fit and give different values: this reads `DD/MM/YYYY`";
    assert!(alone.contains(remark), "{alone}");
    let rows = (0..60).map(|row| format!("K-{row},01/02/2026,12/{}/2026\n", 13 + row % 9));
    let both = format!("Key,Seen,Called\n{}", rows.collect::<String>());
    let folder = Folder::with(&[("leads.csv", &both)]);
    let with = contract(&folder, &["leads.csv"], &[]);
    assert_eq!(
        line(&with, "- Called:"),
        "- Called: date, written \"MM/DD/YYYY\""
    );
}

#[test]
fn words_for_an_empty_cell_are_unknown_everywhere() {
    let folder = Folder::with(&[(
        "leads.csv",
        &leads("City", &["Select", "Porto", "n/a", "Faro"]),
    )]);
    let contract = contract(&folder, &["leads.csv"], &[]);
    assert_eq!(
        line(&contract, "unknown is:"),
        "unknown is: \"Select\", \"n/a\""
    );
    assert_eq!(
        line(&contract, "- City:"),
        "- City: choice of \"Faro\", \"Porto\""
    );
    assert!(
        contract.contains("30 of 60 rows have one; 2 values"),
        "{contract}"
    );
}

#[test]
fn columns_that_are_not_used_are_listed_with_the_reason() {
    let rows = (0..60).map(|row| format!("K-{row},,same,x,{},\n", row % 3));
    let text = format!(
        "Key,Nothing,Always,_fivetran_synced,Size,\n{}",
        rows.collect::<String>()
    );
    let folder = Folder::with(&[("leads.csv", &text)]);
    let contract = contract(&folder, &["leads.csv"], &[]);
    for reason in [
        "# - they are empty in every row: Nothing\n",
        "# - they have the same value in every row: Always\n",
        "# - a program wrote them for itself: _fivetran_synced\n",
        "# - they have no heading:",
    ] {
        assert!(contract.contains(reason), "{reason}\n{contract}");
    }
}

#[test]
fn headings_of_crms_are_known() {
    let rows =
        (0..30).map(|row| format!("{row},2026-01-{:02},ana{row}@acme.com,Rui\n", 1 + row % 28));
    let text = format!(
        "Record ID,Create Date,Email,Contact owner\n{}",
        rows.collect::<String>()
    );
    let folder = Folder::with(&[("contacts.csv", &text)]);
    let contract = contract(&folder, &["contacts.csv"], &[]);
    assert!(
        contract.contains("# the headings are those of HubSpot\n"),
        "{contract}"
    );
    assert!(
        contract.contains("contract \"leads from HubSpot\":\n"),
        "{contract}"
    );
    assert_eq!(line(&contract, "- Record ID:"), "- Record ID: id");
    assert_eq!(
        line(&contract, "- Create Date:"),
        "- Create Date: creation time"
    );
    assert_eq!(line(&contract, "show:"), "show: Email");
}

#[test]
fn kinds_say_who_acts() {
    let rows = (0..40).map(|row| {
        let kind = ["page_view", "Call", "Email Bounced", "Newsletter sent"][row % 4];
        format!("K-{row},{kind},2026-02-{:02} 10:00,x\n", 1 + row % 28)
    });
    let text = format!("Lead,Type,When,Note\n{}", rows.collect::<String>());
    let folder = Folder::with(&[
        ("leads.csv", &leads("Size", &["1", "2", "30"])),
        ("log.csv", &text),
    ]);
    let contract = contract(&folder, &["leads.csv", "log.csv"], &[]);
    let expected = [
        "activity columns:",
        "  lead id: column \"Lead\"",
        "  kind: column \"Type\"",
        "  time: column \"When\"",
        "",
        "activity page view by the lead:  # 10 rows",
        "  in the data: \"page_view\"",
        "",
        "activities by marketing:",
        "- Newsletter sent  # 10 rows",
        "",
        "activity Email Bounced by marketing:  # 10 rows",
        "  does not count as activity",
        "",
        "activities by sales:",
        "- Call  # 10 rows",
    ];
    assert!(contract.contains(&expected.join("\n")), "{contract}");
    assert!(
        contract.contains("declare them in its block: Note"),
        "{contract}"
    );
}

#[test]
fn a_file_of_one_kind_is_named_by_the_user_or_by_itself() {
    let text = "Lead,At,Seconds\nK-1,2026-02-01 10:00,30\nK-2,2026-02-02 10:00,45\n";
    let folder = Folder::with(&[
        ("leads.csv", &leads("Size", &["1", "2", "30"])),
        ("hubspot_calls_data.csv", text),
    ]);
    let output =
        folder.leadc(&[&["init", "leads.csv", "hubspot_calls_data.csv"], &ZONE[..]].concat());
    assert_eq!(line(&out(&output), "activity"), "activity calls by sales:");
    assert!(
        out(&output).contains("  - Seconds: whole number"),
        "{}",
        out(&output)
    );
    let next =
        "leadc eval contract.leadc --leads leads.csv --activities calls=hubspot_calls_data.csv\n";
    assert!(err(&output).contains(next), "{}", err(&output));
    let named = contract(&folder, &["leads.csv", "demo=hubspot_calls_data.csv"], &[]);
    assert_eq!(line(&named, "activity"), "activity demo by the lead:");
}

/// 400 leads, of which those from fairs and those with a visit were won more often.
fn won_at_fairs() -> [(&'static str, String); 2] {
    let mut leads = "Lead ID,Source,Converted,Lost reason\n".to_owned();
    let mut activities = "Lead ID,Type,Time\n".to_owned();
    for row in 0..400 {
        let is_fair = row % 4 == 0;
        let has_won = if is_fair { row % 5 != 0 } else { row % 10 == 1 };
        let (source, won) = (
            if is_fair { "Fair" } else { "Web" },
            if has_won { "Yes" } else { "No" },
        );
        let reason = if has_won { "" } else { "Price" };
        leads.push_str(&format!("K-{row},{source},{won},{reason}\n"));
        if has_won == (row % 6 != 0) {
            activities.push_str(&format!("K-{row},Visit,2026-02-01\n"));
        }
    }
    [("leads.csv", leads), ("activities.csv", activities)]
}

#[test]
fn won_leads_give_points_with_their_evidence_and_a_stage() {
    let [leads, activities] = won_at_fairs();
    let folder = Folder::with(&[(leads.0, &leads.1), (activities.0, &activities.1)]);
    let contract = contract(&folder, &["leads.csv", "activities.csv"], &[]);
    assert!(
        contract.contains(
            "+15 when Source is \"Fair\"  # 80% of 100 leads won, 2.7 times the share of all"
        ),
        "{contract}"
    );
    assert!(
        contract.contains("written after the outcome: Lost reason"),
        "{contract}"
    );
    assert!(contract.contains("for each Visit  #"), "{contract}");
    assert!(
        contract.contains("stage MQL:\n  all of:\n  - fit at least 15\n"),
        "{contract}"
    );
    std::fs::write(folder.0.path().join("c.leadc"), &contract).expect("it is written");
    let test = [
        "eval",
        "c.leadc",
        "--leads",
        "leads.csv",
        "--activities",
        "activities.csv",
        "--format",
        "csv",
        "--as-of",
        "2026-03-01",
    ];
    let output = folder.leadc(&test);
    let stages = out(&output).matches(",MQL,").count();
    assert!(stages > 50 && stages < 150, "{stages}: {}", err(&output));
}

#[test]
fn without_an_outcome_the_contract_says_that_nothing_is_proposed() {
    let folder = Folder::with(&[("leads.csv", &leads("Size", &["1", "2", "30"]))]);
    let contract = contract(&folder, &["leads.csv"], &[]);
    assert!(
        contract.contains(
            "# no column says which leads were won, so no points and stages are proposed\n"
        ),
        "{contract}"
    );
}

#[test]
fn contracts_are_in_the_language_of_the_user() {
    let [leads, activities] = won_at_fairs();
    let folder = Folder::with(&[(leads.0, &leads.1), (activities.0, &activities.1)]);
    for (language, first, fields) in [
        ("pt", "leadc 1 pt\n", "\ncampos:\n"),
        ("it", "leadc 1 it\n", "\ncampi:\n"),
        ("zh", "leadc 1 zh\n", "\n字段：\n"),
    ] {
        let contract = contract(
            &folder,
            &["leads.csv", "activities.csv"],
            &["--lang", language],
        );
        assert!(
            contract.starts_with(first) && contract.contains(fields),
            "{contract}"
        );
        checks(&folder, &contract);
    }
}

/// A contract is in canonical form, and has neither errors nor warnings.
fn checks(folder: &Folder, contract: &str) {
    std::fs::write(folder.0.path().join("made.leadc"), contract).expect("it is written");
    let output = folder.leadc(&["check", "--deny", "warnings", "made.leadc"]);
    assert!(
        output.status.success(),
        "{}{}\n{contract}",
        out(&output),
        err(&output)
    );
    let output = folder.leadc(&["fmt", "--check", "made.leadc"]);
    assert!(output.status.success(), "{}\n{contract}", out(&output));
}

#[test]
fn what_cannot_be_made_is_an_error_that_says_what_to_do() {
    let folder = Folder::with(&[
        ("empty.csv", ""),
        ("headings.csv", "Key,Size\n"),
        ("column.csv", "Key\nK-1\n"),
        ("same.csv", "Kind,Size\na,1\na,1\nb,2\nb,2\n"),
        ("leads.csv", "Key,Size\nK-1,1\nK-2,2\n"),
        ("log.csv", "Lead,Type\nK-1,a\nK-2,b\n"),
    ]);
    for (files, message, help) in [
        (&["absent.csv"][..], "absent.csv", ""),
        (&["empty.csv"], "empty", ""),
        (
            &["headings.csv"],
            "has headings, but no rows",
            "export some leads",
        ),
        (&["column.csv"], "has only one column", "separated by"),
        (
            &["same.csv"],
            "none has a different value in each row",
            "`--id`",
        ),
        (
            &["leads.csv", "log.csv"],
            "says when an activity happened",
            "date or the time",
        ),
        (
            &["leads.csv", "--id", "Name"],
            "has no column `Name`",
            "`Key`",
        ),
        (
            &["-"],
            "cannot be standard input",
            "save it in a file first",
        ),
        (&["leads.csv", "leads.csv", "leads.csv"], "twice", ""),
        (
            &["leads.csv", "--time-zone", "Lisbon?"],
            "not a time zone",
            "Europe/Berlin",
        ),
        (
            &["leads.csv", "--parties", "us"],
            "two sides",
            "marketing,sales",
        ),
        (
            &["leads.csv", "--currency", "euros?"],
            "code of a currency",
            "`EUR`",
        ),
        (
            &["leads.csv", "--name", "a \"b\""],
            "name of a contract",
            "without quotes",
        ),
    ] {
        let output = folder.leadc(&[&["init", "--yes", "-o", "c.leadc"], files].concat());
        let said = err(&output).replace("\n  ", " ");
        assert!(!output.status.success(), "{files:?}");
        assert!(
            said.contains(message) && said.contains(help),
            "{files:?}: {said}"
        );
        assert!(!folder.0.path().join("c.leadc").exists(), "{files:?}");
    }
}

#[test]
fn an_existing_file_is_kept_unless_force_is_given() {
    let folder = Folder::with(&[
        ("leads.csv", "Key,Size\nK-1,1\nK-2,2\n"),
        ("c.leadc", "mine"),
    ]);
    let init = ["init", "leads.csv", "--yes", "-o", "c.leadc"];
    let output = folder.leadc(&init);
    assert!(
        err(&output).contains("c.leadc exists already"),
        "{}",
        err(&output)
    );
    let text = || std::fs::read_to_string(folder.0.path().join("c.leadc")).expect("it is there");
    assert_eq!(text(), "mine");
    assert!(
        folder
            .leadc(&[&init[..], &["--force"]].concat())
            .status
            .success()
    );
    assert!(text().starts_with("leadc 1 en\n"));
    let output = folder.leadc(&["init", "leads.csv", "--yes", "--force", "-o", "leads.csv"]);
    assert!(err(&output).contains("would overwrite"), "{}", err(&output));
}

#[test]
fn ids_that_occur_twice_are_read_once() {
    let mut text = "Record ID,Size\n".to_owned();
    (0..60).for_each(|row| text.push_str(&format!("{row},{}\n", row % 7)));
    text.push_str("3,9\n");
    let folder = Folder::with(&[("leads.csv", &text)]);
    let output = folder.leadc(&[&["init", "leads.csv"], &ZONE[..]].concat());
    assert_eq!(line(&out(&output), "- Record ID:"), "- Record ID: id");
    assert!(
        err(&output).contains("--leads leads.csv --duplicates first\n"),
        "{}",
        err(&output)
    );
}

/// Headings and values of every sort, also those that a contract cannot contain.
fn cell() -> impl Strategy<Value = String> {
    let odd = proptest::sample::select(vec![
        "",
        "-",
        "n/a",
        "Select",
        "Yes",
        "No",
        "1",
        "0",
        "12,5",
        "1.234",
        "$5",
        "12%",
        "007",
        "31/12/2025",
        "2026-01-02T03:04:05Z",
        "a;b",
        "PT",
        "a@b.com",
        "https://a.com",
        "10-20",
        "«a»",
        "“b”",
        "a\u{200b}",
        "字",
        "# x",
        "[x]",
        "x: y",
        "score",
        "is known",
        "null",
        "1e400",
    ]);
    prop_oneof![3 => odd.prop_map(str::to_owned), 1 => "[ -~]{0,12}", 1 => "\\PC{0,6}"]
}

/// A table as CSV, with a key that differs in each row.
fn table() -> impl Strategy<Value = String> {
    (1_usize..6, 1_usize..40).prop_flat_map(|(columns, rows)| {
        let cells = |count| proptest::collection::vec(cell(), count);
        (
            cells(columns),
            proptest::collection::vec(cells(columns), rows),
        )
            .prop_map(|(heads, rows)| {
                let quoted = |cells: &[String]| {
                    let cells: Vec<String> = cells
                        .iter()
                        .map(|one| format!("\"{}\"", one.replace('"', "\"\"")))
                        .collect();
                    cells.join(",")
                };
                let mut text = format!("Key,{}\n", quoted(&heads));
                for (at, row) in rows.iter().enumerate() {
                    text.push_str(&format!("K-{at},{}\n", quoted(row)));
                }
                text
            })
    })
}

proptest! {
    #![proptest_config(Config { cases: 48, ..Config::default() })]

    #[test]
    fn any_table_gives_a_contract_that_checks_and_reads_every_row(text in table()) {
        let folder = Folder::with(&[("leads.csv", &text)]);
        let output = folder.leadc(&[&["init", "leads.csv", "--id", "Key"], &ZONE[..]].concat());
        prop_assert!(output.status.success(), "{}\n{text}", err(&output));
        let contract = out(&output);
        checks(&folder, &contract);
        let output = folder.leadc(&["eval", "made.leadc", "--leads", "leads.csv", "--format", "csv"]);
        prop_assert!(output.status.success(), "{}\n{contract}", err(&output));
        let ids = out(&output).lines().filter(|line| line.starts_with("K-")).count();
        prop_assert_eq!(ids, text.matches("\nK-").count(), "{}", contract);
    }
}
