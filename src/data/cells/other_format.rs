//! Whether the dates of a column that cannot be read all have one other format, and what that format would change.

use super::date_format;
use super::date_format_guess::USUAL;
use super::time::{MICROS_PER_DAY, ParsedTime};
use crate::language::date_pattern::DatePattern;
use crate::time::LocalDay;
use serde::{Deserialize, Serialize};

/// What the cells of a column show about the usual formats of dates.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormatEvidence {
    /// Cells that are not read.
    failed: u64,
    /// The usual formats that all of them have, by position; meaningless before the first.
    fitting: u32,
    /// Cells that are read in a declared format, and give another day if day and month change places.
    swapped: u64,
    /// Those that give no day then.
    lost: u64,
    /// The usual formats that are a declared one with day and month in each other's places.
    swaps: u32,
}

/// A format that all unreadable cells of a column have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherFormat {
    /// Such as `MM/DD/YYYY`.
    pub pattern: String,
    /// What it makes of the cells that are read now.
    pub effect: Effect,
}

/// What another format makes of the dates that are read now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It does not fit them, so that it can be added to the declared formats.
    None,
    /// It is the declared format with day and month in each other's places.
    Swap {
        /// Cells that would be other days.
        changed: u64,
        /// Cells that could not be read.
        lost: u64,
    },
}

impl FormatEvidence {
    /// For a column with these declared formats.
    pub(super) fn new(declared: &[DatePattern]) -> FormatEvidence {
        let is_swap = |usual: &DatePattern| {
            // Cells of several formats would have to be counted one by one.
            matches!(declared, [one] if swapped(one.written()) == usual.written())
        };
        let swaps = USUAL.iter().enumerate().filter(|(_, usual)| is_swap(usual));
        FormatEvidence {
            swaps: swaps.fold(0, |mask, (at, _)| mask | 1 << at),
            ..FormatEvidence::default()
        }
    }

    /// What was seen so far; the evidence starts again for the same formats.
    pub(in crate::data) fn take(&mut self) -> FormatEvidence {
        let again = FormatEvidence {
            swaps: self.swaps,
            ..FormatEvidence::default()
        };
        std::mem::replace(self, again)
    }

    /// Whether it has seen no date that shows anything.
    pub(in crate::data) fn is_empty(&self) -> bool {
        self.failed + self.swapped + self.lost == 0
    }

    /// Takes a cell that no declared format reads.
    pub(super) fn failed(&mut self, text: &str) {
        let mut fitting = 0;
        // Once nothing fits all, nothing will.
        if self.failed == 0 || self.fitting != 0 {
            for (at, pattern) in USUAL.iter().enumerate() {
                if date_format::read(pattern, text).is_some() {
                    fitting |= 1 << at;
                }
            }
        }
        self.fitting = if self.failed == 0 {
            fitting
        } else {
            self.fitting & fitting
        };
        self.failed += 1;
    }

    /// Takes a cell that is read in a declared format.
    pub(super) fn read(&mut self, text: &str, time: ParsedTime) {
        if text.as_bytes().get(4) == Some(&b'-') || self.swaps == 0 {
            // ISO 8601, which no other format changes, or nothing to exchange.
            return;
        }
        let day = match time {
            ParsedTime::Day(day) => day,
            ParsedTime::Local(local) => LocalDay((local.div_euclid(MICROS_PER_DAY)) as i32),
            ParsedTime::Instant(_) => return,
        };
        let date = day.date();
        match date.day() {
            13.. => self.lost += 1,
            day if day != date.month() => self.swapped += 1,
            _ => {}
        }
    }

    /// Adds the evidence of a later part of the column.
    pub(in crate::data) fn append(&mut self, later: FormatEvidence) {
        self.fitting = match (self.failed, later.failed) {
            (0, _) => later.fitting,
            (_, 0) => self.fitting,
            (..) => self.fitting & later.fitting,
        };
        self.failed += later.failed;
        self.swapped += later.swapped;
        self.lost += later.lost;
        self.swaps |= later.swaps;
    }

    /// The format that all unreadable cells have, if there is exactly one.
    pub fn other_format(&self) -> Option<OtherFormat> {
        if self.failed == 0 || self.fitting.count_ones() != 1 {
            return None;
        }
        let pattern = USUAL.get(self.fitting.trailing_zeros() as usize)?;
        let effect = match self.swaps & self.fitting {
            0 => Effect::None,
            _ => Effect::Swap {
                changed: self.swapped,
                lost: self.lost,
            },
        };
        Some(OtherFormat {
            pattern: pattern.written().to_owned(),
            effect,
        })
    }
}

/// The date of a pattern with day and month in each other's places.
fn swapped(pattern: &str) -> String {
    let date = pattern.split(' ').next().unwrap_or(pattern);
    date.replace("DD", "\0")
        .replace("MM", "DD")
        .replace('\0', "MM")
}

#[cfg(test)]
mod tests {
    use super::super::time::when;
    use super::*;

    fn evidence(declared: &[DatePattern], cells: &[&str]) -> FormatEvidence {
        let mut evidence = FormatEvidence::new(declared);
        for cell in cells {
            match when(cell, declared.into()) {
                Ok(time) => evidence.read(cell, time),
                Err(_) => evidence.failed(cell),
            }
        }
        evidence
    }

    #[test]
    fn the_one_format_of_all_unreadable_cells_and_what_it_changes() {
        let declared = [DatePattern::parse("DD/MM/YYYY").unwrap()];
        let cells = [
            "01/02/2026",
            "04/13/2026",
            "31/01/2026",
            "03/03/2026",
            "12/31/2026 9:42 PM",
            "2026-01-02",
        ];
        let expected = OtherFormat {
            pattern: "MM/DD/YYYY".into(),
            effect: Effect::Swap {
                changed: 1,
                lost: 1,
            },
        };
        let whole = evidence(&declared, &cells);
        assert_eq!(whole.other_format(), Some(expected));
        let (front, back) = cells.split_at(2);
        let mut parts = evidence(&declared, front);
        parts.append(evidence(&declared, back));
        assert_eq!(parts, whole);
    }

    #[test]
    fn nothing_is_said_where_cells_differ_or_two_formats_fit() {
        for cells in [
            &["04/13/2026", "13.04.2026"][..],
            &["04/05/2026"],
            &["soon"],
            &["2026-01-02"],
        ] {
            assert_eq!(evidence(&[], cells).other_format(), None, "{cells:?}");
        }
    }
}
