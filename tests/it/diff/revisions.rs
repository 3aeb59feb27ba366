//! Contracts of a git repository.

use super::{OLD, new, run, text};
use std::path::Path;
use tempfile::TempDir;

fn git(folder: &Path, args: &[&str]) {
    let own = [
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@a.test",
        "-c",
        "commit.gpgsign=false",
    ];
    let run = run(folder, "git", &[&own[..], args].concat());
    assert!(run.status.success(), "{args:?}: {}", text(&run.stderr));
}

/// A repository whose first commit has a contract with a list in a file; now both are different.
fn repository() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    let contracts = root.join("contracts");
    std::fs::create_dir(&contracts).expect("it is made");
    let list = (
        "list rivals: \"acme.example\", \"globex.example\"",
        "include \"../lists.leadc\"",
    );
    let write =
        |path: &str, text: &str| std::fs::write(root.join(path), text).expect("it is written");
    write("contracts/a.leadc", &new(&[list]));
    write(
        "lists.leadc",
        "leadc 1 en\n\nlist rivals: from \"rivals.csv\"\n",
    );
    write("rivals.csv", "domain\nacme.example\nglobex.example\n");
    git(root, &["init", "-q"]);
    git(root, &["add", "."]);
    git(root, &["commit", "-q", "-m", "agreed"]);
    write("contracts/a.leadc", &new(&[("least 45", "least 50"), list]));
    write("rivals.csv", "domain\nacme.example\n");
    folder
}

fn diff(folder: &Path, old: &str, new: &str) -> (Option<i32>, String) {
    let run = run(folder, env!("CARGO_BIN_EXE_leadc"), &["diff", old, new]);
    (run.status.code(), text(&run.stdout) + &text(&run.stderr))
}

#[test]
fn all_files_of_a_revision_are_read_from_it() {
    let repository = repository();
    let root = repository.path();
    for (folder, path) in [
        (root.to_owned(), "contracts/a.leadc"),
        (root.join("contracts"), "a.leadc"),
    ] {
        let (code, said) = diff(&folder, &format!("HEAD:{path}"), path);
        assert_eq!(code, Some(0), "{said}");
        assert!(
            said.contains("threshold: score at least 45 → at least 50"),
            "{said}"
        );
        assert!(said.contains("value removed: “globex.example”"), "{said}");
        assert!(said.contains("2 blocks changed\n"), "{said}");
    }
    std::fs::remove_dir_all(root.join("contracts")).expect("it is removed");
    let (code, said) = diff(root, "HEAD:contracts/a.leadc", "HEAD:contracts/a.leadc");
    assert_eq!(
        (code, said.as_str()),
        (Some(0), "both contracts mean the same\n")
    );
}

#[test]
fn what_git_does_not_have_is_said() {
    let repository = repository();
    let root = repository.path();
    for (old, said) in [
        (
            "main~99:contracts/a.leadc",
            "the git repository has no revision `main~99`",
        ),
        ("--all:contracts/a.leadc", "unexpected argument"),
        (
            "HEAD:contracts/b.leadc",
            "the revision `HEAD` has no file `contracts/b.leadc`",
        ),
        (
            "HEAD:contracts/b.leadc",
            "the path starts at the folder you are in",
        ),
    ] {
        let (code, shown) = diff(root, old, "contracts/a.leadc");
        assert_ne!(code, Some(0), "{old}");
        assert!(shown.contains(said), "{shown}");
    }
    let (_, shown) = diff(&root.join("contracts"), "HEAD:contracts/a.leadc", "a.leadc");
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("write `HEAD:a.leadc`"), "{shown}");
    let elsewhere = tempfile::tempdir().expect("a folder");
    std::fs::write(elsewhere.path().join("a.leadc"), OLD).expect("it is written");
    let (code, shown) = diff(elsewhere.path(), "HEAD:a.leadc", "a.leadc");
    assert_eq!(code, Some(1));
    assert!(
        shown.contains("this folder lies in no git repository"),
        "{shown}"
    );
}
