//! The program and the evaluation: what passes make of a contract, stored programs, stories.

mod program;
mod stored;
mod story;

use leadc::contract::model::Contract;
use leadc::ir::{self, Program};
use leadc::source::Sources;
use leadc::suggest;

/// A contract in the zone UTC: a header, then the given text.
pub fn contract_of(body: &str) -> (Contract, Program) {
    let text = format!("leadc 1 en\n\ncontract \"Test\":\n  time zone: UTC\n\n{body}");
    let mut sources = Sources::default();
    let loaded = suggest::load("test.leadc", &mut sources, &mut |_| {
        Ok(text.clone().into_bytes())
    });
    let contract = loaded.contract.unwrap_or_else(|| {
        let told: Vec<String> = loaded
            .diagnostics
            .iter()
            .map(|d| d.message.english())
            .collect();
        panic!("the contract is not read: {told:#?}")
    });
    let program = ir::compile(&contract, &sources);
    (contract, program)
}

/// The contract of the full example.
pub fn inbound() -> (Contract, Program) {
    example("inbound")
}

/// The contract of an example.
pub fn example(topic: &str) -> (Contract, Program) {
    let mut sources = Sources::default();
    let root = format!("examples/{topic}/contract.leadc");
    let loaded = suggest::load(&root, &mut sources, &mut |path| Ok(std::fs::read(path)?));
    let contract = loaded.contract.expect("the example is a contract");
    let program = ir::compile(&contract, &sources);
    (contract, program)
}

/// A bit of everything.
pub const SMALL: &str = "\
fields:
- lead id: id
- size: whole number
- mail: email
- renewal: date

activity visit by the lead:
  - url: text

activity pricing visit:
  kind of: visit
  when: url contains \"/pricing\"

activity contact:
  any of: visit, call

activity call by sales:

define big:
  when: size at least 10

exclude free:
  when: domain of mail is \"free.example\"

points for fit, at most 20:
+5 when matches big
+3 for each pricing visit
  at most 2 per week
-2 for each 3 days without activity
  at most 4 points

score: fit

stage Lead:

stage MQL:
  when: score at least 3
  not without: mail
  back to Lead when: no activity by the lead in the last 5 days

stage SAL:
  when: call since MQL
  fast track past MQL: contact at least 2 times in the last 9 days
  back to Lead after: 3 days in this stage

example \"one\":
  as of: 2026-05-04 10:00
  lead: size is 300, mail is \"a@b.example\", renewal is 2026-05-01
  did: pricing visit 2 times on 2026-04-20 at 09:30
  did: call on 2026-04-21 at 09:30
  expect: stage Lead
";
