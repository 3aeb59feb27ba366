//! The command `diff` of the action, in a git repository, with a command `gh` that keeps one comment in a file.

use super::action::{Acted, acted};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

pub const CONTRACT: &str = r#"leadc 1 en

contract "Inbound":
  time zone: UTC

fields:
- lead id: id
- country: country

points for fit:
+20 when country is PT

stage Lead:

stage MQL:
  when: fit at least 20
"#;

/// Finds the comment by the mark, and skips one by another account if the author is checked; writes the comment.
const GH: &str = r#"#!/bin/sh
echo "$*" >> calls
[ "$GH_TOKEN" = secret ] || exit 1
case "$*" in
"pr view"*)
  case "$*" in *viewerDidAuthor*) [ ! -f stranger ] || exit 0 ;; esac
  [ ! -f comment ] || case "$(cat comment)" in "$LEADC_MARK"*) echo "https://github.test/pull/5#issuecomment-7" ;; esac ;;
*) cat > comment ;;
esac
"#;

fn write(folder: &Path, path: &str, text: &str) {
    fs::write(folder.join(path), text).expect("it is written");
}

fn git(folder: &Path, args: &[&str]) {
    let own = ["user.name=a", "user.email=a@a.test", "commit.gpgsign=false"];
    let own = own.iter().flat_map(|setting| ["-c", setting]);
    let mut git = Command::new("git");
    let ran = git.args(own).args(args).current_dir(folder).output();
    let ran = ran.expect("git runs");
    assert!(ran.status.success(), "{args:?}: {ran:?}");
}

/// A contract that was changed and one that is new, in the last commit of a repository.
fn repository() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    fs::create_dir(root.join("contracts")).expect("a folder");
    write(root, "contracts/inbound.leadc", CONTRACT);
    git(root, &["init", "--quiet"]);
    git(root, &["add", "."]);
    git(root, &["commit", "--quiet", "-m", "before"]);
    let changed = CONTRACT.replace("+20", "+10");
    write(root, "contracts/inbound.leadc", &changed);
    write(root, "contracts/new.leadc", CONTRACT);
    git(root, &["add", "."]);
    git(root, &["commit", "--quiet", "-m", "after"]);
    write(root, "leads.csv", "lead id,country\n1,PT\n");
    write(root, "gh", GH);
    let run = fs::Permissions::from_mode(0o755);
    fs::set_permissions(root.join("gh"), run).expect("gh can be run");
    folder
}

fn compared(folder: &TempDir, contracts: &str, inputs: &[(&str, &str)]) -> Acted {
    let own = [
        ("LEADC_COMMAND", "diff"),
        ("LEADC_CONTRACTS", contracts),
        ("PULL_REQUEST", "5"),
        ("GH_TOKEN", "secret"),
    ];
    acted(folder.path(), &[&own[..], inputs].concat())
}

const ALL: &str = "contracts/*.leadc";
const WITH_COMMENT: (&str, &str) = ("LEADC_COMMENT", "true");

#[test]
fn each_contract_is_compared_with_itself_before_the_change() {
    let folder = repository();
    let done = compared(&folder, ALL, &[]);
    assert_eq!(done.exit, Some(0), "{}", done.err);
    let (new, notes): (Vec<&str>, Vec<&str>) = done
        .out
        .lines()
        .partition(|note| note.starts_with("::notice file=contracts/new.leadc,"));
    assert!(
        new.len() == 1 && new[0].contains("the contract is new"),
        "{new:?}"
    );
    assert!(!notes.is_empty());
    for note in notes {
        assert!(
            note.starts_with("::notice file=contracts/inbound.leadc,"),
            "{note}"
        );
    }
    assert!(
        !folder.path().join("calls").exists(),
        "nobody asked for a comment"
    );
}

#[test]
fn the_comment_is_changed_and_not_added_again() {
    let folder = repository();
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect("it is there");
    let first = compared(&folder, ALL, &[WITH_COMMENT]);
    assert_eq!(first.exit, Some(0), "{}", first.err);
    let comment = read("comment");
    assert!(
        comment.starts_with("<!-- leadc diff: contracts/*.leadc -->\n\n### "),
        "{comment}"
    );
    assert!(comment.contains("+20"), "{comment}");
    assert!(comment.contains("the contract is new"), "{comment}");
    write(folder.path(), "contracts/inbound.leadc", CONTRACT);
    compared(&folder, ALL, &[WITH_COMMENT]);
    assert!(!read("comment").contains("+20"));
    compared(&folder, "contracts/inbound.leadc", &[WITH_COMMENT]);
    let calls = read("calls");
    let writes: Vec<&str> = calls
        .lines()
        .filter(|call| !call.starts_with("pr view"))
        .collect();
    let issues = "repos/{owner}/{repo}/issues";
    let added = format!("api --silent {issues}/5/comments --field body=@-");
    let changed = format!("api --silent --method PATCH {issues}/comments/7 --field body=@-");
    assert_eq!(writes, [&added, &changed, &added]);
}

