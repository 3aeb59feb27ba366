//! The rows of `leadc eval`: for each lead, its stage, points and missing fields.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, Decimal128Array, RecordBatch, StringArray, TimestampMicrosecondArray};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef, TimeUnit};
use rayon::prelude::*;

use super::rows::{POINTS_TYPE, Rows};
use super::shown_columns;
use crate::contract::model::{DefinitionKind, FieldId, PointsRef, StageId};
use crate::data::table::Leads;
use crate::eval::Results;
use crate::ir::program::Stage;
use crate::ir::{Program, Truth};
use crate::text::fold_name;
use crate::units::MilliPoints;

/// The content of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ColumnContent {
    LeadId,
    Shown(FieldId),
    Stage,
    Since,
    Points(PointsRef),
    Matches(DefinitionKind),
    ExcludedBy,
    MeetsNow,
    Missing,
}

impl ColumnContent {
    fn may_be_empty(self) -> bool {
        matches!(self, ColumnContent::Stage | ColumnContent::Shown(_))
    }
}

/// Which leads are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// All leads except those left out.
    All,
    /// Those in a stage that are not excluded.
    InStage(StageId),
    /// Those that are excluded.
    Excluded,
}

/// Rows of leads, in the order of the data.
#[derive(Debug)]
pub struct LeadRows<'a> {
    program: &'a Program,
    leads: &'a Leads,
    results: &'a Results,
    choice: Choice,
    rows: Vec<u32>,
    columns: Vec<ColumnContent>,
    schema: SchemaRef,
}

impl<'a> LeadRows<'a> {
    /// The chosen ones of these leads.
    pub fn new(
        program: &'a Program,
        leads: &'a Leads,
        results: &'a Results,
        choice: Choice,
    ) -> Self {
        let wanted = |lead: &usize| match choice {
            Choice::All => !results.left_out[*lead],
            Choice::InStage(stage) => {
                results.stage[*lead] == Some(stage) && !results.is_excluded(*lead)
            }
            Choice::Excluded => !results.left_out[*lead] && results.is_excluded(*lead),
        };
        let rows = (0..results.len())
            .filter(wanted)
            .map(|lead| lead as u32)
            .collect();
        let (columns, schema) = columns(program);
        LeadRows {
            program,
            leads,
            results,
            choice,
            rows,
            columns,
            schema,
        }
    }

    /// Some leads, by their rows.
    pub fn of_rows(
        program: &'a Program,
        leads: &'a Leads,
        results: &'a Results,
        rows: Vec<u32>,
    ) -> Self {
        LeadRows {
            rows,
            ..LeadRows::new(program, leads, results, Choice::All)
        }
    }

    /// The best leads: highest stage first, then the highest score, then the order of the data. Excluded leads are included
    /// only if they were chosen. The number is that of leads before the selection.
    pub fn best(mut self, most: usize) -> (Self, usize) {
        let results = self.results;
        let excluded = self.choice == Choice::Excluded;
        self.rows
            .retain(|lead| results.is_excluded(*lead as usize) == excluded);
        let score = self.program.score.map(PointsRef::Total);
        let heights = heights(&self.program.stages);
        let rank = |lead: &u32| {
            let at = *lead as usize;
            let height = results.stage[at].and_then(|stage| heights.get(stage.index()));
            let points = score.map(|score| results.points(score, at));
            (std::cmp::Reverse((height, points)), *lead)
        };
        let all = self.rows.len();
        if most < all {
            self.rows.select_nth_unstable_by_key(most, rank);
            self.rows.truncate(most);
        }
        self.rows.sort_unstable_by_key(rank);
        (self, all)
    }

