//! What a page asks.

use super::data::GivenFiles;
use serde::Deserialize;

/// A question about the contract or the leads.
#[derive(Debug, Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case")]
pub enum Question {
    /// What a text does to the leads, and whether its examples pass.
    Judge {
        /// The text of the contract.
        text: String,
    },
    /// Reads these exports from now on.
    Data {
        /// The exports.
        data: GivenFiles,
    },
    /// A first contract from the exports.
    Init {
        /// The time zone of the computer, such as `Europe/Lisbon`.
        zone: String,
    },
    /// Some leads of the last text that was a contract.
    Leads {
        /// Which.
        of: LeadsOf,
        /// The number of leads before the first one to list.
        #[serde(default)]
        from: usize,
    },
    /// The story of a lead.
    Explain {
        /// Its id.
        lead: String,
    },
    /// For each line that gives points, the number of leads it gives points to.
    Lines,
    /// The report for both teams.
    Report,
    /// What has to be done next.
    Sla,
    /// The contract as a document.
    Doc,
}

/// Which leads.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "which", rename_all = "snake_case")]
pub enum LeadsOf {
    /// Those of a row of the counts.
    Place {
        /// The row.
        place: usize,
    },
    /// Those of a row of the moves.
    Move {
        /// The row.
        row: usize,
    },
    /// Those to which a line gives points.
    Line {
        /// The line of the contract's own file, from 1.
        line: u32,
    },
}
