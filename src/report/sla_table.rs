//! The rows of `leadc sla`: the promises made to leads, and their outcomes.

use std::ops::Range;
use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::{
    ArrayRef, DurationMicrosecondArray, RecordBatch, StringArray, TimestampMicrosecondArray,
};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef, TimeUnit};

use super::file::Rows;
use super::format::moment;
use crate::eval::{Clock, ClockState, NotStarted};
use crate::ir::Program;
use crate::ir::slas::{Act, Must, Sla};
use crate::time::MicrosUtc;

/// The content of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    LeadId,
    Sla,
    Party,
    Started,
    Due,
    State,
    Warned,
    Escalated,
    Completed,
    LateBy,
    LateByBusiness,
    OpenActs,
    NotStarted,
}

/// The columns in the order used in files.
const COLUMNS: [(&str, Says); 13] = [
    ("lead id", Says::LeadId),
    ("sla", Says::Sla),
    ("party", Says::Party),
    ("started", Says::Started),
    ("due", Says::Due),
    ("state", Says::State),
    ("warned", Says::Warned),
    ("escalated", Says::Escalated),
    ("completed", Says::Completed),
    ("late by", Says::LateBy),
    ("late by business time", Says::LateByBusiness),
    ("open acts", Says::OpenActs),
    ("not started because", Says::NotStarted),
];

/// The columns in the order people need, and the number of columns that must be shown.
const FOR_PEOPLE: ([Says; 13], usize) = (
    [
        Says::LeadId,
        Says::Sla,
        Says::State,
        Says::Due,
        Says::OpenActs,
        Says::Party,
        Says::LateBy,
        Says::Completed,
        Says::Started,
        Says::Escalated,
        Says::Warned,
        Says::LateByBusiness,
        Says::NotStarted,
    ],
    4,
);

/// Rows of clocks.
#[derive(Debug)]
pub struct ClockRows<'a> {
    program: &'a Program,
    ids: &'a StringArray,
    clocks: &'a [Clock],
    rows: Vec<usize>,
    columns: Vec<Says>,
    schema: SchemaRef,
}

impl<'a> ClockRows<'a> {
    /// The clocks of `rows`, in this order. `ids` are the keys of the leads.
    pub fn new(
        program: &'a Program,
        ids: &'a StringArray,
        clocks: &'a [Clock],
        rows: Vec<usize>,
    ) -> Self {
        let columns: Vec<Says> = COLUMNS.iter().map(|(_, says)| *says).collect();
        ClockRows {
            program,
            ids,
            clocks,
            rows,
            schema: schema(program, &columns),
            columns,
        }
    }

    /// The most pressing clocks: running ones with the nearest deadline first, then late ones that are still open, then the
    /// rest, latest first. The number is that of clocks before the selection.
    pub fn pressing(mut self, most: usize) -> (Self, usize) {
        let rank = |row: &usize| {
            let clock = &self.clocks[*row];
            let due = clock.due.map_or(i64::MAX, |due| due.0);
            match clock.state {
                ClockState::Running => (0, due, *row),
                _ if clock.is_open() => (1, -due, *row),
                _ => (2, -clock.started.0, *row),
            }
        };
        let all = self.rows.len();
        self.rows.sort_by_cached_key(rank);
        self.rows.truncate(most);
        (self, all)
    }

    /// The first rows, and the number of all rows.
    pub fn first(mut self, most: usize) -> (Self, usize) {
        let all = self.rows.len();
        self.rows.truncate(most);
        (self, all)
    }

    /// The same rows with the columns in the order people need, and the number of columns that must be shown.
    pub fn for_people(mut self) -> (Self, usize) {
        let (order, must) = FOR_PEOPLE;
        self.columns = order.to_vec();
        self.schema = schema(self.program, &self.columns);
        (self, must)
    }

