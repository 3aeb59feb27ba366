//! The history of a lead.

use serde_json::{Map, Value, json};

use super::{Form, place};
use crate::eval::explain::explanation::{Happening, What};

/// An object with `at`, `day`, `what` and the details of that event.
pub(super) fn happening(one: &Happening, form: &Form) -> Value {
    let (what, more) = match &one.what {
        What::Start { stage } => ("start", json!({ "stage": stage })),
        What::Acts {
            kinds,
            times,
            date_only,
        } => (
            "activity",
            json!({ "kinds": kinds, "times": times, "date_only": date_only }),
        ),
        What::Known { field } => ("known", json!({ "field": field })),
        What::Entered {
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
                "condition": form.told(because),
            }),
        ),
        What::WentBack {
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
                "condition": because.as_ref().map(|told| form.told(told)),
            }),
        ),
        What::Excluded { by, because } => (
            "excluded",
            json!({ "by": by, "condition": form.told(because) }),
        ),
        What::NoLongerExcluded { by } => ("no longer excluded", json!({ "by": by })),
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
