//! Which lines need brackets around names. Whether a name needs them depends on all declared names, so a line is written
//! without them first, and read again.

use super::NotTheSame;
use super::file::ContractFile;
use super::line::Brackets;
use rustc_hash::{FxHashMap, FxHashSet};

/// How a line is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// In canonical form.
    Canonical(Brackets),
    /// As it is.
    Kept,
}

impl Style {
    /// The brackets of a line that does not stay as it is.
    pub fn brackets(self) -> Option<Brackets> {
        match self {
            Style::Canonical(brackets) => Some(brackets),
            Style::Kept => None,
        }
    }

    /// What is tried next for a line with this number of names.
    fn next(self, names: usize) -> Option<Style> {
        let brackets = match self {
            Style::Canonical(Brackets::None) if names > 0 => Brackets::One(0),
            Style::Canonical(Brackets::One(one)) if one + 1 < names.min(MAX_SINGLE) => {
                Brackets::One(one + 1)
            }
            Style::Canonical(Brackets::One(_)) if names > 1 => Brackets::All,
            Style::Canonical(_) => return Some(Style::Kept),
            Style::Kept => return None,
        };
        Some(Style::Canonical(brackets))
    }
}

/// Maximum number of names of a line that are tried in brackets one by one.
const MAX_SINGLE: usize = 3;

/// Maximum number of times the contract is read to find the brackets it needs. After that, lines stay as they are.
const MAX_ROUNDS: usize = 16;

/// How the lines of a file are written; usually in canonical form without brackets.
#[derive(Debug, Default)]
pub struct Styles {
    lines: FxHashMap<usize, Style>,
    rounds: usize,
}

impl Styles {
    /// How a line is written.
    pub fn of(&self, line: usize) -> Style {
        let style = self.lines.get(&line).copied();
        style.unwrap_or(Style::Canonical(Brackets::None))
    }

    /// Tries the next brackets in lines that were read in another way: in those that declare names first, since others may
    /// differ only because of them.
    pub fn add_brackets(&mut self, file: &ContractFile, wrong: &[usize]) -> Result<(), NotTheSame> {
        self.rounds += 1;
        let lines = file.names(wrong);
        let next = |styles: &Styles, line: usize, names: usize| match styles.rounds < MAX_ROUNDS {
            true => styles.of(line).next(names),
            false => (styles.of(line) != Style::Kept).then_some(Style::Kept),
        };
        let all = lines.iter().filter_map(|(line, names, declares)| {
            next(self, *line, *names).map(|style| (*line, style, *declares))
        });
        let all: Vec<(usize, Style, bool)> = all.collect();
        let has_declarations = all.iter().any(|(_, _, declares)| *declares);
        // A block whose header is not read as meant has no lines.
        let headers = file.headers();
        let header = |line: usize| {
            let at = headers.partition_point(|start| *start <= line);
            at.checked_sub(1).and_then(|at| headers.get(at)).copied()
        };
        let next: FxHashSet<usize> = all.iter().map(|(line, ..)| *line).collect();
        let waits = |line: usize| header(line).is_some_and(|at| at != line && next.contains(&at));
        let tried = all
            .iter()
            .filter(|(line, _, declares)| (*declares || !has_declarations) && !waits(*line));
        self.lines
            .extend(tried.map(|(line, style, _)| (*line, *style)));
        match all.is_empty() {
            true => self.keep_blocks(file, wrong),
            false => Ok(()),
        }
    }

    /// Leaves the blocks of lines as they are: where a block has errors, the way it is read may depend on its white space.
    fn keep_blocks(&mut self, file: &ContractFile, wrong: &[usize]) -> Result<(), NotTheSame> {
        let is_kept = |line: &usize| self.of(*line) == Style::Kept;
        let blocks = wrong.iter().map(|line| match self.rounds < 2 * MAX_ROUNDS {
            true => file.block(*line),
            false => file.lines(),
        });
        let lines: FxHashSet<usize> = blocks.flatten().filter(|line| !is_kept(line)).collect();
        if let (true, Some(line)) = (lines.is_empty(), wrong.first()) {
            return Err(NotTheSame { line: *line });
        }
        let lines = lines.into_iter().map(|line| (line, Style::Kept));
        self.lines.extend(lines);
        Ok(())
    }
}
