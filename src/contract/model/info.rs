//! The `contract` block and its signatories.

use super::*;
use crate::diagnostic::severity_overrides::Levels;
use crate::language::date_pattern::DatePattern;
use crate::syntax::phrase::Language;

/// The contents of the `contract` block.
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
    /// `dates are: "DD/MM/YYYY"`: formats of dates in the data, in addition to ISO 8601.
    pub date_formats: Vec<DatePattern>,
    /// `numbers are: "1.000,5"`: formats of numbers in the data; without one, `1234.5`.
    pub number_formats: Vec<NumberFormat>,
    /// `unknown is: "null", "-"`: texts of cells that are unknown.
    pub unknown_texts: Vec<String>,
    /// `show: company, email`: fields shown with the id wherever leads are listed.
    pub show: Vec<FieldId>,
    /// `signed by: …`
    pub signatures: Vec<Signature>,
    /// `allow: …`, `deny: …`
    pub levels: Levels,
}

/// The format of numbers in the data.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct NumberFormat {
    /// The decimal mark: `.` or `,`.
    pub decimal: char,
    /// The thousands mark, if the data has one.
    pub thousands: Option<char>,
    /// The sign that means the contract's currency: `$` in `"$1,000.5"`.
    pub sign: Option<String>,
}

impl NumberFormat {
    /// `1234.5`
    pub const PLAIN: NumberFormat = NumberFormat {
        decimal: '.',
        thousands: None,
        sign: None,
    };
}

/// Whether a text next to a number may be the sign of a currency: letters or a symbol, but no minus or percent sign.
pub fn is_currency_sign(text: &str) -> bool {
    let is_part = |c: char| c == '$' || c == '.' || (!c.is_ascii_punctuation() && !c.is_numeric());
    let is_dash = |c: char| matches!(c, '\u{2212}' | '\u{2013}' | '\u{2014}' | '％');
    !text.is_empty()
        && text
            .chars()
            .all(|c| is_part(c) && !is_dash(c) && !c.is_whitespace())
}

/// `signed by: "Ana Souza" on 2026-03-20, fingerprint 7F3A…`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The person.
    pub person: String,
    /// The date.
    pub date: LocalDay,
    /// The fingerprint of the signed contract.
    pub fingerprint: Option<String>,
    /// The line.
    pub span: Span,
}

/// A party to the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// The word: `sales`. For a party that is not declared it is English in a contract of any language.
    pub name: Name,
    /// Whether it is one of the parties of a contract without a `parties:` line.
    pub is_built_in: bool,
    /// The person who represents it.
    pub person: Option<String>,
}

/// The actor of an activity.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Actor {
    /// `by the lead`
    Lead,
    /// `by sales`
    Party(PartyId),
}
