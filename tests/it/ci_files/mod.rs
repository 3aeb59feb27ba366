//! Files that other projects use in their builds: the GitHub Action, the hooks of pre-commit, the snippets of the guide.

#[cfg(unix)]
mod action;
#[cfg(unix)]
mod compare;

use crate::shell::{run, text};
use std::collections::BTreeSet;
use std::path::PathBuf;

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
    let (action, script) = (
        read("action.yml"),
        read(".ci/action") + &read(".ci/compare"),
    );
    for input in inputs() {
        let variable = format!("LEADC_{}", input.to_uppercase().replace('-', "_"));
        let handed = format!("{variable}: ${{{{ inputs.{input} }}}}\n");
        assert!(action.contains(&handed), "{handed}");
        assert!(script.contains(&format!("${{{variable}:-")), "{variable}");
    }
    assert!(!action.contains("uses:"), "the action uses another one");
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
    for (page, least) in [(".pre-commit-hooks.yaml", 3), (GUIDE, 6)] {
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
        let inputs_of = with.take_while(|line| line.starts_with("          "));
        // A line with more indentation is the value of the input above.
        for line in inputs_of.filter(|line| !line.starts_with("           ")) {
            let (name, _) = line.trim().split_once(':').expect("an input has a value");
            assert!(inputs.contains(name), "`{name}` is no input");
            count += 1;
        }
    }
    assert!(count >= 4, "{count}");
}

#[test]
fn the_workflow_of_the_guide_may_do_what_its_steps_do() {
    let guide = read(GUIDE);
    let workflow = guide
        .split("```yaml\n")
        .find(|block| block.starts_with("name: "));
    let (workflow, _) = workflow
        .and_then(|block| block.split_once("```"))
        .expect("a workflow");
    assert!(workflow.contains("\n          comment: true\n"));
    assert!(workflow.contains("\n  pull-requests: write\n"));
    assert!(workflow.contains("\n          fetch-depth: 2\n"));
}

#[test]
fn the_check_of_a_change_runs_the_tests_of_the_readme() {
    assert!(read("README.md").contains("```sh\ncargo test\n```"));
    assert!(read(".ci/run").contains("cargo test"));
}
