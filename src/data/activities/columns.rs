//! The columns of an activities file that contain the lead, the kind, the time and the details.

use super::kind_matching::{self, ByKind, logged};
use super::required_columns::{
    KIND_OF_ROW, LEAD_ID, RequiredColumn, TIME_OF_ROW, general, missing, or_of_one_kind,
};
use crate::contract::model::ActivityId;
use crate::data::column::Place;
use crate::data::column_mapping::{self, ColumnRequest, Columns, Slots};
use crate::data::error::DataError;
use crate::data::naming_line::NamingLine;
use crate::data::read_options::Input;
use crate::data::read_report::{ColumnReport, MissingColumn};
use crate::ir::data_schema::{DataSchema, DetailInput};
use crate::message::{Message, msg};
use crate::syntax::keywords;
use crate::syntax::phrase::PhraseId;

/// The columns of an activities file.
#[derive(Debug, Clone)]
pub(in crate::data) struct ColumnPlan {
    pub kinds: KindSource,
    /// By activity; none for an activity that cannot be in this file.
    pub lead: Vec<Option<usize>>,
    /// By activity.
    pub time: Vec<Option<TimePlace>>,
    /// By activity: the column whose values count once; none if all rows count.
    pub once: Vec<Option<(usize, OnceSource)>>,
    /// By detail.
    pub details: Vec<DetailPlace>,
    /// The column of `once per` for all activities, if the file lacks it.
    pub absent: Option<(String, DataError)>,
    pub slots: Slots,
    /// By activity: the error to report if the file has rows of it after all.
    pub lacking: Vec<Option<DataError>>,
    pub reports: Vec<ColumnReport>,
    pub unused: Vec<String>,
    /// All columns of the file.
    pub columns: Vec<String>,
}

/// The place of the time of an activity, and how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::data) struct TimePlace {
    pub place: Place,
    pub written: TimeFormat,
}

/// Which line of the contract gives the format of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::data) enum TimeFormat {
    /// The block of the activity.
    OfActivity,
    /// `activity columns:`
    OfAll,
}

/// Which line of the contract names the column whose values count once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::data) enum OnceSource {
    /// The block of the activity.
    OfActivity,
    /// `activity columns:`
    OfAll,
}

/// How the kind of a row is determined.
#[derive(Debug, Clone)]
pub(in crate::data) enum KindSource {
    /// Every row has this kind.
    All(ActivityId),
    /// By columns, of which the first one that gives a kind applies: the activities' own columns, followed by the general one.
    By(Vec<(usize, ByKind)>),
}

/// The place of a detail.
#[derive(Debug, Clone)]
pub(in crate::data) enum DetailPlace {
    At(Place),
    /// In no column, so it is unknown. There may be a column with a similar name.
    Absent(MissingColumn),
    /// In no column although the contract names one; an error if there are rows of its activity.
    Missing(DataError),
}

impl ColumnPlan {
    /// Finds the columns of a file whose rows are all of one kind, or have a column for the kind.
    pub fn new(
        inputs: &DataSchema,
        input: &Input,
        columns: &[String],
        fixed: Option<ActivityId>,
    ) -> Result<ColumnPlan, DataError> {
        let names = columns;
        let columns = Columns::new(input, inputs.language, names);
        let mut plan = ColumnPlan {
            kinds: KindSource::By(Vec::new()),
            lead: vec![None; inputs.activities.len()],
            time: vec![None; inputs.activities.len()],
            once: vec![None; inputs.activities.len()],
            details: Vec::new(),
            absent: None,
            slots: Slots::default(),
            lacking: vec![None; inputs.activities.len()],
            reports: Vec::new(),
            unused: Vec::new(),
            columns: names.to_vec(),
        };
        plan.find_leads(inputs, &columns, fixed)?;
        plan.kinds = match fixed {
            Some(activity) => KindSource::All(activity),
            None => KindSource::By(plan.find_kinds(inputs, &columns)?),
        };
        plan.find_times(inputs, &columns, fixed)?;
        plan.find_once(inputs, &columns, fixed)?;
        for detail in &inputs.details {
            let place = plan.find_detail(inputs, detail, &columns, fixed)?;
            plan.details.push(place);
        }
        plan.find_near(inputs, &columns);
        plan.unused = columns.unused(&plan.slots.0);
        Ok(plan)
    }

    /// The plan for all columns of a file whose first rows it was made for. An error if other columns are read now; then the
    /// file must be read again.
    pub fn with_all(
        self,
        inputs: &DataSchema,
        input: &Input,
        fixed: Option<ActivityId>,
        columns: Option<Vec<String>>,
    ) -> Result<ColumnPlan, DataError> {
        let make = |columns: &[String]| ColumnPlan::new(inputs, input, columns, fixed);
        column_mapping::with_all(self, columns, input, make, ColumnPlan::reads)
    }

