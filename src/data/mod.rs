//! Exports of CRMs to columns in memory: readers, mapping, rejects, writers.

pub mod error;
pub mod report;
pub mod request;
pub mod table;
pub mod write;

pub use error::{DataError, ErrorKind};
pub use report::Report;
pub use request::{ActivityInput, Duplicates, Input, Progress, Request};

/// What was read.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The leads.
    pub leads: table::Leads,
    /// What they and the other party did.
    pub activities: table::Activities,
    /// What was found on the way.
    pub report: Report,
}
