//! Malicious text: a result or errors, in bounded time and memory and on a small stack, never an abort.

mod numbers;
mod shared;

use leadc::diagnostic::Code;
use leadc::diagnostic::render::{Format, Look, render};
use leadc::eval::example::Case;
use leadc::eval::{Options, evaluate_history};
use leadc::ir;
use leadc::source::Sources;
use leadc::suggest::{self, Loaded};
use std::fmt::Write as _;
use std::path::Path;

const HEAD: &str = "\
leadc 1 en
contract \"Test\":
  time zone: UTC
fields:
- lead id: id
- size: whole number
- title: text
activities by the lead:
- visit
";

const TAIL: &str = "
stage Lead:
stage MQL:
  when: visit since Lead
example \"e\":
  as of: 2026-06-30
  lead: size is 5
  did: visit 2 times on 2026-06-01
  expect: stage MQL
";

/// `count` lines or blocks, each made from its number.
fn many(count: usize, one: impl Fn(usize) -> String) -> String {
    (0..count).map(one).collect()
}

fn loaded(text: &str) -> (Sources, Loaded) {
    let mut sources = Sources::default();
    let loaded = suggest::load("test.leadc", &mut sources, &mut |_| {
        Ok(text.as_bytes().to_vec())
    });
    (sources, loaded)
}

/// How many errors of each code a contract has, which is this body between a start and an end that are fine. Shows the
/// messages, and runs the examples of a contract without errors.
fn errors(body: &str) -> Vec<(Code, usize)> {
    let (sources, loaded) = loaded(&format!("{HEAD}{body}{TAIL}"));
    for format in [Format::Graphical, Format::Json] {
        render(format, &loaded.diagnostics, &sources, Look::default()).expect("they are shown");
    }
    let mut counts: Vec<(Code, usize)> = Vec::new();
    for error in loaded.diagnostics.iter().filter(|d| d.is_error()) {
        match counts.iter_mut().find(|(code, _)| *code == error.code) {
            Some((_, count)) => *count += 1,
            None => counts.push((error.code, 1)),
        }
    }
    if let Some(contract) = loaded.contract {
        let program = ir::compile(&contract, &sources);
        for example in &contract.examples {
            let case = Case::new(&contract, example);
            let options = Options { threads: Some(1) };
            let history =
                evaluate_history(&program, &case.leads, &case.activities, case.as_of, options);
            assert_eq!(history.results.stage.len(), 1);
        }
    }
    counts
}

/// `all of:` and `any of:` in turn, each around the next definition.
fn chain(count: usize) -> String {
    many(count, |i| {
        let group = ["all of", "any of", "none of"][i % 3];
        format!(
            "define d{i}:\n  when: {group}:\n  - matches d{}\n  - size is {i}\n",
            i + 1
        )
    }) + &format!("define d{count}:\n  when: size at least 3\npoints for p:\n+1 when matches d0\n")
}

#[test]
fn definitions_lead_on_over_a_hundred_names() {
    assert_eq!(errors(&chain(100)), []);
    assert_eq!(errors(&chain(101)), [(Code::E0304, 1)]);
    assert_eq!(errors(&chain(1_000)), [(Code::E0304, 1)]);
}

#[test]
fn a_long_cycle_is_reported_in_a_short_message() {
    let circle = many(2_000, |i| {
        format!("define d{i}:\n  when: matches d{}\n", (i + 1) % 2_000)
    });
    assert_eq!(errors(&circle), [(Code::E0304, 1)]);
}

#[test]
fn definitions_that_use_another_twice_are_not_unfolded() {
    let twice = many(90, |i| {
        let next = i + 1;
        format!(
            "define d{i}:\n  when: all of:\n  - matches d{next}\n  - any of:\n  -- matches d{next}\n  -- size is {i}\n"
        )
    });
    assert_eq!(
        errors(&(twice + "define d90:\n  when: size at least 3\n")),
        []
    );
}

#[test]
fn totals_and_kinds_lead_on_over_a_hundred_names_too() {
    let totals = |count| {
        let next = |i| format!("total t{}: t{i} + p\n", i + 1);
        format!(
            "points for p:\n+1 for each visit\ntotal t0: p\n{}",
            many(count, next)
        )
    };
    let kinds = |count| {
        let next = |i| format!("activity a{}:\n  kind of: a{i}\n", i + 1);
        format!("activity a0:\n  kind of: visit\n{}", many(count, next))
    };
    assert_eq!((errors(&totals(100)), errors(&kinds(99))), (vec![], vec![]));
    assert_eq!(errors(&totals(1_000)), [(Code::E0304, 1)]);
    assert_eq!(errors(&kinds(1_000)), [(Code::E0304, 1)]);
}

