//! Leads: rows of one or more files, with unique ids.

mod bad_cells;
mod chunk;
mod columns;
mod duplicates;
mod footers;
mod index;
mod merged;

use crate::contract::model::Type;
use crate::data::cells::parse::ValueFormats;
use crate::data::chunk_report::Findings;
use crate::data::error::{DataError, ErrorKind};
use crate::data::read_options::{Duplicates, Request};
use crate::data::read_report::{FileReport, Role, UnreadableCell};
use crate::data::rejects::Rejects;
use crate::data::rows::Table;
use crate::data::shard::Shard;
use crate::data::table::{Column, Leads};
use crate::data::text_list::TextList;
use crate::data::values::Values;
use crate::ir::data_schema::DataSchema;
use crate::message::msg;
use arrow_array::types::UInt32Type;
use arrow_array::{Array, DictionaryArray, StringArray, UInt32Array};
use chunk::{ChunkReader, LeadChunk};
pub(super) use columns::ColumnPlan;
use columns::key_field;
use index::IdTable;
pub(super) use index::{Index, NO_LEAD};
use merged::MergedIds;
use rayon::prelude::*;
use std::sync::Arc;

/// The leads, and what reading them found.
pub(super) struct ReadLeads {
    pub leads: Leads,
    pub index: Index,
    /// Every cell that cannot be read, if they are wanted.
    pub unreadable: Vec<UnreadableCell>,
    pub files: Vec<FileReport>,
}

/// The leads read so far.
pub(super) struct LeadsBuilder<'c> {
    inputs: &'c DataSchema,
    forms: &'c ValueFormats,
    policy: Duplicates,
    shard: Option<Shard>,
    by_lead: bool,
    /// By row.
    ids: TextList,
    /// By row: its line.
    lines: Vec<u64>,
    /// By row, if rows may be rejected as duplicates.
    raw: Option<Vec<String>>,
    /// The first row of each file.
    starts: Vec<usize>,
    merged: MergedIds,
    /// Further ids, each with the row it belongs to.
    owners: Vec<(String, u32)>,
    /// Rows with nothing but an id that may be at the end of a file, in order.
    alone: Vec<u32>,
    /// Rows that are not leads, but the footer of a report.
    footers: Vec<u32>,
    fields: Vec<Option<Values>>,
    known_from: Vec<Option<Values>>,
    reports: Vec<FileReport>,
    /// Every cell that cannot be read, if they are wanted, with its row instead of a lead.
    bad_cells: Option<Vec<UnreadableCell>>,
}

