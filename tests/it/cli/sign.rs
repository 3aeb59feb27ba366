//! `leadc sign`, `leadc fingerprint`, and what `leadc check` says about signatures.

use super::*;

const AGREEMENT: &str = r#"leadc 1 en

contract "Agreement":
  parties: marketing "Ana Souza", sales "Marco Rossi"
  time zone: Europe/Lisbon
  in force: 2026-04-01 to 2026-09-30
  review: every 3 months

fields:
- lead id: id
- size: whole number

points for fit:
+20 when size at least 50

stage Lead:

stage MQL:
  when: fit at least 20
"#;

fn folder() -> Folder {
    Folder::with(&[("a.leadc", AGREEMENT), ("l.csv", "lead id,size\n1,60\n")])
}

fn sign(folder: &Folder, person: &str) -> Output {
    folder.leadc(&["sign", "a.leadc", "--as", person, "--date", "2026-04-02"])
}

/// The messages of `leadc check` on a day, one a line, and its exit code.
fn checked(folder: &Folder, more: &[&str]) -> (Vec<String>, Option<i32>) {
    let args = ["check", "--notes", "--format", "short", "a.leadc"];
    let checked = folder.leadc(&[&args[..], more].concat());
    let messages = out(&checked);
    let messages = messages
        .lines()
        .filter_map(|line| line.split_once(": ").map(|(_, m)| m));
    let own = messages.filter(|message| {
        [
            "W0119", "W0120", "W0121", "W0122", "N0110", "N0111", "N0112",
        ]
        .iter()
        .any(|code| message.contains(code))
    });
    (own.map(str::to_owned).collect(), checked.status.code())
}

#[test]
fn everybody_signs_and_a_change_makes_the_signatures_stale() {
    let folder = folder();
    let signed = ["--signed", "--as-of", "2026-05-01"];
    assert_eq!(
        checked(&folder, &signed),
        (
            vec!["error[N0110]: not signed yet by `Ana Souza`, `Marco Rossi`".to_owned()],
            Some(1)
        )
    );
    let output = sign(&folder, "Ana Souza");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(err(&output).starts_with("signed: Ana Souza on 2026-04-02, fingerprint "));
    assert_eq!(
        checked(&folder, &["--as-of", "2026-05-01"]),
        (
            vec!["note[N0110]: not signed yet by `Marco Rossi`".to_owned()],
            Some(0)
        )
    );
    assert_eq!(sign(&folder, "Marco Rossi").status.code(), Some(0));
    assert_eq!(checked(&folder, &signed), (Vec::new(), Some(0)));

    let text = folder.read("a.leadc");
    let write = |text: &str| std::fs::write(folder.0.path().join("a.leadc"), text).unwrap();
    write(&text.replace("\n\nfields", "\n# a comment\n\n\nfields"));
    assert_eq!(checked(&folder, &signed), (Vec::new(), Some(0)));
    write(&text.replace("+20 when", "+25 when"));
    let stale = |person: &str| {
        format!("error[W0119]: `{person}` signed another text than this, and must sign again")
    };
    let expected = ["Ana Souza", "Marco Rossi"].map(stale).to_vec();
    assert_eq!(checked(&folder, &signed), (expected, Some(1)));
}

#[test]
fn an_invented_signature_is_found() {
    let folder = folder();
    let text = AGREEMENT.replace(
        "  review",
        "  signed by: \"Nobody\" on 2026-01-01, fingerprint ABCDEFABCDEFABCD\n  signed by: \"Ana Souza\" on 2026-01-01\n  review",
    );
    std::fs::write(folder.0.path().join("a.leadc"), text).unwrap();
    assert_eq!(
        checked(&folder, &["--as-of", "2026-05-01"]).0,
        [
            "note[N0110]: not signed yet by `Marco Rossi`",
            "warning[W0120]: `Nobody` signs, but no party is represented by `Nobody`",
            "note[N0112]: the signature of `Ana Souza` does not say which text was signed",
        ]
    );
}

#[test]
fn dates_are_compared_with_the_day() {
    let folder = folder();
    let on = |day: &str| checked(&folder, &["--as-of", day]).0;
    assert_eq!(
        on("2026-03-31"),
        ["note[N0111]: the contract is not in force yet: it is from 2026-04-01 on"]
    );
    assert!(on("2026-04-01").is_empty() && on("2026-06-30").is_empty());
    let due = "warning[W0122]: a review of the contract has been due since 2026-07-01";
    assert_eq!(on("2026-07-01"), [due]);
    assert_eq!(on("2026-09-30"), [due]);
    let ended = "warning[W0121]: the contract is no longer in force: it ended on 2026-09-30";
    assert_eq!(on("2026-10-01"), [ended, due]);
    // A review ends with a new signature.
    sign(&folder, "Ana Souza");
    sign(&folder, "Marco Rossi");
    assert!(on("2026-07-01").is_empty());
    assert_eq!(on("2026-07-02"), [due.replace("07-01", "07-02")]);
}

