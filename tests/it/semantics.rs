//! One small example per sentence of the reference on missing data, points and stages: `tests/fixtures/semantics`, the
//! outcomes worked out by hand, run through the plain evaluator and through the library.

use crate::fixture::contracts;
use leadc::contract::model::Contract;
use leadc::eval::{Clock, Options, evaluate_history, example};
use leadc::ir;
use leadc::source::Sources;
use leadc::suggest;

use super::reference::examples::outcome;
use super::reference::in_words;

/// Runs every example of a contract through both evaluators.
fn check(name: &str) {
    let (contract, sources) = load(name);
    let mut failed = plain(&contract, &sources);
    failed.extend(library(&contract, &sources));
    assert!(!contract.examples.is_empty(), "{name} has examples");
    assert!(failed.is_empty(), "{name}: {failed:#?}");
}

fn load(name: &str) -> (Contract, Sources) {
    let path = format!("tests/fixtures/semantics/{name}.leadc");
    let mut sources = Sources::default();
    let loaded = suggest::load(&path, &mut sources, &mut |path| Ok(std::fs::read(path)?));
    let contract = loaded.contract.unwrap_or_else(|| {
        let errors = loaded.diagnostics.iter().filter(|d| d.is_error());
        let texts: Vec<String> = errors
            .map(|d| {
                format!(
                    "{}: {}",
                    sources.line(d.primary.span).trim(),
                    d.message.english()
                )
            })
            .collect();
        panic!("{path} is not read: {texts:#?}")
    });
    (contract, sources)
}

fn plain(contract: &Contract, sources: &Sources) -> Vec<String> {
    let mut failed = Vec::new();
    for example in &contract.examples {
        let outcome = outcome(contract, example);
        for expect in &example.expects {
            let held = (outcome.as_ref()).is_some_and(|o| o.is_as_expected(contract, &expect.kind));
            if !held {
                let asked = sources.text(expect.span);
                let title = &example.title;
                failed.push(format!("plain: {title}: {asked}, but {outcome:?}"));
            }
        }
    }
    failed
}

fn library(contract: &Contract, sources: &Sources) -> Vec<String> {
    let program = ir::compile(contract, sources);
    let mut failed = Vec::new();
    for one in &contract.examples {
        let case = example::Case::new(contract, one);
        let history = evaluate_history(
            &program,
            &case.leads,
            &case.activities,
            case.as_of,
            Options::default(),
        );
        for expect in &one.expects {
            let verdict = example::judge(&program, &history, &expect.kind);
            if verdict != example::Verdict::Held {
                let asked = sources.text(expect.span);
                failed.push(format!("library: {}: {asked}, but {verdict:?}", one.title));
            }
        }
        let plain = outcome(contract, one).map_or(Vec::new(), |outcome| outcome.clocks);
        let (plain, got) = (
            described(contract, &plain),
            described(contract, &history.clocks),
        );
        if plain != got {
            failed.push(format!("{}: clocks {got:#?}, but {plain:#?}", one.title));
        }
    }
    failed
}

