//! The rows of `leadc sla`: the promises made to leads, and their outcomes.

use std::ops::Range;
use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::{
    ArrayRef, DurationMicrosecondArray, RecordBatch, StringArray, TimestampMicrosecondArray,
};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef, TimeUnit};

use super::format::{moment, zoned};
use super::rows::Rows;
use super::shown_columns;
use super::words::clock_state;
use crate::contract::model::FieldId;
use crate::data::table::Leads;
use crate::eval::{Clock, ClockState, NotStarted};
use crate::ir::Program;
use crate::ir::data_schema::Zone;
use crate::ir::slas::{Act, Requirement, Sla};
use crate::message::{Arg, Join, Language, Message, msg};
use crate::text::fold_name;
use crate::time::MicrosUtc;

/// The content of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ColumnContent {
    LeadId,
    Shown(FieldId),
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
const COLUMNS: [(&str, ColumnContent); 13] = [
    ("lead id", ColumnContent::LeadId),
    ("sla", ColumnContent::Sla),
    ("party", ColumnContent::Party),
    ("started", ColumnContent::Started),
    ("due", ColumnContent::Due),
    ("state", ColumnContent::State),
    ("warned", ColumnContent::Warned),
    ("escalated", ColumnContent::Escalated),
    ("completed", ColumnContent::Completed),
    ("late by", ColumnContent::LateBy),
    ("late by business time", ColumnContent::LateByBusiness),
    ("open acts", ColumnContent::OpenActs),
    ("not started because", ColumnContent::NotStarted),
];

/// The columns in the order people need, and the number of columns that must be shown.
const FOR_PEOPLE: ([ColumnContent; 13], usize) = (
    [
        ColumnContent::LeadId,
        ColumnContent::Sla,
        ColumnContent::State,
        ColumnContent::Due,
        ColumnContent::OpenActs,
        ColumnContent::Party,
        ColumnContent::LateBy,
        ColumnContent::Completed,
        ColumnContent::Started,
        ColumnContent::Escalated,
        ColumnContent::Warned,
        ColumnContent::LateByBusiness,
        ColumnContent::NotStarted,
    ],
    4,
);

/// Rows of clocks.
#[derive(Debug)]
pub struct ClockRows<'a> {
    program: &'a Program,
    leads: &'a Leads,
    clocks: &'a [Clock],
    rows: Vec<usize>,
    columns: Vec<(String, ColumnContent)>,
    schema: SchemaRef,
    /// The language of states and reasons: English, except in a table for people.
    language: Language,
}