    /// The same leads with the columns in the order people need, and the number of columns that must be shown.
    pub fn for_people(mut self) -> (Self, usize) {
        let must = |says: &ColumnContent| match says {
            ColumnContent::LeadId
            | ColumnContent::Shown(_)
            | ColumnContent::Stage
            | ColumnContent::Since => true,
            ColumnContent::Points(of) => self.program.score.map(PointsRef::Total) == Some(*of),
            ColumnContent::ExcludedBy => self.choice == Choice::Excluded,
            _ => false,
        };
        let rank = |says: &ColumnContent| match says {
            says if must(says) => 0,
            ColumnContent::Missing => 1,
            ColumnContent::Points(_) => 2,
            _ => 3,
        };
        let mut order: Vec<usize> = (0..self.columns.len()).collect();
        order.sort_by_key(|at| rank(&self.columns[*at]));
        let musts = self.columns.iter().filter(|says| must(says)).count();
        let fields: Vec<_> = order
            .iter()
            .map(|at| self.schema.fields()[*at].clone())
            .collect();
        self.columns = order.iter().map(|at| self.columns[*at]).collect();
        self.schema = Arc::new(Schema::new(fields));
        (self, musts)
    }

    fn column(&self, says: ColumnContent, leads: &[u32]) -> Result<ArrayRef, ArrowError> {
        let results = self.results;
        let program = self.program;
        let rows = leads.iter().map(|lead| *lead as usize);
        Ok(match says {
            ColumnContent::LeadId => Arc::new(StringArray::from_iter_values(
                rows.map(|at| self.leads.ids.value(at)),
            )),
            ColumnContent::Shown(field) => {
                let rows: Vec<usize> = rows.collect();
                shown_columns::array(program, self.leads, field, &rows)
            }
            ColumnContent::Stage => {
                Arc::new(StringArray::from_iter(rows.map(|at| {
                    results.stage[at].map(|stage| program.stage_name(stage))
                })))
            }
            ColumnContent::Since => Arc::new(
                TimestampMicrosecondArray::from_iter_values(rows.map(|at| results.since[at].0))
                    .with_timezone(program.about.zone.name()),
            ),
            ColumnContent::Points(of) => Arc::new(points(rows.map(|at| results.points(of, at)))?),
            ColumnContent::Matches(kind) => names(rows, |at| {
                Results::with(&results.definitions, at, Truth::Met)
                    .map(|id| &program.definitions[id])
                    .filter(|definition| definition.kind == kind)
                    .map(|definition| definition.name.as_str())
            }),
            ColumnContent::ExcludedBy => names(rows, |at| {
                Results::with(&results.exclusions, at, Truth::Met)
                    .map(|id| program.exclusions[id].name.as_str())
            }),
            ColumnContent::MeetsNow => names(rows, |at| {
                Results::with(&results.holds, at, Truth::Met)
                    .map(|id| program.stages[id].name.as_str())
            }),
            ColumnContent::Missing => names(rows, |at| {
                results
                    .missing(at)
                    .iter()
                    .map(|field| program.field_name(*field))
            }),
        })
    }
}

impl Rows for LeadRows<'_> {
    fn schema(&self) -> SchemaRef {
        self.schema.clone()
    }

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn batch(&self, rows: Range<usize>) -> Result<RecordBatch, ArrowError> {
        let leads = &self.rows[rows];
        let columns: Result<Vec<ArrayRef>, ArrowError> = self
            .columns
            .par_iter()
            .map(|says| self.column(*says, leads))
            .collect();
        RecordBatch::try_new(self.schema.clone(), columns?)
    }
}

/// The number of forward steps from the first stage to each stage. Stages that are entered only by going back count no step.
fn heights(stages: &[Stage]) -> Vec<u32> {
    let mut heights = vec![0_u32; stages.len()];
    // Forward steps have no cycle, so each round settles at least one more stage.
    for _ in 0..stages.len() {
        for (at, stage) in stages.iter().enumerate() {
            if stage.condition.is_none() && stage.fast_tracks.is_empty() {
                continue;
            }
            let before = stage
                .from
                .iter()
                .filter_map(|from| heights.get(from.index()));
            if let Some(before) = before.max() {
                heights[at] = before + 1;
            }
        }
    }
    heights
}

