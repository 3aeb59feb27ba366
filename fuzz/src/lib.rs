//! The checks of the targets. The tests of the crate run the same checks with their own inputs.

#[path = "../../tests/it/mutated/checks.rs"]
pub mod checks;
#[path = "../../tests/it/mutated/data.rs"]
mod data;
#[path = "../../tests/it/mutated/readers.rs"]
pub mod readers;
