//! Contracts of a git repository.

use super::{OLD, new, run, text};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

pub fn git(folder: &Path, args: &[&str]) {
    let own = ["user.name=a", "user.email=a@a.test", "commit.gpgsign=false"];
    let own = own.iter().flat_map(|setting| ["-c", setting]);
    let all: Vec<&str> = own.chain(args.iter().copied()).collect();
    let run = run(folder, "git", &all);
    assert!(run.status.success(), "{args:?}: {}", text(&run.stderr));
}

fn write(folder: &Path, path: &str, content: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("it is made");
    fs::write(path, content).expect("it is written");
}

/// A repository whose first commit has a contract with a list in a file; now both are different.
fn repository() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    let list = (
        "list rivals: \"acme.example\", \"globex.example\"",
        "include \"shared/lists.leadc\"",
    );
    let lists = "leadc 1 en\n\nlist rivals: from \"rivals.csv\"\n";
    write(root, "contracts/a.leadc", &new(&[list]));
    write(root, "contracts/shared/lists.leadc", lists);
    let rivals = "contracts/shared/rivals.csv";
    write(root, rivals, "domain\nacme.example\nglobex.example\n");
    git(root, &["init", "-q"]);
    git(root, &["add", "."]);
    git(root, &["commit", "-q", "-m", "agreed"]);
    let changed = new(&[("least 45", "least 50"), list]);
    write(root, "contracts/a.leadc", &changed);
    write(root, rivals, "domain\nacme.example\n");
    folder
}

fn diff(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let run = run(
        folder,
        env!("CARGO_BIN_EXE_leadc"),
        &[&["diff"], args].concat(),
    );
    (run.status.code(), text(&run.stdout) + &text(&run.stderr))
}

#[test]
fn all_files_of_a_revision_are_read_from_it() {
    let repository = repository();
    let root = repository.path();
    for (folder, args) in [
        (
            root.to_owned(),
            vec!["HEAD:contracts/a.leadc", "contracts/a.leadc"],
        ),
        (root.to_owned(), vec!["--base", "HEAD", "contracts/a.leadc"]),
        (root.join("contracts"), vec!["HEAD:a.leadc", "a.leadc"]),
        (
            root.join("contracts/shared"),
            vec!["--base", "HEAD", "../a.leadc"],
        ),
    ] {
        let (code, text) = diff(&folder, &args);
        assert_eq!(code, Some(0), "{args:?}: {text}");
        assert!(
            text.contains("threshold: score at least 45 → at least 50"),
            "{text}"
        );
        assert!(text.contains("value removed: “globex.example”"), "{text}");
        assert!(text.contains("2 blocks changed\n"), "{text}");
    }
    fs::remove_dir_all(root.join("contracts")).expect("it is removed");
    let (code, said) = diff(root, &["HEAD:contracts/a.leadc", "HEAD:contracts/a.leadc"]);
    let same = "both contracts mean the same\n";
    assert_eq!((code, said.as_str()), (Some(0), same));
}

#[cfg(unix)]
#[test]
fn links_of_a_revision_are_followed_in_it() {
    let repository = repository();
    let root = repository.path();
    std::os::unix::fs::symlink("contracts", root.join("now")).expect("a link");
    git(root, &["add", "now"]);
    git(root, &["commit", "-q", "-m", "link"]);
    let (code, text) = diff(root, &["HEAD:now/a.leadc", "now/a.leadc"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("2 blocks changed\n"), "{text}");
}

#[test]
fn what_git_does_not_have_is_reported() {
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
            "the path is relative to the current folder",
        ),
        ("HEAD:../a.leadc", "is outside of the git repository"),
    ] {
        let (code, shown) = diff(root, &[old, "contracts/a.leadc"]);
        assert_ne!(code, Some(0), "{old}");
        assert!(shown.contains(said), "{shown}");
    }
    let (_, shown) = diff(
        &root.join("contracts"),
        &["HEAD:contracts/a.leadc", "a.leadc"],
    );
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("write `HEAD:a.leadc`"), "{shown}");
    let elsewhere = tempfile::tempdir().expect("a folder");
    fs::write(elsewhere.path().join("a.leadc"), OLD).expect("it is written");
    let (code, shown) = diff(elsewhere.path(), &["HEAD:a.leadc", "a.leadc"]);
    assert_eq!(code, Some(1));
    assert!(
        shown.contains("this folder is not in a git repository"),
        "{shown}"
    );
}

#[test]
fn files_outside_of_the_contracts_folder_are_not_read_from_a_revision_either() {
    let repository = repository();
    let root = repository.path();
    let far = new(&[(
        "list rivals: \"acme.example\", \"globex.example\"",
        "include \"../lists.leadc\"",
    )]);
    write(root, "contracts/far.leadc", &far);
    write(
        root,
        "lists.leadc",
        "leadc 1 en\n\nlist rivals: \"acme.example\"\n",
    );
    git(root, &["add", "."]);
    git(root, &["commit", "-q", "-m", "far"]);
    let args = ["HEAD:contracts/far.leadc", "HEAD:contracts/far.leadc"];
    let (code, shown) = diff(root, &args);
    assert_eq!(code, Some(1), "{shown}");
    assert!(
        shown.contains("is outside the folder of the contract"),
        "{shown}"
    );
    let (code, shown) = diff(root, &[&["--root", "."], &args[..]].concat());
    assert_eq!(code, Some(0), "{shown}");
}

