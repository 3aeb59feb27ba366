//! check and compile.

use super::*;
use leadc::ir::stored::VERSION;

#[test]
fn a_contract_without_problems_is_fine() {
    let folder = Folder::with(&[("a.leadc", CONTRACT)]);
    let checked = folder.leadc(&["check", "a.leadc"]);
    assert_eq!(
        (checked.status.code(), out(&checked).as_str()),
        (Some(0), "")
    );
    assert_eq!(err(&checked), "no problems\n");
}

#[test]
fn all_problems_of_all_contracts_are_reported_in_one_run() {
    let wrong = CONTRACT
        .replace("size at", "siez at")
        .replace("when: fit", "when: fti");
    let folder = Folder::with(&[("a.leadc", &wrong), ("b.leadc", &wrong)]);
    let checked = folder.leadc(&["check", "--format", "short", "a.leadc", "b.leadc"]);
    assert_eq!(checked.status.code(), Some(1));
    let places: Vec<String> = out(&checked)
        .lines()
        .map(|line| line.split(": ").take(2).collect::<Vec<_>>().join(" "))
        .collect();
    let expected = [
        "a.leadc:16:12 error[E0301]",
        "a.leadc:21:9 error[E0301]",
        "b.leadc:16:12 error[E0301]",
        "b.leadc:21:9 error[E0301]",
    ];
    assert_eq!(places, expected);
    assert!(err(&checked).starts_with("4 errors\n"));
}

#[test]
fn a_contract_that_cannot_be_read_is_a_problem_not_a_crash() {
    let folder = Folder::with(&[
        ("binary.leadc", "\u{0}\u{1}\u{2}\n\u{0}"),
        ("empty.leadc", ""),
    ]);
    std::fs::write(
        folder.0.path().join("latin.leadc"),
        b"leadc 1 en\ncontract \"S\xe3o\":\n",
    )
    .expect("it is written");
    for name in [
        "missing.leadc",
        "binary.leadc",
        "empty.leadc",
        "latin.leadc",
        ".",
    ] {
        let checked = folder.leadc(&["check", name]);
        assert_eq!(checked.status.code(), Some(1), "{name}: {}", err(&checked));
        assert!(
            out(&checked).contains("error[E0"),
            "{name}: {}",
            out(&checked)
        );
    }
}

#[test]
fn json_is_one_document_for_all_contracts() {
    let folder = Folder::with(&[
        ("a.leadc", CONTRACT),
        ("b.leadc", &CONTRACT.replace("BR", "UK")),
    ]);
    let checked = folder.leadc(&["check", "--format", "json", "a.leadc", "b.leadc"]);
    let document = serde_json::from_str(&out(&checked)).expect("it is JSON");
    crate::schema::check(
        include_str!("../../../docs/schemas/diagnostics.schema.json"),
        &document,
    );
    assert_eq!(document["diagnostics"][0]["file"], "b.leadc");
    assert_eq!(document["summary"]["errors"], 1);
}

#[test]
fn diagnostics_are_in_the_order_of_the_lines() {
    // A check of a single line reports a later line here than an analysis of the whole contract.
    let contract = "leadc 1 en\n\ncontract \"Order\":\n  time zone: Europe/Lisbon\n\nfields:\n- lead id: id\n\
        - company size: whole number\n\nactivities by the lead:\n- demo\n\npoints for fit:\n\
        +10 when company size at least 50\n\npoints for interest:\n  halves every 30 days\n+10 for each demo\n\n\
        score: fit + interest\n\nstage Lead:\n\nstage MQL:\n  when: score at least 10\n";
    let folder = Folder::with(&[("a.leadc", contract)]);
    let checked = folder.leadc(&["check", "--format", "short", "a.leadc"]);
    let lines = out(&checked)
        .lines()
        .filter_map(|line| line.split(':').nth(1)?.parse().ok())
        .collect::<Vec<u32>>();
    assert!(lines.len() > 3 && lines.is_sorted(), "{}", out(&checked));
}

#[test]
fn rules_are_shown_and_written() {
    let folder = Folder::with(&[("a.leadc", CONTRACT)]);
    let shown = out(&folder.leadc(&["compile", "a.leadc"]));
    assert!(shown.contains("fit") && shown.contains("MQL"), "{shown}");
    let written = folder.leadc(&["compile", "a.leadc", "--emit", "json", "-o", "a.json"]);
    assert_eq!(
        (written.status.code(), out(&written).as_str()),
        (Some(0), "")
    );
    let again = folder.leadc(&["compile", "a.json"]);
    assert_eq!(out(&again), shown);
}

