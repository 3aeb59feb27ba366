//! Texts of the page: durations, dates, and descriptions of slas and stages from the contract.

use super::document::Line;
use crate::clock::Elapsed;
use crate::contract::model::StageId;
use crate::ir::Program;
use crate::ir::program::Stage;
use crate::ir::slas::Sla;
use crate::ir::term::PlaceId;
use crate::report::format::{counted, length, number};
use crate::time::Unit;

/// A stay on the calendar: `35 min`, `4 h 05 min`, `12.3 days`.
pub fn stay(micros: i64) -> String {
    const DAY: i64 = 86_400_000_000;
    if micros < 2 * DAY {
        return length(micros);
    }
    let tenths = micros / (DAY / 10);
    let days = number((tenths / 10).unsigned_abs());
    format!("{days}.{} days", tenths % 10)
}

/// How long a clock took: `4 h 05 min of business time`, `the same day`, `3 business days`.
pub fn took(took: Elapsed, unit: Unit) -> String {
    let day = if unit.is_business() {
        "business day"
    } else {
        "day"
    };
    match took {
        Elapsed::Micros(micros) if unit.is_business() => {
            format!("{} of business time", length(micros))
        }
        Elapsed::Micros(micros) => length(micros),
        Elapsed::Days(0) => "the same day".to_owned(),
        Elapsed::Days(days) => counted(days, day),
    }
}

/// Lines of the contract.
pub fn lines(program: &Program, places: &[PlaceId]) -> Vec<String> {
    let line = |place: &PlaceId| program.place(*place).text.clone();
    places.iter().map(line).collect()
}

/// The name of a party.
pub fn party<'p>(program: &'p Program, sla: &Sla) -> &'p str {
    &program.about.parties[sla.who.index()].0
}

/// The name of a stage, with the author's description.
pub fn stage(program: &Program, stage: StageId) -> Line {
    let Stage {
        name, description, ..
    } = &program.stages[stage.index()];
    let line = Line::name(name);
    match description {
        Some(description) => line.and_soft(format!(" ({description})")),
        None => line,
    }
}
