//! What is reached, line by line, and how much that is.

use crate::eval::coverage::{Item, Seen};
use crate::report::format::share;
use crate::units::MilliPercent;
use std::collections::BTreeMap;

/// A line of a file with all it says.
#[derive(Debug)]
pub(super) struct Line {
    pub file: String,
    pub line: usize,
    pub text: String,
    /// Each once, with the examples of all contracts that include it.
    pub items: Vec<Item>,
}

/// The lines of items, by file and line.
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

    /// Whether something it says did what it is there for.
    pub fn is_reached(&self) -> bool {
        self.items.iter().any(Item::is_reached)
    }

    /// How many examples saw something of it, at least; none where nothing is reached.
    pub fn examples(&self) -> usize {
        match self.is_reached() {
            true => self.seen().map(|seen| seen.examples).max().unwrap_or(0),
            false => 0,
        }
    }

    /// What can come of it.
    pub fn seen(&self) -> impl Iterator<Item = &Seen> {
        self.items.iter().flat_map(|item| &item.outcomes)
    }
}

/// A share of lines or outcomes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Share {
    /// How many are reached.
    pub reached: usize,
    /// Of how many.
    pub all: usize,
}

impl Share {
    /// Whether it is that much; of nothing everything is reached.
    pub fn is_at_least(self, share: MilliPercent) -> bool {
        share.is_reached_by(self.reached, self.all)
    }

    /// `83.3%`, rounded down; of nothing everything is reached.
    pub fn percent(self) -> String {
        share(self.reached as u64, self.all as u64).unwrap_or_else(|| "100%".to_owned())
    }
}

/// How much is reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Shares {
    /// Lines that did what they are there for.
    pub lines: Share,
    /// What came of these lines, of all that can come of any line.
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
