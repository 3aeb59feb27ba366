//! What is said about the numbers, section by section.

mod asks;
pub mod headline;
mod records;
mod responses;
mod risk;
mod stages;
mod targets;

use super::Source;
use super::document::Section;
use super::numbers::Numbers;

/// Every section, in the order in which a meeting needs them.
pub fn all(source: &Source<'_>, numbers: &Numbers) -> Vec<Section> {
    vec![
        stages::section(source, numbers),
        responses::section(source, numbers),
        records::section(source, numbers),
        targets::section(source, numbers),
        risk::section(source, numbers),
        asks::section(source, numbers),
    ]
}
