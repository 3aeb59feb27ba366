//! The integration tests, one crate so that they link once.

mod analysis;
mod annotation;
mod bounds;
mod ci_files;
mod cli;
mod codes;
mod contract;
mod corrected;
mod coverage;
mod data;
mod diff;
mod docs;
mod engine;
mod example_text;
mod examples;
mod exports;
mod generate;
mod history;
mod hostile;
mod hostile_text;
mod layers;
mod mutate;
mod mutated;
mod page;
mod properties;
mod proved;

mod reference;
mod render;
mod report;
mod schema;
mod semantics;
mod shell;
mod syntax;
mod targets;