fn points(values: impl Iterator<Item = MilliPoints>) -> Result<Decimal128Array, ArrowError> {
    let values = values.map(|points| i128::from(points.0));
    Ok(Decimal128Array::from_iter_values(values).with_data_type(POINTS_TYPE))
}

fn names<'a, N: Iterator<Item = &'a str>>(
    rows: impl Iterator<Item = usize>,
    of: impl Fn(usize) -> N,
) -> ArrayRef {
    let mut lists = ListBuilder::new(StringBuilder::new()).with_field(item());
    for at in rows {
        for name in of(at) {
            lists.values().append_value(name);
        }
        lists.append(true);
    }
    Arc::new(lists.finish())
}

fn item() -> Field {
    Field::new_list_field(DataType::Utf8, false)
}

/// The columns and their names. A group or total with the same name as another column gets the suffix `points`.
fn columns(program: &Program) -> (Vec<ColumnContent>, SchemaRef) {
    let mut before = vec![
        ("lead id", ColumnContent::LeadId),
        ("stage", ColumnContent::Stage),
        ("since", ColumnContent::Since),
    ];
    if let Some(score) = program.score {
        before.push(("score", ColumnContent::Points(PointsRef::Total(score))));
    }
    let after = [
        (
            "ideal customers",
            ColumnContent::Matches(DefinitionKind::IdealCustomer),
        ),
        ("personas", ColumnContent::Matches(DefinitionKind::Persona)),
        ("excluded by", ColumnContent::ExcludedBy),
        ("meets now", ColumnContent::MeetsNow),
        ("missing", ColumnContent::Missing),
    ];
    let mut taken: HashSet<String> = before
        .iter()
        .chain(&after)
        .map(|(name, _)| fold_name(name))
        .collect();
    let totals = program
        .total_ids()
        .filter(|total| Some(*total) != program.score);
    let points = program
        .group_ids()
        .map(PointsRef::Group)
        .chain(totals.map(PointsRef::Total));
    let mut named: Vec<(String, ColumnContent)> = before
        .iter()
        .map(|(name, says)| ((*name).to_owned(), *says))
        .collect();
    let shown = shown_columns::named(program, &mut taken).into_iter();
    let shown = shown.map(|(name, field)| (name, ColumnContent::Shown(field)));
    named.splice(1..1, shown);
    for of in points {
        let mut name = program.points_name(of).to_owned();
        while !taken.insert(fold_name(&name)) {
            name.push_str(" points");
        }
        named.push((name, ColumnContent::Points(of)));
    }
    named.extend(after.map(|(name, says)| (name.to_owned(), says)));
    let fields: Vec<Field> = named
        .iter()
        .map(|(name, says)| Field::new(name, kind(*says, program), says.may_be_empty()))
        .collect();
    let says = named.into_iter().map(|(_, says)| says).collect();
    (says, Arc::new(Schema::new(fields)))
}

fn kind(says: ColumnContent, program: &Program) -> DataType {
    match says {
        ColumnContent::LeadId | ColumnContent::Stage => DataType::Utf8,
        ColumnContent::Shown(field) => shown_columns::column_type(program, field),
        ColumnContent::Since => DataType::Timestamp(
            TimeUnit::Microsecond,
            Some(program.about.zone.name().into()),
        ),
        ColumnContent::Points(_) => POINTS_TYPE,
        ColumnContent::Matches(_)
        | ColumnContent::ExcludedBy
        | ColumnContent::MeetsNow
        | ColumnContent::Missing => DataType::List(Arc::new(item())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_points_there_are_fit_their_type() {
        let points = points([i64::MIN, i64::MAX].map(MilliPoints).into_iter()).expect("they fit");
        assert!(
            points
                .validate_decimal_precision(points.precision())
                .is_ok()
        );
    }
}
