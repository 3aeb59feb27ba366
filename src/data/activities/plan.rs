//! Which column of an activities file gives the lead, the kind, the time and the details.

use super::kinds::{self, ByKind, logged};
use crate::contract::model::{ActivityColumns, ActivityId, Type};
use crate::data::column::Place;
use crate::data::error::DataError;
use crate::data::mapping::{Columns, Slots, Wanted};
use crate::data::report::ColumnReport;
use crate::data::request::Input;
use crate::ir::inputs::{DetailInput, Inputs};
use crate::text::fold_column;

/// What columns are usually called. The first name wins; of the others no two may be there.
const LEAD: &[&str] = &[
    "lead id",
    "lead",
    "contact id",
    "contact",
    "prospect id",
    "person id",
    "who id",
];
const KIND: &[&str] = &[
    "kind",
    "type",
    "activity",
    "activity type",
    "event",
    "event type",
    "event name",
];
const TIME: &[&str] = &[
    "time",
    "at",
    "timestamp",
    "date",
    "date time",
    "occurred at",
    "activity date",
    "activity time",
    "event date",
    "event time",
];

/// Where things are in an activities file.
#[derive(Debug, Clone)]
pub(in crate::data) struct Plan {
    pub kinds: Kinds,
    /// By activity; none for an activity that is not in this file.
    pub lead: Vec<Option<usize>>,
    /// By activity.
    pub time: Vec<Option<Place>>,
    /// By detail.
    pub details: Vec<DetailPlace>,
    pub slots: Slots,
    pub reports: Vec<ColumnReport>,
    pub unused: Vec<String>,
    /// All columns of the file.
    pub columns: Vec<String>,
}

/// How the kind of a row is found.
#[derive(Debug, Clone)]
pub(in crate::data) enum Kinds {
    /// Every row is of this one.
    All(ActivityId),
    /// By columns, the first of which that says it holds: those an activity names for itself, and then the one for all.
    By(Vec<(usize, ByKind)>),
}

/// Where a detail is.
#[derive(Debug, Clone)]
pub(in crate::data) enum DetailPlace {
    At(Place),
    /// In no column: unknown.
    Absent,
    /// In no column although the contract names one: an error if there are rows of its activity.
    Missing(DataError),
}

/// One of the three columns every activity needs.
#[derive(Clone, Copy)]
struct Essential {
    what: &'static str,
    usual: &'static [&'static str],
    declared: fn(&ActivityColumns) -> &Vec<String>,
}

const LEAD_ID: Essential = Essential {
    what: "lead id",
    usual: LEAD,
    declared: |columns| &columns.lead_id,
};
const KIND_OF_ROW: Essential = Essential {
    what: "kind",
    usual: KIND,
    declared: |columns| &columns.kind,
};
const TIME_OF_ROW: Essential = Essential {
    what: "time",
    usual: TIME,
    declared: |columns| &columns.time,
};

impl Plan {
    /// Finds the columns of a file whose rows are all of one kind, or have a column that says it.
    pub fn new(
        inputs: &Inputs,
        input: &Input,
        columns: &[String],
        fixed: Option<ActivityId>,
    ) -> Result<Plan, DataError> {
        let names = columns;
        let columns = Columns::new(input, names);
        let mut plan = Plan {
            kinds: Kinds::By(Vec::new()),
            lead: vec![None; inputs.activities.len()],
            time: vec![None; inputs.activities.len()],
            details: Vec::new(),
            slots: Slots::default(),
            reports: Vec::new(),
            unused: Vec::new(),
            columns: names.to_vec(),
        };
        plan.find_leads(inputs, &columns, fixed)?;
        plan.kinds = match fixed {
            Some(activity) => Kinds::All(activity),
            None => Kinds::By(plan.find_kinds(inputs, &columns)?),
        };
        plan.find_times(inputs, &columns, fixed)?;
        for detail in &inputs.details {
            let place = plan.find_detail(inputs, detail, &columns, fixed)?;
            plan.details.push(place);
        }
        plan.unused = columns.unused(&plan.slots.0);
        Ok(plan)
    }

    fn find_leads(
        &mut self,
        inputs: &Inputs,
        columns: &Columns<'_>,
        fixed: Option<ActivityId>,
    ) -> Result<(), DataError> {
        for (activity, column) in self.each(inputs, columns, fixed, LEAD_ID)? {
            let place = self.place(LEAD_ID.what, column, columns);
            if let Some(lead) = self.lead.get_mut(activity.index()) {
                *lead = Some(place.slot);
            }
        }
        Ok(())
    }

    fn find_times(
        &mut self,
        inputs: &Inputs,
        columns: &Columns<'_>,
        fixed: Option<ActivityId>,
    ) -> Result<(), DataError> {
        for (activity, column) in self.each(inputs, columns, fixed, TIME_OF_ROW)? {
            let place = self.place(TIME_OF_ROW.what, column, columns);
            if let Some(time) = self.time.get_mut(activity.index()) {
                *time = Some(place);
            }
        }
        Ok(())
    }

