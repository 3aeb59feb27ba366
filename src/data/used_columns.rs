//! Which columns of the data are read, and which of them has the lead id: for programs that divide data by lead.

use super::activities;
use super::error::DataError;
use super::leads;
use super::read_options::{ActivityInput, Input, Request};
use super::rows::{ColumnSearch, Table};
use crate::ir::data_schema::DataSchema;

/// The columns of an input that are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsedColumns {
    /// The column with the lead id; none if activities of several kinds have it in different ones.
    pub lead_id: Option<String>,
    /// All of them, in the order of the input.
    pub columns: Vec<String>,
    /// Whether one of them has ids of merged contacts.
    pub has_merged_ids: bool,
}

/// The columns of an input of leads.
pub fn of_leads(inputs: &DataSchema, input: &Input) -> Result<UsedColumns, DataError> {
    let table = opened(input)?;
    let plan = leads::ColumnPlan::new(inputs, input, &table.columns)?;
    let lead_id = plan.slots.0.get(plan.id).map(|at| vec![*at]);
    Ok(UsedColumns {
        has_merged_ids: plan.merged.is_some(),
        ..used(&table.columns, &plan.slots.0, lead_id.unwrap_or_default())
    })
}

/// The columns of an input of activities.
pub fn of_activities(inputs: &DataSchema, input: &ActivityInput) -> Result<UsedColumns, DataError> {
    let kind = activities::kind(inputs, input.kind.as_deref())?;
    let table = opened(&input.input)?;
    let plan = activities::ColumnPlan::new(inputs, &input.input, &table.columns, kind)?;
    let slots = plan.lead.iter().flatten();
    let ids = slots.filter_map(|slot| plan.slots.0.get(*slot).copied());
    Ok(used(&table.columns, &plan.slots.0, ids.collect()))
}

fn opened(input: &Input) -> Result<Table<'_>, DataError> {
    Table::open(input, None, &mut ColumnSearch::new(&Request::default()))
}

fn used(names: &[String], slots: &[usize], mut ids: Vec<usize>) -> UsedColumns {
    let mut read = slots.to_vec();
    read.sort_unstable();
    read.dedup();
    ids.sort_unstable();
    ids.dedup();
    let name = |at: &usize| names.get(*at).cloned();
    UsedColumns {
        lead_id: match ids.as_slice() {
            [one] => name(one),
            _ => None,
        },
        columns: read.iter().filter_map(name).collect(),
        has_merged_ids: false,
    }
}
