//! The integration tests, one crate so that they link once.

mod cli;
mod contract;
mod layers;
mod render;
mod report;
mod schema;
mod syntax;
