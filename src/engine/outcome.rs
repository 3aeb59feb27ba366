//! The decision about a lead, by the names of the contract.

use crate::diagnostic::render::Look;
use crate::eval::explain::LeadExplanation;
use crate::eval::{Clock, Decision};
use crate::ir::Program;
use crate::message::Language;
use crate::report::explanation::{self, ExplanationReport};
use crate::units::MilliPoints;
use jiff::Timestamp;
use serde::{Serialize, Serializer, ser::Error};
use std::fmt;
use std::sync::Arc;

/// The decision about a lead.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The stage; none where the contract has no stages.
    pub stage: Option<String>,
    /// Since when the lead is in its stage.
    pub since: Timestamp,
    /// The exclusions that hold.
    pub excluded_by: Vec<String>,
    /// The ideal customers, personas and definitions that the lead matches.
    pub matches: Vec<String>,
    /// The unknown fields that keep the lead from its next stages.
    pub missing: Vec<String>,
    /// The clocks of slas: by start.
    pub clocks: Vec<ClockOutcome>,
    points: Vec<MilliPoints>,
    /// The names of the points.
    names: Arc<[String]>,
}

/// A clock of an sla.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockOutcome {
    /// The sla.
    pub sla: String,
    /// `running`, `met`, `breached`, `void` or `not started`.
    pub state: &'static str,
    /// When it started, or would have.
    pub started: Timestamp,
    /// The deadline; none while it is paused, and for a clock that did not start.
    pub due: Option<Timestamp>,
    /// When everything asked for was done.
    pub completed: Option<Timestamp>,
}

impl Outcome {
    /// A decision with the names of the program; those of points are `points`.
    pub(super) fn new(program: &Program, points: &Arc<[String]>, decision: Decision) -> Outcome {
        let clock = |clock: &Clock| ClockOutcome {
            sla: program.sla_name(clock.sla).to_owned(),
            state: clock.state.word(),
            started: instant(clock.started.0),
            due: clock.due.map(|due| instant(due.0)),
            completed: clock.completed.map(|completed| instant(completed.0)),
        };
        let exclusions = decision.exclusions.iter();
        let definitions = decision.definitions.iter();
        let missing = decision.missing.iter();
        let stage = decision.stage;
        Outcome {
            stage: stage.map(|stage| program.stage_name(stage).to_owned()),
            since: instant(decision.since.0),
            excluded_by: exclusions
                .map(|id| program.exclusions[id.index()].name.clone())
                .collect(),
            matches: definitions
                .map(|id| program.definitions[id.index()].name.clone())
                .collect(),
            missing: missing
                .map(|field| program.field_name(*field).to_owned())
                .collect(),
            clocks: decision.clocks.iter().map(clock).collect(),
            points: decision.points,
            names: points.clone(),
        }
    }

    /// The points of a group or total.
    pub fn points(&self, name: &str) -> Option<MilliPoints> {
        let at = self.names.iter().position(|own| own == name)?;
        self.points.get(at).copied()
    }

    /// Whether an exclusion holds.
    pub fn is_excluded(&self) -> bool {
        !self.excluded_by.is_empty()
    }
}

/// Instants of the evaluation are those of the data, or days near them.
pub(super) fn instant(micros: i64) -> Timestamp {
    let clamped = micros.clamp(
        Timestamp::MIN.as_microsecond(),
        Timestamp::MAX.as_microsecond(),
    );
    Timestamp::from_microsecond(clamped).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// How a lead came to its stage and points, and what comes next: `Display` is text for people, `Serialize` the document of
/// `leadc explain --format json`.
#[derive(Debug, Clone)]
pub struct Explanation {
    explanation: LeadExplanation,
    file: String,
    /// The language of the contract.
    written_in: Language,
}

impl Explanation {
    pub(super) fn new(
        explanation: LeadExplanation,
        file: String,
        written_in: Language,
    ) -> Explanation {
        Explanation {
            explanation,
            file,
            written_in,
        }
    }

    /// The text of `Display` in another language.
    pub fn text_in(&self, language: Language) -> String {
        let report = ExplanationReport {
            contract: &self.file,
            written_in: self.written_in,
            look: Look {
                language,
                ..Look::default()
            },
        };
        explanation::text(&self.explanation, report)
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text_in(Language::En))
    }
}

impl Serialize for Explanation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let document = explanation::document(&self.explanation).map_err(S::Error::custom)?;
        document.serialize(serializer)
    }
}
