//! Results for people and for programs: tables, files, summaries, stories.

#[cfg(feature = "pages")]
pub mod agreement;
#[cfg_attr(not(feature = "pages"), allow(dead_code))] // Record batches have no texts.
mod cell;
pub mod counts;
#[cfg(feature = "report")]
pub mod coverage;
#[cfg(feature = "report")]
pub mod data_summary;
#[cfg(feature = "report")]
pub mod diff;
#[cfg(feature = "report")]
pub mod examples;
pub mod explanation;
#[cfg(feature = "report")]
pub mod file;
pub mod format;
pub mod lead_table;
pub mod move_table;
#[cfg(feature = "report")]
pub mod mutation;
#[cfg(feature = "pages")]
pub mod page;
#[cfg(feature = "pages")]
pub mod reasons;
#[cfg(feature = "report")]
pub mod record_file;
pub mod rows;
pub mod run_record;
mod shown_columns;
pub mod sla_table;
#[cfg(feature = "report")]
pub mod summary;
#[cfg(feature = "report")]
pub mod table;
#[cfg(feature = "pages")]
pub mod text_table;
#[cfg(feature = "report")]
pub mod unusable_files;
mod words;
