//! Cases from real exports, each in a small file of its own.

mod activities;
mod activity_filter;
mod csv;
mod damaged;
mod duplicates;
mod exports;
mod formats;
mod hostile;
mod json_lines;
mod mapping;
mod merged;
mod once_per;
mod parquet;
mod rejects;
mod setup;
mod values;
mod xlsx;
