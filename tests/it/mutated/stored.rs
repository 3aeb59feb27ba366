//! Compiled contracts with values in the wrong places: each is refused, or runs without a panic. `LEADC_CASES` sets the
//! number of cases, `LEADC_SEED` the seed.

use super::checks;
use crate::examples::corpus::random::Random;
use crate::properties::from_env;
use leadc::ir;
use leadc::source::Sources;
use leadc::suggest;
use serde_json::Value;
use std::collections::BTreeMap;
use std::panic::AssertUnwindSafe;
use std::path::Path;

const CASES: u32 = 25;

/// Contracts that use everything the language has.
const CONTRACTS: [&str; 8] = [
    "tests/fixtures/contract/ok/everything.leadc",
    "tests/fixtures/semantics/points.leadc",
    "tests/fixtures/semantics/silence.leadc",
    "tests/fixtures/semantics/going-back.leadc",
    "tests/fixtures/semantics/clocks-pauses.leadc",
    "tests/fixtures/semantics/clocks-void.leadc",
    "tests/fixtures/semantics/clocks-calendars.leadc",
    "examples/deadlines/contract.leadc",
];

fn programs() -> Vec<Value> {
    let compiled = CONTRACTS.map(|name| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let mut sources = Sources::default();
        let loaded = suggest::load(&path.to_string_lossy(), &mut sources, &mut |path| {
            Ok(std::fs::read(path)?)
        });
        let contract = loaded.contract.expect("the contract has no errors");
        ir::compile(&contract, &sources)
            .to_json()
            .expect("it is written")
    });
    let compiled = compiled.iter();
    compiled
        .map(|json| serde_json::from_str(json).expect("it is JSON"))
        .collect()
}

/// The places in a value, by the keys that lead to them.
fn places(value: &Value, path: &mut Vec<String>, found: &mut BTreeMap<String, Vec<String>>) {
    // Places of one kind have the same path except for its numbers.
    let sort: Vec<&str> = path
        .iter()
        .map(|key| {
            if key.parse::<usize>().is_ok() {
                "*"
            } else {
                key
            }
        })
        .collect();
    found
        .entry(sort.join("/"))
        .or_default()
        .push(path.iter().map(|key| format!("/{key}")).collect());
    let inner: Vec<(String, &Value)> = match value {
        Value::Array(items) => (0..).map(|at: usize| at.to_string()).zip(items).collect(),
        Value::Object(pairs) => pairs.iter().map(|(key, v)| (key.clone(), v)).collect(),
        _ => Vec::new(),
    };
    for (key, value) in inner {
        path.push(key);
        places(value, path, found);
        path.pop();
    }
}

fn number(now: &serde_json::Number, random: &mut Random) -> Value {
    let now = now.as_i64().unwrap_or(0);
    let near = now.saturating_add(random.between(0, 6) as i64 - 3);
    let far = random.pick(&[
        i64::MIN,
        i64::from(i32::MIN),
        -1,
        1_000_000,
        i64::from(i32::MAX),
        i64::from(u32::MAX),
        i64::MAX,
    ]);
    match random.below(4) {
        0 => Value::from(far),
        1 => Value::from(random.below(40)),
        2 if random.percent(20) => Value::from(random.pick(&[1e300, -0.5, f64::MAX])),
        _ => Value::from(near),
    }
}

/// The places of a program, grouped by kind.
fn sorts(program: &Value) -> Vec<Vec<String>> {
    let mut sorts = BTreeMap::new();
    places(&program["program"], &mut vec!["program".into()], &mut sorts);
    sorts.into_values().collect()
}

/// Changes one place of the program; every kind is equally likely, whatever its number of places.
fn change(program: &mut Value, sorts: &[Vec<String>], random: &mut Random) {
    let sort = &sorts[random.below(sorts.len() as u64) as usize];
    let pick = |random: &mut Random| sort[random.below(sort.len() as u64) as usize].clone();
    let (here, there) = (pick(random), pick(random));
    let other = program.pointer(&there).cloned().unwrap_or_default();
    let Some(value) = program.pointer_mut(&here) else {
        return;
    };
    match value {
        Value::Number(now) if random.percent(80) => *value = number(&now.clone(), random),
        Value::Array(items) if random.percent(70) && !items.is_empty() => {
            let at = random.below(items.len() as u64) as usize;
            let to = random.below(items.len() as u64) as usize;
            match random.below(4) {
                0 => drop(items.remove(at)),
                1 => items.insert(to, items[at].clone()),
                2 => items.swap(at, to),
                _ => items.clear(),
            }
        }
        Value::Bool(now) => *now = !*now,
        Value::String(now) if random.percent(30) => {
            *now = random
                .pick(&["", "x", "é\u{301}\n", "UTC", "score"])
                .to_owned();
        }
        _ if random.percent(10) => *value = Value::Null,
        _ => *value = other,
    }
}

fn tried(text: &str, what: &str) -> bool {
    let tried = std::panic::catch_unwind(AssertUnwindSafe(|| checks::stored(text)));
    tried.unwrap_or_else(|_| panic!("{what} ends in a panic"))
}

#[test]
fn no_text_near_a_compiled_contract_ends_in_a_panic() {
    let programs = programs();
    let sorts: Vec<_> = programs.iter().map(sorts).collect();
    let start = u64::from(from_env("LEADC_SEED").unwrap_or(0));
    let mut run = 0;
    for case in 0..from_env("LEADC_CASES").unwrap_or(CASES) {
        let mut random = Random::of(start, u64::from(case));
        let which = random.below(programs.len() as u64) as usize;
        let mut program = programs[which].clone();
        for _ in 0..random.between(1, 2) {
            change(&mut program, &sorts[which], &mut random);
        }
        let mut text = program.to_string();
        match random.below(40) {
            // A duplicate key, and a text that ends too early.
            0 => text = text.replacen("{", "{\"version\":3,", 1),
            1 => text.truncate(text.len() / 2),
            _ => {}
        }
        run += u32::from(tried(&text, &format!("case {case} of seed {start}")));
    }
    assert!(run > 0, "all were refused");
}