#[test]
fn wide_groups_are_read() {
    let terms = many(400, |i| {
        format!("- any of:\n-- size is {i}\n-- title is \"t{i}\"\n")
    });
    assert_eq!(errors(&format!("define d:\n  when: all of:\n{terms}")), []);
    let rules = many(1_000, |i| format!("+1 when size at least {i}\n"));
    assert_eq!(errors(&format!("points for p, at most 50:\n{rules}")), []);
}

#[test]
fn names_may_be_starts_of_each_other() {
    let name = |i: usize| {
        let bits: Vec<String> = format!("{i:b}").chars().map(String::from).collect();
        format!("a {}", bits.join(" "))
    };
    let fields = many(1_000, |i| format!("- {}: text\n", name(i)));
    let rules = many(300, |i| format!("+1 when {} is \"x\"\n", name(i)));
    assert_eq!(
        errors(&format!("fields:\n{fields}points for p:\n{rules}")),
        []
    );
}

#[test]
fn lines_full_of_words_of_the_language_are_read() {
    let lines = [
        "at least",
        "since",
        "is",
        "until",
        "in the last 3 days",
        "and",
        "- any of:",
        "[",
        "(",
    ]
    .map(|word| format!("+1 when {}\n", format!("x {word} ").repeat(150)));
    let errors = errors(&format!("points for p:\n{}", lines.concat()));
    assert!(errors.iter().all(|(_, count)| *count <= 9), "{errors:?}");
    assert!(!errors.is_empty());
}

#[test]
fn brackets_and_dashes_nest_as_deep_as_a_line_is_long() {
    let nested = |open: &str, close: &str| {
        format!(
            "+1 when {}size{} at least 5\n",
            open.repeat(2_000),
            close.repeat(2_000)
        )
    };
    let lines = nested("[", "]") + &nested("(", ")") + &nested("not (", ")") + &nested("- ", "");
    assert!(
        !errors(&format!(
            "points for p:\n{lines}define d:\n  when: all of:\n{} size is 1\n",
            "-".repeat(9_000)
        ))
        .is_empty()
    );
}

#[test]
fn numbers_of_any_length_are_refused() {
    let nines = "9".repeat(4_000);
    let rules = format!(
        "points for p:\n+{nines} when size is {nines}\n+1 for each visit\n  halves every {nines} days\n  at most {nines} per day\n"
    );
    assert_eq!(errors(&rules), [(Code::E0207, 4)]);
    let most = "999999999999999";
    assert_eq!(
        errors(&format!(
            "points for p:\n+1000000000 when size is at least {most}\n"
        )),
        [(Code::E0103, 1)]
    );
}

#[test]
fn bad_lines_end_at_a_limit_and_the_messages_are_bounded() {
    let bad = many(5_000, |i| format!("wibble wobble {i}\n"));
    assert_eq!(errors(&bad), [(Code::E0104, 2_001), (Code::E0101, 1)]);
}

#[test]
fn many_undeclared_names_are_all_reported() {
    let fields = many(500, |i| format!("- field {i}: text\n"));
    let rules = many(500, |i| format!("+1 when feild x{i} is \"a\"\n"));
    assert_eq!(
        errors(&format!("fields:\n{fields}points for p:\n{rules}")),
        [(Code::E0301, 500)]
    );
}

#[test]
fn long_lines_and_many_lines_are_passed_over() {
    assert_eq!(
        errors(&format!("list l: \"{}\"\n", "x".repeat(10_000_000))),
        [(Code::E0007, 1)]
    );
    assert_eq!(errors(&"# nothing\n".repeat(100_000)), []);
    assert_eq!(errors(&"\r".repeat(100_000)), []);
}

#[test]
fn includes_chain_as_long_as_they_like() {
    const FILES: usize = 5_000;
    let read = |path: &Path| {
        let number = path.to_str().and_then(|name| name.strip_suffix(".leadc"));
        let number: usize = number.and_then(|name| name.parse().ok()).expect("a number");
        let mut text = "leadc 1 en\n".to_string();
        let includes = number + 1..(number + 3).min(FILES);
        includes
            .for_each(|next| writeln!(text, "include \"{next}.leadc\"").expect("text takes it"));
        Ok((text + &format!("list l{number}: \"a\"\n")).into_bytes())
    };
    let mut sources = Sources::default();
    let loaded = suggest::load("0.leadc", &mut sources, &mut |path| read(path));
    assert_eq!(sources.iter().count(), FILES);
    let messages: Vec<String> = loaded
        .diagnostics
        .iter()
        .filter(|d| d.is_error())
        .map(|d| d.message.english())
        .collect();
    assert_eq!(messages, ["there is no contract block"]);
}
