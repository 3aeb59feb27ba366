//! What leadc found out, for people and for programs: tables, files, summaries, stories.

pub mod alarms;
mod cell;
pub mod clocks;
pub mod coverage;
pub mod diff;
pub mod examples;
pub mod file;
pub mod leads;
pub mod noticed;
pub mod page;
pub mod reading;
pub mod story;
pub mod summary;
pub mod table;
pub mod words;
