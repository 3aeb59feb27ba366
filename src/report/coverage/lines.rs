//! Coverage line by line, and the resulting shares.

use crate::eval::coverage::{Item, Seen};
use crate::message::Figure;
use crate::report::format::share;
use crate::units::MilliPercent;
use std::collections::BTreeMap;

/// A line of a file with all its items.
#[derive(Debug)]
pub(super) struct Line {
    pub file: String,
    pub line: usize,
    pub text: String,
    /// Each item once, with the examples of all contracts that include it.
    pub items: Vec<Item>,
}

/// Groups items into lines, by file and line.
pub(super) fn lines<'a>(items: impl IntoIterator<Item = &'a Item>) -> Vec<Line> {
    let mut lines: BTreeMap<(&str, usize), Line> = BTreeMap::new();
    for item in items {
        let place = (item.file.as_str(), item.line);
        let line = lines.entry(place).or_insert_with(|| Line {
            file: item.file.clone(),
            line: item.line,
            text: item.text.clone(),
            items: Vec::new(),
        });
        line.add(item);
    }
    lines.into_values().collect()
}

impl Line {
    fn add(&mut self, item: &Item) {
        let Some(known) = self.items.iter_mut().find(|known| known.key == item.key) else {
            return self.items.push(item.clone());
        };
        for seen in &item.outcomes {
            let same = |known: &&mut Seen| known.outcome == seen.outcome;
            match known.outcomes.iter_mut().find(same) {
                Some(known) => known.examples += seen.examples,
                None => known.outcomes.push(*seen),
            }
        }
    }

    /// Whether one of its items had an effect.
    pub fn is_reached(&self) -> bool {
        self.items.iter().any(Item::is_reached)
    }

    /// Minimum number of examples that reach one of its items; none if nothing is reached.
    pub fn examples(&self) -> usize {
        match self.is_reached() {
            true => self.seen().map(|seen| seen.examples).max().unwrap_or(0),
            false => 0,
        }
    }

    /// The possible outcomes of the line.
    pub fn seen(&self) -> impl Iterator<Item = &Seen> {
        self.items.iter().flat_map(|item| &item.outcomes)
    }
}

/// A share of lines or outcomes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Share {
    /// How many are reached.
    pub reached: usize,
    /// The total.
    pub all: usize,
}

impl Share {
    /// Whether the share is at least `share`; a share of zero items counts as complete.
    pub fn is_at_least(self, share: MilliPercent) -> bool {
        share.is_reached_by(self.reached, self.all)
    }

    /// `83.3%`, rounded down; a share of zero items counts as complete.
    pub fn percent(self) -> Figure {
        let share = share(self.reached as u64, self.all as u64);
        share.unwrap_or_else(|| Figure::english("100%"))
    }
}

/// The coverage as shares.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Shares {
    /// Lines that had an effect.
    pub lines: Share,
    /// Outcomes of these lines that occurred, of all possible outcomes of all lines.
    pub outcomes: Share,
}

impl Shares {
    pub(super) fn of_lines(lines: &[Line]) -> Shares {
        let mut shares = Shares::default();
        for line in lines {
            shares.lines.all += 1;
            shares.outcomes.all += line.seen().count();
            if line.is_reached() {
                shares.lines.reached += 1;
                let seen = line.seen().filter(|seen| seen.examples > 0);
                shares.outcomes.reached += seen.count();
            }
        }
        shares
    }
}
