//! Data as the contract declares it: fields, activities and lists.

use super::*;
use crate::language::date_pattern::DatePattern;

/// A field of the lead.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name.
    pub name: Name,
    /// Its type.
    pub kind: Type,
    /// Column names to look for, in order, before its own name.
    pub columns: Vec<String>,
    /// `known from column "…"`
    pub known_from: Option<String>,
    /// `also in column "…"`: columns to look for, in order, with the ids of contacts that were merged into the lead.
    pub merged: Vec<String>,
    /// `written "…"`, `unknown is "…"`
    pub format: ColumnFormat,
}

/// How the cells of a column are written, where that differs from the contract.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ColumnFormat {
    /// Formats of dates or numbers that count instead of those of the contract.
    pub written: Option<Written>,
    /// Texts of cells that are unknown, next to those of the contract.
    pub unknown: Vec<String>,
}

/// The formats of a column.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Written {
    /// Of dates and times.
    Dates(Vec<DatePattern>),
    /// Of numbers, percentages and amounts.
    Numbers(Vec<NumberFormat>),
}

/// Where the columns of activity files are.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ActivityColumns {
    /// Columns with the lead's id.
    pub lead_id: Vec<String>,
    /// Columns with the kind.
    pub kind: Vec<String>,
    /// Columns with the time.
    pub time: Vec<String>,
    /// `once per: column "event id"`: rows of one lead with the same value in it count once.
    pub once_per: Vec<String>,
    /// `time: column "…", written "…"`
    pub time_format: ColumnFormat,
}

/// A kind of activity.
#[derive(Debug, Clone)]
pub struct Activity {
    /// Its name.
    pub name: Name,
    /// Other written forms, `also calls`.
    pub also: Vec<String>,
    /// Who does it; a derived activity has the party of the event it comes from, so `any of` may have several.
    pub actors: Vec<Actor>,
    /// False: `does not count as activity`.
    pub counts: bool,
    /// Where events of this kind come from.
    pub source: ActivitySource,
    /// Its own details. A derived activity also sees the details of its source.
    pub details: Vec<DetailId>,
}

impl Activity {
    /// Its name for one or for several: the first of the other written forms is used as the plural.
    pub fn name_for(&self, count: u32) -> &str {
        match self.also.first() {
            Some(many) if count > 1 => many,
            _ => &self.name.text,
        }
    }
}

/// Where events of a kind come from.
#[derive(Debug, Clone)]
pub enum ActivitySource {
    /// Rows of the data.
    Data {
        /// The kinds it is logged as: `in the data`, or its name and `also` forms.
        logged_as: Vec<String>,
        /// Its own columns, where they differ from [`Contract::activity_columns`].
        columns: ActivityColumns,
    },
    /// `kind of: page view`, `when: …` over details.
    KindOf {
        /// The kind it is a part of.
        parent: ActivityId,
        /// Uses details of `parent` and its ancestors only; none means every event.
        when: Option<Condition>,
    },
    /// `any of: call, sales email`
    AnyOf(Vec<ActivityId>),
}

/// A detail of an activity: `- url: text`.
#[derive(Debug, Clone)]
pub struct Detail {
    /// Its name.
    pub name: Name,
    /// The activity that declares it.
    pub activity: ActivityId,
    /// Its type.
    pub kind: Type,
    /// Column names to look for, in order, before its own name.
    pub columns: Vec<String>,
    /// `written "…"`, `unknown is "…"`
    pub format: ColumnFormat,
}

/// `list competitors: "acme.com", "globex.com"`
#[derive(Debug, Clone)]
pub struct List {
    /// Its name.
    pub name: Name,
    /// Its values; the loader of contracts reads those of a file before resolution.
    pub values: Vec<String>,
    /// The file and column it comes from.
    pub from: Option<(String, Option<String>)>,
}