    fn column(&self, says: Says, rows: &[usize]) -> ArrayRef {
        let clocks = || rows.iter().map(|row| &self.clocks[*row]);
        let sla = |clock: &Clock| &self.program.slas[clock.sla.index()];
        let times = |of: fn(&Clock) -> Option<MicrosUtc>| {
            let times = clocks().map(|clock| of(clock).map(|at| at.0));
            let times = TimestampMicrosecondArray::from_iter(times);
            Arc::new(times.with_timezone(self.program.about.zone.name()))
        };
        let lengths = |of: fn(&Clock) -> Option<i64>| {
            Arc::new(DurationMicrosecondArray::from_iter(clocks().map(of)))
        };
        match says {
            Says::LeadId => Arc::new(StringArray::from_iter_values(
                clocks().map(|clock| self.ids.value(clock.lead as usize)),
            )),
            Says::Sla => Arc::new(StringArray::from_iter_values(
                clocks().map(|clock| &sla(clock).name),
            )),
            Says::Party => Arc::new(StringArray::from_iter_values(clocks().map(|clock| {
                let who = sla(clock).who.index();
                &self.program.about.parties[who].0
            }))),
            Says::State => Arc::new(StringArray::from_iter_values(
                clocks().map(|clock| clock.state.word()),
            )),
            Says::Started => times(|clock| Some(clock.started)),
            Says::Due => times(|clock| clock.due),
            Says::Warned => times(|clock| clock.warned),
            Says::Escalated => times(|clock| clock.escalated),
            Says::Completed => times(|clock| clock.completed),
            Says::LateBy => lengths(Clock::late_by),
            Says::LateByBusiness => lengths(|clock| clock.late_by_business),
            Says::OpenActs => {
                let mut lists = ListBuilder::new(StringBuilder::new()).with_field(item());
                for clock in clocks() {
                    let open = open_acts(self.program, sla(clock), clock);
                    lists.append_value(open.into_iter().map(Some));
                }
                Arc::new(lists.finish())
            }
            Says::NotStarted => Arc::new(StringArray::from_iter(
                clocks().map(|clock| why_not(self.program, clock)),
            )),
        }
    }
}

impl Rows for ClockRows<'_> {
    fn schema(&self) -> SchemaRef {
        self.schema.clone()
    }

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn batch(&self, rows: Range<usize>) -> Result<RecordBatch, ArrowError> {
        let rows = &self.rows[rows];
        let columns = self.columns.iter().map(|says| self.column(*says, rows));
        RecordBatch::try_new(self.schema.clone(), columns.collect())
    }
}

fn schema(program: &Program, columns: &[Says]) -> SchemaRef {
    let field = |says: &Says| {
        let name = COLUMNS.iter().find(|(_, of)| of == says);
        let name = name.map_or("", |(name, _)| name);
        let zone = program.about.zone.name();
        let always = matches!(
            says,
            Says::LeadId | Says::Sla | Says::Party | Says::State | Says::OpenActs
        );
        Field::new(name, kind(*says, zone), !always)
    };
    Arc::new(Schema::new(columns.iter().map(field).collect::<Vec<_>>()))
}

fn kind(says: Says, zone: &str) -> DataType {
    match says {
        Says::LeadId | Says::Sla | Says::Party | Says::State | Says::NotStarted => DataType::Utf8,
        Says::Started | Says::Due | Says::Warned | Says::Escalated | Says::Completed => {
            DataType::Timestamp(TimeUnit::Microsecond, Some(zone.into()))
        }
        Says::LateBy | Says::LateByBusiness => DataType::Duration(TimeUnit::Microsecond),
        Says::OpenActs => DataType::List(Arc::new(item())),
    }
}

fn item() -> Field {
    Field::new_list_field(DataType::Utf8, false)
}

/// The acts still open on a clock, in the words of the contract: `2 call`, `1 call or 1 sales email`, `SAL or Nurture`.
pub fn open_acts(program: &Program, sla: &Sla, clock: &Clock) -> Vec<String> {
    if !clock.is_open() {
        return Vec::new();
    }
    let left = |acts: &[Act]| -> Vec<String> {
        (acts.iter().zip(&clock.done))
            .filter(|(act, done)| act.times > **done)
            .map(|(act, done)| format!("{} {}", act.times - done, program.act_name(act)))
            .collect()
    };
    match &sla.must {
        Must::All(acts) => left(acts),
        Must::Any(acts) => vec![left(acts).join(" or ")],
        Must::BringTo(stages) => {
            let names: Vec<&str> = stages.iter().map(|s| program.stage_name(*s)).collect();
            vec![names.join(" or ")]
        }
    }
}

fn why_not(program: &Program, clock: &Clock) -> Option<String> {
    let ClockState::NotStarted(why) = &clock.state else {
        return None;
    };
    let zone = program.about.zone.zone();
    Some(match why {
        NotStarted::Running(since) => {
            format!("the clock of {} was running", moment(*since, zone))
        }
        NotStarted::Unknown(fields) => {
            let names: Vec<&str> = fields.iter().map(|f| program.field_name(*f)).collect();
            let verb = if names.len() == 1 { "is" } else { "are" };
            format!("{} {verb} unknown", names.join(", "))
        }
        NotStarted::Excluded(by) => {
            let names: Vec<&str> = by.iter().map(|e| program.exclusion_name(*e)).collect();
            format!("excluded by {}", names.join(", "))
        }
    })
}
