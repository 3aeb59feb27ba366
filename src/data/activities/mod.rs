//! Activities of known leads, from one or more files.

mod chunk;
mod columns;
mod duplicates;
mod kept;
mod kind_lookup;
mod kind_matching;
mod lead_lookup;
mod once_per;
mod plain_times;
mod required_columns;

use crate::contract::model::ActivityId;
use crate::data::Request;
use crate::data::cells::parse::ValueFormats;
use crate::data::chunk_report::Findings;
use crate::data::error::{DataError, ErrorKind};
use crate::data::leads::Index;
use crate::data::read_options::ActivityFilter;
use crate::data::read_report::{FileReport, MissingColumn, Role, UnknownKind};
use crate::data::rejects::Rejects;
use crate::data::rows::Table;
use crate::data::shard::Shard;
use crate::data::table::{Activities, EventKind, Leads};
use crate::data::values::{Values, marks};
use crate::ir::data_schema::DataSchema;
use crate::message::msg;
use chunk::{ActivityChunk, ChunkReader, Counts};
pub(super) use columns::ColumnPlan;
use columns::{DetailPlace, OnceSource};
use duplicates::{HashGroups, HashedRows};
use kept::Rows;
use once_per::OnceKeys;

/// The activities, and what reading them found.
pub(super) struct ReadActivities {
    pub activities: Activities,
    /// Number of activities that equal an earlier one.
    pub identical: u64,
    /// Number of rows left out because `once per` counts their value only once.
    pub repeated: u64,
    pub files: Vec<FileReport>,
}

/// The activities read so far.
pub(super) struct ActivitiesBuilder<'c> {
    inputs: &'c DataSchema,
    forms: &'c ValueFormats,
    leads: &'c Index,
    filter: Option<(&'c dyn ActivityFilter, &'c Leads)>,
    shard: Option<Shard>,
    by_lead: bool,
    lead: Vec<u32>,
    kind: Vec<u16>,
    micros: Vec<i64>,
    date_only: Vec<u32>,
    once: OnceKeys,
    /// Whether a file has the column of `once per` for all activities, and the error if none has.
    once_column: Option<Result<(), DataError>>,
    details: Vec<Option<Values>>,
    /// Of the activities that are not kept.
    hashes: Vec<HashGroups>,
    reports: Vec<FileReport>,
}

/// The activity that `KIND=FILE` names, if a kind is named.
pub(super) fn kind(
    inputs: &DataSchema,
    kind: Option<&str>,
) -> Result<Option<ActivityId>, DataError> {
    kind.map(|kind| kind_matching::activity_named(inputs, kind))
        .transpose()
}

