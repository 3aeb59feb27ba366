//! What the `contract` block says, and who stands behind it.

use super::*;
use crate::diagnostic::severity_overrides::Levels;
use crate::syntax::phrase::Language;

/// What the `contract` block says.
#[derive(Debug, Clone)]
pub struct Info {
    /// `contract "Title":`
    pub title: String,
    /// The header.
    pub span: Span,
    /// The language of its keywords.
    pub language: Language,
    /// `version: 3`
    pub version: Option<u64>,
    /// `in force: 2026-04-01 to 2026-09-30`; the end is open in `from 2026-04-01`.
    pub in_force: Option<(LocalDay, Option<LocalDay>)>,
    /// `review: every 3 months`
    pub review: Option<Duration>,
    /// `time zone: …`; the name is the IANA identifier.
    pub zone: TimeZone,
    /// The IANA identifier of `zone`.
    pub zone_name: String,
    /// `calendar: …`
    pub calendar: Option<CalendarRule>,
    /// `currency: BRL`
    pub currency: Option<String>,
    /// `dates are: "DD/MM/YYYY"`
    pub date_format: Option<DateFormat>,
    /// `numbers are: "1.000,5"`
    pub number_format: Option<NumberFormat>,
    /// `signed by: …`
    pub signatures: Vec<Signature>,
    /// `allow: …`, `deny: …`
    pub levels: Levels,
}

/// How dates stand in the data when they are not ISO 8601: a pattern of `DD`, `MM`, `YYYY`, `HH`, `mm`, `ss` and separators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateFormat {
    /// The pattern as written.
    pub pattern: String,
    /// Its line.
    pub span: Span,
}

/// How numbers stand in the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct NumberFormat {
    /// The decimal mark: `.` or `,`.
    pub decimal: char,
    /// The mark between thousands, if the data has one.
    pub thousands: Option<char>,
}

impl Default for NumberFormat {
    fn default() -> Self {
        NumberFormat {
            decimal: '.',
            thousands: None,
        }
    }
}

/// `signed by: "Ana Souza" on 2026-03-20, fingerprint 7F3A…`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Who.
    pub person: String,
    /// When.
    pub date: LocalDay,
    /// What was signed.
    pub fingerprint: Option<String>,
    /// The line.
    pub span: Span,
}

/// A side of the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// The word: `sales`.
    pub name: Name,
    /// Who stands for it.
    pub person: Option<String>,
}

/// Who acts.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Actor {
    /// `by the lead`
    Lead,
    /// `by sales`
    Party(PartyId),
}
