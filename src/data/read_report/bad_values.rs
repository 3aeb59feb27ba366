//! Unreadable cells of a column, counted by their value.

use super::{SHOWN, english, verbatim};
use crate::message::Message;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Maximum number of distinct unreadable values of a column that are counted separately.
const KEPT: usize = 1000;

/// Unreadable cells of a column, grouped by distinct value.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unreadable {
    /// Number of cells.
    pub total: u64,
    /// By value, shortened if long; further values beyond the first thousand count only in the total.
    pub values: BTreeMap<String, OddValue>,
}

/// A value that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OddValue {
    /// Number of cells with this value.
    pub cells: u64,
    /// The first line or row that has it, or the row of the first lead that has it.
    pub line: u64,
    /// The lead of that row, if its place is named by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<String>,
    /// Why it cannot be read; serialized in English.
    #[serde(serialize_with = "english", deserialize_with = "verbatim")]
    pub why: Message,
}

impl OddValue {
    fn place(&self) -> (Option<&str>, u64) {
        (self.lead.as_deref(), self.line)
    }
}

impl Unreadable {
    /// Counts cells with a value.
    pub fn add(&mut self, value: &str, odd: OddValue) {
        self.total += odd.cells;
        if let Some(known) = self.values.get_mut(value) {
            known.cells += odd.cells;
            if odd.place() < known.place() {
                known.line = odd.line;
                known.lead = odd.lead;
            }
        } else if self.values.len() < KEPT {
            self.values.insert(value.to_string(), odd);
        }
    }

    /// Adds the cells of a later part of the same file.
    pub fn append(&mut self, later: Unreadable) {
        let kept: u64 = later.values.values().map(|odd| odd.cells).sum();
        self.total += later.total - kept;
        let mut values: Vec<_> = later.values.into_iter().collect();
        values.sort_by(|(_, a), (_, b)| a.place().cmp(&b.place()));
        for (value, odd) in values {
            self.add(&value, odd);
        }
    }

    /// The [`SHOWN`] most frequent values; on a tie, the first.
    pub fn listed(&self) -> Vec<(&str, &OddValue)> {
        let values = self.values.iter();
        let mut values: Vec<_> = values.map(|(value, odd)| (value.as_str(), odd)).collect();
        values.sort_by_key(|(_, odd)| (std::cmp::Reverse(odd.cells), odd.place()));
        values.truncate(SHOWN);
        values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_cannot_be_read_are_counted_and_the_frequent_ones_shown() {
        let odd = |line, cells| OddValue {
            cells,
            line,
            lead: None,
            why: Message::verbatim(""),
        };
        let mut all = Unreadable::default();
        all.add("b", odd(2, 1));
        all.add("a", odd(3, 1));
        let mut later = Unreadable::default();
        (0..2 * KEPT as u64).for_each(|at| later.add(&format!("x{at}"), odd(9 + at, 1)));
        later.add("x1", odd(9000, 1));
        all.append(later);
        assert_eq!((all.total, all.values.len()), (2 * KEPT as u64 + 3, KEPT));
        let shown: Vec<&str> = all.listed().iter().map(|(value, _)| *value).collect();
        assert_eq!(shown, ["x1", "b", "a", "x0", "x2"]);
    }
}