    /// The column of each activity that may be in the file: its own, else the one for all.
    fn each(
        &self,
        inputs: &Inputs,
        columns: &Columns<'_>,
        fixed: Option<ActivityId>,
        essential: Essential,
    ) -> Result<Vec<(ActivityId, usize)>, DataError> {
        let general = general(inputs, columns, essential)?;
        let mut found = Vec::new();
        for (id, activity, _, own) in logged(inputs) {
            if fixed.is_some_and(|fixed| fixed != id) {
                continue;
            }
            let line = format!(
                "in the block `activity {}:` {}: ",
                activity.name, essential.what
            );
            let wanted = Wanted {
                what: essential.what,
                names: (essential.declared)(own)
                    .iter()
                    .map(String::as_str)
                    .collect(),
                line: (&line, ""),
            };
            match columns.first(&wanted)?.or(general) {
                Some(column) => found.push((id, column)),
                None => return Err(missing(inputs, columns, essential)),
            }
        }
        Ok(found)
    }

    fn find_kinds(
        &mut self,
        inputs: &Inputs,
        columns: &Columns<'_>,
    ) -> Result<Vec<(usize, ByKind)>, DataError> {
        let general = general(inputs, columns, KIND_OF_ROW)?;
        let mut found = Vec::new();
        let mut others = Vec::new();
        for (id, activity, logged_as, own) in logged(inputs) {
            let line = format!("in the block `activity {}:` kind: ", activity.name);
            let wanted = Wanted {
                what: "kind",
                names: own.kind.iter().map(String::as_str).collect(),
                line: (&line, ""),
            };
            match columns.first(&wanted)? {
                Some(column) => {
                    let place = self.place("kind", column, columns);
                    found.push((
                        place.slot,
                        kinds::by_kind(inputs, [(id, logged_as)].into_iter())?,
                    ));
                }
                None => others.push((id, logged_as)),
            }
        }
        match general {
            Some(column) => {
                let place = self.place("kind", column, columns);
                found.push((place.slot, kinds::by_kind(inputs, others.into_iter())?));
            }
            None if others.is_empty() && !found.is_empty() => {}
            None => return Err(missing(inputs, columns, KIND_OF_ROW)),
        }
        Ok(found)
    }

    fn find_detail(
        &mut self,
        inputs: &Inputs,
        detail: &DetailInput,
        columns: &Columns<'_>,
        fixed: Option<ActivityId>,
    ) -> Result<DetailPlace, DataError> {
        if fixed.is_some_and(|fixed| fixed != detail.activity) {
            return Ok(DetailPlace::Absent);
        }
        let name = detail.name.as_str();
        let label = detail_label(inputs, detail);
        let line = format!("- {name}: …, ");
        let wanted = Wanted {
            what: &label,
            names: detail
                .columns
                .iter()
                .map(String::as_str)
                .chain([name])
                .collect(),
            line: (&line, ""),
        };
        Ok(match columns.first(&wanted)? {
            Some(column) => DetailPlace::At(self.place(&label, column, columns)),
            None if detail.columns.is_empty() => DetailPlace::Absent,
            None => DetailPlace::Missing(columns.missing(&wanted)),
        })
    }

    /// The place of a column; a column that gives one thing for several activities is reported once.
    fn place(&mut self, name: &str, column: usize, columns: &Columns<'_>) -> Place {
        let slot = self.slots.place(column);
        let header = columns.name(column);
        let known = self
            .reports
            .iter()
            .position(|r| r.name == name && r.column == header);
        let report = known.unwrap_or_else(|| {
            self.reports.push(ColumnReport {
                name: name.to_string(),
                column: header.to_string(),
                ..ColumnReport::default()
            });
            self.reports.len() - 1
        });
        Place { slot, report }
    }
}

/// `url of page view`
pub(super) fn detail_label(inputs: &Inputs, detail: &DetailInput) -> String {
    format!(
        "{} of {}",
        detail.name,
        kinds::name(inputs, detail.activity)
    )
}

/// The column for all activities: as `activity columns:` names it, by the word of the language, or by a usual name.
fn general(
    inputs: &Inputs,
    columns: &Columns<'_>,
    essential: Essential,
) -> Result<Option<usize>, DataError> {
    let line = format!("in the block `activity columns:` {}: ", essential.what);
    let search = |names: Vec<&str>, only: bool| {
        let wanted = Wanted {
            what: essential.what,
            names,
            line: (&line, ""),
        };
        if only {
            columns.only(&wanted)
        } else {
            columns.first(&wanted)
        }
    };
    let declared = (essential.declared)(&inputs.activity_columns);
    let mut named: Vec<&str> = declared.iter().map(String::as_str).collect();
    named.extend(essential.usual.first());
    if let Some(column) = search(named, false)? {
        return Ok(Some(column));
    }
    let mut usual = essential.usual.to_vec();
    if essential.what == LEAD_ID.what {
        usual.extend(key_names(inputs));
    }
    search(usual, true)
}

/// What leads files call the lead id. A bare `id` would be the activity's own.
fn key_names(inputs: &Inputs) -> impl Iterator<Item = &str> {
    let key = inputs.fields.iter().find(|field| field.kind == Type::Id);
    let names = key.into_iter().flat_map(|field| {
        let columns = field.columns.iter().map(String::as_str);
        columns.chain([field.name.as_str()])
    });
    names.filter(|name| fold_column(name) != "id")
}

fn missing(inputs: &Inputs, columns: &Columns<'_>, essential: Essential) -> DataError {
    let line = format!("in the block `activity columns:` {}: ", essential.what);
    let declared = (essential.declared)(&inputs.activity_columns);
    let declared = declared.iter().map(String::as_str);
    let mut names: Vec<&str> = declared.chain(essential.usual.iter().copied()).collect();
    if essential.what == LEAD_ID.what {
        names.extend(key_names(inputs));
    }
    columns.missing(&Wanted {
        what: essential.what,
        names,
        line: (&line, ""),
    })
}
