//! Activities that a filter leaves out are checked and counted like the others, but not kept.

use super::setup::*;
use leadc::contract::model::*;
use leadc::data::table::{Activities, EventKind, Leads};
use leadc::data::{ActivityFilter, ActivityInput, Input, Loaded, Request};

const ACTIVITIES: &str = "lead_id,kind,time,url\n\
    1,newsletter,2026-04-01T10:00Z,\n\
    1,call,2026-04-01T10:00Z,\n\
    1,newsletter,2026-04-01T10:00Z,\n\
    2,call,2026-04-02,\n\
    1,page view,2026-04-01T10:00Z,/a\n\
    1,page view,2026-04-01T10:00Z,/b\n\
    1,page view,2026-04-01T10:00Z,/a\n\
    1,page view,2026-04-04T10:00Z,null\n\
    2,page view,2026-04-05T10:00Z,/a\u{200b}\n\
    1,call,2026-04-06T10:00Z,\n\
    1,newsletter,soon,\n\
    9,newsletter,2026-04-01T10:00Z,\n";

fn base() -> Contract {
    contract()
        .activity("call", &["call"])
        .activity("newsletter", &["newsletter"])
        .activity("page view", &["page view"])
        .detail("url", Type::Text, &[])
}

/// Keeps nothing but calls.
struct OnlyCalls;

impl ActivityFilter for OnlyCalls {
    fn may_leave_out(&self, kind: ActivityId) -> bool {
        kind != ActivityId(0)
    }

    fn keeps(&self, leads: &Leads, activities: &Activities) -> Vec<bool> {
        assert_eq!(leads.len(), 2);
        let is_call =
            |kind: &u16| activities.kinds[usize::from(*kind)] == EventKind::Logged(ActivityId(0));
        activities.kind.iter().map(is_call).collect()
    }
}

fn loaded(activities: &str, filter: Option<&dyn ActivityFilter>) -> Loaded {
    let files = Files::new();
    let request = Request {
        leads: vec![Input::File(files.with("leads.csv", "Record ID\n1\n2\n"))],
        activities: vec![ActivityInput {
            kind: None,
            input: Input::File(files.with("activities.csv", activities)),
        }],
        filter,
        ..Request::default()
    };
    let mut loaded = read(&base(), &request).unwrap();
    for file in &mut loaded.report.files {
        file.file = String::new();
    }
    loaded
}

#[test]
fn what_is_left_out_is_in_the_report() {
    let all = loaded(ACTIVITIES, None);
    let needed = loaded(ACTIVITIES, Some(&OnlyCalls));
    // Values with invisible characters and words for an empty cell are kept: the report names them.
    assert_eq!(
        events(&base(), &needed),
        [
            "1 call 2026-04-01T10:00:00Z",
            "2 call 2026-04-02T03:00:00Z*",
            "1 page view 2026-04-04T10:00:00Z",
            "2 page view 2026-04-05T10:00:00Z",
            "1 call 2026-04-06T10:00:00Z",
        ]
    );
    assert_eq!(
        detail(&base(), &needed, "url"),
        ["?", "?", "null", "/a\u{200b}", "?"]
    );
    assert_eq!(all.report.identical_activities, 2);
    assert_eq!(
        (all.report.unseen.len(), all.report.empty_words.len()),
        (1, 1)
    );
    assert_eq!(format!("{:?}", needed.report), format!("{:?}", all.report));
}

#[test]
fn a_column_that_only_activities_left_out_need_is_missed() {
    let rows = "lead_id,kind,time\n1,page view,2026-04-01T10:00Z\n";
    let needed = loaded(rows, Some(&OnlyCalls));
    assert!(needed.activities.is_empty());
    assert_eq!(
        absent(&needed.report.files[1]),
        [("url of page view", None)]
    );
}
