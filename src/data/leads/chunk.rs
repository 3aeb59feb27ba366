//! The leads of a chunk.

use super::columns::ColumnPlan;
use super::merged::MergedIds;
use crate::contract::model::{ColumnFormat, Type};
use crate::data::cells::Cell;
use crate::data::cells::parse::{Reader, UnknownTexts, ValueFormats};
use crate::data::chunk_report::{Findings, Reject};
use crate::data::column;
use crate::data::read_report::RowProblem;
use crate::data::rows::row_batch::RowBatch;
use crate::data::shard::Shard;
use crate::data::text_list::TextList;
use crate::data::values::Values;
use crate::ir::data_schema::DataSchema;
use crate::message::msg;

/// Some leads that do not have a position among all leads yet.
pub(in crate::data) struct LeadChunk {
    pub ids: TextList,
    pub lines: Vec<u64>,
    /// The rows as written in the file, if they may be rejected later.
    pub raw: Option<Vec<String>>,
    /// By field.
    pub fields: Vec<Option<Values>>,
    /// By field.
    pub known_from: Vec<Option<Values>>,
    /// The further ids of the rows, by position.
    pub merged: MergedIds,
    /// The rows at the end with nothing but an id, by position.
    pub alone: Vec<u32>,
    pub findings: Findings,
}

/// What is needed to read the leads of any chunk.
pub(in crate::data) struct ChunkReader<'c> {
    pub inputs: &'c DataSchema,
    pub forms: &'c ValueFormats,
    pub plan: &'c ColumnPlan,
    /// Whether problem rows are kept for the file of rejects.
    pub rejects: bool,
    /// The leads that are read, if not all.
    pub shard: Option<Shard>,
    /// Whether every cell that cannot be read is kept.
    pub cells: bool,
    /// Whether places are named by leads.
    pub by_lead: bool,
    /// Whether all rows are kept, because any may be rejected as a duplicate.
    pub raw: bool,
}

impl ChunkReader<'_> {
    /// The leads of a chunk.
    pub fn part(&self, chunk: RowBatch) -> LeadChunk {
        let mut findings = Findings::new(self.plan.reports.clone(), self.rejects);
        findings.cells = self.cells.then(Vec::new);
        findings.lead_slot = self.by_lead.then_some(self.plan.id);
        findings.begin(&chunk, self.shard);
        let (ids, rows) = self.ids(&chunk, &mut findings);
        findings.taken = rows.len() as u64;
        let since = Type::Time;
        let as_declared = ColumnFormat::default();
        let mut fields = Vec::new();
        let mut known_from = Vec::new();
        let places = self.plan.fields.iter().zip(&self.plan.known_from);
        for (field, (place, since_place)) in self.inputs.fields.iter().zip(places) {
            let mut read = |place: &Option<column::Place>, kind, format| {
                place.map(|place| {
                    let mut values = Values::of_field(kind);
                    values.reserve(rows.len());
                    let mut reader = Reader::new(kind, self.forms, format);
                    let wanted = rows.iter().map(|row| Some(*row));
                    column::read(
                        &chunk,
                        place,
                        wanted,
                        &mut reader,
                        &mut values,
                        &mut findings,
                    );
                    values
                })
            };
            fields.push(read(place, &field.kind, &field.format));
            known_from.push(read(since_place, &since, &as_declared));
        }
        let merged = self.merged(&chunk, &rows, &mut findings);
        findings.sort();
        LeadChunk {
            merged,
            ids,
            lines: rows.iter().map(|row| chunk.line(*row)).collect(),
            raw: self
                .raw
                .then(|| rows.iter().map(|row| chunk.raw(*row)).collect()),
            fields,
            known_from,
            alone: self.alone(&chunk, &rows),
            findings,
        }
    }

    fn merged(&self, chunk: &RowBatch, rows: &[usize], findings: &mut Findings) -> MergedIds {
        let mut merged = MergedIds::default();
        let Some(place) = self.plan.merged else {
            return merged;
        };
        let unknown = self.unknown_ids();
        for (position, row) in rows.iter().enumerate() {
            let cell = chunk.cell(place.slot, *row);
            if unknown
                .as_ref()
                .is_some_and(|unknown| unknown.contain(&cell))
            {
                continue;
            }
            if let Err(why) = merged.push(position as u32, cell) {
                let value = chunk.cell(place.slot, *row).to_string();
                findings.cell(place.report, chunk, *row, value, why.0);
            }
        }
        merged
    }

    /// The positions of the rows at the end that have nothing but an id.
    fn alone(&self, chunk: &RowBatch, rows: &[usize]) -> Vec<u32> {
        let is_alone = |row: usize| {
            let mut others = (0..chunk.columns.len()).filter(|slot| *slot != self.plan.id);
            others.all(|slot| chunk.cell(slot, row) == Cell::Blank) && {
                // Cells of columns that are not read are only in the row as it is written.
                let id = chunk.cell(self.plan.id, row).to_string();
                let rest = chunk.raw(row).replacen(&id, "", 1);
                !rest.contains(char::is_alphanumeric)
            }
        };
        let last = rows.iter().rev().take_while(|row| is_alone(**row)).count();
        (rows.len() - last..rows.len())
            .map(|position| position as u32)
            .collect()
    }

    /// The texts that mean that there is no id.
    fn unknown_ids(&self) -> Option<UnknownTexts> {
        let mut fields = self.inputs.fields.iter();
        let key = fields.find(|field| field.kind == Type::Id)?;
        Some(self.forms.unknown_texts(&key.format))
    }

    fn leaves_rows_without_lead_to_another(&self) -> bool {
        self.shard
            .is_some_and(|shard| !shard.has_rows_without_lead())
    }

    /// The ids, and the rows that have one.
    fn ids(&self, chunk: &RowBatch, findings: &mut Findings) -> (TextList, Vec<usize>) {
        let mut ids = TextList::default();
        let mut rows = Vec::with_capacity(chunk.rows);
        let unknown = self.unknown_ids();
        for row in 0..chunk.rows {
            let mut cell = chunk.cell(self.plan.id, row);
            if unknown
                .as_ref()
                .is_some_and(|unknown| unknown.contain(&cell))
            {
                cell = Cell::Blank;
            }
            let shown = matches!(cell, Cell::Odd { .. }).then(|| cell.to_string());
            match cell.into_text() {
                Ok(Some(id)) if self.shard.is_some_and(|shard| !shard.has(&id)) => {
                    findings.rows -= 1;
                }
                Ok(Some(id)) => {
                    ids.push(&id);
                    rows.push(row);
                }
                _ if self.leaves_rows_without_lead_to_another() => findings.rows -= 1,
                other => {
                    let why = match other {
                        Err(why) => why.0,
                        Ok(_) => msg!("the row has no lead id"),
                    };
                    let reject = Reject {
                        line: chunk.line(row),
                        lead: None,
                        column: None,
                        value: shown.unwrap_or_default(),
                        why,
                        raw: if self.rejects {
                            chunk.raw(row)
                        } else {
                            String::new()
                        },
                    };
                    findings.row(RowProblem::NoLeadId, reject);
                }
            }
        }
        (ids, rows)
    }
}