impl<'c> LeadsBuilder<'c> {
    /// A builder without leads. `has_rejects` says whether problem rows are wanted.
    pub fn new(
        inputs: &'c DataSchema,
        forms: &'c ValueFormats,
        request: &Request<'_>,
        has_rejects: bool,
    ) -> LeadsBuilder<'c> {
        let keeps_raw = has_rejects && request.duplicates != Duplicates::Error;
        let none = || inputs.fields.iter().map(|_| None).collect();
        LeadsBuilder {
            inputs,
            forms,
            policy: request.duplicates,
            shard: request.shard,
            by_lead: request.by_lead,
            ids: TextList::default(),
            lines: Vec::new(),
            raw: keeps_raw.then(Vec::new),
            starts: Vec::new(),
            merged: MergedIds::default(),
            owners: Vec::new(),
            alone: Vec::new(),
            footers: Vec::new(),
            fields: none(),
            known_from: none(),
            reports: Vec::new(),
            bad_cells: request.unreadable_cells.then(Vec::new),
        }
    }

    /// Adds the leads of a file.
    pub fn add(&mut self, table: Table<'_>, rejects: &mut Rejects) -> Result<(), DataError> {
        let plan = ColumnPlan::new(self.inputs, table.input, &table.columns)?;
        if self.shard.is_some() && plan.merged.is_some() {
            return Err(DataError::in_file(table.input, ErrorKind::MergedIds));
        }
        let setup = ChunkReader {
            inputs: self.inputs,
            forms: self.forms,
            plan: &plan,
            rejects: rejects.enabled(),
            shard: self.shard,
            cells: self.bad_cells.is_some(),
            by_lead: self.by_lead,
            raw: self.raw.is_some(),
        };
        let mut findings = Findings::new(plan.reports.clone(), false);
        let mut report = FileReport::new(&table, Role::Leads);
        self.starts.push(self.ids.len());
        self.prepare(&plan, table.rows().unwrap_or(0));
        let input = table.input;
        let end = table.read(
            &plan.slots.0,
            |chunk| setup.part(chunk),
            |mut part| {
                let cells = part.findings.cells.take();
                self.keep_cells(&plan, &report, &part.lines, cells.unwrap_or_default());
                let found = self.take(part);
                rejects.add(&report.file, &findings.append(found))
            },
        )?;
        let rows = self.ids.len();
        for values in self.fields.iter_mut().chain(&mut self.known_from).flatten() {
            values.push_unknowns(rows - values.len());
        }
        self.find_footers();
        let plan = plan.with_all(self.inputs, input, end.all_columns)?;
        report.encoding = end.encoding;
        report.unused = plan.unused.clone();
        report.absent = plan.absent.clone();
        report.append(findings);
        self.reports.push(report);
        Ok(())
    }

    /// Starts columns for fields that this file has but earlier files did not.
    fn prepare(&mut self, plan: &ColumnPlan, more: usize) {
        let rows = self.ids.len();
        let begin = |values: &mut Option<Values>, kind: &Type| {
            let values = values.get_or_insert_with(|| {
                let mut values = Values::of_field(kind);
                values.push_unknowns(rows);
                values
            });
            values.reserve(more);
        };
        for (at, field) in self.inputs.fields.iter().enumerate() {
            let has = |places: &[Option<_>]| places.get(at).is_some_and(Option::is_some);
            if let (true, Some(values)) = (has(&plan.fields), self.fields.get_mut(at)) {
                begin(values, &field.kind);
            }
            if let (true, Some(values)) = (has(&plan.known_from), self.known_from.get_mut(at)) {
                begin(values, &Type::Time);
            }
        }
    }

    fn take(&mut self, part: LeadChunk) -> Findings {
        let before = self.ids.len() as u32;
        self.alone
            .extend(part.alone.iter().map(|position| before + position));
        self.ids.append(&part.ids);
        self.merged.append(&part.merged, before);
        self.lines.extend(part.lines);
        if let (Some(all), Some(raw)) = (&mut self.raw, part.raw) {
            all.extend(raw);
        }
        let fields = self.fields.iter_mut().zip(part.fields);
        let known_from = self.known_from.iter_mut().zip(part.known_from);
        for (all, values) in fields.chain(known_from) {
            if let (Some(all), Some(values)) = (all, values) {
                all.append(values);
            }
        }
        part.findings
    }

    /// The leads, an index of them by id, and a report on each file.
    pub fn finish(mut self, rejects: &mut Rejects) -> Result<ReadLeads, DataError> {
        let (table, kept) = self.settle(rejects)?;
        let unreadable = self.bad_cells.take().unwrap_or_default();
        let unreadable = bad_cells::of_leads(unreadable, kept.as_deref());
        let too_large = || {
            DataError::new(ErrorKind::TooLarge {
                what: msg!("more than 2 GiB of text in a field of the leads"),
            })
        };
        let further = further_ids(std::mem::take(&mut self.owners), kept.as_deref());
        let (ids, table) = match kept {
            None => (self.ids, table),
            Some(keep) => {
                for values in self.fields.iter_mut().chain(&mut self.known_from).flatten() {
                    *values = values.filter(&keep);
                }
                kept_ids(&self.ids, &keep)
            }
        };
        let ids = ids.into_array().ok_or_else(too_large)?;
        let finished = self.fields.into_par_iter().map(|values| {
            let column = values.map(|values| values.finish().ok_or_else(too_large));
            column.transpose()
        });
        let mut columns: Vec<Option<Column>> = finished.collect::<Result<_, _>>()?;
        let key = key_field(self.inputs)?;
        if let Some(column) = columns.get_mut(key) {
            *column = Some(id_column(&ids).ok_or_else(too_large)?);
        }
        let known_from = self
            .known_from
            .into_iter()
            .map(|values| match values?.finish()? {
                Column::Time(times) => Some(times),
                _ => None,
            });
        let index = Index::new(ids.clone(), table, further);
        let leads = Leads {
            ids,
            columns,
            known_from: known_from.collect(),
        };
        Ok(ReadLeads {
            leads,
            index,
            unreadable,
            files: self.reports,
        })
    }
}

/// The ids of the rows that are kept.
fn kept_ids(ids: &TextList, keep: &[bool]) -> (TextList, IdTable) {
    let mut kept = TextList::default();
    for (row, _) in keep.iter().enumerate().filter(|(_, keep)| **keep) {
        kept.push(ids.text(row as u32));
    }
    let (table, _) = IdTable::new(kept.slices(), &[]);
    (kept, table)
}

/// Further ids, each with the lead it belongs to; `kept` says which rows are leads.
fn further_ids(owners: Vec<(String, u32)>, kept: Option<&[bool]>) -> Vec<(String, u32)> {
    let positions = positions(kept);
    let owners = owners.into_iter();
    owners
        .filter_map(|(id, row)| Some((id, positions(row)?)))
        .collect()
}

/// The lead of a row; `kept` says which rows are leads.
fn positions(kept: Option<&[bool]>) -> impl Fn(u32) -> Option<u32> {
    let leads = kept.map(|kept| {
        let mut next = 0_u32;
        let lead = |is_kept: &bool| {
            let lead = is_kept.then_some(next);
            next += u32::from(*is_kept);
            lead
        };
        kept.iter().map(lead).collect::<Vec<_>>()
    });
    move |row| match &leads {
        None => Some(row),
        Some(leads) => leads.get(row as usize).copied().flatten(),
    }
}

/// The ids as the column of the key field.
fn id_column(ids: &StringArray) -> Option<Column> {
    let keys = UInt32Array::from_iter_values(0..ids.len() as u32);
    let column = DictionaryArray::<UInt32Type>::try_new(keys, Arc::new(ids.clone()));
    column.ok().map(Column::Text)
}
