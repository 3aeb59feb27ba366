//! Clocks for programs: durations are in seconds.

use serde_json::{Value, json};

use super::{Form, place};
use crate::eval::explain::explanation::{
    ClockExplanation, ClosingExplanation, Counts, NotStartedExplanation, TimeSpan,
};
use crate::time::MicrosUtc;

pub(super) fn clock(clock: &ClockExplanation, form: &Form) -> Value {
    let time = |at: Option<MicrosUtc>| at.map(|at| form.time(at));
    let acts = clock
        .acts
        .iter()
        .map(|act| json!({ "what": act.what, "done": act.done, "times": act.times }));
    json!({
        "sla": clock.sla,
        "party": clock.party,
        "line": place(&clock.line),
        "because": clock.because,
        "state": clock.state,
        "not_started": clock.not_started.as_ref().map(|why| not_started(why, form)),
        "started": form.time(clock.started),
        "calendar": clock.calendar,
        "due": time(clock.due),
        "warned": time(clock.warned),
        "escalated": clock.escalated.as_ref().map(|(to, at)| json!({ "to": to, "at": form.time(*at) })),
        "completed": time(clock.completed),
        "closed": clock.closed.as_ref().map(|(at, _)| form.time(*at)),
        "closed_by": clock.closed.as_ref().map(|(_, by)| closed_by(by)),
        "late_by": clock.late_by.map(|(late, _)| seconds(late)),
        "late_by_business_time": clock.late_by.and_then(|(_, late)| late).map(seconds),
        "acts": acts.collect::<Vec<_>>(),
        "counted": clock.counted.iter().map(|one| stretch(one, form)).collect::<Vec<_>>(),
    })
}

fn closed_by(by: &ClosingExplanation) -> Value {
    match by {
        ClosingExplanation::Exclusion => json!("exclusion"),
        ClosingExplanation::GoingBack => json!("going back"),
        ClosingExplanation::Lapse(line) => json!({ "lapses_when": place(line) }),
    }
}

fn not_started(why: &NotStartedExplanation, form: &Form) -> Value {
    match why {
        NotStartedExplanation::Running(since) => json!({ "running_since": form.time(*since) }),
        NotStartedExplanation::Unknown(fields) => json!({ "unknown": fields }),
        NotStartedExplanation::Excluded(by) => json!({ "excluded_by": by }),
    }
}

fn stretch(stretch: &TimeSpan, form: &Form) -> Value {
    let mut told = json!({ "from": form.time(stretch.from), "to": form.time(stretch.to) });
    let (key, value) = match &stretch.what {
        Counts::Time => ("counts", json!(true)),
        Counts::Day(number) => ("open_day", json!(number)),
        Counts::Closed(why) => ("closed", json!(why.as_deref().unwrap_or("closed"))),
        Counts::Paused => ("paused", json!(true)),
    };
    told[key] = value;
    told
}

fn seconds(micros: i64) -> f64 {
    micros as f64 / 1_000_000.0
}
