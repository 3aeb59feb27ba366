//! The text about the numbers, section by section.

mod agreement;
mod due_clocks;
pub mod headline;
mod lead_columns;
mod missing_fields;
mod responses;
mod sla_outcomes;
mod stages;
mod targets;

use super::PageData;
use super::document::Section;
use super::metrics::Metrics;

/// Every section, in the order in which a meeting needs them.
pub fn all(source: &PageData<'_>, numbers: &Metrics) -> Vec<Section> {
    vec![
        stages::section(source, numbers),
        responses::section(source, numbers),
        sla_outcomes::section(source, numbers),
        targets::section(source, numbers),
        due_clocks::section(source, numbers),
        missing_fields::section(source, numbers),
    ]
}
