//! Lists of leads, and the story of one.

use super::compiled::{Compiled, Parts};
use super::question::LeadsOf;
use super::{Failure, counts, rule_points};
use crate::diagnostic::render::Look;
use crate::diff::contracts::rules;
use crate::diff::leads::{Evaluated, LeadState, why};
use crate::eval;
use crate::message::{Language, Message, msg};
use crate::report::explanation::{self, ExplanationReport};
use crate::report::format::moment;
use crate::report::lead_table::LeadRows;
use crate::report::reasons;
use crate::report::text_table::TextTable;
use serde_json::{Value, json};

/// Number of leads that are listed at once.
const PAGE: usize = 50;

/// Some of the leads that were asked for, after the first `from`.
pub(super) fn answer(
    current: &Compiled,
    saved: Option<&Compiled>,
    of: &LeadsOf,
    from: usize,
    language: Language,
) -> Result<Value, Failure> {
    let rows = rows(current, saved, of);
    let all = rows.len();
    let some: Vec<u32> = rows.into_iter().skip(from).take(PAGE).collect();
    let data = &current.data;
    let listed = LeadRows::of_rows(
        &current.program,
        &data.leads,
        &current.history().results,
        some,
    );
    let (listed, must) = listed.for_people();
    let zone = current.program.about.zone.zone();
    let table = TextTable::new(&listed, must, zone, language).map_err(too_large)?;
    Ok(json!({ "all": all, "from": from, "table": table }))
}

/// A result that is too large for a table.
pub(super) fn too_large(error: arrow_schema::ArrowError) -> Failure {
    Failure::new(msg!(
        "the table cannot be shown: {error}",
        error = crate::message::shown(error)
    ))
}

/// The rows of the leads of the last contract; leads that it does not read have none.
fn rows(current: &Compiled, saved: Option<&Compiled>, of: &LeadsOf) -> Vec<u32> {
    let found = || counts::moves(current, saved);
    match of {
        LeadsOf::Line { line } => rule_points::leads_of_line(current, *line),
        LeadsOf::Place { place } => match found().stages.get(*place) {
            Some(count) => at(current, &count.at),
            None => Vec::new(),
        },
        LeadsOf::Move { row } => match found().moves.get(*row) {
            Some(one) => with_ids(current, &one.leads),
            None => Vec::new(),
        },
    }
}

/// The rows of the leads that are in a stage, or excluded, or left out.
fn at(current: &Parts, state: &LeadState) -> Vec<u32> {
    let evaluated = current.stages();
    let rows = 0..current.data.leads.len();
    let is_there = |row: &usize| LeadState::of_lead(evaluated, *row).same(state);
    rows.filter(is_there).map(|row| row as u32).collect()
}

fn with_ids(current: &Parts, ids: &[String]) -> Vec<u32> {
    let wanted: rustc_hash::FxHashSet<&str> = ids.iter().map(String::as_str).collect();
    let own = current.data.leads.ids.iter().zip(0..);
    own.filter(|(id, _)| id.is_some_and(|id| wanted.contains(id)))
        .map(|(_, row)| row)
        .collect()
}

/// The story of a lead, and, if its stage is another one under the saved contract, why.
pub(super) fn explanation(
    current: &Compiled,
    saved: Option<&Compiled>,
    lead: &str,
    language: Language,
) -> Result<Value, Failure> {
    let data = &current.data;
    let row = data.leads.ids.iter().position(|id| id == Some(lead));
    let row = row.ok_or_else(|| Failure::new(msg!("no lead has the id `{lead}`", lead)))?;
    let story = eval::explain(
        &current.program,
        &data.leads,
        &data.activities,
        row,
        current.as_of,
    );
    let Some(story) = story else {
        let as_of = moment(current.as_of.instant, current.program.about.zone.zone());
        return Err(Failure::new(msg!(
            "the lead `{lead}` was created after {as_of}",
            lead,
            as_of
        )));
    };
    let report = ExplanationReport {
        contract: &current.file,
        written_in: current.program.inputs.language,
        look: Look {
            language,
            width: usize::from(u16::MAX),
            ..Look::default()
        },
    };
    let changes = saved.and_then(|saved| changes(current, saved, lead));
    Ok(json!({
        "lead": lead,
        "story": explanation::text(&story, report),
        "changes": changes.map(|changes| changes.text(language)),
    }))
}

/// Why a lead is in a different stage than under the saved contract; none if it is not.
fn changes(current: &Parts, saved: &Parts, lead: &str) -> Option<Message> {
    let named = saved.named_as(current);
    let old = Evaluated {
        program: &named,
        ..saved.evaluated()
    };
    let rules = rules(saved.side(), current.side());
    let sample = why(old, current.evaluated(), lead, &rules)?;
    let zone = current.program.about.zone.zone();
    Some(reasons::sample(&sample, zone))
}
