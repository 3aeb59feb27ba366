//! Two contracts, compared.

mod command;
mod contracts;
mod forms;
mod generated;
mod leads;
mod proved;
mod revisions;
mod witnesses;

use leadc::contract::model::Contract;
use leadc::diff::contracts::Side;
use leadc::source::Sources;
use leadc::suggest;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

/// The contract that the tests change.
const OLD: &str = r#"leadc 1 en

contract "Test":
  parties: marketing, sales
  time zone: Europe/Lisbon
  calendar: Office

calendar Office:
  open: Monday to Friday, 09:00 to 18:00
  closed: 2026-05-01 "Labour Day"

fields:
- lead id: id
- country: country
- size: whole number
- email: email

activities by the lead:
- visit, also visits
- demo request, also demo requests

activities by sales:
- call, also calls

list rivals: "acme.example", "globex.example"

exclude competitors:
  when: domain of email is in rivals

points for fit:
+20 when country is one of BR, PT
+10 when size at least 50

points for interest:
  halves every 30 days
+10 for each visit
+15 for each demo request

score: fit + interest

stage Lead:

stage MQL:
  all of:
  - score at least 45
  - fit at least 20
  not without: email
  back to Lead when: no activity by the lead in the last 60 days

stage SAL:
  when: call since MQL

sla follow-up:
  who: sales
  must: 1 call
  within: 8 business hours after MQL

target volume:
  who: marketing
  delivers: at least 20 MQL per month
"#;

/// A contract and its text.
struct Read {
    contract: Contract,
    sources: Sources,
}

impl Read {
    fn side(&self) -> Side<'_> {
        Side {
            contract: &self.contract,
            sources: &self.sources,
        }
    }
}

fn read(text: &str) -> Read {
    let mut sources = Sources::default();
    let loaded = suggest::load("a.leadc", &mut sources, &mut |_| {
        Ok(text.as_bytes().to_vec())
    });
    let wrong: Vec<String> = (loaded.diagnostics.iter())
        .filter(|found| found.is_error())
        .map(|found| found.message.english())
        .collect();
    let contract = loaded
        .contract
        .unwrap_or_else(|| panic!("{}\n{text}", wrong.join("\n")));
    Read { contract, sources }
}

/// The contract with some text replaced.
fn new(changes: &[(&str, &str)]) -> String {
    let mut text = OLD.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "no {from:?}");
        text = text.replacen(from, to, 1);
    }
    text
}

/// A folder with both contracts and some leads.
fn folder(changes: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [
        ("old.leadc", OLD),
        ("new.leadc", &new(changes)),
        ("leads.csv", LEADS),
        ("visits.csv", VISITS),
    ] {
        std::fs::write(folder.path().join(name), text).expect("it is written");
    }
    folder
}

const LEADS: &str = "lead id,country,size,email\n\
    hot,PT,80,a@a.test\n\
    warm,PT,,b@b.test\n\
    rival,PT,80,c@acme.example\n\
    cold,DE,10,d@d.test\n";

const VISITS: &str = "lead id,kind,time\n\
    hot,demo request,2026-05-04 10:00\n\
    warm,demo request,2026-05-04 10:00\n\
    warm,visit,2026-05-04 10:00\n\
    rival,demo request,2026-05-04 10:00\n";

fn run(folder: &Path, command: &str, args: &[&str]) -> Output {
    Command::new(command)
        .env("LC_ALL", "C")
        .args(args)
        .current_dir(folder)
        .output()
        .expect("the command runs")
}

/// `leadc diff old.leadc new.leadc` with more arguments.
fn diff(folder: &TempDir, more: &[&str]) -> Output {
    let args = [&["diff", "old.leadc", "new.leadc"], more].concat();
    run(folder.path(), env!("CARGO_BIN_EXE_leadc"), &args)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}
