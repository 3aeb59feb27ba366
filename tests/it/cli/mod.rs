//! The built command, run as users run it.

mod check;
mod ci;
mod codes;
mod coverage;
mod doc;
mod eval;
mod examples;
mod explain;
mod fmt;
mod formats;
mod init;
mod moves;
mod mutate;
mod open;
mod places;
mod report;
mod shards;
mod shown;
mod sign;
mod signals;
mod sla;
mod translate;
mod words;
mod workbook;

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn leadc(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_leadc"))
        .env("LC_ALL", "C")
        .args(args)
        .env_remove("NO_COLOR")
        .output()
        .expect("the command runs")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("output is UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("output is UTF-8")
}

/// leadc has notes about every contract, so this one suppresses them.
const CONTRACT: &str = r#"leadc 1 en

contract "Test":
  time zone: America/Sao_Paulo
  allow: notes
fields:
- lead id: id
- country: country
- size: whole number

activities by the lead:
- visit, also visits

points for fit:
+20 when country is BR
+10.5 when size at least 50

stage Lead:

stage MQL:
  when: fit at least 30
"#;

/// A folder with files in it; commands run there.
struct Folder(tempfile::TempDir);

impl Folder {
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = Folder(tempfile::tempdir().expect("a folder"));
        for (name, text) in files {
            std::fs::write(folder.0.path().join(name), text).expect("it is written");
        }
        folder
    }

    fn leadc(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_leadc"))
            .env("LC_ALL", "C")
            .args(args)
            .current_dir(self.0.path())
            .env_remove("NO_COLOR")
            .output()
            .expect("the command runs")
    }

    fn piped(&self, args: &[&str], text: &str) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_leadc"))
            .env("LC_ALL", "C")
            .args(args)
            .current_dir(self.0.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command runs");
        let mut stdin = child.stdin.take().expect("a pipe");
        // A command that refuses its arguments does not read.
        let _ = stdin.write_all(text.as_bytes());
        drop(stdin);
        child.wait_with_output().expect("the command ends")
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.path().join(name)).expect("the file is there")
    }
}

const LEADS: &str = "Lead ID,Country,Size\n1,BR,60\n2,BR,ten\n3,PT,\n4,BR,1000\n";

const VISITS: &str =
    "lead id,kind,time\n1,visit,2026-05-02 10:00\n1,visit,2026-05-03\n9,visit,2026-05-03\n";

const SCORED: &str = r#"
points for interest:
  halves every 30 days
+10 for each visit
  at most 1 per day

score: fit + interest

stage Lead:

stage MQL:
  all of:
  - fit at least 30
  - interest at least 10
  not without: size
"#;

/// A contract with two groups, leads and activities.
fn with_data() -> Folder {
    let (fields, _) = CONTRACT
        .split_once("stage Lead")
        .expect("the contract has stages");
    Folder::with(&[
        ("a.leadc", &(fields.to_owned() + SCORED)),
        ("leads.csv", LEADS),
        ("visits.csv", VISITS),
    ])
}

const EVAL: [&str; 8] = [
    "eval",
    "a.leadc",
    "--leads",
    "leads.csv",
    "--activities",
    "visits.csv",
    "--as-of",
    "2026-05-04",
];

fn eval(folder: &Folder, more: &[&str]) -> Output {
    folder.leadc(&[&EVAL, more].concat())
}