/// A folder of a working tree that git would take for a repository of its own, whose configuration runs a command.
#[test]
fn a_folder_that_looks_like_a_repository_runs_nothing() {
    let repository = repository();
    let root = repository.path();
    let ran = root.join("ran");
    let fake = root.join("contracts");
    for (path, content) in [
        ("HEAD", "ref: refs/heads/main\n"),
        ("objects/info/x", "x\n"),
        ("refs/heads/main", &"1".repeat(40)),
    ] {
        write(&fake, path, content);
    }
    let config = format!(
        "[core]\n\trepositoryformatversion = 1\n\tbare = true\n\tfsmonitor = \"touch {ran}\"\n\
         [extensions]\n\tpartialClone = origin\n[remote \"origin\"]\n\turl = ext::sh -c \"touch% {ran}\"\n\tpromisor = true\n\
         [protocol \"ext\"]\n\tallow = always\n",
        ran = ran.display()
    );
    write(&fake, "config", &config);
    git(root, &["add", "-f", "contracts"]);
    git(root, &["commit", "-q", "-m", "harm"]);
    let (code, text) = diff(root, &["HEAD:contracts/a.leadc", "contracts/a.leadc"]);
    assert_eq!(code, Some(0), "{text}");
    let (code, said) = diff(&fake, &["HEAD:a.leadc", "a.leadc"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(!ran.exists(), "a command of the working tree was run");
}

/// The configuration of the repository itself names a place to fetch missing objects from.
#[test]
fn a_missing_object_is_not_fetched() {
    let repository = repository();
    let root = repository.path();
    let ran = root.join("ran");
    let url = format!("ext::sh -c \"touch% {}\"", ran.display());
    for (key, value) in [
        ("core.repositoryformatversion", "1"),
        ("extensions.partialClone", "origin"),
        ("remote.origin.promisor", "true"),
        ("protocol.ext.allow", "always"),
        ("remote.origin.url", &url),
    ] {
        git(root, &["config", key, value]);
    }
    let unknown = "1".repeat(40);
    let (code, text) = diff(root, &["--base", &unknown, "contracts/a.leadc"]);
    assert_eq!(code, Some(1), "{text}");
    assert!(!ran.exists(), "a command was run");
}

#[test]
fn a_file_with_the_name_of_a_revision_is_not_taken_for_it() {
    let repository = repository();
    let root = repository.path();
    let now = fs::read_to_string(root.join("contracts/a.leadc")).expect("it is there");
    write(root, "HEAD:contracts/a.leadc", &now);
    write(
        root,
        "HEAD:contracts/shared/lists.leadc",
        "leadc 1 en\nlist rivals: \"acme.example\"\n",
    );
    let args = ["HEAD:contracts/a.leadc", "contracts/a.leadc"];
    let (code, text) = diff(root, &args);
    assert_eq!(code, Some(2), "{text}");
    let said = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for way in [
        "`./HEAD:contracts/a.leadc`",
        "`--base HEAD contracts/a.leadc`",
    ] {
        assert!(said.contains(way), "{said}");
    }
    let (code, said) = diff(root, &["./HEAD:contracts/a.leadc", args[1]]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("rivals"), "{said}");
    let (_, said) = diff(root, &["--base", "HEAD", "contracts/a.leadc"]);
    assert!(said.contains("2 blocks changed\n"), "{said}");
}

#[test]
fn gates_do_not_pass_a_contract_that_is_only_on_one_side() {
    let repository = repository();
    let root = repository.path();
    git(root, &["mv", "contracts/a.leadc", "contracts/b.leadc"]);
    fs::write(root.join("leads.csv"), "lead id\n1\n").expect("it is written");
    let data = ["--leads", "leads.csv", "--as-of", "2026-06-30"];
    let gate = ["--fail-if", "MQL changes by more than 10%"];
    for (contract, said, option) in [
        ("contracts/b.leadc", "the contract is new", "--allow-new"),
        (
            "contracts/a.leadc",
            "the contract was removed",
            "--allow-removed",
        ),
    ] {
        let base = ["--base", "HEAD", contract];
        let with = |more: &[&[&str]]| diff(root, &[&base[..], &data, &more.concat()].concat());
        let (code, shown) = with(&[]);
        assert_eq!(code, Some(0), "{shown}");
        assert!(shown.contains(said), "{shown}");
        let (code, shown) = with(&[&gate]);
        let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(code, Some(1), "{shown}");
        assert!(
            shown.contains(&format!("`{option}` would allow it")),
            "{shown}"
        );
        assert_eq!(with(&[&gate, &[option]]).0, Some(0));
        for (format, marks) in [
            ("json", ["\"unpaired\": \"", "\"passed\": false"]),
            ("junit", ["failures=\"1\"", said]),
            ("github", ["::error file=contracts/", said]),
            ("sarif", ["\"level\": \"error\"", said]),
            ("markdown", ["- ❌ MQL changes", said]),
        ] {
            let (code, shown) = with(&[&gate, &["--format", format]]);
            assert_eq!(code, Some(1), "{shown}");
            assert!(
                marks.iter().all(|mark| shown.contains(mark)),
                "{format}: {shown}"
            );
        }
    }
}
