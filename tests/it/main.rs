//! The integration tests, one crate so that they link once.

mod cli;
mod render;
mod schema;
