//! An output never overwrites an input.

use super::*;

fn refused(folder: &Folder, args: &[&str], expected: &str) {
    let run = folder.leadc(args);
    assert_eq!(run.status.code(), Some(2), "{args:?}: {}", err(&run));
    assert!(err(&run).contains(expected), "{args:?}: {}", err(&run));
}

#[test]
fn files_that_are_read_are_not_written_over() {
    let folder = with_data();
    let contract = folder.read("a.leadc");
    let (head, rest) = contract.split_once("\n\n").expect("a first line");
    let with_files = format!("{head}\n\ninclude \"more.leadc\"\n\n{rest}");
    let list = "leadc 1 en\n\nlist rivals: from \"rivals.csv\"\n";
    for (name, text) in [
        ("a.leadc", with_files.as_str()),
        ("more.leadc", list),
        ("rivals.csv", "acme.com\n"),
    ] {
        std::fs::write(folder.0.path().join(name), text).expect("it is written");
    }
    std::fs::hard_link(
        folder.0.path().join("leads.csv"),
        folder.0.path().join("hard.csv"),
    )
    .expect("it is linked");
    let names = [
        "a.leadc",
        "more.leadc",
        "rivals.csv",
        "leads.csv",
        "visits.csv",
    ];
    let before = names.map(|name| folder.read(name));
    let leads = "`-o` would overwrite a file that is read as leads\nhelp: write to another file, for example `-o ";
    for (more, expected) in [
        (["-o", "./leads.csv"], leads),
        (["-o", "hard.csv"], leads),
        (
            ["--rejects", "leads.csv"],
            "`--rejects` would overwrite a file that is read as leads",
        ),
        (["-o", "visits.csv"], "a file that is read as activities"),
    ] {
        refused(&folder, &[&EVAL[..], &more].concat(), expected);
    }
    for name in ["a.leadc", "more.leadc", "rivals.csv"] {
        let more = ["--format", "csv", "-o", name];
        refused(
            &folder,
            &[&EVAL[..], &more].concat(),
            "`-o` would overwrite a file of the contract",
        );
        refused(
            &folder,
            &["compile", "a.leadc", "-o", name],
            "a file of the contract",
        );
    }
    let mut explain = EVAL.to_vec();
    explain[0] = "explain";
    explain.extend(["--lead", "1", "-o", "leads.csv"]);
    refused(&folder, &explain, leads);
    assert_eq!(names.map(|name| folder.read(name)), before);
}

#[test]
fn two_results_do_not_go_to_one_file_but_may_go_to_a_device() {
    let folder = with_data();
    let same = ["-o", "out.csv", "--rejects", "./out.csv"];
    refused(
        &folder,
        &[&EVAL[..], &same].concat(),
        "`-o` and `--rejects` name the same file",
    );
    if cfg!(unix) {
        let nowhere = [
            "--format",
            "csv",
            "-o",
            "/dev/null",
            "--rejects",
            "/dev/null",
        ];
        let run = eval(&folder, &nowhere);
        assert_eq!(run.status.code(), Some(0), "{}", err(&run));
    }
}

#[test]
fn the_same_data_is_not_read_twice() {
    let folder = with_data();
    for (more, says) in [
        (
            ["--leads", "./leads.csv"],
            "`--leads` names `./leads.csv` twice",
        ),
        (
            ["--activities", "visits.csv"],
            "`--activities` names `visits.csv` twice",
        ),
    ] {
        refused(&folder, &[&EVAL[..], &more].concat(), says);
    }
}
