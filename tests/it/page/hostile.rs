//! Malicious names: they are shown and have no effect.

use super::{rows, section};
use crate::history::EvaluatedData;

const CONTRACT: &str = "\
fields:
- lead id: id
- created: creation time

activities by the lead:
- visit

activities by sales:
- call

stage Lead:

stage R & D's, \"</small><img src=x> מכירות 🚀 a|b `c`\":
  when: visit since Lead

sla answer:
  who: sales
  must: 1 call
  within: 2 days after R & D's
  because \"<b>fast</b> & *loud*\"
";

const IDS: [&str; 4] = [
    "<script>x</script>",
    "שלום\u{202e}abc",
    "a|b_*c*",
    "\"><i x='",
];

pub fn history() -> EvaluatedData {
    let quoted = IDS.map(|id| format!("\"{}\"", id.replace('"', "\"\"")));
    let leads: Vec<(&str, &str)> = quoted
        .iter()
        .map(|id| (id.as_str(), "2026-05-01"))
        .collect();
    let visit = |id: &String| (id.clone(), "visit", "2026-05-02");
    let acts: Vec<(String, &str, &str)> = quoted.iter().map(visit).collect();
    let acts: Vec<_> = acts
        .iter()
        .map(|(id, kind, at)| (id.as_str(), *kind, *at))
        .collect();
    EvaluatedData::from_rows(CONTRACT, &leads, &acts, "2026-05-03")
}

#[test]
fn nothing_of_a_name_is_markup_in_html() {
    let html = history().html();
    for word in ["<script", "<img", "<i ", "<b>", "\u{202e}"] {
        assert!(!html.contains(word), "`{word}` is in the page");
    }
    for shown in [
        "<bdi>&lt;script&gt;x&lt;/script&gt;</bdi>",
        "R &amp; D's",
        "מכירות 🚀",
        "&lt;b&gt;fast",
    ] {
        assert!(html.contains(shown), "`{shown}` is not in the page");
    }
}

#[test]
fn nothing_of_a_name_is_markup_in_markdown() {
    let markdown = history().markdown();
    assert!(
        !markdown.contains("<script") && !markdown.contains('\u{202e}'),
        "{markdown}"
    );
    let running = rows(section(&markdown, "Next deadlines 4"));
    assert_eq!(running.len(), 4);
    for row in &running {
        assert_eq!(row.len(), 5, "{row:?}");
    }
    assert!(
        running.iter().any(|row| row[0] == "a\\|b\\_\\*c\\*"),
        "{running:?}"
    );
}
