//! A lead as another program gives it, without columns: the input of the evaluation of one lead.

use crate::contract::model::ActivityId;
use crate::language::range::NumberRange;
use std::borrow::Cow;

/// A value of a field or detail, converted to its type.
#[derive(Debug, Clone, PartialEq)]
pub enum Scalar<'v> {
    /// Text, email, link, id; choice (as declared); country (upper-case code).
    Text(Cow<'v, str>),
    /// Choices (as declared).
    Texts(Vec<&'v str>),
    /// Whole number, number, money in the contract's currency, percent (80% is 80). Always finite.
    Number(f64),
    /// Range.
    Range(NumberRange),
    /// Date: days since 1970-01-01.
    Day(i32),
    /// Time: microseconds since 1970-01-01T00:00:00Z, and whether the time of day is unknown.
    Time(i64, bool),
    /// Yes or no.
    YesNo(bool),
}

/// A lead and what happened.
#[derive(Debug, Clone, PartialEq)]
pub struct ScalarLead<'v> {
    /// By `FieldId`; none is unknown.
    pub fields: Vec<Option<Scalar<'v>>>,
    /// In the order in which they are given.
    pub activities: Vec<ScalarActivity>,
    /// By `DetailId`: the value of each activity. Empty if no activity has a detail.
    pub details: Vec<Vec<Option<Scalar<'v>>>>,
}

/// An activity of a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScalarActivity {
    /// The kind as which it is logged.
    pub kind: ActivityId,
    /// When: microseconds since 1970-01-01T00:00:00Z.
    pub micros: i64,
    /// Whether the time of day is unknown.
    pub date_only: bool,
}
