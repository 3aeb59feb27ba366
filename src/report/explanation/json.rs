//! The story for programs: the explanation itself, with the version of its format.

use serde::Serialize;
use serde_json::Value;

use crate::escape;
use crate::eval::explain::LeadExplanation;

/// The version of the document's format.
const FORMAT_VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    format: u32,
    #[serde(flatten)]
    explanation: &'a LeadExplanation,
}

/// The story as one JSON document.
pub fn json(explanation: &LeadExplanation) -> serde_json::Result<String> {
    escape::json::pretty(&document(explanation)?)
}

/// The story as data, whose keys are in alphabetical order.
pub fn document(explanation: &LeadExplanation) -> serde_json::Result<Value> {
    serde_json::to_value(Document {
        format: FORMAT_VERSION,
        explanation,
    })
}
