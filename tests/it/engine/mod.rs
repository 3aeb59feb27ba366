//! The program and the evaluation: what passes make of a contract, stored programs, stories.

mod program;
mod stored;
mod story;

use leadc::contract::{self, model::Contract};
use leadc::ir::{self, Program};
use leadc::source::Sources;

/// A contract in the zone UTC: what is given, behind a header.
pub fn contract_of(body: &str) -> (Contract, Program) {
    let text = format!("leadc 1 en\n\ncontract \"Test\":\n  time zone: UTC\n\n{body}");
    let mut sources = Sources::default();
    let loaded = contract::load("test.leadc", &mut sources, &mut |_| {
        Ok(text.clone().into_bytes())
    });
    let contract = loaded.contract.unwrap_or_else(|| {
        let told: Vec<&String> = loaded.diagnostics.iter().map(|d| &d.message).collect();
        panic!("the contract is not read: {told:#?}")
    });
    let program = ir::compile(&contract, &sources);
    (contract, program)
}

/// The contract of the examples.
pub fn inbound() -> (Contract, Program) {
    let mut sources = Sources::default();
    let root = "examples/inbound/contract.leadc";
    let loaded = contract::load(root, &mut sources, &mut |path| std::fs::read(path));
    let contract = loaded.contract.expect("the example is a contract");
    let program = ir::compile(&contract, &sources);
    (contract, program)
}