    /// The columns that are read, and for what.
    fn reads(&self) -> (&Slots, &[ColumnReport]) {
        (&self.slots, &self.reports)
    }

    fn find_leads(
        &mut self,
        inputs: &DataSchema,
        columns: &Columns<'_>,
        fixed: Option<ActivityId>,
    ) -> Result<(), DataError> {
        for (activity, column, _) in self.each(inputs, columns, fixed, LEAD_ID)? {
            let place = self.place(
                (LEAD_ID.what, LEAD_ID.name(inputs.language)),
                column,
                columns,
            );
            if let Some(lead) = self.lead.get_mut(activity.index()) {
                *lead = Some(place.slot);
            }
        }
        Ok(())
    }

    fn find_times(
        &mut self,
        inputs: &DataSchema,
        columns: &Columns<'_>,
        fixed: Option<ActivityId>,
    ) -> Result<(), DataError> {
        for (activity, column, written) in self.each(inputs, columns, fixed, TIME_OF_ROW)? {
            let place = self.place(
                (TIME_OF_ROW.what, TIME_OF_ROW.name(inputs.language)),
                column,
                columns,
            );
            if let Some(time) = self.time.get_mut(activity.index()) {
                *time = Some(TimePlace { place, written });
            }
        }
        Ok(())
    }

    /// The columns of `once per`. One that an activity names must exist if there are rows of it; one for all activities is
    /// only in some files.
    fn find_once(
        &mut self,
        inputs: &DataSchema,
        columns: &Columns<'_>,
        fixed: Option<ActivityId>,
    ) -> Result<(), DataError> {
        let line = NamingLine::OfAll(PhraseId::OncePer);
        let general = once_request(inputs, &inputs.activity_columns.once_per, line);
        let of_all = columns.first(&general)?;
        let mut is_needed = false;
        for (id, activity, _, own) in logged(inputs) {
            if fixed.is_some_and(|fixed| fixed != id) {
                continue;
            }
            let line = NamingLine::OfActivity(&activity.name, PhraseId::OncePer);
            let wanted = once_request(inputs, &own.once_per, line);
            let found = match columns.first(&wanted)? {
                Some(column) => Some((column, OnceSource::OfActivity)),
                None if own.once_per.is_empty() => {
                    is_needed = true;
                    of_all.map(|column| (column, OnceSource::OfAll))
                }
                None => {
                    let error = columns.missing(&wanted);
                    if let Some(lacking) = self.lacking.get_mut(id.index()) {
                        lacking.get_or_insert(error);
                    }
                    None
                }
            };
            if let Some((column, source)) = found {
                let place = self.place((ONCE_PER, once_per(inputs)), column, columns);
                if let Some(once) = self.once.get_mut(id.index()) {
                    *once = Some((place.slot, source));
                }
            }
        }
        if of_all.is_none() && is_needed && !general.names.is_empty() {
            let name = general.names.join("` or `");
            self.absent = Some((name, columns.missing(&general)));
        }
        Ok(())
    }

    /// The column of each activity that may be in the file: its own, or the general one. An activity with neither is not in
    /// the file, unless this applies to all activities.
    fn each(
        &mut self,
        inputs: &DataSchema,
        columns: &Columns<'_>,
        fixed: Option<ActivityId>,
        essential: RequiredColumn,
    ) -> Result<Vec<(ActivityId, usize, TimeFormat)>, DataError> {
        let general = general(inputs, columns, essential)?;
        let mut found = Vec::new();
        for (id, activity, _, own) in logged(inputs) {
            if fixed.is_some_and(|fixed| fixed != id) {
                continue;
            }
            let wanted = ColumnRequest {
                what: essential.name(inputs.language),
                names: (essential.declared)(own)
                    .iter()
                    .map(String::as_str)
                    .collect(),
                line: NamingLine::OfActivity(&activity.name, essential.line),
            };
            match (columns.first(&wanted)?, general) {
                (Some(column), _) => found.push((id, column, TimeFormat::OfActivity)),
                (None, Some(column)) => found.push((id, column, TimeFormat::OfAll)),
                (None, None) => {
                    let label = msg!(
                        "{column} of {activity}",
                        column = essential.name(inputs.language),
                        activity = activity.name
                    );
                    let error = missing(inputs, columns, essential, label);
                    if let Some(lacking) = self.lacking.get_mut(id.index()) {
                        lacking.get_or_insert(error);
                    }
                }
            }
        }
        match found.is_empty() && logged(inputs).next().is_some() {
            true => {
                let name = essential.name(inputs.language);
                Err(missing(inputs, columns, essential, name))
            }
            false => Ok(found),
        }
    }

