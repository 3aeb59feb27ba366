//! The integration tests, one crate so that they link once.

mod cli;
mod contract;
mod generate;
mod data;
mod layers;
mod properties;
mod reference;
mod render;
mod report;
mod schema;
mod semantics;
mod syntax;
