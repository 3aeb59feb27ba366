//! The integration tests, one crate so that they link once.

mod analysis;
mod annotation;
mod bounds;
mod cards;
mod catalogue;
mod ci_files;
mod cli;
mod contract;
mod coverage;
mod data;
mod diff;
mod embedding;
mod engine;
mod examples;
mod exports;
mod features;
#[path = "../common/fixture.rs"]
mod fixture;
mod generate;
mod history;
mod hostile;
mod hostile_text;
mod languages;
mod layers;
mod mistakes;
mod mutate;
mod mutated;
mod one_lead;
mod page;
mod properties;
mod proved;
mod reference;
mod release;
mod render;
mod report;
mod schema;
mod semantics;
#[path = "../common/shell.rs"]
mod shell;
mod signing;
mod suggest;
mod syntax;
mod targets;
mod translated;
mod wildcards;
mod wording;