impl<'c> ActivitiesBuilder<'c> {
    /// A builder without activities.
    pub fn new(
        inputs: &'c DataSchema,
        forms: &'c ValueFormats,
        leads: &'c Index,
        filter: Option<(&'c dyn ActivityFilter, &'c Leads)>,
        request: &Request<'_>,
    ) -> ActivitiesBuilder<'c> {
        ActivitiesBuilder {
            inputs,
            forms,
            leads,
            filter,
            shard: request.shard,
            by_lead: request.by_lead,
            lead: Vec::new(),
            kind: Vec::new(),
            micros: Vec::new(),
            date_only: Vec::new(),
            once: OnceKeys::default(),
            once_column: None,
            details: inputs.details.iter().map(|_| None).collect(),
            hashes: Vec::new(),
            reports: Vec::new(),
        }
    }

    /// Adds the activities of a file.
    pub fn add(
        &mut self,
        table: Table<'_>,
        fixed: Option<ActivityId>,
        rejects: &mut Rejects,
    ) -> Result<(), DataError> {
        let plan = ColumnPlan::new(self.inputs, table.input, &table.columns, fixed)?;
        let setup = ChunkReader {
            inputs: self.inputs,
            forms: self.forms,
            plan: &plan,
            index: self.leads,
            filter: self.filter,
            shard: self.shard,
            by_lead: self.by_lead,
            rejects: rejects.enabled(),
        };
        let role = match fixed {
            Some(activity) => {
                Role::ActivitiesOf(kind_matching::name(self.inputs, activity).to_string())
            }
            None => Role::Activities,
        };
        let mut report = FileReport::new(&table, role);
        let mut findings = Findings::new(plan.reports.clone(), false);
        let mut unknown = Counts::default();
        let mut occurs = vec![false; self.inputs.activities.len()];
        self.prepare(&plan, table.rows().unwrap_or(0));
        let input = table.input;
        let end = table.read(
            &plan.slots.0,
            |chunk| setup.part(chunk),
            |part| {
                let lacking = part.lacking.and_then(|id| plan.lacking.get(id.index()));
                if let Some(Some(error)) = lacking {
                    return Err(error.clone());
                }
                unknown.append(&part.unknown);
                for (occurs, here) in occurs.iter_mut().zip(&part.occurs) {
                    *occurs |= here;
                }
                let found = self.take(part);
                rejects.add(&report.file, &findings.append(found))
            },
        )?;
        report.encoding = end.encoding;
        let plan = plan.with_all(self.inputs, input, fixed, end.all_columns)?;
        let rows = self.lead.len();
        for values in self.details.iter_mut().flatten() {
            values.push_unknowns(rows - values.len());
        }
        report.absent = self.absent(&plan, &occurs)?;
        if let Some((absent, error)) = plan.absent.clone() {
            report.without_once_per = Some(absent);
            self.once_column.get_or_insert(Err(error));
        } else if plan
            .once
            .iter()
            .flatten()
            .any(|(_, of)| *of == OnceSource::OfAll)
        {
            self.once_column = Some(Ok(()));
        }
        report.unused = plan.unused.clone();
        report.unknown_kinds = self.unknown_kinds(&unknown);
        report.append(findings);
        self.reports.push(report);
        Ok(())
    }

    /// Reserves space, and starts columns for details that this file has but earlier files did not.
    fn prepare(&mut self, plan: &ColumnPlan, more: usize) {
        let rows = self.lead.len();
        self.lead.reserve(more);
        self.kind.reserve(more);
        self.micros.reserve(more);
        let details = self.inputs.details.iter().zip(&mut self.details);
        for ((detail, values), place) in details.zip(&plan.details) {
            if let DetailPlace::At(_) = place {
                let values = values.get_or_insert_with(|| {
                    let mut values = Values::new(&detail.kind);
                    values.push_unknowns(rows);
                    values
                });
                values.reserve(more);
            }
        }
    }

    fn take(&mut self, part: ActivityChunk) -> Findings {
        let before = self.micros.len() as u32;
        self.lead.extend(part.lead);
        self.kind.extend(part.kind);
        self.micros.extend(part.micros);
        self.hashes.extend(part.hashes);
        self.once.append(&part.once, before);
        let date_only = part.date_only.iter().map(|at| at + before);
        self.date_only.extend(date_only);
        for (all, values) in self.details.iter_mut().zip(part.details) {
            if let (Some(all), Some(values)) = (all, values) {
                all.append(values);
            }
        }
        part.findings
    }

    /// The details that rows of the file should have but no column contains; an error if the contract names a column for one.
    fn absent(&self, plan: &ColumnPlan, occurs: &[bool]) -> Result<Vec<MissingColumn>, DataError> {
        let mut absent = Vec::new();
        for (detail, place) in self.inputs.details.iter().zip(&plan.details) {
            let here = occurs
                .get(detail.activity.index())
                .copied()
                .unwrap_or(false);
            match place {
                DetailPlace::Missing(error) if here => return Err(error.clone()),
                DetailPlace::Absent(near) if here => absent.push(near.clone()),
                _ => {}
            }
        }
        Ok(absent)
    }

    /// Most frequent first; on a tie, by name.
    fn unknown_kinds(&self, counts: &Counts) -> Vec<UnknownKind> {
        let texts = counts.texts.iter().zip(&counts.counts);
        let mut kinds: Vec<UnknownKind> = texts
            .map(|(kind, rows)| UnknownKind {
                kind: kind.to_string(),
                rows: *rows,
                reads_like: kind_matching::reads_like(self.inputs, kind),
            })
            .collect();
        kinds.sort_by(|a, b| b.rows.cmp(&a.rows).then_with(|| a.kind.cmp(&b.kind)));
        kinds
    }

    /// Leaves out the rows that `once per` counts only once; returns how many they are.
    fn leave_out_repeated(&mut self) -> u64 {
        let Some(kept) = self.once.kept(&self.lead, &self.micros) else {
            return 0;
        };
        let rows = Rows {
            lead: &mut self.lead,
            kind: &mut self.kind,
            micros: &mut self.micros,
            date_only: &mut self.date_only,
            details: &mut self.details,
        };
        rows.retain(&kept);
        kept.iter().filter(|kept| !**kept).count() as u64
    }

    /// The activities, a report on each file, and the numbers of all files together.
    pub fn finish(mut self) -> Result<ReadActivities, DataError> {
        if let Some(Err(error)) = self.once_column.take() {
            return Err(error);
        }
        let repeated = self.leave_out_repeated();
        let rows = HashedRows::new(
            self.inputs,
            &self.lead,
            &self.kind,
            &self.micros,
            &self.details,
        );
        let identical = duplicates::count(&rows, self.hashes);
        let mut details = Vec::new();
        for values in self.details {
            let too_large = || {
                let what = msg!("more than 2 GiB of text in a detail of the activities");
                DataError::new(ErrorKind::TooLarge { what })
            };
            let column = values.map(|values| values.finish().ok_or_else(too_large));
            details.push(column.transpose()?);
        }
        let (kind, kinds) = occurring(self.kind, self.inputs.activities.len());
        let activities = Activities {
            date_only: marks(self.lead.len(), &self.date_only),
            lead: self.lead,
            kind,
            micros: self.micros,
            details,
            kinds,
        };
        Ok(ReadActivities {
            activities,
            identical,
            repeated,
            files: self.reports,
        })
    }
}

/// The kinds that occur, in the order of declaration, and the index of each row's kind among them.
fn occurring(mut kind: Vec<u16>, activities: usize) -> (Vec<u16>, Vec<EventKind>) {
    let mut places = vec![None; activities];
    for kind in &kind {
        if let Some(place) = places.get_mut(usize::from(*kind)) {
            *place = Some(0);
        }
    }
    let mut kinds = Vec::new();
    for (activity, place) in places.iter_mut().enumerate() {
        if let Some(place) = place {
            *place = kinds.len() as u16;
            kinds.push(EventKind::Logged(ActivityId(activity as u32)));
        }
    }
    for kind in &mut kind {
        *kind = places
            .get(usize::from(*kind))
            .copied()
            .flatten()
            .unwrap_or(0);
    }
    (kind, kinds)
}
