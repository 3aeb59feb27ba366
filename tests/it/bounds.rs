//! Untrusted contracts that ask for much work with little text: the work grows no faster than the contract, or stops at a
//! limit and reports it.

use leadc::analysis;
use leadc::diagnostic::{Code, Diagnostic};
use leadc::eval::Options;
use leadc::ir;
use leadc::mutation::{self, Counts, Limits, MutationResult};
use leadc::report::mutation::MutationRun;
use leadc::source::Sources;
use leadc::suggest::{self, Loaded};
use leadc::units::MilliPercent;

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
- call
";

fn many(count: usize, one: impl Fn(usize) -> String) -> String {
    (0..count).map(one).collect()
}

fn loaded(body: &str) -> (Sources, Loaded) {
    loaded_with(body, "")
}

fn loaded_with(body: &str, more: &str) -> (Sources, Loaded) {
    let text = format!("{HEAD}{body}{more}").into_bytes();
    let mut sources = Sources::default();
    let loaded = suggest::load("test.leadc", &mut sources, &mut |_| Ok(text.clone()));
    (sources, loaded)
}

/// What the analyses say about a contract, and how much they examined for it.
fn analysed(body: &str) -> (Vec<Diagnostic>, u64) {
    let (sources, loaded) = loaded(body);
    let contract = loaded.contract.expect("a contract without errors");
    let program = ir::compile(&contract, &sources);
    analysis::with_subject(&contract, &sources, &program, |subject| {
        let findings = analysis::analyse(subject).findings.into_iter();
        let said = findings
            .map(|finding| finding.diagnostic(subject))
            .collect();
        (said, subject.solver.work() + subject.idle.work())
    })
}

fn count(said: &[Diagnostic], code: Code) -> usize {
    said.iter().filter(|d| d.code == code).count()
}

