//! The activities of a chunk.

use super::columns::{ColumnPlan, DetailPlace, TimeFormat, TimePlace};
use super::duplicates::HashGroups;
use super::kept::Rows;
use super::kind_lookup::{KindOfRow, KindProblem};
use super::lead_lookup::{LeadProblem, lead_of_row, leads_of_rows};
use super::once_per::OnceKeys;
use super::plain_times::PlainTimes;
use crate::contract::model::{ActivityId, Type};
use crate::data::cells::ParseError;
use crate::data::cells::parse::{Reader, ValueFormats};
use crate::data::changed_ids;
use crate::data::chunk_report::{Findings, Reject};
use crate::data::column;
use crate::data::interner::Interner;
use crate::data::leads::{Index, NO_LEAD};
use crate::data::read_options::ActivityFilter;
use crate::data::read_report::RowProblem;
use crate::data::rows::row_batch::RowBatch;
use crate::data::shard::Shard;
use crate::data::table::Leads;
use crate::data::values::Values;
use crate::ir::data_schema::DataSchema;
use crate::message::msg;

/// Some activities of known leads.
pub(super) struct ActivityChunk {
    pub lead: Vec<u32>,
    pub kind: Vec<u16>,
    pub micros: Vec<i64>,
    /// The positions of activities whose time is only a date.
    pub date_only: Vec<u32>,
    /// The values of which each lead has one row.
    pub once: OnceKeys,
    /// By detail.
    pub details: Vec<Option<Values>>,
    /// Of the activities that are not kept.
    pub hashes: Option<HashGroups>,
    /// By activity: whether there are any of known leads, kept or not.
    pub occurs: Vec<bool>,
    /// Kinds that the contract does not declare, with their number of rows.
    pub unknown: Counts,
    /// An activity that has rows although the file lacks a column for it.
    pub lacking: Option<ActivityId>,
    pub findings: Findings,
}

impl ActivityChunk {
    /// The columns.
    pub fn rows(&mut self) -> Rows<'_> {
        Rows {
            lead: &mut self.lead,
            kind: &mut self.kind,
            micros: &mut self.micros,
            date_only: &mut self.date_only,
            details: &mut self.details,
        }
    }
}

/// Number of occurrences of each text.
#[derive(Debug, Clone, Default)]
pub(super) struct Counts {
    pub texts: Interner,
    pub counts: Vec<u64>,
}

impl Counts {
    /// Adds `more` occurrences of a text.
    pub fn add(&mut self, text: &str, more: u64) {
        let (number, is_new) = self.texts.intern(text);
        if is_new {
            self.counts.push(0);
        }
        if let Some(count) = self.counts.get_mut(number as usize) {
            *count += more;
        }
    }

    /// Adds the counts of a later part.
    pub fn append(&mut self, later: &Counts) {
        for (text, count) in later.texts.iter().zip(&later.counts) {
            self.add(text, *count);
        }
    }
}

/// What is needed to read the activities of any chunk.
pub(super) struct ChunkReader<'c> {
    pub inputs: &'c DataSchema,
    pub forms: &'c ValueFormats,
    pub plan: &'c ColumnPlan,
    pub index: &'c Index,
    pub filter: Option<(&'c dyn ActivityFilter, &'c Leads)>,
    /// The leads whose activities are read, if not all.
    pub shard: Option<Shard>,
    /// Whether places are named by leads.
    pub by_lead: bool,
    /// Whether problem rows are kept for the file of rejects.
    pub rejects: bool,
}

