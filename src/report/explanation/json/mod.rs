//! The story for programs: times are ISO 8601 with the offset of the contract's zone, points are numbers.

mod clocks;
mod history;
mod points;

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use crate::escape;
use crate::eval::explain::explanation::{
    Change, ConditionTrace, Counterfactuals, LeadExplanation, NamedTrace, ObservedValue,
    OutOfRange, TransitionExplanation, TransitionKind,
};
use crate::ir::program::Place;
use crate::time::MicrosUtc;
use crate::units::MilliPoints;

/// The version of the document's format.
const FORMAT_VERSION: u32 = 1;

/// The story as one JSON document.
pub fn json(explanation: &LeadExplanation, zone: &TimeZone) -> serde_json::Result<String> {
    escape::json::pretty(&document(explanation, zone))
}

/// The story as data.
pub fn document(explanation: &LeadExplanation, zone: &TimeZone) -> Value {
    let form = Form { zone };
    json!({
        "format": FORMAT_VERSION,
        "lead": explanation.lead,
        "as_of": form.time(explanation.as_of),
        "start": form.time(explanation.start),
        "stage": explanation.stage,
        "since": form.time(explanation.since),
        "history": explanation.history.iter().map(|one| history::happening(one, &form)).collect::<Vec<_>>(),
        "groups": explanation.groups.iter().map(|one| points::group(one, &form)).collect::<Vec<_>>(),
        "totals": explanation.totals.iter().map(points::total).collect::<Vec<_>>(),
        "definitions": explanation.definitions.iter().map(|one| form.named_trace(one)).collect::<Vec<_>>(),
        "exclusions": explanation.exclusions.iter().map(|one| form.named_trace(one)).collect::<Vec<_>>(),
        "ways": explanation.ways.iter().map(|one| form.way(one)).collect::<Vec<_>>(),
        "clocks": explanation.clocks.iter().map(|one| clocks::clock(one, &form)).collect::<Vec<_>>(),
        "nearest": explanation.nearest.iter().map(|one| form.nearest(one)).collect::<Vec<_>>(),
    })
}

/// Points as a number with up to three decimals.
fn number(points: MilliPoints) -> Value {
    match points.0 % 1000 {
        0 => json!(points.0 / 1000),
        // Thousandths have a shortest decimal form of at most three digits, which is what is written.
        _ => json!(points.0 as f64 / 1000.0),
    }
}

fn place(place: &Place) -> Value {
    json!({ "file": place.file, "line": place.line, "text": place.text })
}

/// The context for formatting values.
struct Form<'a> {
    zone: &'a TimeZone,
}

impl Form<'_> {
    fn time(&self, instant: MicrosUtc) -> String {
        instant.to_iso(self.zone)
    }

    fn condition(&self, trace: &ConditionTrace) -> Value {
        json!({
            "line": place(&trace.line),
            "answer": trace.answer.word(),
            "found": trace.found.as_ref().map(|found| self.observed(found)),
            "missing": trace.missing,
            "definition": trace.definition,
            "left_out": trace.is_left_out,
            "parts": trace.parts.iter().map(|part| self.condition(part)).collect::<Vec<_>>(),
        })
    }

    fn observed(&self, found: &ObservedValue) -> Value {
        match found {
            ObservedValue::Unknown => json!({ "unknown": true }),
            ObservedValue::Text(text) => json!({ "text": text }),
            ObservedValue::Texts(texts) => json!({ "texts": texts }),
            ObservedValue::Number(number) => json!({ "number": number }),
            ObservedValue::Day(day) => json!({ "date": day.to_string() }),
            ObservedValue::Time(instant) => json!({ "time": self.time(*instant) }),
            ObservedValue::YesNo(yes) => json!({ "yes": yes }),
            ObservedValue::Points(points) => json!({ "points": number(*points) }),
            ObservedValue::Times(times) => json!({ "times": times }),
            ObservedValue::NoneSince(last, why) => json!({
                "times": 0,
                "last": last.to_string(),
                "not_counted": match why {
                    OutOfRange::Days(_) => "window",
                    OutOfRange::Stage(..) => "before the stage",
                    OutOfRange::Clock => "before the clock",
                    OutOfRange::GoingBack(_) => "before going back",
                },
            }),
            ObservedValue::LastDaysAgo(days) => json!({ "last_days_ago": days }),
        }
    }

    fn named_trace(&self, named: &NamedTrace) -> Value {
        json!({
            "name": named.name,
            "condition": self.condition(&named.condition),
            "because": named.because,
        })
    }

    fn way(&self, way: &TransitionExplanation) -> Value {
        json!({
            "to": way.to,
            "kind": match way.kind {
                TransitionKind::Forward => "forward",
                TransitionKind::FastTrack => "fast track",
                TransitionKind::Back => "back",
            },
            "condition": way.condition.as_ref().map(|trace| self.condition(trace)),
            "not_without": way.not_without,
            "not_before": way.not_before.map(|day| day.to_string()),
            "needs_activity": way.needs_activity,
            "line": place(&way.line),
        })
    }

    fn nearest(&self, counterfactuals: &Counterfactuals) -> Value {
        let short = counterfactuals.short.iter().map(|short| {
            json!({
                "of": short.of,
                "has": number(short.has),
                "short_by": number(short.by),
                "line": place(&short.line),
            })
        });
        let would_do = counterfactuals.would_do.iter().map(|would_do| {
            let change = match &would_do.change {
                Change::Activity { kind, times } => json!({ "activity": kind, "times": times }),
                Change::Field { field, value } => {
                    json!({ "field": field, "value": value.as_ref().map(|found| self.observed(found)) })
                }
            };
            json!({ "change": change, "stage": would_do.stage })
        });
        json!({
            "stage": counterfactuals.stage,
            "short": short.collect::<Vec<_>>(),
            "would_do": would_do.collect::<Vec<_>>(),
        })
    }
}
