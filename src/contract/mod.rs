//! Tree to contract: names, types, checks.

pub mod model;
