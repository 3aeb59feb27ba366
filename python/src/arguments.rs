//! What Python gives, as the library takes it: languages, times, tables and files.

use crate::{capsule, errors};
use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, Timestamp, tz};
use leadc::{AsOf, DataError, Duplicates, Language, Tables};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyDateTime, PyDelta, PyDict, PyList, PyString, PyTuple};
use std::path::PathBuf;

/// `en`, `pt`, `it` or `zh`.
pub fn language(code: &str) -> PyResult<Language> {
    let language = Language::from_code(code);
    language.ok_or_else(|| {
        PyValueError::new_err(format!("unknown language `{code}`: write en, pt, it or zh"))
    })
}

/// The as-of time: a text as on the command line, a date (its end), or a time; the present if there is none.
pub fn as_of(value: Option<&Bound<'_, PyAny>>) -> PyResult<AsOf> {
    let Some(value) = value else {
        return Ok(AsOf::now());
    };
    if let Ok(text) = value.extract::<String>() {
        return as_of_text(&text);
    }
    match moment(value)? {
        Some(Moment::Instant(instant)) => Ok(AsOf::Instant(instant)),
        Some(Moment::Local(time)) => Ok(AsOf::Local(time)),
        Some(Moment::Day(day)) => Ok(AsOf::Day(day)),
        None => Err(PyTypeError::new_err(format!(
            "`as_of` is a {}: pass a date, a datetime or a text",
            value.get_type().name()?
        ))),
    }
}

/// The as-of time as on the command line.
pub fn as_of_text(text: &str) -> PyResult<AsOf> {
    let read = text.parse::<AsOf>();
    read.map_err(|help| PyValueError::new_err(format!("`{text}` is not an as-of time: {help}")))
}

/// A time or a date.
pub enum Moment {
    /// A datetime with a zone.
    Instant(Timestamp),
    /// A datetime without one.
    Local(DateTime),
    /// A date.
    Day(Date),
}

/// A time or a date, if it is one.
pub fn moment(value: &Bound<'_, PyAny>) -> PyResult<Option<Moment>> {
    if value.is_instance_of::<PyDateTime>() {
        let part = |name| value.getattr(name)?.extract::<i8>();
        let micros: i32 = value.getattr("microsecond")?.extract()?;
        let time = jiff::civil::Time::new(
            part("hour")?,
            part("minute")?,
            part("second")?,
            micros * 1000,
        )
        .map_err(errors::result)?;
        let local = DateTime::from_parts(day(value)?, time);
        let offset = value.call_method0("utcoffset")?;
        if offset.is_none() {
            return Ok(Some(Moment::Local(local)));
        }
        return Ok(Some(Moment::Instant(instant(local, &offset)?)));
    }
    match value.is_instance_of::<PyDate>() {
        true => Ok(Some(Moment::Day(day(value)?))),
        false => Ok(None),
    }
}

fn day(value: &Bound<'_, PyAny>) -> PyResult<Date> {
    let (year, month, day) = (
        value.getattr("year")?,
        value.getattr("month")?,
        value.getattr("day")?,
    );
    Date::new(year.extract()?, month.extract()?, day.extract()?).map_err(errors::result)
}

/// A local time with the difference to UTC that its zone has then.
fn instant(local: DateTime, offset: &Bound<'_, PyAny>) -> PyResult<Timestamp> {
    let offset = offset.cast::<PyDelta>()?;
    let part = |name| offset.getattr(name)?.extract::<i64>();
    let seconds = part("days")? * 86_400 + part("seconds")?;
    let offset =
        SignedDuration::from_secs(seconds) + SignedDuration::from_micros(part("microseconds")?);
    let utc = tz::Offset::UTC
        .to_timestamp(local)
        .map_err(errors::result)?;
    utc.checked_sub(offset).map_err(errors::result)
}

/// How tables are read.
pub struct ReadOptions<'a> {
    /// `error`, `first` or `last`.
    pub duplicates: &'a str,
    pub strict: bool,
    pub lenient: bool,
    /// Whether problems are placed by the lead, since rows have no order.
    pub by_lead: bool,
}

impl<'a> ReadOptions<'a> {
    /// As the arguments of a method say.
    pub fn new(duplicates: &'a str, strict: bool, lenient: bool) -> ReadOptions<'a> {
        ReadOptions {
            duplicates,
            strict,
            lenient,
            by_lead: false,
        }
    }
}

impl Default for ReadOptions<'_> {
    fn default() -> Self {
        ReadOptions::new("error", false, false)
    }
}

