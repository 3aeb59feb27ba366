//! `leadc doc`

use super::*;
use std::path::Path;
use tempfile::TempDir;

const INBOUND: &str = "examples/inbound/contract.leadc";

fn document(args: &[&str]) -> String {
    let written = leadc(&[&["doc", "--as-of", "2026-06-30"], args].concat());
    assert_eq!(written.status.code(), Some(0), "{}", err(&written));
    out(&written)
}

#[test]
fn the_document_has_the_same_fingerprint_in_each_language() {
    let fingerprint = out(&leadc(&["fingerprint", INBOUND]));
    let fingerprint = fingerprint.trim();
    for (code, tag, heading) in [
        ("en", "en", "Who agrees"),
        ("pt", "pt-BR", "Prazos"),
        ("it", "it", "Scadenze"),
        ("zh", "zh-Hans", "期限"),
    ] {
        let page = document(&[INBOUND, "--lang", code]);
        assert!(page.contains(&format!("<html lang=\"{tag}\">")), "{code}");
        assert!(page.contains(heading), "{code}: {heading}");
        assert!(page.contains(fingerprint), "{code}");
    }
}

#[test]
fn a_page_needs_nothing_from_outside() {
    let page = document(&[INBOUND]);
    for outside in ["http", "src=", "url(h", "@import", "<script", "<link"] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn markdown_shows_every_part_in_the_language() {
    let text = document(&[INBOUND, "--lang", "pt", "--format", "markdown"]);
    for line in [
        "* vigência: a partir de 2026-01-01",
        "| marketing | Ines Duarte |",
        "* todas estas condições:",
        "  * country é um dentre DE, AT, CH, NL",
        "| vehicles entre 100 e 499 | +25 |  | Half of the deals of 2025 |",
        "pontuação é who they are + interest.",
        "| 3 | MQL | SAL | acceptance desde a entrada em MQL |",
        "* `prazo: 8 horas úteis após MQL`",
        "| 2026-05-01 | Labour Day |",
    ] {
        assert!(text.lines().any(|found| found == line), "{line}\n{text}");
    }
}

#[test]
fn deadlines_have_the_dates_of_an_example() {
    let text = document(&[INBOUND, "--format", "markdown"]);
    let friday = "For example, a lead becomes MQL on Friday 9 January 2026 at 14:00.";
    for line in [
        // 8 business hours: the last hour of Friday, then Monday from 08:30 on.
        &format!(
            "{friday} If nothing is done, a warning follows on Monday 12 January 2026 at 13:30. By **Monday 12 January \
             2026 at 15:30**, sales has to act. If it is still not done on Tuesday 13 January 2026 at 14:30, it is \
             escalated to Head of Sales."
        ),
        // 5 business days end at the closing of a Friday.
        &format!("{friday} By **Friday 16 January 2026 at 15:00**, sales has to act."),
        "If the lead goes back to an earlier stage, the deadline ends.",
        "If demo request happens again before that, no second deadline starts.",
    ] {
        assert!(text.lines().any(|found| found == line), "{line}\n{text}");
    }
    let in_chinese = document(&[INBOUND, "--lang", "zh", "--format", "markdown"]);
    let due = "sales 必须在 **2026年1月12日（周一）15:30** 之前行动。如果到";
    assert!(in_chinese.contains(due), "{in_chinese}");
}

#[test]
fn each_calendar_has_its_own_dates() {
    let text = document(&["examples/deadlines/contract.leadc", "--format", "markdown"]);
    for (calendar, start, due) in [
        ("Sao Paulo", "17:00", "18:00"),
        ("London", "16:30", "17:30"),
    ] {
        let line = format!(
            "**{calendar}:** For example, a lead becomes MQL on Friday 9 January 2026 at {start}. By **Wednesday 14 \
             January 2026 at {due}**, sales has to act."
        );
        assert!(text.lines().any(|found| found == line), "{line}\n{text}");
    }
}

#[test]
fn examples_are_rows_of_a_table() {
    let text = document(&[INBOUND, "--lang", "it", "--format", "markdown"]);
    for line in [
        "| esempio | che cosa si sa | che cosa è successo | che cosa ci si aspetta |",
        "| a demo request goes straight to sales; alla data del 2026-05-06 18:00 | email è \"`joost@tulp-cargo.example`\" | demo request il 2026-05-06 alle 11:00 | fase SAL |",
    ] {
        assert!(text.lines().any(|found| found == line), "{line}\n{text}");
    }
    let page = document(&[INBOUND]);
    let items =
        "<div class=\"items\"><div><bdi>fit is 50</bdi></div><div><bdi>role is 20</bdi></div>";
    assert!(page.contains(items), "{page}");
}

#[test]
fn a_page_can_be_printed() {
    let page = document(&[INBOUND]);
    for rule in [
        "@media print",
        "@page { margin",
        "article { break-inside: avoid; }",
        "h2, h3 { break-after: avoid; }",
        "#signatures { break-inside: avoid; }",
    ] {
        assert!(page.contains(rule), "{rule}");
    }
}

#[test]
fn the_language_of_the_machine_makes_no_difference() {
    let run = |locale: &str| {
        Command::new(env!("CARGO_BIN_EXE_leadc"))
            .env("LC_ALL", locale)
            .args(["doc", "--as-of", "2026-06-30", INBOUND])
            .output()
            .expect("the command runs")
            .stdout
    };
    assert_eq!(run("C"), run("pt_BR.UTF-8"));
}

#[test]
fn who_must_sign_again_and_an_end_that_is_past_are_said() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("signed.leadc");
    let contract = "leadc 1 en\n\ncontract \"Test\":\n  parties: marketing \"Ana\", sales \"Rui\"\n  \
                    time zone: UTC\n  in force: 2026-01-01 to 2026-03-31\n  \
                    signed by: \"Ana\" on 2026-01-05, fingerprint 00000000000000000000000000000000\n\n\
                    fields:\n- lead id: id\n- created: creation time\n\nstage Lead:\n";
    std::fs::write(&path, contract).expect("it is written");
    let text = document(&[&path.to_string_lossy(), "--format", "markdown"]);
    assert!(text.contains("must sign again"), "{text}");
    assert!(text.contains("2026-03-31"), "{text}");
    let row = "| marketing | Ana | 2026-01-05 |  |";
    assert!(text.lines().any(|line| line == row), "{text}");
}

#[test]
fn unsupported_arguments_are_refused_with_help() {
    let refused = |args: &[&str], said: &str| {
        let run = leadc(&[&["doc"], args].concat());
        assert_eq!(run.status.code(), Some(2), "{}", err(&run));
        assert!(err(&run).contains(said), "{}", err(&run));
    };
    refused(
        &[INBOUND, "-o", "contract.docx"],
        "`contract.html` or `contract.md`",
    );
    refused(&[INBOUND, "--lang", "fr"], "write en, pt, it or zh");
    let folder = TempDir::new().expect("a folder");
    let own = folder.path().join("own.md");
    std::fs::copy(Path::new("examples/deadlines/contract.leadc"), &own).expect("it is copied");
    let own = own.to_string_lossy();
    refused(
        &[&own, "-o", &own],
        "would overwrite a file of the contract",
    );
}