/// The clocks with all their parts as text.
fn described(contract: &Contract, clocks: &[Clock]) -> Vec<(String, Vec<(&'static str, String)>)> {
    let clocks = clocks.iter();
    let described = clocks.map(|clock| {
        (
            in_words::head(contract, clock),
            in_words::parts(contract, clock),
        )
    });
    described.collect()
}

/// A test for each file, named as the file is.
macro_rules! files {
    ($($file:ident,)*) => {
        const FILES: &[&str] = &[$(stringify!($file)),*];
        $(
            #[test]
            fn $file() {
                check(&stringify!($file).replace('_', "-"));
            }
        )*
    };
}

files! {
    activities,
    clocks_acts,
    clocks_calendars,
    clocks_changes,
    clocks_parts,
    clocks_pauses,
    clocks_special_days,
    clocks_stages,
    clocks_starts,
    clocks_time,
    clocks_void,
    exclusions,
    going_back,
    history,
    points_later,
    points,
    ranges,
    silence,
    unknown,
    ways,
}

#[test]
fn every_file_has_a_test() {
    let paths = FILES
        .iter()
        .map(|file| format!("tests/fixtures/semantics/{}.leadc", file.replace('_', "-")));
    assert_eq!(contracts("semantics"), paths.collect::<Vec<_>>());
}

/// The expected parts of a clock of an example, by the position of the clock.
type Expected = (&'static str, usize, &'static [(&'static str, &'static str)]);

/// What `expect:` cannot say of clocks.
const CLOCKS: &[Expected] = &[
    (
        "in time",
        0,
        &[
            ("state", "met"),
            ("due", "2026-06-01T18:00:00+02:00"),
            ("completed", "2026-06-01T16:30:00+02:00"),
            ("warned", "2026-06-01T16:00:00+02:00"),
            ("escalated", "never"),
            ("late by", "none"),
            ("late by business", "none"),
            ("done", "[2]"),
            ("calendar", "office"),
        ],
    ),
    ("at the instant of the warning", 0, &[("warned", "never")]),
    (
        "warned at last",
        0,
        &[("warned", "never"), ("state", "running")],
    ),
    (
        "late",
        0,
        &[
            ("state", "breached"),
            ("completed", "2026-06-02T12:00:00+02:00"),
            ("warned", "2026-06-01T16:00:00+02:00"),
            ("escalated", "never"),
            ("closed", "never"),
            ("late by", "1080 min"),
            ("late by business", "180 min"),
        ],
    ),
    (
        "not at all",
        0,
        &[
            ("completed", "never"),
            ("escalated", "2026-06-02T17:00:00+02:00"),
            ("late by", "none"),
            ("done", "[1]"),
        ],
    ),
    (
        "closed",
        0,
        &[
            ("state", "breached"),
            ("closed", "2026-06-02T10:00:00+02:00"),
            ("completed", "never"),
            ("escalated", "never"),
            ("done", "[1]"),
        ],
    ),
    (
        "void",
        0,
        &[
            ("state", "void"),
            ("closed", "2026-06-01T17:00:00+02:00"),
            ("due", "2026-06-01T18:00:00+02:00"),
            ("warned", "2026-06-01T16:00:00+02:00"),
        ],
    ),
    (
        "everything waits",
        0,
        &[
            ("state", "running"),
            ("due", "never"),
            ("warned", "never"),
            ("escalated", "never"),
        ],
    ),
    (
        "and goes on",
        0,
        &[
            ("due", "2026-06-03T10:00:00+02:00"),
            ("warned", "2026-06-02T17:00:00+02:00"),
            ("escalated", "2026-06-03T18:00:00+02:00"),
        ],
    ),
    ("unknown", 0, &[("state", "not started: size unknown")]),
    ("unknown", 1, &[("state", "running")]),
    (
        "one at a time",
        1,
        &[
            (
                "state",
                "not started: running since 2026-06-01T10:00:00+02:00",
            ),
            ("due", "never"),
        ],
    ),
    ("one at a time", 2, &[("state", "running")]),
    (
        "excluded",
        0,
        &[("state", "not started: excluded by customers")],
    ),
];

#[test]
fn clocks_have_the_expected_parts() {
    let (contract, _) = load("clocks-parts");
    for (title, place, parts) in CLOCKS {
        let example = contract.examples.iter().find(|e| e.title == *title);
        let outcome = outcome(&contract, example.expect("an example of that title"));
        let clock = &outcome.expect("a lead that is not left out").clocks[*place];
        let described = in_words::parts(&contract, clock);
        for part in *parts {
            let got = described.iter().find(|(what, _)| what == &part.0);
            let got = got.map(|(_, got)| got.as_str());
            assert_eq!(got, Some(part.1), "{title}: {} of {clock:?}", part.0);
        }
    }
}
