//! The page as HTML and as Markdown.

use super::{rows, section};
use crate::history::EvaluatedData;
use leadc::message::Language;
use leadc::report::page;

const SECTIONS: [&str; 6] = [
    "Stages",
    "Response times",
    "Deadlines kept",
    "Targets",
    "Leads at risk now",
    "Missing information",
];

#[test]
fn both_forms_have_every_section_in_the_same_order() {
    let history = EvaluatedData::inbound("2026-06-17 14:00");
    let (html, markdown) = (history.html(), history.markdown());
    for (form, before) in [(&html, "<h2>"), (&markdown, "\n## ")] {
        let places = SECTIONS.map(|title| form.find(&format!("{before}{title}")));
        assert!(places.iter().all(Option::is_some), "{places:?}");
        assert!(places.is_sorted(), "{places:?}");
    }
}

#[test]
fn the_page_is_in_the_language_asked_for() {
    let page = EvaluatedData::inbound("2026-06-17 14:00").page(3);
    for (language, tag, title, share) in [
        (Language::En, "en", "Stages", "| 249 | 67.2% |"),
        (Language::Pt, "pt-BR", "Etapas", "| 249 | 67,2% |"),
        (Language::It, "it", "Fasi", "| 249 | 67,2% |"),
        (Language::Zh, "zh-Hans", "阶段", "| 249 | 67.2% |"),
    ] {
        let html = page::html(&page, language);
        assert!(html.contains(&format!("<html lang=\"{tag}\">")), "{tag}");
        let markdown = page::markdown(&page, language);
        assert!(markdown.contains(&format!("\n## {title}\n")), "{tag}");
        assert!(markdown.contains(share), "{tag}: {markdown}");
        assert!(!markdown.contains(['{', '}']), "{tag}: {markdown}");
    }
}

#[test]
fn the_page_needs_nothing_from_elsewhere() {
    let html = EvaluatedData::inbound("2026-06-17 14:00").html();
    for word in [
        "http", "src=", "url(", "@import", "<script", "<link", "xmlns",
    ] {
        assert!(!html.contains(word), "`{word}` is in the page");
    }
}

#[test]
fn charts_have_words_for_those_who_do_not_see_them() {
    let html = EvaluatedData::inbound("2026-06-17 14:00").html();
    // A histogram for each sla, and the weeks of each target and of each sla in a target.
    assert_eq!(html.matches("<svg class=\"chart\"").count(), 3 + 4);
    assert_eq!(html.matches("role=\"img\" aria-label=\"").count(), 3 + 4);
    assert_eq!(
        html.matches("<figure>").count(),
        html.matches("<summary>Numbers").count()
    );
    assert!(html.contains("<title>Completed after this many business hours: 68 by the deadline"));
}

#[test]
fn definitions_use_the_words_of_the_contract() {
    let history = EvaluatedData::inbound("2026-06-17 14:00");
    let (html, markdown) = (history.html(), history.markdown());
    for line in [
        "within: 8 business hours after MQL",
        "must: bring the lead to SAL or Nurture",
        "converts: at least 60% of MQL to SAL within 14 days, per month of MQL",
        "- who they are at least 25",
    ] {
        assert!(html.contains(&format!(">{line}</code>")), "{line}");
        assert!(markdown.contains(&format!("`{line}`")), "{line}");
    }
    assert!(markdown.contains("because “Half of the leads buy from whoever calls first”"));
}

#[test]
fn the_lines_of_the_example_are_as_they_were_worked_out() {
    let markdown = EvaluatedData::inbound("2026-06-17 14:00").markdown();
    let kept = rows(section(&markdown, "By clause"));
    let first = "first approach `within: 8 business hours after MQL`";
    assert_eq!(
        kept[0],
        [first, "**52.3%**", "68", "62", "15", "2", "0", "0"]
    );
    let volume = section(&markdown, "monthly volume by marketing");
    assert!(
        volume.contains("2026-06: **reached**: 20 of 15; 12 of 22 open days are over."),
        "{volume}"
    );
    let reasons = rows(section(&markdown, "Why clocks did not start"));
    let expected = [
        ["demo answer", "vehicles was unknown", "4"],
        ["verdict", "a fast track led to SAL at once", "8"],
    ];
    assert_eq!(reasons, expected);
}

#[test]
fn a_name_and_what_follows_it_are_set_apart() {
    let markdown = EvaluatedData::inbound("2026-06-17 14:00").markdown();
    assert!(markdown.contains("| MQL (Marketing qualified lead) |"));
    assert!(markdown.contains("| excluded (counted apart, whatever the stage) |"));
    assert!(markdown.contains(" late, **warned** |"), "{markdown}");
}

/// Nobody is late, so that the deadline is at the right edge of the chart.
#[test]
fn the_deadline_is_written_inside_the_chart() {
    let acts = [
        ("a", "visit", "2026-05-02 10:00"),
        ("a", "call", "2026-05-02 11:00"),
        ("a", "call", "2026-05-02 12:00"),
        ("a", "call", "2026-05-02 13:00"),
        ("a", "mail", "2026-05-02 13:00"),
        ("a", "mail", "2026-05-02 13:00"),
        ("a", "mail", "2026-05-02 13:00"),
    ];
    let html =
        EvaluatedData::from_rows(PROMISES, &[("a", "2026-05-01")], &acts, "2026-05-04").html();
    assert!(html.contains("class=\"ink end\" x=\"359\""), "{html}");
}

const PROMISES: &str = "\
fields:
- lead id: id
- created: creation time

activities by the lead:
- visit

activities by sales:
- call, also calls
- mail, also mails

stage Lead:

stage MQL:
  when: visit since Lead

sla both:
  who: sales
  must: 3 calls, 3 mails
  within: 1 day after MQL

sla either:
  who: sales
  must: 3 calls or 1 mail
  within: 9 days after MQL
";

#[test]
fn open_acts_are_in_the_plural_and_joined_as_they_were_promised() {
    let acts = [
        ("a", "visit", "2026-05-02 10:00"),
        ("a", "call", "2026-05-02 11:00"),
    ];
    let history = EvaluatedData::from_rows(PROMISES, &[("a", "2026-05-01")], &acts, "2026-05-04");
    let markdown = history.markdown();
    let late = rows(section(&markdown, "Overdue and still open 1"));
    assert_eq!(late[0][3], "2 calls and 3 mails");
    let next = rows(section(&markdown, "Next deadlines 1"));
    assert_eq!(next[0][3], "2 calls or 1 mail");
}

#[test]
fn lists_end_at_the_limit_and_say_how_many_more_there_are() {
    let history = EvaluatedData::inbound("2026-06-17 14:00");
    let markdown = leadc::report::page::markdown(&history.page(3), Language::En);
    let overdue = section(&markdown, "Overdue and still open 44");
    assert_eq!(rows(overdue).len(), 3);
    assert!(
        overdue.contains("and 41 more: `leadc sla --overdue`"),
        "{overdue}"
    );
}

#[test]
fn a_contract_that_promises_nothing_has_a_page_too() {
    let contract =
        "fields:\n- lead id: id\n- created: creation time\n\nactivities by the lead:\n- visit\n";
    for leads in [&[][..], &[("a", "2026-05-01")]] {
        let history = EvaluatedData::from_rows(contract, leads, &[], "2026-05-04");
        let markdown = history.markdown();
        for said in ["no stages", "no slas", "no targets", "None."] {
            assert!(markdown.contains(said), "{said}");
        }
        assert!(!history.html().contains("<table"));
    }
}
