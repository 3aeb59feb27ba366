//! The rows of `leadc eval --moves`: every entry of a lead into a stage.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray, TimestampMicrosecondArray};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef, TimeUnit};

use super::rows::Rows;
use super::shown_columns;
use crate::contract::model::{FieldId, StageId};
use crate::data::table::Leads;
use crate::eval::{Entry, EntryCause};
use crate::ir::Program;
use crate::text::fold_name;
use crate::time::MicrosUtc;

/// The content of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ColumnContent {
    LeadId,
    Shown(FieldId),
    From,
    To,
    Time,
    Way,
}

const COLUMNS: [(&str, ColumnContent); 5] = [
    ("lead id", ColumnContent::LeadId),
    ("from", ColumnContent::From),
    ("to", ColumnContent::To),
    ("time", ColumnContent::Time),
    ("way", ColumnContent::Way),
];

/// An entry, and the stage it leads out of.
#[derive(Debug, Clone, Copy)]
struct Move {
    from: Option<StageId>,
    entry: Entry,
}

/// Rows of moves.
#[derive(Debug)]
pub struct MoveRows<'a> {
    program: &'a Program,
    leads: &'a Leads,
    moves: Vec<Move>,
    columns: Vec<(String, ColumnContent)>,
    schema: SchemaRef,
}

impl<'a> MoveRows<'a> {
    /// The entries of a history, in its order; with `since`, only those at that instant or later.
    pub fn new(
        program: &'a Program,
        leads: &'a Leads,
        entries: &[Entry],
        since: Option<MicrosUtc>,
    ) -> Self {
        let mut last: Option<&Entry> = None;
        let moves = entries.iter().map(|entry| {
            let before = last.replace(entry).filter(|last| last.lead == entry.lead);
            Move {
                from: before.map(|before| before.stage),
                entry: *entry,
            }
        });
        let is_asked = |one: &Move| since.is_none_or(|since| one.entry.at >= since);
        let columns = columns(program);
        MoveRows {
            program,
            leads,
            moves: moves.filter(is_asked).collect(),
            schema: schema(program, &columns),
            columns,
        }
    }

    fn column(&self, content: ColumnContent, moves: &[Move]) -> ArrayRef {
        let name = |stage: StageId| self.program.stage_name(stage);
        match content {
            ColumnContent::LeadId => Arc::new(StringArray::from_iter_values(
                moves
                    .iter()
                    .map(|one| self.leads.ids.value(one.entry.lead as usize)),
            )),
            ColumnContent::Shown(field) => {
                let leads: Vec<usize> = moves.iter().map(|one| one.entry.lead as usize).collect();
                shown_columns::array(self.program, self.leads, field, &leads)
            }
            ColumnContent::From => Arc::new(StringArray::from_iter(
                moves.iter().map(|one| one.from.map(name)),
            )),
            ColumnContent::To => Arc::new(StringArray::from_iter_values(
                moves.iter().map(|one| name(one.entry.stage)),
            )),
            ColumnContent::Time => {
                let times = moves.iter().map(|one| one.entry.at.0);
                let times = TimestampMicrosecondArray::from_iter_values(times);
                Arc::new(times.with_timezone(self.program.about.zone.name()))
            }
            ColumnContent::Way => Arc::new(StringArray::from_iter_values(
                moves.iter().map(|one| way(one.entry.how)),
            )),
        }
    }
}

/// How a lead got into a stage, in a word or two.
fn way(how: EntryCause) -> &'static str {
    match how {
        EntryCause::Start => "start",
        EntryCause::Entered => "condition",
        EntryCause::FastTrack => "fast track",
        EntryCause::Passed => "passed",
        EntryCause::WentBack => "went back",
    }
}

impl Rows for MoveRows<'_> {
    fn schema(&self) -> SchemaRef {
        self.schema.clone()
    }

    fn len(&self) -> usize {
        self.moves.len()
    }

    fn batch(&self, rows: Range<usize>) -> Result<RecordBatch, ArrowError> {
        let moves = &self.moves[rows];
        let columns = self.columns.iter();
        let columns = columns.map(|(_, content)| self.column(*content, moves));
        RecordBatch::try_new(self.schema.clone(), columns.collect())
    }
}

fn columns(program: &Program) -> Vec<(String, ColumnContent)> {
    let named = COLUMNS.iter();
    let mut columns: Vec<(String, ColumnContent)> = named
        .map(|(name, content)| ((*name).to_owned(), *content))
        .collect();
    let mut taken: HashSet<String> = columns.iter().map(|(name, _)| fold_name(name)).collect();
    let shown = shown_columns::named(program, &mut taken).into_iter();
    columns.splice(
        1..1,
        shown.map(|(name, field)| (name, ColumnContent::Shown(field))),
    );
    columns
}

fn schema(program: &Program, columns: &[(String, ColumnContent)]) -> SchemaRef {
    let field = |(name, content): &(String, ColumnContent)| {
        let (kind, may_be_empty) = match content {
            ColumnContent::LeadId | ColumnContent::To | ColumnContent::Way => {
                (DataType::Utf8, false)
            }
            ColumnContent::From => (DataType::Utf8, true),
            ColumnContent::Shown(field) => (shown_columns::column_type(program, *field), true),
            ColumnContent::Time => {
                let zone = program.about.zone.name().into();
                (
                    DataType::Timestamp(TimeUnit::Microsecond, Some(zone)),
                    false,
                )
            }
        };
        Field::new(name, kind, may_be_empty)
    };
    Arc::new(Schema::new(columns.iter().map(field).collect::<Vec<_>>()))
}
