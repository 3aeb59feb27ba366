//! What analyses find in contracts, and that the leads they show are as they say.
//!
//! Each folder of `tests/fixtures/analysis/` belongs to some codes. Its fixtures state what is said with these codes, as those
//! of `tests/fixtures/contract/` do; what is near and not said stands beside it.

use crate::contract::{differences, fixtures, load_file};
use leadc::analysis::{Analysed, Subject, analyse, with_subject};
use leadc::contract::example_text;
use leadc::diagnostic::{Code, Diagnostic};
use leadc::ir;
use leadc::syntax::phrase::Language;
use std::path::Path;

/// The folders, and the codes they are about.
const FOLDERS: &[(&str, &[Code])] = &[
    ("bands", &[Code::W0201, Code::W0202]),
    ("short_texts", &[Code::W0203]),
    ("twice", &[Code::W0204, Code::W0205]),
    ("double_counting", &[Code::N0203]),
    ("unused", &[Code::N0201, Code::N0202]),
    ("fast_tracks", &[Code::N0102]),
    ("dead_ends", &[Code::N0207]),
    ("duties", &[Code::N0206]),
    ("conditions", &[Code::W0221, Code::W0222, Code::W0223]),
    (
        "scores",
        &[Code::W0224, Code::W0225, Code::N0221, Code::N0222],
    ),
    ("alone", &[Code::W0226]),
    ("swallowed", &[Code::W0227]),
    (
        "stages",
        &[Code::W0228, Code::W0229, Code::W0230, Code::N0223],
    ),
    ("without_effect", &[Code::N0224]),
    ("titles", &[Code::N0226]),
    ("fading", &[Code::W0206, Code::N0204, Code::N0205]),
];

/// What is found in a contract, and what of it turned out wrong.
fn analysed<R>(path: &Path, look: impl FnOnce(&Subject<'_>, Analysed) -> R) -> Option<R> {
    let (sources, loaded) = load_file(path);
    let contract = loaded.contract.as_ref()?;
    let program = ir::compile(contract, &sources);
    Some(with_subject(contract, &sources, &program, |subject| {
        look(subject, analyse(subject))
    }))
}

/// What differs between what a fixture states and what is said of it with these codes.
fn problem(path: &Path, codes: &[Code]) -> String {
    let looked = analysed(path, |subject, found| {
        let said = found.findings.into_iter();
        let mut said: Vec<Diagnostic> = said.map(|finding| finding.diagnostic(subject)).collect();
        said.retain(|diagnostic| codes.contains(&diagnostic.code));
        let refuted = (!found.refuted.is_empty()).then(|| format!("refuted: {:#?}", found.refuted));
        differences(subject.sources, &said) + &refuted.unwrap_or_default()
    });
    looked.unwrap_or_else(|| {
        let (sources, loaded) = load_file(path);
        differences(&sources, &loaded.diagnostics)
    })
}

#[test]
fn every_fixture_of_an_analysis_has_exactly_what_it_states() {
    let said = FOLDERS.iter().flat_map(|(folder, codes)| {
        let fixtures = fixtures(&format!("analysis/{folder}")).into_iter();
        fixtures.map(|path| problem(&path, codes))
    });
    let different: String = said.collect();
    assert!(different.is_empty(), "\n{different}");
}

#[test]
fn what_is_left_open_is_said_where() {
    let path = Path::new("tests/fixtures/analysis/scores/undecided.leadc");
    let places = analysed(path, |subject, found| {
        let said = found.findings.into_iter().map(|f| f.diagnostic(subject));
        let open = said.filter(|said| said.code == Code::N0225);
        let places = open.flat_map(|open| open.secondary);
        let texts = places.map(|label| subject.sources.text(label.span).to_owned());
        texts.collect::<Vec<_>>()
    });
    assert_eq!(
        places,
        Some(["fit is 133", "MQL"].map(str::to_owned).to_vec())
    );
}

/// Leads that findings show, as text without their titles.
fn witnesses(fixture: &str) -> Vec<String> {
    let path = format!("tests/fixtures/analysis/{fixture}.leadc");
    let texts = analysed(Path::new(&path), |subject, found| {
        let shown = found
            .findings
            .into_iter()
            .filter_map(|finding| finding.witness);
        let texts =
            shown.map(|witness| example_text(subject.contract, Language::En, &witness.example));
        texts.collect()
    });
    texts.expect("a contract without errors")
}

#[test]
fn leads_show_what_is_meant() {
    let shown = [
        (
            "bands/found",
            "lead: company size is 200\n  expect: size is 30\n",
        ),
        (
            "bands/found",
            "lead: growth is 9.5\n  expect: fractions is 0\n",
        ),
        (
            "short_texts/found",
            "lead: job title is \"MVP\"\n  expect: role is 10\n",
        ),
        (
            "double_counting/found",
            "did: chat on 2026-03-02 at 09:00\n  expect: talks is 5\n",
        ),
        ("fast_tracks/fields", "expect: stage SQL\n"),
        (
            "stages/shared_moment",
            "lead: company size is 50, country is BR\n  did: demo request on 2026-03-02 at 09:00\n  expect: stage Lead\n",
        ),
        (
            "stages/shared_moment",
            "lead: company size is 50, country is ES\n  did: demo request on 2026-03-02 at 09:00\n  expect: stage Partner\n",
        ),
        (
            "stages/bouncing_by_activity",
            "did: demo request on 2026-03-02 at 09:00\n  did: demo request on 2026-03-02 at 10:00\n  expect: stage Lead\n",
        ),
        (
            "swallowed/together",
            "lead: country is ES, company size is 500\n  expect: excluded by spain\n",
        ),
        (
            "scores/long",
            "did: webinar attended on 2026-01-04 at 09:00\n  did: demo request on 2026-01-05 at 09:00\n  did: webinar attended on 2026-01-05 at 09:00\n  expect: interest is 60\n",
        ),
    ];
    for (fixture, text) in shown {
        let found = witnesses(fixture);
        assert!(
            found.iter().any(|lead| lead.contains(text)),
            "{fixture}: {found:#?}"
        );
    }
    let around = witnesses("fast_tracks/fields");
    assert!(
        !around
            .iter()
            .any(|lead| lead.contains("email is") || lead.contains("budget is"))
    );
}
