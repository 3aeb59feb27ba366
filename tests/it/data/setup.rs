//! Contracts and files for tests, and results as plain text.

use arrow_array::cast::AsArray;
use arrow_array::types::UInt32Type;
use arrow_array::{RecordBatch, StringArray};
use leadc::contract::model::*;
use leadc::data::read_report::{FileReport, Problem, Report};
use leadc::data::table::{Column, EventKind, Times};
use leadc::data::{DataError, Input, Loaded, Request};
use leadc::ir::DataSchema;
use leadc::source::{FileId, Span};
use leadc::time::MicrosUtc;
use parquet::arrow::ArrowWriter;
use parquet::file::properties::WriterProperties;
use std::path::PathBuf;
use tempfile::TempDir;

pub fn span() -> Span {
    Span {
        file: FileId(0),
        start: 0,
        end: 0,
    }
}

pub fn name(text: &str) -> Name {
    Name {
        text: text.into(),
        span: span(),
        languages: NamesByLanguage::default(),
    }
}

/// A contract in the time zone of Sao Paulo with a field `lead id`.
pub fn contract() -> Contract {
    let zone_name = "America/Sao_Paulo";
    let contract = Contract {
        info: Info {
            title: "Test".into(),
            span: span(),
            language: leadc::syntax::phrase::Language::En,
            version: None,
            in_force: None,
            review: None,
            zone: jiff::tz::TimeZone::get(zone_name).unwrap(),
            zone_name: zone_name.into(),
            calendar: None,
            currency: Some("BRL".into()),
            date_formats: Vec::new(),
            number_formats: Vec::new(),
            unknown_texts: Vec::new(),
            show: Vec::new(),
            signatures: Vec::new(),
            levels: Default::default(),
        },
        parties: Vec::new(),
        calendars: Vec::new(),
        terms: Vec::new(),
        fields: Vec::new(),
        activity_columns: ActivityColumns::default(),
        activities: Vec::new(),
        details: Vec::new(),
        lists: Vec::new(),
        definitions: Vec::new(),
        exclusions: Vec::new(),
        groups: Vec::new(),
        totals: Vec::new(),
        score: None,
        stages: Vec::new(),
        slas: Vec::new(),
        targets: Vec::new(),
        examples: Vec::new(),
    };
    contract.field("lead id", Type::Id, &["Record ID"])
}

pub trait Build: Sized {
    fn field(self, called: &str, kind: Type, columns: &[&str]) -> Self;
    fn activity(self, called: &str, logged_as: &[&str]) -> Self;
    fn detail(self, called: &str, kind: Type, columns: &[&str]) -> Self;
}

impl Build for Contract {
    fn field(mut self, called: &str, kind: Type, columns: &[&str]) -> Self {
        self.fields.retain(|field| field.name.text != called);
        self.fields.push(Field {
            name: name(called),
            kind,
            columns: texts(columns),
            known_from: None,
            merged: Vec::new(),
            format: ColumnFormat::default(),
        });
        self
    }

    /// An activity of the lead that is logged as these kinds.
    fn activity(mut self, called: &str, logged_as: &[&str]) -> Self {
        self.activities.push(Activity {
            name: name(called),
            also: vec![format!("{called}s")],
            actors: vec![Actor::Lead],
            counts: true,
            source: ActivitySource::Data {
                logged_as: texts(logged_as),
                columns: ActivityColumns::default(),
            },
            details: Vec::new(),
        });
        self
    }

    /// A detail of the activity declared last.
    fn detail(mut self, called: &str, kind: Type, columns: &[&str]) -> Self {
        let activity = ActivityId(self.activities.len() as u32 - 1);
        let id = DetailId(self.details.len() as u32);
        self.activities.last_mut().unwrap().details.push(id);
        self.details.push(Detail {
            name: name(called),
            activity,
            kind,
            columns: texts(columns),
            format: ColumnFormat::default(),
        });
        self
    }
}

pub fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| text.to_string()).collect()
}

/// A folder of files.
pub struct Files(TempDir);

impl Files {
    pub fn new() -> Files {
        Files(tempfile::tempdir().unwrap())
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn with(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        path
    }
}

/// A Parquet file of one batch.
pub fn parquet_bytes(batch: &RecordBatch, properties: WriterProperties) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut bytes, batch.schema(), Some(properties)).unwrap();
    writer.write(batch).unwrap();
    writer.close().unwrap();
    bytes
}

/// Reads data as a contract describes it.
pub fn read(contract: &Contract, request: &Request<'_>) -> Result<Loaded, DataError> {
    leadc::data::read(&DataSchema::new(contract), request)
}

