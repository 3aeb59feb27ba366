//! Exports of CRMs to columns in memory: readers, mapping, rejects, writers.

pub mod table;
