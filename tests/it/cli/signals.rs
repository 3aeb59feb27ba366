//! The temporary files of a run that is ended by a signal are removed, at the latest by the next run.
#![cfg(unix)]

use super::*;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::Child;
use std::time::Duration;

/// The names of the files in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// A run that has put a part of its data aside, has begun its file of rejects, and waits for more data.
fn waiting(folder: &Folder) -> Child {
    let mut child = Command::new(env!("CARGO_BIN_EXE_leadc"))
        .env("LC_ALL", "C")
        .args(["eval", "test.leadc", "--leads", "-", "-o", "out.csv"])
        .args(["--rejects", "rejects.csv"])
        .current_dir(folder.0.path())
        .env("TMPDIR", folder.0.path().join("tmp"))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let line = "{\"lead id\": \"1\", \"country\": \"BR\"}\n";
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(line.repeat(4000).as_bytes()).unwrap();
    child.stdin = Some(stdin);
    let tmp = folder.0.path().join("tmp");
    let is_begun = || names(&tmp).iter().any(|name| name.starts_with(".leadc-"));
    for _ in 0..5_000 {
        if is_begun() {
            return child;
        }
        assert_eq!(child.try_wait().unwrap(), None, "the run has ended");
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("the run does not begin");
}

fn prepared() -> Folder {
    let folder = Folder::with(&[("test.leadc", CONTRACT), ("out.csv", "before")]);
    std::fs::create_dir(folder.0.path().join("tmp")).unwrap();
    folder
}

#[test]
fn a_signal_removes_what_is_not_finished() {
    for (name, number) in [("HUP", 1), ("INT", 2), ("TERM", 15)] {
        let folder = prepared();
        let mut child = waiting(&folder);
        let kill = Command::new("kill")
            .args([&format!("-{name}"), &child.id().to_string()])
            .status();
        assert!(kill.unwrap().success());
        assert_eq!(child.wait().unwrap().signal(), Some(number), "{name}");
        assert_eq!(names(&folder.0.path().join("tmp")), [""; 0], "{name}");
        assert_eq!(names(folder.0.path()), ["out.csv", "test.leadc", "tmp"]);
        assert_eq!(folder.read("out.csv"), "before");
    }
}

#[test]
fn files_of_a_killed_run_are_removed_by_the_next_run() {
    let folder = prepared();
    let mut child = waiting(&folder);
    let other = waiting(&folder);
    child.kill().unwrap();
    child.wait().unwrap();
    let tmp = folder.0.path().join("tmp");
    assert_eq!(names(&tmp).len(), 2);
    #[cfg(target_os = "linux")]
    assert_eq!(names(folder.0.path()), ["out.csv", "test.leadc", "tmp"]);
    let next = waiting(&folder);
    // The files of the two that still run.
    assert_eq!(names(&tmp).len(), 2);
    for mut run in [other, next] {
        drop(run.stdin.take());
        assert!(run.wait().unwrap().code().is_some());
    }
    assert_eq!(names(&tmp), [""; 0]);
}
