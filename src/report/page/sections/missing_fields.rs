//! The fields to ask for.

use super::lead_columns::LeadColumns;
use crate::message::{Figure, Join, msg, template};
use crate::report::format;
use crate::report::page::PageData;
use crate::report::page::document::{self, BARS, Bar, Block, Cell, Part, Section, Table, words};
use crate::report::page::labels::and_more;
use crate::report::page::line::{Line, Style};
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
        None => {
            let none = msg!("No lead is kept from its next stage by an unknown value.");
            vec![part(vec![Block::Says(Line::says(none))])]
        }
        Some(first) => vec![
            part(blocks(source, numbers, first)),
            Part {
                heading: Some(Line::says(msg!("What to ask each lead"))),
                ..part(leads(source))
            },
        ],
    };
    Section {
        id: "missing",
        title: msg!("Missing information"),
        parts,
    }
}

fn blocks(source: &PageData<'_>, numbers: &Metrics, first: &FieldToAsk) -> Vec<Block> {
    let n = Figure::of(blocked(&source.history.results));
    let said = msg!(
        "{n} {n|lead|leads} could be in a next stage, held back only by unknown values.",
        n
    );
    let mut blocks = vec![Block::Says(Line::says(said))];
    blocks.extend(ask_first(source, first));
    blocks.push(Block::Table(table(source, numbers)));
    let more = numbers.asks.len().saturating_sub(FIELDS);
    if more > 0 {
        blocks.push(Block::Says(and_more(more, "leadc eval")));
    }
    blocks
}

/// The most useful field, if any alone is missing.
fn ask_first(source: &PageData<'_>, ask: &FieldToAsk) -> Option<Block> {
    let (field, stage) = names(source, ask);
    let leads = format::leads(ask.alone());
    let (enters, depends) = (Figure::of(ask.enters), Figure::of(ask.depends));
    let advice = match (ask.enters, ask.depends) {
        (0, 0) => return None,
        (_, 0) => msg!(
            "Ask next for {field}: it is all that is missing for {leads} on the way to {stage}; they enter as soon as it is \
             known.",
            field,
            leads,
            stage
        ),
        (0, _) => msg!(
            "Ask next for {field}: it is all that is missing for {leads} on the way to {stage}; whether they enter depends on \
             what it is.",
            field,
            leads,
            stage
        ),
        (_, _) => msg!(
            "Ask next for {field}: it is all that is missing for {leads} on the way to {stage}; {enters} enter as soon as it is \
             known, for {depends} it depends on what it is.",
            field,
            leads,
            stage,
            enters,
            depends
        ),
    };
    let line = Line::says(advice);
    let line = line.with(Style::Name, &["field", "stage"]);
    Some(Block::Says(line.with(Style::Strong, &["leads"])))
}

fn names<'s>(source: &PageData<'s>, ask: &FieldToAsk) -> (&'s str, &'s str) {
    let program = source.program;
    (program.field_name(ask.field), program.stage_name(ask.to))
}

/// The first leads that only unknown fields keep out, with the fields to ask each for.
fn leads(source: &PageData<'_>) -> Vec<Block> {
    let all = leads_to_ask(&source.history.results);
    let columns = LeadColumns::new(source);
    let mut table = columns.table(&[
        words(template!("could enter")),
        words(template!("ask for")),
        words(template!("then")),
    ]);
    let program = source.program;
    for (lead, way) in all.iter().take(source.top) {
        let fields = way.fields.iter().map(|field| program.field_name(*field));
        let then = match way.is_met {
            true => msg!("it enters"),
            false => msg!("it depends on the values"),
        };
        let own = [
            Line::name(program.stage_name(way.to)),
            Line::names(fields, Join::And),
            Line::says(then),
        ];
        let lines = columns.cells(*lead).into_iter().chain(own);
        table.rows.push(lines.map(Cell::from).collect());
    }
    let said = msg!(
        "Those with the fewest questions come first. Of several ways into a next stage, the one with the fewest is shown."
    );
    let mut blocks = vec![Block::Says(Line::says(said)), Block::Table(table)];
    let more = all.len().saturating_sub(source.top);
    if more > 0 {
        blocks.push(Block::Says(and_more(more, "leadc eval")));
    }
    blocks
}

fn table(source: &PageData<'_>, numbers: &Metrics) -> Table {
    let number = document::numbers;
    let mut table = Table::with(&[
        words(template!("unknown field")),
        words(template!("for stage")),
        number(template!("alone missing")),
        BARS,
        number(template!("of these, enter once known")),
        number(template!("of these, depends on it")),
        number(template!("one of several missing")),
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
            Figure::of(ask.alone()).into(),
            bar.into(),
            Figure::of(ask.enters).into(),
            Figure::of(ask.depends).into(),
            Figure::of(ask.among).into(),
        ]);
    }
    table
}
