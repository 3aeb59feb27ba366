//! The script of the action.

use super::compare::CONTRACT;
use super::root;
use crate::shell::text;
use std::path::Path;
use std::process::Command;

/// The result of a run.
pub struct Acted {
    pub exit: Option<i32>,
    pub out: String,
    pub err: String,
}

/// Runs the script with inputs in `folder`, with the built command and the commands in the folder.
pub fn acted(folder: &Path, inputs: &[(&str, &str)]) -> Acted {
    let output = bash(folder)
        .arg(root().join(".ci/action"))
        .envs(inputs.iter().copied())
        .output()
        .expect("bash runs");
    Acted {
        exit: output.status.code(),
        out: text(&output.stdout),
        err: text(&output.stderr),
    }
}

/// Bash that finds the commands in the folder first, then the built command.
fn bash(folder: &Path) -> Command {
    let built = Path::new(env!("CARGO_BIN_EXE_leadc")).parent();
    let built = built.expect("a folder").display();
    let before = std::env::var("PATH").unwrap_or_default();
    let mut bash = Command::new("bash");
    bash.current_dir(folder)
        .env("PATH", format!("{}:{built}:{before}", folder.display()));
    bash
}

#[test]
fn the_action_runs_the_commands() {
    let examples = root().join("examples");
    let contracts = (
        "LEADC_CONTRACTS",
        "inbound/contract.leadc fast-*/contract.leadc",
    );
    let fine = |inputs: &[(&str, &str)]| {
        let acted = acted(&examples, inputs);
        assert_eq!(acted.exit, Some(0), "{inputs:?}: {}", acted.err);
        acted.out
    };
    assert!(fine(&[contracts]).contains("::notice file=inbound/contract.leadc,line="));
    assert_eq!(fine(&[contracts, ("LEADC_ALLOW", "notes warnings")]), "");
    let exit = |inputs: &[(&str, &str)]| acted(&examples, inputs).exit;
    assert_eq!(exit(&[contracts, ("LEADC_DENY", "W0105 notes")]), Some(1));
    let junit = fine(&[
        contracts,
        ("LEADC_COMMAND", "test"),
        ("LEADC_FORMAT", "junit"),
    ]);
    assert!(junit.starts_with("<?xml"), "{junit}");
    let evaluated = fine(&[
        ("LEADC_CONTRACTS", "fast-track/contract.leadc"),
        ("LEADC_COMMAND", "eval"),
        ("LEADC_FORMAT", "csv"),
        ("LEADC_LEADS", "fast-track/leads.csv"),
        ("LEADC_ACTIVITIES", "fast-track/activities.csv"),
        ("LEADC_AS_OF", "2026-06-30"),
    ]);
    assert!(evaluated.starts_with("lead id,stage,"), "{evaluated}");
    assert_eq!(exit(&[("LEADC_CONTRACTS", " ")]), Some(2));
    assert_eq!(exit(&[("LEADC_CONTRACTS", "--format")]), Some(1));
    let tested = [contracts, ("LEADC_COMMAND", "test")];
    let reaching = |share| exit(&[&tested[..], &[("LEADC_FAIL_UNDER", share)]].concat());
    assert_eq!((reaching("0.5"), reaching("100")), (Some(0), Some(1)));
}

#[test]
fn the_action_writes_a_file_and_keeps_the_exit_code() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.leadc"), "leadc 1 en\nnonsense\n").expect("written");
    let inputs = [
        ("LEADC_CONTRACTS", "a.leadc"),
        ("LEADC_FORMAT", "sarif"),
        ("LEADC_OUTPUT", "leadc.sarif"),
    ];
    let acted = acted(folder.path(), &inputs);
    assert_eq!((acted.exit, acted.out), (Some(1), String::new()));
    let written = std::fs::read_to_string(folder.path().join("leadc.sarif")).expect("the result");
    assert!(written.contains("\"E0"), "{written}");
}

#[test]
fn the_hook_of_the_guide_lets_no_bad_commit_through() {
    let guide = super::read(super::GUIDE);
    let hook = guide
        .split("```sh\n")
        .find(|block| block.starts_with("#!/bin/sh\n"));
    let (hook, _) = hook
        .and_then(|block| block.split_once("```"))
        .expect("a hook");
    let folder = tempfile::tempdir().expect("a folder");
    let contracts = folder.path().join("contracts");
    std::fs::create_dir(&contracts).expect("a folder");
    let with = |country: &str| {
        format!(
            "{CONTRACT}\nexample \"a lead\":\n  as of: 2026-05-04\n  lead: country is {country}\n  expect: stage MQL\n"
        )
    };
    let (fine, failing) = (with("PT"), with("ES"));
    // The examples pass, but what is checked first does not.
    let bad = fine.replacen("stage Lead:", "stage Lead:\n  nonsense", 1);
    for (contract, exit) in [(fine, 0), (failing, 1), (bad, 1)] {
        std::fs::write(contracts.join("inbound.leadc"), contract).expect("written");
        let hooked = bash(folder.path()).arg("-c").arg(hook).output();
        let hooked = hooked.expect("bash runs");
        assert_eq!(hooked.status.code(), Some(exit), "{}", text(&hooked.stderr));
    }
}
