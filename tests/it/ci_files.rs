//! What other projects take from here for their builds: the GitHub Action, the hooks of pre-commit, the snippets of the guide.

use crate::shell::{run, text};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const GUIDE: &str = "docs/guide/ci.md";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).expect("the file is there")
}

/// The names of the inputs that `action.yml` declares.
fn inputs() -> BTreeSet<String> {
    let action = read("action.yml");
    let (_, inputs) = action.split_once("\ninputs:\n").expect("inputs");
    let (inputs, _) = inputs.split_once("\nruns:").expect("runs");
    let names = inputs.lines().filter_map(|line| line.strip_prefix("  "));
    let names = names.filter(|line| !line.starts_with(' '));
    names
        .map(|name| name.trim_end_matches(':').to_owned())
        .collect()
}

#[test]
fn every_input_of_the_action_reaches_its_script() {
    let (action, script) = (read("action.yml"), read(".ci/action"));
    for input in inputs() {
        let variable = format!("LEADC_{}", input.to_uppercase().replace('-', "_"));
        let handed = format!("{variable}: ${{{{ inputs.{input} }}}}\n");
        assert!(action.contains(&handed), "{handed}");
        assert!(script.contains(&format!("${{{variable}:-")), "{variable}");
    }
    assert!(!action.contains("uses:"), "the action rests on another one");
}

/// Lines that run leadc, cut where the shell goes on.
fn commands(page: &str) -> Vec<String> {
    let lines = page.lines().map(str::trim);
    let lines = lines.map(|line| line.trim_start_matches("- ").trim_start_matches("entry: "));
    let lines = lines.filter(|line| line.starts_with("leadc ") && *line != "leadc 1 en");
    let command = |line: &str| line.split([';', '|', '>']).next().map(str::to_owned);
    lines.filter_map(command).collect()
}

#[test]
fn every_command_line_is_one_the_command_understands() {
    for (page, least) in [(".pre-commit-hooks.yaml", 2), (GUIDE, 6)] {
        let commands = commands(&read(page));
        assert!(commands.len() >= least, "{page}: {commands:?}");
        for command in commands {
            let helped = run(&root(), &format!("{} --help", command.trim()));
            assert!(
                helped.status.success(),
                "{page}: {command}: {}",
                text(&helped.stderr)
            );
        }
    }
}

#[test]
fn the_guide_names_inputs_the_action_has() {
    let guide = read(GUIDE);
    let (inputs, mut count) = (inputs(), 0);
    for part in guide.split("uses: OWNER/leadc@").skip(1) {
        let with = part
            .lines()
            .skip_while(|line| line.trim() != "with:")
            .skip(1);
        for line in with.take_while(|line| line.starts_with("          ")) {
            let (name, _) = line.trim().split_once(':').expect("an input has a value");
            assert!(inputs.contains(name), "`{name}` is no input");
            count += 1;
        }
    }
    assert!(count >= 4, "{count}");
}

/// The script of the action with inputs, in `folder`, with the built command.
#[cfg(unix)]
fn acted(folder: &Path, inputs: &[(&str, &str)]) -> (Option<i32>, String) {
    let built = Path::new(env!("CARGO_BIN_EXE_leadc"))
        .parent()
        .expect("a folder");
    let before = std::env::var("PATH").unwrap_or_default();
    let output = std::process::Command::new("bash")
        .arg(root().join(".ci/action"))
        .current_dir(folder)
        .envs(inputs.iter().copied())
        .env("PATH", format!("{}:{before}", built.display()))
        .output()
        .expect("bash runs");
    (output.status.code(), text(&output.stdout))
}

#[cfg(unix)]
#[test]
fn the_action_runs_the_commands() {
    let examples = root().join("examples");
    let contracts = (
        "LEADC_CONTRACTS",
        "inbound/contract.leadc fast-*/contract.leadc",
    );
    let fine = |inputs: &[(&str, &str)]| {
        let (exit, out) = acted(&examples, inputs);
        assert_eq!(exit, Some(0), "{inputs:?}: {out}");
        out
    };
    assert!(fine(&[contracts]).contains("::notice file=inbound/contract.leadc,line="));
    assert_eq!(fine(&[contracts, ("LEADC_ALLOW", "notes warnings")]), "");
    assert_eq!(
        acted(&examples, &[contracts, ("LEADC_DENY", "W0105 notes")]).0,
        Some(1)
    );
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
    assert_eq!(acted(&examples, &[("LEADC_CONTRACTS", " ")]).0, Some(2));
    assert_eq!(
        acted(&examples, &[("LEADC_CONTRACTS", "--format")]).0,
        Some(1)
    );
}

#[cfg(unix)]
#[test]
fn the_action_writes_a_file_and_keeps_the_exit_code() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.leadc"), "leadc 1 en\nnonsense\n").expect("written");
    let inputs = [
        ("LEADC_CONTRACTS", "a.leadc"),
        ("LEADC_FORMAT", "sarif"),
        ("LEADC_OUTPUT", "leadc.sarif"),
    ];
    assert_eq!(acted(folder.path(), &inputs), (Some(1), String::new()));
    let written = std::fs::read_to_string(folder.path().join("leadc.sarif")).expect("the result");
    assert!(written.contains("\"E0"), "{written}");
}