/// What a contract has many of, and the contract with a given number of them.
type Shape = (&'static str, fn(usize) -> String);

/// Contracts by what they have many of.
const SHAPES: [Shape; 6] = [
    ("stages that are entered from all before", |n| {
        let from = |i: usize| many(i, |j| format!(", S{j}"));
        let stage = |i| {
            format!(
                "stage S{i}:\n  from: S{}\n  when: visit at least {} times\n",
                from(i),
                i + 1
            )
        };
        format!("stage S:\n{}", many(n, stage))
    }),
    ("stages one after the other", |n| {
        let stage = |i| format!("stage S{i}:\n  when: visit at least {} times\n", i + 1);
        format!("stage S:\n{}", many(n, stage))
    }),
    ("ways back", |n| {
        let back = |i| format!("  back to L when: call at least {} times since M\n", i + 1);
        format!("stage L:\nstage M:\n  when: visit\n{}", many(n, back))
    }),
    ("fast tracks", |n| {
        let track = |i| format!("  fast track: visit at least {} times\n", i + 2);
        format!("stage L:\nstage M:\n  when: visit\n{}", many(n, track))
    }),
    ("windows", |n| {
        let rule = |i| {
            format!(
                "+1 when visit at least {} times in the last {} days\n",
                i % 5 + 1,
                i + 1
            )
        };
        format!(
            "points for p:\n{}stage L:\nstage M:\n  when: p at least 10\n",
            many(n, rule)
        )
    }),
    ("groups", |n| {
        let group = |i| format!("points for p{i}:\n+1 when size is {i}\n");
        let stage = |i| format!("stage M{i}:\n  when: p{i} at least 1\n");
        format!("{}stage L:\n{}", many(n, group), many(n, stage))
    }),
];

#[test]
fn work_grows_with_the_square_of_the_text_at_most() {
    for (what, shape) in SHAPES {
        let [few, many] = [12, 24].map(shape);
        let growth = many.len() as f64 / few.len() as f64;
        let [(_, before), (said, after)] = [few, many].map(|text| analysed(&text));
        let grown = after as f64 / before as f64;
        assert!(grown <= 1.2 * growth * growth, "{what}: {growth}, {grown}");
        assert_eq!(count(&said, Code::N0225), 0, "{what}");
    }
}

#[test]
fn rival_stages_are_reported_up_to_a_limit() {
    let stage = |i| format!("stage S{i}:\n  from: S\n  when: size at least {i}\n");
    let (said, _) = analysed(&format!("stage S:\n{}", many(12, stage)));
    assert_eq!(
        (count(&said, Code::N0223), count(&said, Code::N0225)),
        (50, 1)
    );
}

#[test]
fn the_shortest_way_to_a_stage_is_found_among_very_many() {
    // Ten rows of ten stages: each stage is entered from every stage of the row before.
    let name = |row: usize, i: usize| format!("S{row}x{i}");
    let stage = |row: usize, i: usize| {
        let before: Vec<String> = (0..10).map(|j| name(row - 1, j)).collect();
        let from = if row == 0 {
            "S".to_owned()
        } else {
            before.join(", ")
        };
        format!(
            "stage {}:\n  from: {from}\n  when: size is {i}\n",
            name(row, i)
        )
    };
    let stage = |at: usize| match at / 10 {
        0 => format!(
            "stage {}:\n  from: S\n  when: size is {}\n",
            name(0, at % 10),
            at % 10
        ),
        row => stage(row, at % 10),
    };
    let (said, _) = analysed(&format!("stage S:\n{}", many(100, stage)));
    assert_eq!(
        (count(&said, Code::N0223), count(&said, Code::N0225)),
        (0, 0)
    );
}

#[test]
fn what_is_too_large_to_analyse_is_left_open() {
    let rule = |i| format!("+1 when visit at least {} times\n", i + 1);
    let rules = format!(
        "points for p:\n{}stage L:\nstage M:\n  when: p at least 3\n",
        many(2_001, rule)
    );
    let (said, work) = analysed(&rules);
    assert_eq!(count(&said, Code::N0225), 1);
    assert!(work < 100_000, "{work}");
}

#[test]
fn messages_about_long_lines_are_bounded() {
    let length = |d: &Diagnostic| {
        let notes: usize = d.notes.iter().map(|note| note.english().len()).sum();
        d.message.english().len() + notes
    };
    let long = |words: &str| words.repeat(900 / words.len());
    for (block, line) in [
        ("points for p:", format!("+1 when {}", long("is "))),
        ("points for p:", format!("+1 when {}", long("a, "))),
        ("points for p:", format!("+1 wen {}", "siz is ".repeat(50))),
        (
            "sla s:",
            format!("must: bring the lead to {}b", long("a or ")),
        ),
        ("sla s:", format!("must: {}1 b", long("1 a, "))),
        ("sla s:", format!("paused while: {}", long("until "))),
        (
            "fields:",
            format!("- a: choice of {}\"b\"", long("\"a\", ")),
        ),
        (
            "example \"e\":",
            format!("lead: {}c is d", long("a is b, ")),
        ),
        (
            "example \"e\":",
            format!("expect: {}stage b", long("stage a, ")),
        ),
        (
            "target t:",
            format!("keeps: {}per month due", long("a for at least 95%, ")),
        ),
        ("", format!("activity a, also {}b by c:", long("by a, "))),
        ("", format!("total t: {}b", long("a + "))),
    ] {
        let (_, loaded) = loaded(&format!("{block}\n{line}\nstage L:\n"));
        let errors: Vec<&Diagnostic> = loaded.diagnostics.iter().filter(|d| d.is_error()).collect();
        assert!((1..=20).contains(&errors.len()), "{line}: {}", errors.len());
        let said: usize = errors.into_iter().map(length).sum();
        assert!(said < 20_000, "{line}: {said}");
    }
}

#[test]
fn undeclared_names_are_reported_up_to_a_limit() {
    let example = |i: usize| {
        let facts = many(100, |j| format!("x{i}y{j} is 1, "));
        format!("example \"{i}\":\n  lead: {facts}size is 1\n")
    };
    let (_, loaded) = loaded(&format!("stage L:\n{}", many(22, example)));
    let names = loaded.diagnostics.iter().filter(|d| d.code == Code::E0301);
    // Twelve for each line, and none after two thousand names.
    assert_eq!(names.count(), 20 * 12);
}

/// The result of trying the changes of a contract with a limited number of steps for each phase.
fn noticed(body: &str, steps: u64, threads: usize) -> MutationResult {
    let (sources, loaded) = loaded(body);
    let contract = loaded.contract.expect("a contract without errors");
    let mut again = |more: &str| {
        let (sources, loaded) = loaded_with(body, more);
        Some((sources, loaded.contract?))
    };
    let options = Options {
        threads: Some(threads),
    };
    let limits = Limits { steps };
    mutation::run(&contract, &sources, options, limits, &|_| {}, &mut again)
}

#[test]
fn changes_are_tried_as_far_as_the_steps_go() {
    for (what, shape) in SHAPES {
        let body = shape(6);
        let all = noticed(&body, Limits::default().steps, 2).counts();
        assert_eq!(all.untried, 0, "{what}");
        let mut before = Counts::default();
        // Too few steps to try the examples, to look for leads, and to find all of the leads.
        for steps in [0, 300_000, 3_000_000] {
            let some = noticed(&body, steps, 2);
            let counts = some.counts();
            assert_eq!(counts.changes, all.changes, "{what}");
            assert!(counts.suggested <= all.suggested, "{what}");
            assert!(counts.matter() >= before.matter(), "{what}");
            let again = noticed(&body, steps, 1);
            let texts =
                |of: &MutationResult| of.suggestions.iter().map(|s| s.text.clone()).collect();
            let texts: [Vec<String>; 2] = [texts(&some), texts(&again)];
            assert_eq!(
                (texts[0].clone(), counts),
                (texts[1].clone(), again.counts()),
                "{what}"
            );
            before = counts;
        }
    }
}

#[test]
fn changes_that_are_not_tried_are_counted_and_fail_a_gate() {
    let (what, shape) = SHAPES[0];
    let body = shape(6);
    let (sources, _) = loaded(&body);
    let tried = |steps| MutationRun::new(noticed(&body, steps, 2), &sources);
    let least: MilliPercent = "0".parse().expect("a percentage");
    let [none, all] = [0, Limits::default().steps].map(tried);
    assert_eq!(none.counts.untried, none.counts.changes, "{what}");
    let why = "not tried, or not on every lead: the contract asks for too much work";
    let text = format!("{} were {why}", none.counts.changes);
    let summary = none.summary().english();
    assert!(summary.ends_with(&text), "{summary}");
    let failed = none.reach("a.leadc", least).expect_err("nothing was tried");
    assert_eq!(
        failed.english(),
        format!("the examples of `a.leadc` may kill less than 0% of the changes; {text}")
    );
    assert!(all.reach("a.leadc", least).is_ok());
    let partly = tried(300_000);
    assert!(partly.survivors.iter().any(|missed| !missed.is_searched));
}