#[test]
fn a_run_says_what_the_contract_is_worth_at_its_time() {
    let run = folder().leadc(&[
        "eval",
        "a.leadc",
        "--leads",
        "l.csv",
        "--as-of",
        "2026-10-01",
    ]);
    assert_eq!(run.status.code(), Some(0), "{}", err(&run));
    let said = err(&run);
    let ended = "warning: the contract is no longer in force: it ended on 2026-09-30";
    assert!(said.lines().any(|line| line == ended), "{said}");
}

#[test]
fn compiled_contracts_say_the_same_about_signatures_and_dates() {
    let folder = folder();
    assert_eq!(sign(&folder, "Ana Souza").status.code(), Some(0));
    let run = |command: &str, contract: &str, more: &[&str]| {
        let args = [
            command,
            contract,
            "--leads",
            "l.csv",
            "--as-of",
            "2026-07-05",
        ];
        folder.leadc(&[&args, more].concat())
    };
    let said = |output: &Output| -> Vec<String> {
        let text = err(output);
        let lines = text
            .lines()
            .filter(|line| line.contains("sign") || line.contains("review"));
        lines.map(str::to_owned).collect()
    };
    let compile = || folder.leadc(&["compile", "a.leadc", "--emit", "json", "-o", "a.json"]);
    assert_eq!(compile().status.code(), Some(0));
    let missing = "note: not signed yet by `Marco Rossi`";
    let due = "warning: a review of the contract has been due since 2026-07-02";
    for contract in ["a.leadc", "a.json"] {
        assert_eq!(
            said(&run("eval", contract, &[])),
            [missing, due],
            "{contract}"
        );
    }
    let text = folder.read("a.leadc").replace("+20 when", "+25 when");
    std::fs::write(folder.0.path().join("a.leadc"), text).unwrap();
    assert_eq!(compile().status.code(), Some(0));
    let stale = "warning: `Ana Souza` signed another text than this, and must sign again";
    let markdown = ["--format", "markdown"];
    let pages = ["a.leadc", "a.json"].map(|contract| {
        let report = run("report", contract, &markdown);
        assert!(
            said(&report).contains(&stale.to_owned()),
            "{}",
            err(&report)
        );
        out(&report)
    });
    assert_eq!(pages[0], pages[1]);
}

#[test]
fn the_page_of_a_report_says_who_signed_in_its_language() {
    let folder = folder();
    let page = |lang: &str, day: &str| {
        let args = [
            "report", "a.leadc", "--leads", "l.csv", "--format", "markdown",
        ];
        let run = folder.leadc(&[&args[..], &["--lang", lang, "--as-of", day]].concat());
        assert_eq!(run.status.code(), Some(0), "{}", err(&run));
        out(&run)
    };
    let has =
        |page: &str, line: &str| assert!(page.lines().any(|own| own == line), "{line}\n{page}");
    has(
        &page("en", "2026-05-01"),
        "* signatures: none yet: the contract is a draft",
    );
    assert_eq!(sign(&folder, "Ana Souza").status.code(), Some(0));
    let early = page("en", "2026-03-01");
    has(
        &early,
        "* signatures: Ana Souza on 2026-04-02, **not signed yet by** Marco Rossi",
    );
    has(
        &early,
        "* in force: 2026-04-01 to 2026-09-30, **the contract is not in force yet: it is from 2026-04-01 on**",
    );
    let late = page("pt", "2026-07-05");
    has(
        &late,
        "* assinaturas: Ana Souza em 2026-04-02, **ainda falta a assinatura de** Marco Rossi",
    );
    assert!(
        late.lines().any(|line| line.starts_with("* revisão: **")),
        "{late}"
    );
}

#[test]
fn only_people_of_the_parties_sign_contracts_without_errors() {
    let folder = folder();
    let output = sign(&folder, "Ana Sousa");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        err(&output),
        "error: no party is represented by `Ana Sousa`\nhelp: `parties:` names `Ana Souza`, `Marco Rossi`\n"
    );
    std::fs::write(
        folder.0.path().join("a.leadc"),
        AGREEMENT.replace("size at", "sise at"),
    )
    .unwrap();
    assert_eq!(sign(&folder, "Ana Souza").status.code(), Some(1));
    assert!(!folder.read("a.leadc").contains("signed by"));
}

#[test]
fn line_ends_stay_as_they_are() {
    let folder = folder();
    let text = AGREEMENT.replace('\n', "\r\n");
    std::fs::write(folder.0.path().join("a.leadc"), &text).unwrap();
    assert_eq!(sign(&folder, "Ana Souza").status.code(), Some(0));
    let signed = folder.read("a.leadc");
    assert_eq!(signed.matches("\r\n").count(), signed.matches('\n').count());
    assert_eq!(signed.lines().count(), text.lines().count() + 1);
}

#[test]
fn the_fingerprint_is_the_hash_of_the_text() {
    use sha2::{Digest, Sha256};
    let folder = folder();
    let text = folder.leadc(&["fingerprint", "--text", "a.leadc"]).stdout;
    let digits: String = Sha256::digest(&text)
        .iter()
        .map(|byte| format!("{byte:02X}"))
        .collect();
    assert_eq!(
        out(&folder.leadc(&["fingerprint", "a.leadc"])),
        format!("{digits}\n")
    );
}
