//! Texts of the page: durations, dates, and descriptions of slas and stages from the contract.

use super::document::Cell;
use super::line::{Line, Style};
use crate::clock::Elapsed;
use crate::contract::model::StageId;
use crate::ir::Program;
use crate::ir::program::Stage;
use crate::ir::slas::Sla;
use crate::ir::term::PlaceId;
use crate::message::{Figure, Message, msg};
use crate::report::format::{length, share};
use crate::time::Unit;

/// A stay on the calendar: `35 min`, `4 h 05 min`, `12.3 days`.
pub fn stay(micros: i64) -> Message {
    const DAY: i64 = 86_400_000_000;
    if micros < 2 * DAY {
        return length(micros);
    }
    let tenths = micros / (DAY / 10);
    let days = Figure::of((tenths / 10).unsigned_abs());
    let days = Figure::english(format!("{}.{}", days.as_str(), tenths % 10));
    msg!("{days} {days|day|days}", days)
}

/// How long a clock took: `4 h 05 min of business time`, `the same day`, `3 business days`.
pub fn took(took: Elapsed, unit: Unit) -> Message {
    match took {
        Elapsed::Micros(micros) if unit.is_business() => {
            msg!("{length} of business time", length = length(micros))
        }
        Elapsed::Micros(micros) => length(micros),
        Elapsed::Days(0) => msg!("the same day"),
        Elapsed::Days(days) => {
            let days = Figure::of(days);
            match unit.is_business() {
                true => msg!("{days} {days|business day|business days}", days),
                false => msg!("{days} {days|day|days}", days),
            }
        }
    }
}

/// The reason that the contract gives: `because “…”`.
pub fn reason(because: &str) -> Message {
    msg!("because “{because}”", because)
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
    described(name, description.as_deref())
}

/// The name of a stage, with a description if it has one.
pub fn described(name: &str, description: Option<&str>) -> Line {
    match description {
        Some(description) => Line::soft(msg!("{stage} ({description})", stage = name, description))
            .with(Style::Name, &["stage"]),
        None => Line::name(name),
    }
}

/// A heading with the party that promised it.
pub fn by(what: Line, party: &str) -> Line {
    let by = Line::soft(msg!("by {party}", party)).with(Style::Name, &["party"]);
    what.and(by)
}

/// A share in a cell, empty if there is no whole.
pub fn share_cell(part: u64, whole: u64) -> Cell {
    share(part, whole).map_or(Line::none().into(), Cell::from)
}

/// What a cell shows if there is nothing to show a number of.
pub fn dash() -> Figure {
    Figure::english("–")
}

/// The number of further items, and the command that shows them.
pub fn and_more(more: usize, command: &str) -> Line {
    let more = Figure::of(more as u64);
    Line::says(msg!("and {more} more: {command}", more, command)).with(Style::Quoted, &["command"])
}
