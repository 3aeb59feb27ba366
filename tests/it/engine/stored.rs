//! Programs stored and read again.

use super::{SMALL, contract_of, inbound};
use leadc::data::table::{Activities, Leads};
use leadc::eval::{AsOf, Options, evaluate, example, explain};
use leadc::ir::Program;
use leadc::ir::serial::{LoadError, VERSION};

#[test]
fn a_stored_program_is_the_same_program() {
    let (_, program) = inbound();
    let stored = program.to_json().unwrap();
    assert!(Program::is_json(&stored));
    assert_eq!(Program::from_json(&stored).unwrap(), program);
}

#[test]
fn another_version_is_refused() {
    let (_, program) = inbound();
    let stored = program.to_json().unwrap();
    let newer = stored.replacen(&format!("\"version\": {VERSION}"), "\"version\": 999", 1);
    let error = Program::from_json(&newer).unwrap_err();
    assert_eq!(error, LoadError::OtherVersion(999));
    assert_eq!(
        error.to_string(),
        format!(
            "the file was compiled in form 999, this leadc reads form {VERSION}: compile the contract again"
        )
    );
}

#[test]
fn something_else_is_refused() {
    for text in ["", "{}", "[1]", "{\"form\": \"x\", \"version\": 1}"] {
        assert_eq!(Program::from_json(text), Err(LoadError::NotAProgram));
    }
    let (_, program) = inbound();
    let stored = program.to_json().unwrap();
    let half = &stored[..stored.len() / 2];
    assert!(Program::from_json(half).is_err());
}

/// Whatever numbers somebody writes into a stored program, it is refused or evaluated: nothing else happens.
#[test]
fn a_changed_program_is_refused_or_evaluated() {
    let (contract, program) = contract_of(SMALL);
    let case = example::Case::of(&contract, &contract.examples[0]);
    let stored = program.to_json().unwrap();
    let (mut refused, mut evaluated) = (0, 0);
    for (start, end) in numbers(&stored) {
        for other in ["0", "1", "7", "4294967295", "-1"] {
            let changed = format!("{}{other}{}", &stored[..start], &stored[end..]);
            match Program::from_json(&changed) {
                Err(_) => refused += 1,
                Ok(program) => {
                    run(&program, &case.leads, &case.activities, case.as_of);
                    evaluated += 1;
                }
            }
        }
    }
    assert!(refused > 100 && evaluated > 100, "{refused} {evaluated}");
}

fn run(program: &Program, leads: &Leads, activities: &Activities, as_of: AsOf) {
    let options = Options { threads: Some(1) };
    evaluate(program, leads, activities, as_of, options);
    explain(program, leads, activities, 0, as_of);
}

/// Where numbers stand in a JSON text.
fn numbers(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    let mut quoted = false;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => quoted = !quoted,
            b'-' | b'0'..=b'9' if !quoted => {
                let start = at;
                while matches!(bytes[at], b'-' | b'.' | b'e' | b'0'..=b'9') {
                    at += 1;
                }
                found.push((start, at));
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}