/// Reads one file of leads, of which any number of rows may be unusable.
pub fn leads(
    contract: &Contract,
    file: &str,
    content: impl AsRef<[u8]>,
) -> Result<Loaded, DataError> {
    let files = Files::new();
    let path = files.with(file, content);
    read(
        contract,
        &Request {
            leads: vec![Input::File(path)],
            lenient: true,
            ..Request::default()
        },
    )
}

/// The report on the only file.
pub fn report(loaded: &Loaded) -> &FileReport {
    assert_eq!(loaded.report.files.len(), 1);
    &loaded.report.files[0]
}

/// The fields without a column, each with the column its name is like.
pub fn absent(file: &FileReport) -> Vec<(&str, Option<&str>)> {
    let absent = file.absent.iter();
    absent
        .map(|absent| {
            (
                absent.name.as_str(),
                absent.near.first().map(String::as_str),
            )
        })
        .collect()
}

/// The ids of the leads.
pub fn ids(loaded: &Loaded) -> Vec<&str> {
    loaded.leads.ids.iter().flatten().collect()
}

/// The values of a field as texts; `?` where it is unknown.
pub fn column(contract: &Contract, loaded: &Loaded, field: &str) -> Vec<String> {
    let at = contract
        .fields
        .iter()
        .position(|f| f.name.text == field)
        .unwrap();
    shown(loaded.leads.columns[at].as_ref(), loaded.leads.len())
}

/// The values of a detail as texts; `?` where it is unknown.
pub fn detail(contract: &Contract, loaded: &Loaded, called: &str) -> Vec<String> {
    let at = contract
        .details
        .iter()
        .position(|d| d.name.text == called)
        .unwrap();
    shown(
        loaded.activities.details[at].as_ref(),
        loaded.activities.len(),
    )
}

/// `LEAD KIND TIME` of each activity, the time with `*` if it was a date only.
pub fn events(contract: &Contract, loaded: &Loaded) -> Vec<String> {
    let all = &loaded.activities;
    (0..all.len())
        .map(|row| {
            let lead = loaded.leads.ids.value(all.lead[row] as usize);
            let kind = match all.kinds[usize::from(all.kind[row])] {
                EventKind::Logged(id) | EventKind::Derived(id) => {
                    &contract.activities[id.index()].name.text
                }
            };
            let mark = all.date_only.as_ref().is_some_and(|marks| marks.value(row));
            format!("{lead} {kind} {}", time(all.micros[row], mark))
        })
        .collect()
}

fn time(micros: i64, date_only: bool) -> String {
    let shown = MicrosUtc(micros)
        .to_iso(&jiff::tz::TimeZone::UTC)
        .replace("+00:00", "Z");
    format!("{shown}{}", if date_only { "*" } else { "" })
}

pub fn times(times: &Times) -> Vec<String> {
    let marks = times.date_only.as_ref();
    let is_day = |row| marks.is_some_and(|marks| marks.value(row));
    let micros = times.micros.iter().enumerate();
    micros
        .map(|(row, micros)| micros.map_or("?".into(), |micros| time(micros, is_day(row))))
        .collect()
}

fn shown(column: Option<&Column>, rows: usize) -> Vec<String> {
    fn all<T: ToString>(values: impl Iterator<Item = Option<T>>) -> Vec<String> {
        values
            .map(|value| value.map_or("?".into(), |value| value.to_string()))
            .collect()
    }
    match column {
        None => vec!["?".into(); rows],
        Some(Column::Text(texts)) => all(texts.downcast_dict::<StringArray>().unwrap().into_iter()),
        Some(Column::Choices(lists)) => all(lists.iter().map(|list| {
            let list = list?;
            let list = list.as_dictionary::<UInt32Type>().clone();
            let items = list.downcast_dict::<StringArray>().unwrap();
            Some(items.into_iter().flatten().collect::<Vec<_>>().join("+"))
        })),
        Some(Column::Number(numbers)) => all(numbers.iter()),
        Some(Column::Range(ranges)) => all((0..rows).map(|row| ranges.get(row))),
        Some(Column::Day(days)) => all(days.iter().map(|day| day.map(leadc::time::LocalDay))),
        Some(Column::Time(column)) => times(column),
        Some(Column::YesNo(answers)) => all(answers.iter()),
    }
}

/// Why something cannot be read, in English.
pub fn why(problem: &Problem) -> String {
    problem
        .why
        .as_ref()
        .map_or(String::new(), |why| why.english())
}

/// `LINE COLUMN VALUE: WHY` of each unreadable value that is shown.
pub fn unreadable(report: &Report) -> Vec<String> {
    let columns = report.files.iter().flat_map(|file| &file.columns);
    columns
        .flat_map(|column| {
            let shown = column.unreadable.listed().into_iter();
            shown.map(|(value, odd)| {
                format!(
                    "{} {} {value}: {}",
                    odd.line,
                    column.column,
                    odd.why.english()
                )
            })
        })
        .collect()
}
