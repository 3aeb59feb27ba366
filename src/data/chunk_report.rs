//! Findings from reading a part of a file, to be merged in file order.

use crate::data::read_report::{
    ColumnReport, FileReport, OddValue, Problem, Role, RowProblem, Tally,
};
use crate::data::rows::Table;
use crate::data::rows::row_batch::RowBatch;
use crate::data::shard::Shard;
use crate::message::Message;
use crate::text::shortened;
use std::collections::BTreeMap;

/// Maximum length of a value shown in a report.
const SHOWN_LENGTH: usize = 120;

/// Findings from reading some rows.
#[derive(Debug, Clone)]
pub(super) struct Findings {
    pub rows: u64,
    pub taken: u64,
    pub columns: Vec<ColumnReport>,
    pub rows_with: BTreeMap<RowProblem, Tally>,
    /// Problem rows for the file of rejects, if one is requested.
    pub rejects: Option<Vec<Reject>>,
    /// Every cell that cannot be read, if they are wanted.
    pub cells: Option<Vec<BadCell>>,
    /// The column of the chunk with the lead id, if places are named by it.
    pub lead_slot: Option<usize>,
}

/// A cell that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BadCell {
    /// Its index among the columns of the findings.
    pub column: usize,
    pub line: u64,
    /// Shortened if it is long.
    pub value: String,
    pub why: Message,
}

/// A complete row with a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reject {
    pub line: u64,
    /// The lead of the row, if its place is named by it.
    pub lead: Option<String>,
    pub column: Option<String>,
    pub value: String,
    pub why: Message,
    pub raw: String,
}

impl Findings {
    /// Empty findings for these columns.
    pub fn new(columns: Vec<ColumnReport>, with_rejects: bool) -> Findings {
        Findings {
            rows: 0,
            taken: 0,
            columns,
            rows_with: BTreeMap::new(),
            rejects: with_rejects.then(Vec::new),
            cells: None,
            lead_slot: None,
        }
    }

    /// Counts the rows of a chunk, and the problems that are already known. Where only a part of the leads is read, the first
    /// part has these problems.
    pub fn begin(&mut self, chunk: &RowBatch, shard: Option<Shard>) {
        if shard.is_some_and(|shard| !shard.has_rows_without_lead()) {
            self.rows += chunk.rows as u64;
            return;
        }
        let left_out = chunk
            .odd
            .iter()
            .filter(|odd| odd.problem.leaves_out())
            .count();
        self.rows += (chunk.rows + left_out) as u64;
        for odd in &chunk.odd {
            let problem = Reject {
                line: odd.line,
                lead: None,
                column: None,
                value: odd.raw.clone(),
                why: odd.why.clone(),
                raw: odd.raw.clone(),
            };
            self.row(odd.problem, problem);
        }
    }

    /// The lead of a row, if places are named by it.
    pub fn lead(&self, chunk: &RowBatch, row: usize) -> Option<String> {
        let id = chunk.cell(self.lead_slot?, row).to_string();
        Some(shortened(&id, SHOWN_LENGTH).into_owned())
    }

    /// Records a cell that cannot be read.
    pub fn cell(
        &mut self,
        column: usize,
        chunk: &RowBatch,
        row: usize,
        value: String,
        why: Message,
    ) {
        let (line, lead) = (chunk.line(row), self.lead(chunk, row));
        let Some(report) = self.columns.get_mut(column) else {
            return;
        };
        if let Some(rejects) = &mut self.rejects {
            rejects.push(Reject {
                line,
                lead: lead.clone(),
                column: Some(report.column.clone()),
                value: value.clone(),
                why: why.clone(),
                raw: chunk.raw(row),
            });
        }
        let value = shortened(&value, SHOWN_LENGTH);
        if let Some(cells) = &mut self.cells {
            cells.push(BadCell {
                column,
                line,
                value: value.to_string(),
                why: why.clone(),
            });
        }
        let odd = OddValue {
            cells: 1,
            line,
            lead,
            why,
        };
        report.unreadable.add(&value, odd);
    }

    /// Records a row with a problem as a whole.
    pub fn row(&mut self, problem: RowProblem, row: Reject) {
        let tally = self.rows_with.entry(problem).or_default();
        match row.lead {
            Some(_) => tally.append(row.problem().into()),
            None => tally.add(|| row.problem()),
        }
        if let Some(rejects) = &mut self.rejects {
            rejects.push(row);
        }
    }

    /// Puts the rejects in row order.
    pub fn sort(&mut self) {
        if let Some(rejects) = &mut self.rejects {
            rejects.sort_by_key(|reject| reject.line);
        }
    }

    /// Adds the findings of a later part; returns its rejects.
    pub fn append(&mut self, later: Findings) -> Vec<Reject> {
        self.rows += later.rows;
        self.taken += later.taken;
        for (column, later) in self.columns.iter_mut().zip(later.columns) {
            column.unreadable.append(later.unreadable);
            column.date_only += later.date_only;
            column.without_offset += later.without_offset;
            column.evidence.append(later.evidence);
        }
        for (problem, tally) in later.rows_with {
            self.rows_with.entry(problem).or_default().append(tally);
        }
        later.rejects.unwrap_or_default()
    }
}

impl FileReport {
    /// The report on a file before its rows are read.
    pub(super) fn new(table: &Table<'_>, role: Role) -> FileReport {
        FileReport {
            file: table.input.to_string(),
            role,
            format: table.format,
            compression: table.compression,
            sheet: table.sheet.clone(),
            encoding: None,
            rows: 0,
            taken: 0,
            columns: Vec::new(),
            unused: Vec::new(),
            without_once_per: None,
            absent: Vec::new(),
            rows_with: BTreeMap::new(),
            unknown_kinds: Vec::new(),
        }
    }

    /// Sets the findings of all its rows.
    pub(super) fn append(&mut self, findings: Findings) {
        self.rows = findings.rows;
        self.taken = findings.taken;
        self.columns = findings.columns;
        self.rows_with = findings.rows_with;
    }
}

impl Reject {
    fn problem(&self) -> Problem {
        Problem {
            line: self.line,
            lead: self.lead.clone(),
            column: self.column.clone(),
            value: shortened(&self.value, SHOWN_LENGTH).into_owned(),
            why: Some(self.why.clone()),
        }
    }
}