#[test]
fn a_failed_gate_ends_the_step_with_1_and_is_reported_in_the_comment() {
    let folder = repository();
    let gates = |gates| {
        let data = [("LEADC_LEADS", "leads.csv"), ("LEADC_AS_OF", "2026-05-04")];
        let asked = [WITH_COMMENT, ("LEADC_FAIL_IF", gates)];
        compared(
            &folder,
            "contracts/inbound.leadc",
            &[&data[..], &asked].concat(),
        )
    };
    let held = gates("MQL rises by more than 10%\nLead falls by more than 5\n");
    assert_eq!(held.exit, Some(0), "{}", held.err);
    let broken = gates("MQL rises by more than 10%\nMQL falls by more than 10%");
    assert_eq!(broken.exit, Some(1), "{}", broken.err);
    let comment = fs::read_to_string(folder.path().join("comment")).expect("a comment");
    assert!(comment.contains("falls by more than 10%"), "{comment}");
}

#[test]
fn failures_are_reported() {
    let folder = repository();
    let comment = || fs::read_to_string(folder.path().join("comment")).expect("a comment");
    let missing = compared(&folder, ALL, &[WITH_COMMENT, ("LEADC_BASE", "nowhere")]);
    assert_eq!(missing.exit, Some(1));
    assert!(
        missing.err.contains("no revision `nowhere`"),
        "{}",
        missing.err
    );
    assert!(!missing.out.contains("is new"), "{}", missing.out);
    let said = "A contract cannot be compared; the log of the build says why.";
    assert!(comment().contains(said), "{}", comment());
    write(folder.path(), "contracts/inbound.leadc", "nonsense");
    let bad = compared(&folder, ALL, &[WITH_COMMENT]);
    assert_eq!(bad.exit, Some(1));
    assert!(comment().contains("contracts/inbound"), "{}", comment());
    for wrong in [("LEADC_COMMENT", "yes"), ("LEADC_OUTPUT", "all.json")] {
        assert_eq!(compared(&folder, ALL, &[wrong]).exit, Some(2), "{wrong:?}");
    }
}

#[test]
fn without_the_right_to_comment_there_is_a_warning() {
    let folder = repository();
    write(folder.path(), "gh", "#!/bin/sh\nexit 1\n");
    let unwritten = compared(&folder, ALL, &[WITH_COMMENT]);
    assert_eq!(unwritten.exit, Some(0));
    let warning = "::warning::the comment could not be written; it takes `permissions: ";
    assert!(unwritten.err.contains(warning), "{}", unwritten.err);
}

const GATE: [(&str, &str); 3] = [
    ("LEADC_LEADS", "leads.csv"),
    ("LEADC_AS_OF", "2026-05-04"),
    ("LEADC_FAIL_IF", "MQL rises by more than 90%"),
];

#[test]
fn a_contract_that_is_new_or_gone_does_not_get_round_a_gate() {
    let folder = repository();
    let ended = |more: &[(&str, &str)]| compared(&folder, ALL, &[&GATE[..], more].concat());
    let new = ended(&[]);
    assert_eq!(new.exit, Some(1));
    assert!(
        new.out.contains("::error file=contracts/new.leadc,"),
        "{}",
        new.out
    );
    fs::remove_file(folder.path().join("contracts/new.leadc")).expect("it is removed");
    assert_eq!(ended(&[]).exit, Some(0));
    fs::rename(
        folder.path().join("contracts/inbound.leadc"),
        folder.path().join("contracts/renamed.leadc"),
    )
    .expect("it is renamed");
    let renamed = ended(&[]);
    assert_eq!(renamed.exit, Some(1));
    for file in ["contracts/renamed.leadc", "contracts/inbound.leadc"] {
        assert!(
            renamed.out.contains(&format!("::error file={file},")),
            "{}",
            renamed.out
        );
    }
    let allowed = [("LEADC_ALLOW_NEW", "true"), ("LEADC_ALLOW_REMOVED", "true")];
    assert_eq!(ended(&allowed).exit, Some(0));
    assert_eq!(ended(&allowed[..1]).exit, Some(1));
    assert_eq!(ended(&[("LEADC_ALLOW_NEW", "yes")]).exit, Some(2));
}

