//! Counts the lines of a file whose ranges are read in any order.

use super::file_ranges::RangedFile;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// The line of the first row of a text.
#[derive(Debug, Clone)]
pub(super) enum FirstLine {
    Known(u64),
    /// This many lines after the start of a range, and the line once it is known.
    After(Arc<LineCounter>, usize, u64, OnceLock<u64>),
}

impl FirstLine {
    /// The line, from 1.
    pub fn line(&self) -> u64 {
        match self {
            FirstLine::Known(line) => *line,
            FirstLine::After(counter, range, lines, line) => {
                *line.get_or_init(|| counter.start(*range) + lines)
            }
        }
    }
}

/// The lines of a file that is cut into ranges.
#[derive(Debug)]
pub(super) struct LineCounter {
    file: RangedFile,
    /// The line breaks of each range, if it has been read.
    breaks: Vec<OnceLock<u64>>,
    /// The line at which each range starts, as far as it is known.
    starts: Mutex<Vec<u64>>,
}

impl LineCounter {
    /// For a file whose first range starts at this line.
    pub fn new(file: RangedFile, line: u64) -> LineCounter {
        let ranges = 0..file.ranges();
        LineCounter {
            breaks: ranges.map(|_| OnceLock::new()).collect(),
            starts: Mutex::new(vec![line]),
            file,
        }
    }

    /// Notes the number of line breaks in a range that has been read.
    pub fn count(&self, range: usize, breaks: u64) {
        if let Some(count) = self.breaks.get(range) {
            count.get_or_init(|| breaks);
        }
    }

    /// The line at which a range starts. Ranges before it that have not been read yet are read to count their lines.
    pub fn start(&self, range: usize) -> u64 {
        let mut starts = self.starts.lock().unwrap_or_else(PoisonError::into_inner);
        while let (Some(line), None) = (starts.last().copied(), starts.get(range)) {
            let before = starts.len() - 1;
            let breaks = self.breaks.get(before);
            let read = || self.file.read(before).map_or(0, |text| breaks_in(&text));
            starts.push(line + breaks.map_or(0, |breaks| *breaks.get_or_init(read)));
        }
        starts.get(range).copied().unwrap_or(0)
    }
}

/// Number of line breaks in a text.
pub(super) fn breaks_in(text: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', text).count() as u64
}
