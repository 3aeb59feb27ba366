//! The leads and lines that analyses show are correct.

use crate::fixture::analysed;
use leadc::contract::example_text;
use leadc::diagnostic::Code;
use leadc::syntax::phrase::Language;
use std::path::Path;

#[test]
fn undecided_cases_are_reported_with_their_places() {
    let path = Path::new("tests/fixtures/analysis/scores/undecided.leadc");
    let places = analysed(path, |subject, found| {
        let said = found.findings.into_iter().map(|f| f.diagnostic(subject));
        let open = said.filter(|diagnostic| diagnostic.code == Code::N0225);
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
