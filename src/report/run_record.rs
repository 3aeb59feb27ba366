//! What a run counted and what it found in the data, as one document. Records of parts of the leads add up to that of all.

use super::counts::Counts;
use crate::data::Report;
use crate::eval::AsOf;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// The record of a run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RunRecord {
    /// The as-of time.
    pub as_of: AsOf,
    /// How long the run took; of several, the sum.
    seconds: f64,
    /// The numbers of leads.
    pub counts: Counts,
    /// The findings from reading the data.
    pub report: Report,
}

impl RunRecord {
    /// The record of a run as of some time.
    pub fn new(as_of: AsOf, took: Duration, counts: Counts, report: Report) -> RunRecord {
        RunRecord {
            as_of,
            seconds: took.as_secs_f64(),
            counts,
            report,
        }
    }

    /// How long the run took.
    pub fn took(&self) -> Duration {
        Duration::try_from_secs_f64(self.seconds).unwrap_or_default()
    }

    /// Adds the record of other leads, evaluated under the same contract as of the same time.
    pub fn append(&mut self, other: RunRecord) {
        self.seconds += other.seconds;
        self.counts.append(&other.counts);
        self.report.append(other.report);
    }
}
