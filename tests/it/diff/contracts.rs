//! Differences of meaning.

use super::{OLD, new, read};
use leadc::diff::contracts::compare;
use leadc::message::Language;
use leadc::report::diff::{Comparison, text};

/// The differences as text, without the count after them.
fn shown(old: &str, new: &str) -> Vec<String> {
    let (before, after) = (read(old), read(new));
    let blocks = compare(before.side(), after.side());
    let (old, new) = ("old".to_owned(), "new".to_owned());
    let comparison = Comparison {
        blocks,
        ..Comparison::new(old, new)
    };
    let text = text(&comparison, Language::En);
    let lines = text.lines().map(|line| line.trim().to_owned());
    lines.take_while(|line| !line.is_empty()).collect()
}

/// The differences that one change of the contract causes.
fn changed(from: &str, to: &str) -> Vec<String> {
    shown(OLD, &new(&[(from, to)]))
}

#[test]
fn what_means_the_same_shows_nothing() {
    let same = ["both contracts mean the same"];
    assert_eq!(shown(OLD, OLD), same);
    let blocks: Vec<&str> = OLD.split("\n\n").collect();
    let (head, stages) = (&blocks[..2], &blocks[12..15]);
    let rest: Vec<&str> = (blocks.iter().copied())
        .filter(|block| !head.contains(block) && !stages.contains(block))
        .rev()
        .collect();
    let moved = [head, &rest, stages].concat().join("\n\n# moved\n\n");
    assert_eq!(shown(OLD, &moved), same, "{moved}");
    for (from, to) in [
        ("is one of BR, PT", "is one of PT, BR"),
        (
            "  - score at least 45\n  - fit at least 20",
            "  - fit at least 20\n  - [score] at least 45",
        ),
        ("+10 for each visit", "+10   for each visits   # often"),
        (
            "\"acme.example\", \"globex.example\"",
            "\"Globex.example\", \"acme.example\"",
        ),
        ("  when: call since MQL", "  all of:\n  - calls since MQL"),
        ("1 call", "1 calls"),
    ] {
        assert_eq!(changed(from, to), same, "{to}");
    }
}

/// Each change is reported in one sentence; `|` is the end of a line.
fn assert_reported(changes: &[(&str, &str, &str)]) {
    for (from, to, said) in changes {
        assert_eq!(changed(from, to).join("|"), *said, "{to}");
    }
}

#[test]
fn a_difference_of_rules_is_one_sentence_under_its_block() {
    assert_reported(&[
        (
            "least 45",
            "least 50",
            "Stages|MQL|threshold: score at least 45 → at least 50",
        ),
        (
            "+20 when",
            "+25 when",
            "Points groups|fit|points (when country is one of BR, PT): +20 → +25",
        ),
        (
            "BR, PT",
            "BR, ES",
            "Points groups|fit|rule: +20 when country is one of BR, PT → +20 when country is one of BR, ES",
        ),
        (
            "every 30",
            "every 9",
            "Points groups|interest|shrinking (for each visit and for each demo request): halves every 30 days → halves every 9 days",
        ),
        (
            "  not without: email\n",
            "",
            "Stages|MQL|not without removed: email",
        ),
        (
            "last 60 days",
            "last 30 days",
            "Stages|MQL|condition (to Lead): no activity by the lead in the last 60 days → no activity by the lead in the last 30 days",
        ),
        (
            "fit + interest",
            "fit + interest, at most 90",
            "Totals|score|at most added: 90",
        ),
        (
            "  when: call since MQL",
            "  all of:\n  - call since MQL\n  - fit at least 30",
            "Stages|SAL|condition added: fit at least 30",
        ),
        (
            "  all of:\n  - score",
            "  any of:\n  - score",
            "Stages|MQL|condition: all of (score at least 45; fit at least 20) → any of (score at least 45; fit at least 20)",
        ),
    ]);
}

#[test]
fn a_difference_of_duties_is_one_sentence_under_its_block() {
    assert_reported(&[
        (
            "8 business",
            "6 business",
            "Slas|follow-up|within: 8 business hours → 6 business hours",
        ),
        (
            "20 MQL",
            "25 MQL",
            "Targets|volume|delivers: at least 20 MQL per month → at least 25 MQL per month",
        ),
        (
            "18:00",
            "17:00",
            "Calendars|Office|open added: Monday to Friday, 09:00 to 17:00|open removed: Monday to Friday, 09:00 to 18:00",
        ),
        (
            "\"Labour Day\"",
            "\"1 May\"",
            "Calendars|Office|name (2026-05-01): “Labour Day” → “1 May”",
        ),
    ]);
}

#[test]
fn a_difference_of_declarations_is_one_sentence_under_its_block() {
    assert_reported(&[
        (
            "\"acme.example\", ",
            "\"a.example\", \"b.example\", \"acme.example\", ",
            "Lists|rivals|number of values: 2 → 4|2 values added: “a.example” and “b.example”",
        ),
        (
            "marketing, sales",
            "sales, marketing",
            "Contract|parties: marketing, sales → sales, marketing",
        ),
        (
            "- size: whole number",
            "- size: number",
            "Fields|size|type: whole number → number",
        ),
    ]);
}

#[test]
fn blocks_come_and_go_with_what_they_say() {
    let exclusion = "exclude competitors:\n  when: domain of email is in rivals\n\n";
    let without = new(&[(exclusion, "")]);
    let text = "|competitors|condition: domain of email is in rivals".to_owned();
    let marked = |mark: &str| {
        format!(
            "Exclusions{}",
            text.replace("rs|", &format!("rs ({mark})|"))
        )
    };
    assert_eq!(shown(&without, OLD).join("|"), marked("added"));
    assert_eq!(shown(OLD, &without).join("|"), marked("removed"));
}

#[test]
fn the_order_of_stages_and_rules_is_meaning() {
    let sal = "stage SAL:\n  from: MQL\n  when: call since MQL\n\n";
    let mql = "stage MQL:\n  from: Lead\n";
    let old = OLD
        .replace("stage SAL:\n", "stage SAL:\n  from: MQL\n")
        .replace("stage MQL:\n", mql);
    let moved = old.replace(sal, "").replace(mql, &format!("{sal}{mql}"));
    assert_eq!(
        shown(&old, &moved),
        ["Stages", "order: Lead, MQL, SAL → Lead, SAL, MQL"]
    );
    let (one, other) = (
        "+20 when country is one of BR, PT\n",
        "+10 when size at least 50\n",
    );
    let swapped = OLD.replace(&format!("{one}{other}"), &format!("{other}{one}"));
    let order = "order of the rules: when country is one of BR, PT; when size at least 50 → when size at least 50; when country is one of BR, PT";
    assert_eq!(shown(OLD, &swapped), ["Points groups", "fit", order]);
}