#[test]
fn rules_of_another_version_are_refused() {
    let folder = Folder::with(&[("a.leadc", CONTRACT), ("other.json", "{}")]);
    folder.leadc(&["compile", "a.leadc", "--emit", "json", "-o", "a.json"]);
    let newer =
        folder
            .read("a.json")
            .replacen(&format!("\"version\": {VERSION}"), "\"version\": 999", 1);
    std::fs::write(folder.0.path().join("newer.json"), newer).expect("it is written");
    for (name, says) in [
        ("newer.json", "form 999"),
        ("other.json", "not a compiled contract"),
    ] {
        let refused = folder.leadc(&["compile", name]);
        assert_eq!(refused.status.code(), Some(1));
        assert!(err(&refused).contains(says), "{}", err(&refused));
    }
}

#[test]
fn colours_are_for_terminals_unless_asked_for() {
    let folder = Folder::with(&[("a.leadc", &CONTRACT.replace("BR", "UK"))]);
    let checked = |more: &[&str]| out(&folder.leadc(&[&["check", "a.leadc"], more].concat()));
    assert!(!checked(&[]).contains('\u{1b}'));
    assert!(!checked(&["--color", "never"]).contains('\u{1b}'));
    assert!(checked(&["--color", "always"]).contains('\u{1b}'));
}

#[test]
fn a_contract_may_come_from_standard_input() {
    let folder = with_data();
    let piped = |args: &[&str], text: &str| folder.piped(args, text);
    let fine = piped(&["check", "-"], CONTRACT);
    assert_eq!(err(&fine), "no problems\n", "{}", out(&fine));
    let wrong = piped(
        &["check", "--format", "short", "-"],
        "leadc 1 en\nnonsense\n",
    );
    assert!(
        out(&wrong).starts_with("-:2:1: error[E0"),
        "{}",
        out(&wrong)
    );
    let rules = folder.leadc(&["compile", "a.leadc", "--emit", "json"]);
    let mut args = EVAL;
    args[1] = "-";
    let evaluated = piped(&args, &out(&rules));
    assert_eq!(out(&evaluated), out(&eval(&folder, &[])));
    args[3] = "-";
    let twice = piped(&args, CONTRACT);
    assert_eq!(twice.status.code(), Some(2), "{}", err(&twice));
    assert!(
        err(&twice).contains("named more than once"),
        "{}",
        err(&twice)
    );
}

