//! What is different between two contracts: in what they say, and in what becomes of the same leads.

pub mod contracts;
