//! The history of a lead.

use serde_json::{Map, Value, json};

use super::{Form, place};
use crate::eval::explain::explanation::{EventKind, HistoryEvent};

/// An object with `at`, `day`, `what` and the details of that event.
pub(super) fn happening(one: &HistoryEvent, form: &Form) -> Value {
    let (what, more) = match &one.what {
        EventKind::Start { stage } => ("start", json!({ "stage": stage })),
        EventKind::Acts {
            kinds,
            times,
            date_only,
        } => (
            "activity",
            json!({ "kinds": kinds, "times": times, "date_only": date_only }),
        ),
        EventKind::Known { field } => ("known", json!({ "field": field })),
        EventKind::Entered {
            stage,
            from,
            passed,
            fast_track,
            because,
        } => (
            "entered",
            json!({
                "stage": stage,
                "from": from,
                "passed": passed,
                "fast_track": fast_track,
                "condition": form.condition(because),
            }),
        ),
        EventKind::WentBack {
            stage,
            from,
            line,
            because,
        } => (
            "went back",
            json!({
                "stage": stage,
                "from": from,
                "line": place(line),
                "condition": because.as_ref().map(|trace| form.condition(trace)),
            }),
        ),
        EventKind::Excluded { by, because } => (
            "excluded",
            json!({ "by": by, "condition": form.condition(because) }),
        ),
        EventKind::NoLongerExcluded { by } => ("no longer excluded", json!({ "by": by })),
    };
    let mut object = Map::new();
    object.insert("at".to_owned(), json!(form.time(one.at)));
    object.insert("day".to_owned(), json!(one.day.to_string()));
    object.insert("what".to_owned(), json!(what));
    if let Value::Object(more) = more {
        object.extend(more);
    }
    Value::Object(object)
}
