//! Results for people and for programs: tables, files, summaries, stories.

mod cell;
pub mod coverage;
pub mod data_summary;
pub mod diff;
pub mod examples;
pub mod explanation;
pub mod file;
pub mod format;
pub mod lead_table;
pub mod mutation;
pub mod page;
pub mod sla_table;
pub mod summary;
pub mod table;
pub mod unusable_files;