#[test]
fn standard_input_is_one_thing() {
    let folder = with_data();
    let commands: [&[&str]; 7] = [
        &["check", "-", "-"],
        &["check", "a.leadc", "-", "-"],
        &["test", "-", "-"],
        &["test", "--mutate", "-", "-"],
        &["diff", "-", "-"],
        &["eval", "-", "--leads", "-"],
        &[
            "sla",
            "-",
            "--leads",
            "leads.csv",
            "--activities",
            "visit=-",
        ],
    ];
    for command in commands {
        let output = folder.piped(command, CONTRACT);
        assert_eq!(
            output.status.code(),
            Some(2),
            "{command:?}: {}",
            err(&output)
        );
        assert!(err(&output).contains("named more than once"), "{command:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn every_command_reports_a_full_disk_in_plain_words() {
    let folder = with_data();
    std::fs::write(folder.0.path().join("bad.leadc"), "leadc 1 en\nnonsense\n").expect("written");
    for args in [
        &["check", "bad.leadc"][..],
        &["test", "a.leadc"],
        &["explain-code", "--list"],
        &["completions", "bash"],
        &EVAL,
    ] {
        let full = std::fs::File::options()
            .write(true)
            .open("/dev/full")
            .expect("it opens");
        let run = Command::new(env!("CARGO_BIN_EXE_leadc"))
            .env("LC_ALL", "C")
            .args(args)
            .current_dir(folder.0.path())
            .stdout(full)
            .output()
            .expect("the command runs");
        assert_eq!(run.status.code(), Some(1), "{args:?}");
        let text = err(&run);
        assert!(
            text.contains("standard output: the disk is full"),
            "{args:?}: {text}"
        );
    }
}

/// Mistakes that can mean one thing only, and one that can mean two.
const MISTAKES: &str = "leadc 1 en
contract \"Mistakes\":
  time zone: UTC

fields:
- size number   # people
- country: country

points for fit:
+20 if size at least 50
+10 when country is DE or FR
+5 when siez at most 10

stage Lead:
stage MQL:
  when: fit at least 20
";

#[test]
fn sure_corrections_are_made_in_the_file_and_the_rest_is_reported() {
    let folder = Folder::with(&[("a.leadc", &MISTAKES.replace('\n', "\r\n"))]);
    let before = out(&folder.leadc(&["check", "a.leadc"]));
    assert!(before.contains("+5 when size at most 10"), "{before}");
    let fixed = folder.leadc(&["check", "--fix", "--format", "short", "a.leadc"]);
    let lines: Vec<String> = out(&fixed).lines().map(str::to_owned).collect();
    assert_eq!(fixed.status.code(), Some(1));
    assert!(
        err(&fixed).contains("fixed: 3 corrections in a.leadc"),
        "{}",
        err(&fixed)
    );
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(
        lines[0].starts_with("a.leadc:12:9: error[E0301]"),
        "{lines:?}"
    );
    let text = std::fs::read_to_string(folder.0.path().join("a.leadc")).expect("the contract");
    let expected = MISTAKES
        .replace("- size number ", "- size: number ")
        .replace("+20 if", "+20 when")
        .replace("country is DE or FR", "country is one of DE, FR");
    assert_eq!(text, expected.replace('\n', "\r\n"));
    let again = folder.leadc(&["check", "--fix", "--dry-run", "a.leadc"]);
    assert_eq!((again.status.code(), out(&again).as_str()), (Some(1), ""));
    let left = "nothing to fix\nleft: 1 error that `--fix` does not correct\n";
    assert_eq!(err(&again), left);
    let missing = folder.leadc(&["check", "--fix", "--dry-run", "none.leadc"]);
    assert_eq!(missing.status.code(), Some(1), "{}", err(&missing));
}

#[test]
fn a_dry_run_shows_a_diff_that_patch_accepts_and_changes_nothing() {
    let folder = Folder::with(&[("a.leadc", MISTAKES)]);
    let shown = folder.leadc(&["check", "--fix", "--dry-run", "a.leadc"]);
    assert_eq!(shown.status.code(), Some(1));
    let left = "would fix: 3 corrections in a.leadc\nleft: 1 error that `--fix` does not correct\n";
    assert_eq!(err(&shown), left);
    let path = folder.0.path().join("a.leadc");
    assert_eq!(
        std::fs::read_to_string(&path).expect("the contract"),
        MISTAKES
    );
    let diff = out(&shown);
    let changed = diff
        .lines()
        .filter(|line| line.starts_with("+") && !line.starts_with("+++"));
    assert_eq!(
        changed.collect::<Vec<_>>(),
        [
            "+- size: number   # people",
            "++20 when size at least 50",
            "++10 when country is one of DE, FR",
        ]
    );
}

#[test]
fn included_files_are_fixed_too_and_links_stay_links() {
    let folder = Folder::with(&[
        (
            "a.leadc",
            "leadc 1 en\ncontract \"A\":\n  time zone: UTC\ninclude \"b.leadc\"\nstage Lead:\n",
        ),
        ("real.leadc", "leadc 1 en\nfields:\n- size number\n"),
    ]);
    let at = |name: &str| folder.0.path().join(name);
    #[cfg(unix)]
    std::os::unix::fs::symlink("real.leadc", at("b.leadc")).expect("a link");
    #[cfg(not(unix))]
    std::fs::copy(at("real.leadc"), at("b.leadc")).expect("a copy");
    let fixed = folder.leadc(&["check", "--fix", "a.leadc"]);
    assert_eq!(fixed.status.code(), Some(0), "{}", out(&fixed));
    assert!(
        err(&fixed).contains("fixed: 1 correction in b.leadc"),
        "{}",
        err(&fixed)
    );
    let text = std::fs::read_to_string(at("b.leadc")).expect("the included file");
    assert_eq!(text, "leadc 1 en\nfields:\n- size: number\n");
    #[cfg(unix)]
    assert!(
        at("b.leadc")
            .symlink_metadata()
            .expect("a link")
            .is_symlink()
    );
}

#[test]
fn standard_input_is_fixed_only_in_a_dry_run() {
    let folder = Folder::with(&[]);
    let fixed = folder.piped(&["check", "--fix", "-"], MISTAKES);
    assert_eq!(fixed.status.code(), Some(2));
    assert!(
        err(&fixed).contains("cannot be fixed in place"),
        "{}",
        err(&fixed)
    );
    let shown = folder.piped(&["check", "--fix", "--dry-run", "-"], MISTAKES);
    assert!(err(&shown).starts_with("would fix: 3 corrections in -\n"));
    let alone = folder.leadc(&["check", "--dry-run", "a.leadc"]);
    assert_eq!(alone.status.code(), Some(2));
}

#[test]
fn a_file_that_two_contracts_include_is_shown_once() {
    let contract =
        "leadc 1 en\ncontract \"A\":\n  time zone: UTC\ninclude \"c.leadc\"\nstage Lead:\n";
    let shared = "leadc 1 en\nfields:\n- size number\n";
    let folder = Folder::with(&[
        ("a.leadc", contract),
        ("b.leadc", contract),
        ("c.leadc", shared),
    ]);
    let shown = folder.leadc(&[
        "check",
        "--fix",
        "--dry-run",
        "a.leadc",
        "b.leadc",
        "c.leadc",
    ]);
    assert_eq!(
        err(&shown).matches("in c.leadc").count(),
        1,
        "{}",
        err(&shown)
    );
    assert_eq!(out(&shown).matches("+- size: number").count(), 1);
}

#[test]
fn more_mistakes_than_one_pass_corrects_are_all_corrected() {
    let rules = "+3 if size at least 5\n".repeat(200);
    let text = format!(
        "leadc 1 en\ncontract \"A\":\n  time zone: UTC\nfields:\n- size: number\npoints for fit:\n{rules}stage Lead:\n"
    );
    let folder = Folder::with(&[("a.leadc", &text.replace('\n', "\r"))]);
    let fixed = folder.leadc(&["check", "--fix", "a.leadc"]);
    assert!(
        err(&fixed).contains("fixed: 200 corrections in a.leadc"),
        "{}",
        err(&fixed)
    );
    let text = folder.read("a.leadc");
    assert!(!text.contains(" if ") && !text.contains('\n'), "{text}");
}

/// Notes explain; they do not hide the problems.
#[test]
fn errors_come_first_and_notes_are_only_counted() {
    let contract = "leadc 1 en
contract \"Notes\":
  time zone: UTC
fields:
- lead id: id
- country: country
activities by the lead:
- demo request
points for interest, at most 60:
  halves every 30 days
+10 for each demo request
stage Lead:
stage MQL:
  when: interest at least 10
";
    let folder = Folder::with(&[
        ("right.leadc", contract),
        (
            "wrong.leadc",
            &contract.replace("interest at", "intrest at"),
        ),
    ]);
    let counted = folder.leadc(&["check", "right.leadc"]);
    assert_eq!(out(&counted), "");
    let summary = err(&counted);
    assert!(summary.starts_with("no problems; "), "{summary}");
    assert!(
        summary.ends_with(" notes: `leadc check --notes` shows them\n"),
        "{summary}"
    );

    let shown = folder.leadc(&["check", "--notes", "right.leadc"]);
    let lines = out(&shown);
    assert!(
        lines.contains("right.leadc:10:3: note[N0103]: `halves every 30 days`"),
        "{lines}"
    );
    assert!(
        lines.lines().all(|line| line.contains(": note[N0")),
        "{lines}"
    );

    let wrong = folder.leadc(&["check", "--notes", "wrong.leadc"]);
    let lines = out(&wrong);
    assert!(
        lines.find("error[E0301]") < lines.find("note[N0103]"),
        "{lines}"
    );
    let json = folder.leadc(&["check", "--format", "json", "right.leadc"]);
    assert!(out(&json).contains("\"N0103\""), "{}", out(&json));
}

/// A contract that is still being written declares names before it uses them.
#[test]
fn unused_names_are_reported_once_there_are_stages() {
    let start = "leadc 1 en
contract \"Names\":
  time zone: UTC
term MQL: \"A lead worth a call\"
fields:
- lead id: id
- country: country
";
    let stages = [
        start,
        "- size: whole number\nstage Lead:\nstage MQL:\n  when: size at least 5\n",
    ]
    .concat();
    let folder = Folder::with(&[("start.leadc", start), ("stages.leadc", &stages)]);
    let early = folder.leadc(&["check", "start.leadc"]);
    assert_eq!(
        (out(&early).as_str(), err(&early).as_str()),
        ("", "no problems\n")
    );
    let late = folder.leadc(&["check", "--notes", "stages.leadc"]);
    let lines = out(&late);
    assert!(
        lines.contains("no condition reads the field `country`"),
        "{lines}"
    );
    assert!(!lines.contains("MQL`"), "{lines}");
}