    fn find_kinds(
        &mut self,
        inputs: &DataSchema,
        columns: &Columns<'_>,
    ) -> Result<Vec<(usize, ByKind)>, DataError> {
        let general = general(inputs, columns, KIND_OF_ROW)?;
        let mut found = Vec::new();
        let mut others = Vec::new();
        for (id, activity, logged_as, own) in logged(inputs) {
            let wanted = ColumnRequest {
                what: KIND_OF_ROW.name(inputs.language),
                names: own.kind.iter().map(String::as_str).collect(),
                line: NamingLine::OfActivity(&activity.name, KIND_OF_ROW.line),
            };
            match columns.first(&wanted)? {
                Some(column) => {
                    let place = self.place(
                        (KIND_OF_ROW.what, KIND_OF_ROW.name(inputs.language)),
                        column,
                        columns,
                    );
                    found.push((
                        place.slot,
                        kind_matching::by_kind(inputs, [(id, logged_as)].into_iter())?,
                    ));
                }
                None => others.push((id, logged_as)),
            }
        }
        match general {
            Some(column) => {
                let place = self.place(
                    (KIND_OF_ROW.what, KIND_OF_ROW.name(inputs.language)),
                    column,
                    columns,
                );
                found.push((
                    place.slot,
                    kind_matching::by_kind(inputs, others.into_iter())?,
                ));
            }
            // The others are not in this file.
            None if !found.is_empty() => {}
            None => {
                let name = KIND_OF_ROW.name(inputs.language);
                let error = missing(inputs, columns, KIND_OF_ROW, name);
                return Err(or_of_one_kind(error, inputs, columns));
            }
        }
        Ok(found)
    }

    fn find_detail(
        &mut self,
        inputs: &DataSchema,
        detail: &DetailInput,
        columns: &Columns<'_>,
        fixed: Option<ActivityId>,
    ) -> Result<DetailPlace, DataError> {
        if fixed.is_some_and(|fixed| fixed != detail.activity) {
            return Ok(absent(detail_name(inputs, detail)));
        }
        let name = detail.name.as_str();
        let (full, label) = detail_name(inputs, detail);
        let wanted = ColumnRequest {
            what: label.clone(),
            names: detail.column_names().collect(),
            line: NamingLine::Field(name),
        };
        Ok(match columns.first(&wanted)? {
            Some(column) => DetailPlace::At(self.place((&full, label), column, columns)),
            None if detail.columns.is_empty() => absent((full, label)),
            None => DetailPlace::Missing(columns.missing(&wanted)),
        })
    }

    /// Finds unused columns that may contain absent details.
    fn find_near(&mut self, inputs: &DataSchema, columns: &Columns<'_>) {
        for (detail, place) in inputs.details.iter().zip(&mut self.details) {
            if let DetailPlace::Absent(absent) = place {
                let found = columns.absent([detail.name.as_str()], &self.slots.0);
                absent.near = found.into_iter().flat_map(|found| found.near).collect();
            }
        }
    }

    /// The place of a column; a column that several activities use for the same purpose is reported once.
    fn place(
        &mut self,
        (name, label): (&str, Message),
        column: usize,
        columns: &Columns<'_>,
    ) -> Place {
        let slot = self.slots.place(column);
        let header = columns.name(column);
        let known = self
            .reports
            .iter()
            .position(|r| r.name == name && r.column == header);
        let report = known.unwrap_or_else(|| {
            self.reports.push(ColumnReport {
                name: name.to_string(),
                label: Some(label),
                column: header.to_string(),
                ..ColumnReport::default()
            });
            self.reports.len() - 1
        });
        Place { slot, report }
    }
}

/// The name of the column whose values count once, in reports.
const ONCE_PER: &str = "once per";

/// The same in messages.
fn once_per(inputs: &DataSchema) -> Message {
    Message::verbatim(keywords::bare_label(inputs.language, PhraseId::OncePer))
}

fn once_request<'a>(
    inputs: &DataSchema,
    names: &'a [String],
    line: NamingLine<'a>,
) -> ColumnRequest<'a> {
    ColumnRequest {
        what: once_per(inputs),
        names: names.iter().map(String::as_str).collect(),
        line,
    }
}

fn absent((name, label): (String, Message)) -> DetailPlace {
    DetailPlace::Absent(MissingColumn {
        name,
        label: Some(label),
        near: Vec::new(),
    })
}

/// `url of page view`, as in reports for programs and in messages.
fn detail_name(inputs: &DataSchema, detail: &DetailInput) -> (String, Message) {
    let label = msg!(
        "{column} of {activity}",
        column = detail.name,
        activity = kind_matching::name(inputs, detail.activity)
    );
    (label.english(), label)
}
