//! Properties of any data or calendar file that leadc reads.

use leadc::contract::ReadError;
use leadc::data::{self, ActivityInput, Input, Loaded as Data, Request};
use leadc::eval::{AsOf, Options, evaluate_history};
use leadc::ir::{self, Program};
use leadc::message::Language;
use leadc::report::data_summary::{Terms, reading};
use leadc::source::Sources;
use leadc::suggest::{self, Loaded};
use leadc::time::MicrosUtc;
use std::fs;
use std::sync::OnceLock;

/// A field and a detail of each type.
const CONTRACT: &str = r#"leadc 1 en
contract "Any":
  time zone: America/Sao_Paulo
  currency: EUR
fields:
- lead id: id
- created: creation time
- email: email
- website: link
- company: text
- size: whole number, known from column "since"
- rate: number
- revenue: money
- growth: percent
- industry: choice of "SaaS", "Retail"
- interests: choices of "Security", "Data"
- country: country
- renewal: date
- last seen: time
- wants a call: yes or no
activity visit by the lead:
- url: text
- seconds: whole number
- at: time
activity call by sales:
- outcome: choice of "won", "lost"
points for fit, at most 60:
+20 when size at least 20
+20 when interests contains "Data"
+1 for each visit
  halves every 30 days
stage Lead:
stage MQL:
  when: fit at least 20
sla call:
  who: sales
  must: 1 call
  within: 2 days after MQL
"#;

/// Leads of the contract.
pub const LEADS_CSV: &str = "\
lead id,created,email,website,company,size,since,rate,revenue,growth,industry,interests,country,renewal,last seen,wants a call
1,2026-01-05,ana@acme.example,https://acme.example,Acme,50,2026-02-01,1.5,\"EUR 1,000\",5%,SaaS,Security;Data,PT,2026-09-01,2026-06-01 10:00,yes
2,2026-01-05T10:00:00Z,,,\"A, B \"\"C\"\"\",,,-2,,,Retail,,Brazil,,,no
";

/// Their activities.
pub const ACTIVITIES_CSV: &str = "\
lead id,kind,time,url,seconds,at,outcome
1,visit,2026-02-03 10:00,/pricing,20,2026-02-03 10:00,
1,call,2026-02-04,,,,won
2,visit,2026-02-05T09:00:00+01:00,,,,
";

pub const LEADS_JSONL: &str = r#"{"lead id":1,"created":"2026-01-05","size":50,"since":"2026-02-01","interests":["Security","Data"],"revenue":"EUR 1000","wants a call":true}
{"lead id":"2","company":"Ümläut \u00e9","country":"BR","rate":-2.5e0,"deep":{"a":[{"b":1}]}}
"#;

pub const ACTIVITIES_JSONL: &str = r#"{"lead id":1,"kind":"visit","time":"2026-02-03T10:00:00Z","url":"/pricing","seconds":20}
{"lead id":2,"kind":"call","time":"2026-02-04","outcome":"won"}
"#;

/// 2026-06-30 in the morning.
const AS_OF: MicrosUtc = MicrosUtc(20_634 * 86_400_000_000);

fn loaded(text: &str, days: &[u8]) -> (Sources, Loaded) {
    let mut sources = Sources::default();
    let loaded = suggest::load("any.leadc", &mut sources, &mut |path| match path.to_str() {
        Some("any.leadc") => Ok(text.as_bytes().to_vec()),
        Some("days.ics") => Ok(days.to_vec()),
        _ => Err(ReadError::NotFound),
    });
    (sources, loaded)
}

fn program() -> &'static Program {
    static PROGRAM: OnceLock<Program> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let (sources, loaded) = loaded(CONTRACT, &[]);
        let contract = loaded.contract.expect("the contract has no errors");
        ir::compile(&contract, &sources)
    })
}

/// Reads any bytes as leads and as activities of a file with this ending, and evaluates them. Returns whether they could be read.
pub fn data(ending: &str, bytes: &[u8]) -> bool {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(format!("any.{ending}"));
    fs::write(&path, bytes).expect("it is written");
    let none = folder.path().join("none.csv");
    fs::write(&none, "lead id,kind,time\n").expect("it is written");
    let read = |leads, activities| {
        let request = Request {
            leads: vec![Input::File(leads)],
            activities: vec![ActivityInput {
                kind: None,
                input: Input::File(activities),
            }],
            rejects: Some(folder.path().join("rejects.csv").into()),
            ..Request::default()
        };
        data::read(&program().inputs, &request)
    };
    let leads = read(path.clone(), none.clone()).map(evaluated);
    let activities = read(none, path).map(evaluated);
    leads.is_ok() || activities.is_ok()
}

fn evaluated(data: Data) {
    let options = Options { threads: Some(1) };
    let as_of = AsOf::at(AS_OF);
    let history = evaluate_history(program(), &data.leads, &data.activities, as_of, options);
    assert_eq!(history.results.stage.len(), data.leads.len());
    let terms = Terms::new(program());
    assert!(!reading(&data.report, &terms, Language::En).is_empty());
}

/// Reads any bytes as the closed days of a calendar. Returns whether there were any.
pub fn calendar(bytes: &[u8]) -> bool {
    let calendar =
        "calendar A:\n  open: Monday to Friday, 09:00 to 18:00\n  closed: from \"days.ics\"\n";
    let (sources, loaded) = loaded(&format!("{CONTRACT}{calendar}"), bytes);
    let contract = loaded
        .contract
        .map(|contract| ir::compile(&contract, &sources));
    contract.is_some()
}
