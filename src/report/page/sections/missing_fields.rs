//! The fields to ask for.

use super::lead_columns::LeadColumns;
use crate::report::format::{counted, number};
use crate::report::page::PageData;
use crate::report::page::document::{Bar, Block, Cell, Line, Part, Section, Table};
use crate::report::page::metrics::Metrics;
use crate::report::page::metrics::missing_fields::{FieldToAsk, blocked, leads_to_ask};

/// Maximum number of fields shown.
const FIELDS: usize = 12;

pub(super) fn section(source: &PageData<'_>, numbers: &Metrics) -> Section {
    let part = |blocks| Part {
        blocks,
        ..Part::default()
    };
    let parts = match numbers.asks.first() {
        None => vec![part(vec![Block::Says(Line::text(
            "No lead is kept from its next stage by an unknown value.",
        ))])],
        Some(first) => vec![
            part(blocks(source, numbers, first)),
            Part {
                heading: Some(Line::text("What to ask each lead")),
                ..part(leads(source))
            },
        ],
    };
    Section {
        id: "missing",
        title: "Missing information",
        parts,
    }
}

fn blocks(source: &PageData<'_>, numbers: &Metrics, first: &FieldToAsk) -> Vec<Block> {
    let kept = counted(blocked(&source.history.results), "lead");
    let said = Line::text(format!(
        "{kept} could be in a next stage, held back only by unknown values."
    ));
    let mut blocks = vec![Block::Says(said)];
    blocks.extend(ask_first(source, first));
    blocks.push(Block::Table(table(source, numbers)));
    let more = numbers.asks.len().saturating_sub(FIELDS);
    if more > 0 {
        let more = Line::text(format!("and {} more: ", number(more as u64)));
        blocks.push(Block::Says(more.and_quoted("leadc eval")));
    }
    blocks
}

/// The most useful field, if any alone is missing.
fn ask_first(source: &PageData<'_>, ask: &FieldToAsk) -> Option<Block> {
    let (field, to) = names(source, ask);
    let line = Line::text("Ask next for ")
        .and_name(field)
        .and(": it is all that is missing for ");
    let line = line
        .and_strong(counted(ask.alone(), "lead"))
        .and(" on the way to ")
        .and_name(to);
    let line = match (ask.enters, ask.depends) {
        (0, 0) => return None,
        (_, 0) => line.and("; they enter as soon as it is known."),
        (0, _) => line.and("; whether they enter depends on what it is."),
        (enters, depends) => line.and(format!(
            "; {} enter as soon as it is known, for {} it depends on what it is.",
            number(enters),
            number(depends)
        )),
    };
    Some(Block::Says(line))
}

fn names<'s>(source: &PageData<'s>, ask: &FieldToAsk) -> (&'s str, &'s str) {
    let program = source.program;
    (program.field_name(ask.field), program.stage_name(ask.to))
}

/// The first leads that only unknown fields keep out, with the fields to ask each for.
fn leads(source: &PageData<'_>) -> Vec<Block> {
    let all = leads_to_ask(&source.history.results);
    let columns = LeadColumns::new(source);
    let mut table = columns.table(&["could enter", "ask for", "then"]);
    let program = source.program;
    for (lead, way) in all.iter().take(source.top) {
        let fields = way.fields.iter().map(|field| program.field_name(*field));
        let then = match way.is_met {
            true => "it enters",
            false => "it depends on the values",
        };
        let own = [
            Line::name(program.stage_name(way.to)),
            Line::none().and_names(fields, "and"),
            Line::text(then),
        ];
        let lines = columns.cells(*lead).into_iter().chain(own);
        table.rows.push(lines.map(Cell::from).collect());
    }
    let said = "Those with the fewest questions come first. Of several ways into a next stage, the one with the fewest is shown.";
    let mut blocks = vec![Block::Says(Line::text(said)), Block::Table(table)];
    let more = all.len().saturating_sub(source.top);
    if more > 0 {
        let more = Line::text(format!("and {} more: ", number(more as u64)));
        blocks.push(Block::Says(more.and_quoted("leadc eval")));
    }
    blocks
}

fn table(source: &PageData<'_>, numbers: &Metrics) -> Table {
    let mut table = Table::with(&[
        "unknown field",
        "for stage",
        "#alone missing",
        "=",
        "#of these, enter once known",
        "#of these, depends on it",
        "#one of several missing",
    ]);
    let most = numbers
        .asks
        .iter()
        .map(FieldToAsk::alone)
        .max()
        .unwrap_or(0);
    for ask in numbers.asks.iter().take(FIELDS) {
        let (field, to) = names(source, ask);
        let bar = Bar {
            good: ask.alone(),
            bad: 0,
            whole: most,
        };
        table.row([
            Line::name(field).into(),
            Line::name(to).into(),
            number(ask.alone()).into(),
            bar.into(),
            number(ask.enters).into(),
            number(ask.depends).into(),
            number(ask.among).into(),
        ]);
    }
    table
}