impl<'a> ClockRows<'a> {
    /// The clocks of `rows`, in this order.
    pub fn new(
        program: &'a Program,
        leads: &'a Leads,
        clocks: &'a [Clock],
        rows: Vec<usize>,
    ) -> Self {
        let columns = columns(program);
        ClockRows {
            program,
            leads,
            clocks,
            rows,
            schema: schema(program, &columns),
            columns,
            language: Language::En,
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

    /// The same rows in the language of the reader, with the columns in the order people need, and the number of columns that
    /// must be shown.
    pub fn for_people(mut self, language: Language) -> (Self, usize) {
        self.language = language;
        let (order, must) = FOR_PEOPLE;
        let shown = self.program.about.show.len();
        let rank = |says: &ColumnContent| match says {
            ColumnContent::LeadId => 0,
            ColumnContent::Shown(_) => 1,
            says => 1 + order.iter().position(|one| one == says).unwrap_or(0),
        };
        self.columns.sort_by_key(|(_, says)| rank(says));
        self.schema = schema(self.program, &self.columns);
        (self, must + shown)
    }

    fn column(&self, says: ColumnContent, rows: &[usize]) -> ArrayRef {
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
            ColumnContent::LeadId => Arc::new(StringArray::from_iter_values(
                clocks().map(|clock| self.leads.ids.value(clock.lead as usize)),
            )),
            ColumnContent::Shown(field) => {
                let leads: Vec<usize> = clocks().map(|clock| clock.lead as usize).collect();
                shown_columns::array(self.program, self.leads, field, &leads)
            }
            ColumnContent::Sla => Arc::new(StringArray::from_iter_values(
                clocks().map(|clock| &sla(clock).name),
            )),
            ColumnContent::Party => {
                Arc::new(StringArray::from_iter_values(clocks().map(|clock| {
                    let who = sla(clock).who.index();
                    &self.program.about.parties[who].0
                })))
            }
            ColumnContent::State => Arc::new(StringArray::from_iter_values(
                clocks().map(|clock| clock_state(&clock.state).text(self.language)),
            )),
            ColumnContent::Started => times(|clock| Some(clock.started)),
            ColumnContent::Due => times(|clock| clock.due),
            ColumnContent::Warned => times(|clock| clock.warned),
            ColumnContent::Escalated => times(|clock| clock.escalated),
            ColumnContent::Completed => times(|clock| clock.completed),
            ColumnContent::LateBy => lengths(Clock::late_by),
            ColumnContent::LateByBusiness => lengths(|clock| clock.late_by_business),
            ColumnContent::OpenActs => {
                let mut lists = ListBuilder::new(StringBuilder::new()).with_field(item());
                for clock in clocks() {
                    let open = open_acts(self.program, sla(clock), clock);
                    lists.append_value(open.iter().map(|act| Some(act.text(self.language))));
                }
                Arc::new(lists.finish())
            }
            ColumnContent::NotStarted => {
                Arc::new(StringArray::from_iter(clocks().map(|clock| {
                    Some(why_not(self.program, clock)?.text(self.language))
                })))
            }
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

    fn zone(&self, row: usize) -> Option<&Zone> {
        let clock = &self.clocks[*self.rows.get(row)?];
        self.program.foreign_zone(clock.calendar)
    }

    fn batch(&self, rows: Range<usize>) -> Result<RecordBatch, ArrowError> {
        let rows = &self.rows[rows];
        let columns = self.columns.iter();
        let columns = columns.map(|(_, says)| self.column(*says, rows));
        RecordBatch::try_new(self.schema.clone(), columns.collect())
    }
}

/// The columns and their names, in the order used in files.
fn columns(program: &Program) -> Vec<(String, ColumnContent)> {
    let named = COLUMNS.iter();
    let mut columns: Vec<(String, ColumnContent)> = named
        .map(|(name, says)| ((*name).to_owned(), *says))
        .collect();
    let mut taken = columns.iter().map(|(name, _)| fold_name(name)).collect();
    let shown = shown_columns::named(program, &mut taken).into_iter();
    let shown = shown.map(|(name, field)| (name, ColumnContent::Shown(field)));
    columns.splice(1..1, shown);
    columns
}

fn schema(program: &Program, columns: &[(String, ColumnContent)]) -> SchemaRef {
    let field = |(name, says): &(String, ColumnContent)| {
        let always = matches!(
            says,
            ColumnContent::LeadId
                | ColumnContent::Sla
                | ColumnContent::Party
                | ColumnContent::State
                | ColumnContent::OpenActs
        );
        Field::new(name, kind(*says, program), !always)
    };
    Arc::new(Schema::new(columns.iter().map(field).collect::<Vec<_>>()))
}

fn kind(says: ColumnContent, program: &Program) -> DataType {
    let zone = program.about.zone.name();
    match says {
        ColumnContent::LeadId
        | ColumnContent::Sla
        | ColumnContent::Party
        | ColumnContent::State
        | ColumnContent::NotStarted => DataType::Utf8,
        ColumnContent::Shown(field) => shown_columns::column_type(program, field),
        ColumnContent::Started
        | ColumnContent::Due
        | ColumnContent::Warned
        | ColumnContent::Escalated
        | ColumnContent::Completed => DataType::Timestamp(TimeUnit::Microsecond, Some(zone.into())),
        ColumnContent::LateBy | ColumnContent::LateByBusiness => {
            DataType::Duration(TimeUnit::Microsecond)
        }
        ColumnContent::OpenActs => DataType::List(Arc::new(item())),
    }
}

fn item() -> Field {
    Field::new_list_field(DataType::Utf8, false)
}

/// The acts still open on a clock, in the words of the contract: `2 calls`, `1 call or 1 sales email`, `SAL or Nurture`.
pub fn open_acts(program: &Program, sla: &Sla, clock: &Clock) -> Vec<Message> {
    if !clock.is_open() {
        return Vec::new();
    }
    let left = |acts: &[Act]| -> Vec<Message> {
        (acts.iter().zip(&clock.done))
            .filter(|(act, done)| act.times > **done)
            .map(|(act, done)| {
                let count = act.times - done;
                let act_name = program.act_name(act, count);
                match (act.on_different_days, done, count) {
                    (false, ..) => msg!("{count} {act}", count, act = act_name),
                    (true, 0, _) => msg!("{count} {act} on different days", count, act = act_name),
                    (true, _, 1) => msg!("{count} {act} on another day", count, act = act_name),
                    (true, ..) => msg!("{count} {act} on other days", count, act = act_name),
                }
            })
            .collect()
    };
    match &sla.requirement {
        Requirement::All(acts) => left(acts),
        Requirement::Any(acts) => vec![Message::joined(left(acts), Join::Or)],
        Requirement::BringTo(stages) => {
            let names = stages.iter().map(|s| program.stage_name(*s));
            vec![Message::joined(names.map(Message::verbatim), Join::Or)]
        }
    }
}

/// A time of a clock, `2026-05-04 09:30`; with the time zone where it is not the contract's.
pub fn clock_time(program: &Program, clock: &Clock, at: MicrosUtc) -> String {
    let time = moment(at, program.clock_zone(clock.calendar).zone());
    zoned(time, program.foreign_zone(clock.calendar).map(Zone::name))
}

/// Why a clock did not start.
fn why_not(program: &Program, clock: &Clock) -> Option<Message> {
    let ClockState::NotStarted(why) = &clock.state else {
        return None;
    };
    Some(match why {
        NotStarted::Running(since) => msg!(
            "the clock of {time} was running",
            time = clock_time(program, clock, *since)
        ),
        NotStarted::Unknown(fields) => {
            let names = fields.iter().map(|field| program.field_name(*field));
            msg!(
                "{fields} {n|is|are} unknown",
                fields = Arg::list(names, Join::Comma),
                n = fields.len()
            )
        }
        NotStarted::Jumped(stage) => msg!(
            "a fast track led to {stage} at once",
            stage = program.stage_name(*stage)
        ),
        NotStarted::Excluded(by) => {
            let names = by.iter().map(|by| program.exclusion_name(*by));
            msg!(
                "excluded by {exclusions}",
                exclusions = Arg::list(names, Join::Comma)
            )
        }
    })
}