impl ChunkReader<'_> {
    /// The activities of a chunk.
    pub fn part(&self, chunk: RowBatch) -> ActivityChunk {
        let mut part = ActivityChunk {
            lead: Vec::with_capacity(chunk.rows),
            kind: Vec::with_capacity(chunk.rows),
            micros: Vec::with_capacity(chunk.rows),
            date_only: Vec::new(),
            once: OnceKeys::default(),
            details: Vec::new(),
            hashes: None,
            occurs: vec![false; self.inputs.activities.len()],
            unknown: Counts::default(),
            lacking: None,
            findings: Findings::new(self.plan.reports.clone(), self.rejects),
        };
        // Where places are named by leads, all activities of an input have the id in one column.
        let mut slots = self.plan.lead.iter().flatten();
        part.findings.lead_slot = slots.next().filter(|_| self.by_lead).copied();
        part.findings.begin(&chunk, self.shard);
        let rows = self.rows(&chunk, &mut part);
        part.findings.taken = rows.len() as u64;
        for (detail, place) in self.inputs.details.iter().zip(&self.plan.details) {
            let values = match place {
                DetailPlace::At(place) => {
                    let mut values = Values::new(&detail.kind);
                    values.reserve(rows.len());
                    let of_kind = detail.activity.0 as u16;
                    let wanted = rows.iter().zip(&part.kind);
                    let wanted = wanted.map(|(row, kind)| (*kind == of_kind).then_some(*row));
                    let mut reader = Reader::new(&detail.kind, self.forms, &detail.format);
                    column::read(
                        &chunk,
                        *place,
                        wanted,
                        &mut reader,
                        &mut values,
                        &mut part.findings,
                    );
                    Some(values)
                }
                DetailPlace::Absent(_) | DetailPlace::Missing(_) => None,
            };
            part.details.push(values);
        }
        for kind in &part.kind {
            if let Some(occurs) = part.occurs.get_mut(usize::from(*kind)) {
                *occurs = true;
            }
        }
        if let Some((filter, leads)) = self.filter {
            self.leave_out_unneeded(filter, leads, &mut part);
        }
        part.findings.sort();
        part
    }

    /// The rows that are activities of known leads; also adds their lead, kind and time to the part. Each question is asked
    /// for all rows before the next, which keeps its data near.
    fn rows(&self, chunk: &RowBatch, part: &mut ActivityChunk) -> Vec<usize> {
        let (rows, kinds) = self.declared(chunk, part);
        let leads = self.leads(chunk, &rows, &kinds);
        let mut times = TimeReaders::new(self.inputs, self.forms);
        let mut plain_times = PlainTimes::new(self.plan, chunk, &mut times.general);
        let has_once = self.plan.once.iter().any(Option::is_some);
        let mut taken = Vec::with_capacity(rows.len());
        for ((row, activity), lead) in rows.iter().zip(&kinds).zip(leads) {
            let (row, activity) = (*row as usize, ActivityId(u32::from(*activity)));
            let lead = match lead {
                NO_LEAD => self.lead(chunk, row, activity, part),
                lead => Some(lead),
            };
            let Some(lead) = lead else {
                continue;
            };
            let plain = plain_times.as_mut().and_then(|times| times.take(row));
            let time = match plain {
                Some(micros) => Some((micros, false)),
                None => self.time(chunk, row, activity, &mut times, part),
            };
            let Some((micros, is_day)) = time else {
                continue;
            };
            if is_day {
                part.date_only.push(part.micros.len() as u32);
            }
            if has_once {
                let position = part.lead.len() as u32;
                (part.once).push(self.plan, self.forms, (chunk, row), activity, position);
            }
            part.lead.push(lead);
            part.kind.push(activity.0 as u16);
            part.micros.push(micros);
            taken.push(row);
        }
        if let Some(times) = plain_times {
            times.report(&mut part.findings);
        }
        taken
    }

    /// The rows whose kind the contract declares, and their kinds.
    fn declared(&self, chunk: &RowBatch, part: &mut ActivityChunk) -> (Vec<u32>, Vec<u16>) {
        let mut rows = Vec::with_capacity(chunk.rows);
        let mut found = Vec::with_capacity(chunk.rows);
        let mut kinds = KindOfRow::new(self.plan, chunk);
        for row in 0..chunk.rows {
            match kinds.find(chunk, row) {
                Ok(activity) => match self.plan.lacking.get(activity.index()) {
                    Some(Some(_)) => {
                        part.lacking.get_or_insert(activity);
                    }
                    Some(None) | None => {
                        rows.push(row as u32);
                        found.push(activity.0 as u16);
                    }
                },
                Err(_) if self.leaves_rows_without_lead_to_another() => {
                    part.findings.rows -= 1;
                }
                Err(problem) => self.no_kind(chunk, row, problem, kinds.slot(), part),
            }
        }
        if !self.leaves_rows_without_lead_to_another() {
            part.unknown = kinds.unknown();
        }
        (rows, found)
    }

    /// The leads of rows of some kinds; [`NO_LEAD`] where the id needs a closer look.
    fn leads(&self, chunk: &RowBatch, rows: &[u32], kinds: &[u16]) -> Vec<u32> {
        let slot_of = |kind: u16| self.plan.lead.get(usize::from(kind)).copied().flatten();
        let mut slots: Vec<usize> = self.plan.lead.iter().copied().flatten().collect();
        slots.sort_unstable();
        slots.dedup();
        let in_slot = |slot: usize, rows: &[u32]| match chunk.columns.get(slot) {
            Some(cells) => leads_of_rows(self.index, cells, rows),
            None => vec![NO_LEAD; rows.len()],
        };
        if let [slot] = slots.as_slice() {
            return in_slot(*slot, rows);
        }
        let mut leads = vec![NO_LEAD; rows.len()];
        for slot in slots {
            let here = |kind: &u16| slot_of(*kind) == Some(slot);
            let there = rows.iter().zip(kinds).filter(|(_, kind)| here(kind));
            let there: Vec<u32> = there.map(|(row, _)| *row).collect();
            let places = leads.iter_mut().zip(kinds).filter(|(_, kind)| here(kind));
            for ((place, _), lead) in places.zip(in_slot(slot, &there)) {
                *place = lead;
            }
        }
        leads
    }

    fn no_kind(
        &self,
        chunk: &RowBatch,
        row: usize,
        problem: KindProblem,
        slot: Option<usize>,
        part: &mut ActivityChunk,
    ) {
        let (slot, why) = match problem {
            KindProblem::Unknown => return,
            KindProblem::Blank => (slot, msg!("the row has no kind").into()),
            KindProblem::Odd(slot, why) => (Some(slot), why),
        };
        self.leave_out(chunk, row, slot, RowProblem::NoKind, why, part);
    }

    /// Whether a row is counted with another part of the leads: that of its id, or the first where it has none.
    fn is_of_another_part(&self, chunk: &RowBatch, row: usize, slot: usize) -> bool {
        self.shard.is_some_and(|shard| match chunk.cell(slot, row) {
            cell if self.forms.is_unknown(&cell) => !shard.has_rows_without_lead(),
            cell => match cell.into_text() {
                Ok(Some(id)) => !shard.has(&id),
                Ok(None) | Err(_) => !shard.has_rows_without_lead(),
            },
        })
    }

    fn leaves_rows_without_lead_to_another(&self) -> bool {
        self.shard
            .is_some_and(|shard| !shard.has_rows_without_lead())
    }

    fn lead(
        &self,
        chunk: &RowBatch,
        row: usize,
        activity: ActivityId,
        part: &mut ActivityChunk,
    ) -> Option<u32> {
        let slot = self.plan.lead.get(activity.index()).copied().flatten()?;
        if self.is_of_another_part(chunk, row, slot) {
            part.findings.rows -= 1;
            return None;
        }
        let (problem, why) = match lead_of_row(self.index, chunk, slot, row) {
            Ok(lead) => return Some(lead),
            Err(LeadProblem::Blank) => {
                (RowProblem::NoLeadId, msg!("the row has no lead id").into())
            }
            Err(LeadProblem::Odd(why)) => (RowProblem::NoLeadId, why),
            Err(LeadProblem::Unknown) => {
                let cell = chunk.cell(slot, row);
                if self.forms.is_unknown(&cell) {
                    let why = msg!("the row has no lead id").into();
                    self.leave_out(chunk, row, Some(slot), RowProblem::NoLeadId, why, part);
                    return None;
                }
                let id = cell.to_string();
                let why = changed_ids::reason(&id, |other| self.index.get(other).is_some());
                let why = why.map_or_else(|| msg!("no lead has this id").into(), ParseError::from);
                (RowProblem::UnknownLead, why)
            }
        };
        self.leave_out(chunk, row, Some(slot), problem, why, part);
        None
    }

    fn time(
        &self,
        chunk: &RowBatch,
        row: usize,
        activity: ActivityId,
        times: &mut TimeReaders<'_>,
        part: &mut ActivityChunk,
    ) -> Option<(i64, bool)> {
        let TimePlace { place, written } =
            self.plan.time.get(activity.index()).copied().flatten()?;
        let times = times.of(activity, written);
        let cells = chunk.columns.get(place.slot);
        let plain = cells.and_then(|cells| times.plain_instant(cells, row));
        let time = match plain {
            Some(micros) => Ok((micros, false)),
            None => match chunk.cell(place.slot, row) {
                cell if times.is_unknown(&cell) => Err(msg!("the row has no time").into()),
                cell => times.instant(cell).map(|(time, is_day)| (time.0, is_day)),
            },
        };
        if let Some(report) = part.findings.columns.get_mut(place.report) {
            report.date_only += std::mem::take(&mut times.date_only);
            report.without_offset += std::mem::take(&mut times.without_offset);
            if !times.evidence.is_empty() {
                report.evidence.append(times.evidence.take());
            }
        }
        let why = match time {
            Ok(time) => return Some(time),
            Err(why) => why,
        };
        self.leave_out(chunk, row, Some(place.slot), RowProblem::NoTime, why, part);
        None
    }

    fn leave_out(
        &self,
        chunk: &RowBatch,
        row: usize,
        slot: Option<usize>,
        problem: RowProblem,
        why: ParseError,
        part: &mut ActivityChunk,
    ) {
        let name = slot.and_then(|slot| {
            let column = self.plan.slots.0.get(slot)?;
            self.plan.columns.get(*column).cloned()
        });
        let value = slot.map(|slot| chunk.cell(slot, row).to_string());
        let reject = Reject {
            line: chunk.line(row),
            lead: part.findings.lead(chunk, row),
            column: name,
            value: value.unwrap_or_default(),
            why: why.0,
            raw: if self.rejects {
                chunk.raw(row)
            } else {
                String::new()
            },
        };
        part.findings.row(problem, reject);
    }
}

/// Readers of times: one for all activities, and those of activities whose own columns say how times are written.
struct TimeReaders<'c> {
    general: Reader<'c>,
    own: Vec<Option<Reader<'c>>>,
}

impl<'c> TimeReaders<'c> {
    fn new(inputs: &'c DataSchema, forms: &'c ValueFormats) -> TimeReaders<'c> {
        let general = &inputs.activity_columns.time_format;
        let own = (0..inputs.activities.len()).map(|at| {
            let format = inputs.own_time_format(ActivityId(at as u32))?;
            Some(Reader::new(&Type::Time, forms, format))
        });
        TimeReaders {
            own: own.collect(),
            general: Reader::new(&Type::Time, forms, general),
        }
    }

    fn of(&mut self, activity: ActivityId, written: TimeFormat) -> &mut Reader<'c> {
        match (written, self.own.get_mut(activity.index())) {
            (TimeFormat::OfActivity, Some(Some(own))) => own,
            _ => &mut self.general,
        }
    }
}
