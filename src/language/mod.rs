//! The constructs of the language, each in one place: its text, where it can be used, its meaning, and everything else other
//! modules need to know about it.
//!
//! [`operators`] is the table of the operators as people write them. [`text`], [`number`], [`date`], [`yes_no`] and [`activity`]
//! define their meaning, one family of subjects each; [`modifier`] defines the modifiers of points rules, [`date_pattern`] the
//! patterns of dates in data, [`addresses`] the e-mail addresses and links in it, [`range`] the ranges of numbers. Other modules use these, and have no lists of operators of their own.

// A new variant needs a decision everywhere. `tests/it/wildcards.rs` asks the same of other modules that match these enums.
#![deny(clippy::wildcard_enum_match_arm)]

pub mod activity;
pub mod addresses;
pub mod date;
pub mod date_pattern;
pub mod decay;
pub mod modifier;
pub mod number;
pub mod operators;
pub mod range;
pub mod steps;
pub mod text;
pub mod types;
pub mod yes_no;