#[test]
fn a_comment_of_somebody_else_with_the_mark_is_left_alone() {
    let folder = repository();
    compared(&folder, ALL, &[WITH_COMMENT]);
    write(folder.path(), "stranger", "");
    compared(&folder, ALL, &[WITH_COMMENT]);
    let calls = fs::read_to_string(folder.path().join("calls")).expect("calls");
    assert!(!calls.contains("PATCH"), "{calls}");
}

#[test]
fn files_of_a_pull_request_do_not_lead_out_of_it() {
    let folder = repository();
    let root = folder.path();
    let elsewhere = tempfile::tempdir().expect("a folder");
    write(
        elsewhere.path(),
        "secret.csv",
        "lead id,country\nTOKEN,PT\n",
    );
    let link = |to: &str, name: &str| {
        std::os::unix::fs::symlink(elsewhere.path().join(to), root.join(name)).expect("a link");
    };
    link("secret.csv", "far.csv");
    link("", "out");
    link("written", "result.json");
    let one = "contracts/inbound.leadc";
    for inputs in [
        [("LEADC_LEADS", "far.csv"), ("LEADC_AS_OF", "2026-05-04")],
        [
            ("LEADC_LEADS", "out/secret.csv"),
            ("LEADC_AS_OF", "2026-05-04"),
        ],
        [("LEADC_OUTPUT", "result.json"), ("LEADC_FORMAT", "json")],
        [
            ("LEADC_OUTPUT", "out/result.json"),
            ("LEADC_FORMAT", "json"),
        ],
    ] {
        let done = compared(&folder, one, &inputs);
        assert_eq!(done.exit, Some(2), "{inputs:?}: {}", done.out);
        assert!(done.err.starts_with("::error::`"), "{}", done.err);
    }
    assert!(!elsewhere.path().join("written").exists());
    assert!(!elsewhere.path().join("result.json").exists());
}

#[test]
fn machine_forms_in_the_log_of_github_are_no_commands() {
    let folder = repository();
    write(
        folder.path(),
        "leads.csv",
        "lead id,country\n::error::forged,PT\n",
    );
    let inputs = [
        ("LEADC_COMMAND", "eval"),
        ("LEADC_CONTRACTS", "contracts/inbound.leadc"),
        ("LEADC_FORMAT", "csv"),
        ("LEADC_LEADS", "leads.csv"),
        ("LEADC_AS_OF", "2026-05-04"),
        ("GITHUB_ACTIONS", "true"),
    ];
    let done = acted(folder.path(), &inputs);
    assert_eq!(done.exit, Some(0), "{}", done.err);
    let lines: Vec<&str> = done.out.lines().collect();
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        panic!("no output");
    };
    let end = first
        .strip_prefix("::stop-commands::")
        .expect("commands are off");
    assert_eq!(*last, format!("::{end}::"));
    assert!(end.len() >= 32 && lines.iter().any(|line| line.starts_with("::error::forged")));
}
#[test]
fn names_of_files_are_neither_commands_of_the_log_nor_markdown() {
    let folder = repository();
    let root = folder.path();
    for name in [
        "contracts/\n::error::forged.leadc",
        "contracts/`@team` ##[error]x.leadc",
    ] {
        write(root, name, CONTRACT);
        write(root, &name.replace("leadc", "x.leadc"), "nonsense");
    }
    let done = compared(&folder, "contracts/*.leadc", &[WITH_COMMENT]);
    assert_eq!(done.exit, Some(1), "{}", done.err);
    // A line that is a command contains no second command.
    let is_command =
        |line: &&str| line.starts_with("::notice file=") || line.starts_with("::error file=");
    let lines = done.out.lines().chain(done.err.lines());
    for line in lines.filter(|line| !is_command(line)) {
        assert!(!line.trim_start().starts_with("::error::forged"), "{line}");
        assert!(!line.contains("##["), "{line}");
    }
    let comment = fs::read_to_string(root.join("comment")).expect("a comment");
    assert!(comment.contains("forged"), "{comment}");
    assert!(!comment.contains("\n::error"), "{comment}");
}
