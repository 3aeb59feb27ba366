//! One lead as a dict, and the decision about it.

use crate::arguments::{Moment, moment};
use leadc::{Activity, Engine, Lead, Outcome, Value};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString};

/// The key of an activity's kind in its dict.
const KIND: &str = "kind";
/// The key of an activity's time in its dict.
const TIME: &str = "time";

/// A lead of a dict with the names of fields, and its activities, each a dict with `kind`, `time` and the names of details.
pub fn lead(
    engine: &Engine,
    values: &Bound<'_, PyDict>,
    activities: Option<&Bound<'_, PyAny>>,
) -> PyResult<Lead> {
    let id = match engine.id_field() {
        Some(name) => values.get_item(name)?,
        None => None,
    };
    let id = id.map(|id| id.str()?.extract::<String>()).transpose()?;
    let mut lead = Lead::new(id.unwrap_or_default());
    for (name, given) in values {
        let name: String = name.extract()?;
        if let Some(value) = value(engine, &name, &given)? {
            lead = lead.with(name, value);
        }
    }
    let Some(activities) = activities else {
        return Ok(lead);
    };
    for activity in activities.try_iter()? {
        let activity = activity?;
        let activity = activity.cast::<PyDict>().map_err(|_| {
            PyTypeError::new_err("an activity of one lead is a dict with `kind` and `time`")
        })?;
        lead = lead.did_activity(self::activity(engine, activity)?);
    }
    Ok(lead)
}

fn activity(engine: &Engine, given: &Bound<'_, PyDict>) -> PyResult<Activity> {
    let required = |key: &str| {
        let found = given.get_item(key)?;
        found.ok_or_else(|| PyTypeError::new_err(format!("an activity has no `{key}`: {given}")))
    };
    let kind: String = required(KIND)?.extract()?;
    let at = value(engine, TIME, &required(TIME)?)?
        .ok_or_else(|| PyTypeError::new_err(format!("an activity has no `{TIME}`: {given}")))?;
    let mut activity = Activity::new(kind, at);
    for (name, detail) in given {
        let name: String = name.extract()?;
        if name == KIND || name == TIME {
            continue;
        }
        if let Some(value) = value(engine, &name, &detail)? {
            activity = activity.with(name, value);
        }
    }
    Ok(activity)
}

/// A value; none if it is unknown.
fn value(engine: &Engine, name: &str, given: &Bound<'_, PyAny>) -> PyResult<Option<Value>> {
    if given.is_none() {
        return Ok(None);
    }
    if given.is_instance_of::<PyString>() {
        return Ok(Some(Value::Text(given.extract()?)));
    }
    // A bool is also an int.
    if given.is_instance_of::<PyBool>() {
        return Ok(Some(Value::YesNo(given.extract()?)));
    }
    if given.is_instance_of::<PyFloat>() {
        let number: f64 = given.extract()?;
        return Ok((!number.is_nan()).then_some(Value::Number(number)));
    }
    if given.is_instance_of::<PyInt>() || given.hasattr("__float__")? {
        return Ok(Some(Value::Number(
            given.call_method0("__float__")?.extract()?,
        )));
    }
    if let Ok(list) = given.cast::<PyList>() {
        return Ok(Some(Value::Texts(list.extract()?)));
    }
    let read = moment(given)?.map(|moment| match moment {
        Moment::Instant(instant) => Value::Time(instant),
        Moment::Local(time) => Value::Time(engine.instant(time)),
        Moment::Day(day) => Value::Date(day),
    });
    match read {
        Some(value) => Ok(Some(value)),
        None => Err(PyTypeError::new_err(format!(
            "`{name}` is a {}: pass a str, number, bool, date, datetime, list of str, or None",
            given.get_type().name()?
        ))),
    }
}

/// The decision about one lead.
#[pyclass(frozen, get_all, module = "leadc")]
pub struct Decision {
    stage: Option<String>,
    since: Py<PyAny>,
    points: Py<PyDict>,
    excluded_by: Vec<String>,
    matches: Vec<String>,
    missing: Vec<String>,
    clocks: Py<PyList>,
}

impl Decision {
    pub fn new(py: Python<'_>, engine: &Engine, outcome: Outcome) -> PyResult<Decision> {
        let points = PyDict::new(py);
        for name in engine.points_names() {
            let own = outcome.points(name);
            points.set_item(name, own.map(|points| points.0 as f64 / 1000.0))?;
        }
        let clocks = PyList::empty(py);
        for clock in &outcome.clocks {
            let own = PyDict::new(py);
            own.set_item("sla", &clock.sla)?;
            own.set_item("state", clock.state)?;
            own.set_item("started", datetime(py, clock.started)?)?;
            own.set_item("due", clock.due.map(|due| datetime(py, due)).transpose()?)?;
            let completed = clock.completed.map(|at| datetime(py, at)).transpose()?;
            own.set_item("completed", completed)?;
            clocks.append(own)?;
        }
        Ok(Decision {
            since: datetime(py, outcome.since)?,
            stage: outcome.stage,
            points: points.unbind(),
            excluded_by: outcome.excluded_by,
            matches: outcome.matches,
            missing: outcome.missing,
            clocks: clocks.unbind(),
        })
    }
}

/// A datetime in UTC.
fn datetime(py: Python<'_>, instant: jiff::Timestamp) -> PyResult<Py<PyAny>> {
    use pyo3::types::{PyDateTime, PyTzInfo};
    let utc = jiff::tz::Offset::UTC.to_datetime(instant);
    let year = i32::from(utc.year());
    let part = |part: i8| part.unsigned_abs();
    let micros = utc.subsec_nanosecond().unsigned_abs() / 1000;
    let zone = PyTzInfo::utc(py)?;
    let own = PyDateTime::new(
        py,
        year,
        part(utc.month()),
        part(utc.day()),
        part(utc.hour()),
        part(utc.minute()),
        part(utc.second()),
        micros,
        Some(&*zone),
    )?;
    Ok(own.into_any().unbind())
}

#[pymethods]
impl Decision {
    fn __repr__(&self) -> String {
        let stage = self.stage.as_deref().unwrap_or("none");
        format!("<Decision: stage {stage}, {}>", self.points)
    }
}
