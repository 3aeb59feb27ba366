//! What the targets do: the tests of the crate do the same with inputs of their own.

#[path = "../../tests/it/mutated/checks.rs"]
pub mod checks;
#[path = "../../tests/it/mutated/data.rs"]
mod data;
#[path = "../../tests/it/mutated/readers.rs"]
pub mod readers;