/// Leads and activities as tables; the inner error is one of the data.
pub fn tables(
    leads: &Bound<'_, PyAny>,
    activities: Option<&Bound<'_, PyAny>>,
    options: &ReadOptions<'_>,
) -> PyResult<Result<Tables, DataError>> {
    let mut collected = Collected::default();
    for table in each(leads, "leads")? {
        let table = Source::new(&table, "leads", &mut collected)?;
        collected.tables = match table {
            Source::File(path) => std::mem::take(&mut collected.tables).leads_file(path),
            Source::Batches(batches) => std::mem::take(&mut collected.tables).leads(batches),
        };
    }
    match activities.map(|activities| (activities, activities.cast::<PyDict>())) {
        None => {}
        Some((_, Ok(by_kind))) => {
            for (kind, tables) in by_kind {
                collected.activities(&tables, Some(&kind.extract::<String>()?))?;
            }
        }
        Some((tables, Err(_))) => collected.activities(tables, None)?,
    }
    let mut tables = collected.tables.duplicates(duplicates(options.duplicates)?);
    if options.strict {
        tables = tables.strict();
    }
    if options.lenient {
        tables = tables.lenient();
    }
    if options.by_lead {
        tables = tables.by_lead();
    }
    Ok(match collected.failed {
        Some(error) => Err(error),
        None => Ok(tables),
    })
}

fn duplicates(word: &str) -> PyResult<Duplicates> {
    match word {
        "error" => Ok(Duplicates::Error),
        "first" => Ok(Duplicates::First),
        "last" => Ok(Duplicates::Last),
        other => Err(PyValueError::new_err(format!(
            "`duplicates` is `{other}`: write error, first or last"
        ))),
    }
}

/// The tables so far, and the first that another library could not give.
#[derive(Default)]
struct Collected {
    tables: Tables,
    failed: Option<DataError>,
}

impl Collected {
    fn activities(&mut self, tables: &Bound<'_, PyAny>, kind: Option<&str>) -> PyResult<()> {
        for table in each(tables, "activities")? {
            let source = Source::new(&table, "activities", self)?;
            let tables = std::mem::take(&mut self.tables);
            self.tables = match (source, kind) {
                (Source::File(path), kind) => tables.activities_file(kind.map(str::to_owned), path),
                (Source::Batches(batches), Some(kind)) => tables.activities_of(kind, batches),
                (Source::Batches(batches), None) => tables.activities(batches),
            };
        }
        Ok(())
    }
}

enum Source {
    File(PathBuf),
    Batches(Vec<arrow_array::RecordBatch>),
}

impl Source {
    fn new(object: &Bound<'_, PyAny>, name: &str, collected: &mut Collected) -> PyResult<Source> {
        if capsule::is_table(object)? {
            return Ok(Source::Batches(capsule::batches(object)?.unwrap_or_else(
                |why| {
                    collected
                        .failed
                        .get_or_insert_with(|| errors::reading(name, &why));
                    Vec::new()
                },
            )));
        }
        if object.is_instance_of::<PyString>() || object.hasattr("__fspath__")? {
            return Ok(Source::File(object.extract()?));
        }
        Err(PyTypeError::new_err(format!(
            "`{name}` is a {}: pass a table that offers Arrow data (`__arrow_c_stream__`), such as one of pandas, polars, \
             pyarrow or DuckDB, the path of a file, or a list of these",
            object.get_type().name()?
        )))
    }
}

/// The items of a list, or the one object.
fn each<'py>(object: &Bound<'py, PyAny>, name: &str) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let items: Vec<_> = if let Ok(list) = object.cast::<PyList>() {
        list.iter().collect()
    } else if let Ok(tuple) = object.cast::<PyTuple>() {
        tuple.iter().collect()
    } else {
        vec![object.clone()]
    };
    match items.is_empty() {
        true => Err(PyValueError::new_err(format!(
            "`{name}` is an empty list: pass at least one table"
        ))),
        false => Ok(items),
    }
}

/// Names of fields; one can be given without a list.
#[derive(FromPyObject)]
pub enum Names {
    One(String),
    Several(Vec<String>),
}

impl Names {
    pub fn none() -> Names {
        Names::Several(Vec::new())
    }

    pub fn as_slice(&self) -> &[String] {
        match self {
            Names::One(name) => std::slice::from_ref(name),
            Names::Several(names) => names,
        }
    }
}
