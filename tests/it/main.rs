//! The integration tests, one crate so that they link once.

mod annotation;
mod ci_files;
mod cli;
mod codes;
mod contract;
mod corrected;
mod data;
mod diff;
mod docs;
mod engine;
mod example_text;
mod examples;
mod generate;
mod history;
mod layers;
mod page;
mod properties;
mod real_data;
mod reference;
mod render;
mod report;
mod schema;
mod semantics;
mod shell;
mod syntax;
mod targets;
