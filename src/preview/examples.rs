//! The examples of the contract's own file as a table: each cell is a part of the text that can be replaced.

use super::compiled::Compiled;
use crate::contract::model::{Example, Expect};
use crate::eval::example::{Case, Verdict, judge};
use crate::message::Language;
use crate::source::{SourceFile, Span};
use crate::syntax::phrase::PhraseId;
use crate::syntax::tree::{Line, Phrase, SlotValue};
use crate::syntax::{Budget, keywords, parse};
use serde::Serialize;

/// An example.
#[derive(Debug, Serialize)]
pub(super) struct ExampleRow {
    title: String,
    /// The line of its header, from 1.
    line: usize,
    /// Whether all expectations hold.
    passed: bool,
    cells: Vec<Cell>,
}

/// A part of an example.
#[derive(Debug, Serialize)]
struct Cell {
    kind: CellKind,
    text: String,
    /// Where it is in the text, in UTF-16 units.
    from: usize,
    to: usize,
    /// The ends of its line.
    line_from: usize,
    line_to: usize,
    /// Whether the expectation holds; none for other cells.
    held: Option<bool>,
    /// The result, if it is not as expected.
    actual: Option<String>,
}

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum CellKind {
    AsOf,
    Fact,
    Did,
    Expect,
}

impl CellKind {
    fn of_line(id: PhraseId) -> Option<CellKind> {
        let kinds = [
            (PhraseId::AsOf, CellKind::AsOf),
            (PhraseId::Lead, CellKind::Fact),
            (PhraseId::Did, CellKind::Did),
            (PhraseId::Expect, CellKind::Expect),
        ];
        let mut own = kinds.into_iter().filter(|(line, _)| *line == id);
        own.next().map(|(_, kind)| kind)
    }
}

/// What the lines of an example begin with, in the language of the contract.
#[derive(Debug, Serialize)]
pub(super) struct Labels {
    example: String,
    as_of: String,
    lead: String,
    did: String,
    expect: String,
    /// `stage {stage}`
    expect_stage: String,
}

impl Labels {
    pub fn new(language: Language) -> Labels {
        let label = |id| keywords::label(language, id);
        Labels {
            example: keywords::keyword(language, PhraseId::Example).to_owned(),
            as_of: label(PhraseId::AsOf),
            lead: label(PhraseId::Lead),
            did: label(PhraseId::Did),
            expect: label(PhraseId::Expect),
            expect_stage: keywords::fill(language, PhraseId::ExpectStage, &|_| Some("{stage}")),
        }
    }
}

/// The examples of the contract's own file, in its order.
pub(super) fn rows(current: &Compiled, language: Language) -> Vec<ExampleRow> {
    let sources = &current.sources;
    let own = sources.iter().find(|(_, file)| file.name == current.file);
    let Some((id, file)) = own else {
        return Vec::new();
    };
    let tree = parse(sources, id, &mut Budget::default()).tree;
    let examples = current.contract.examples.iter();
    let own = examples.filter(|example| example.span.file == id);
    let units = Utf16Offsets::new(&file.text);
    let rows = own.filter_map(|example| {
        let mut blocks = tree.blocks.iter();
        let block = blocks.find(|block| is_header_of(&block.header, example.span))?;
        let verdicts = verdicts(current, example);
        let cells = block
            .lines
            .iter()
            .flat_map(|line| cells(line, file, &units));
        let mut cells: Vec<Cell> = cells.collect();
        for (cell, verdict) in expectations(&mut cells).zip(&verdicts) {
            cell.held = Some(*verdict == Verdict::Held);
            cell.actual = match verdict {
                Verdict::Held => None,
                Verdict::Failed { actual } => Some(actual.text(language)),
            };
        }
        Some(ExampleRow {
            title: example.title.clone(),
            line: file.line_number(example.span.start as usize),
            passed: verdicts.iter().all(|verdict| *verdict == Verdict::Held),
            cells,
        })
    });
    rows.collect()
}

fn is_header_of(header: &Line, span: Span) -> bool {
    let mut readings = header.readings.iter();
    readings.any(|reading| reading.span == span)
}

fn expectations(cells: &mut [Cell]) -> impl Iterator<Item = &mut Cell> {
    let cells = cells.iter_mut();
    cells.filter(|cell| cell.kind == CellKind::Expect)
}

/// The verdicts on the expectations of an example, in their order.
fn verdicts(current: &Compiled, example: &Example) -> Vec<Verdict> {
    let case = Case::new(&current.contract, example);
    let history = case.history(&current.program);
    let verdict = |expect: &Expect| judge(&current.program, &history, &expect.kind);
    example.expects.iter().map(verdict).collect()
}

/// The cells of a line: one for each fact and expectation, one for any other line.
fn cells(line: &Line, file: &SourceFile, units: &Utf16Offsets) -> Vec<Cell> {
    let Some(phrase) = line.readings.first() else {
        return Vec::new();
    };
    let Some(kind) = CellKind::of_line(phrase.id) else {
        return Vec::new();
    };
    let around = file.line_range(file.line_number(phrase.span.start as usize));
    let spans = items(phrase).into_iter();
    let cell = |span: Span| {
        let text = file.text.get(span.range()).unwrap_or_default();
        let trimmed = text.trim();
        let start = span.start as usize + (text.len() - text.trim_start().len());
        Cell {
            kind,
            text: trimmed.to_owned(),
            from: units.at(start),
            to: units.at(start + trimmed.len()),
            line_from: units.at(around.start),
            line_to: units.at(around.end),
            held: None,
            actual: None,
        }
    };
    spans.map(cell).collect()
}

/// The parts of a line that can be replaced by themselves.
fn items(phrase: &Phrase) -> Vec<Span> {
    let slots = phrase.slots.iter();
    let parts: Vec<Span> = slots
        .filter_map(|slot| slot.value.as_ref().ok())
        .flat_map(|value| match value {
            SlotValue::Facts(facts) => facts.iter().map(|fact| fact.condition.span).collect(),
            SlotValue::Expects(items) => {
                let first = items.iter().filter_map(|readings| readings.first());
                first.map(|reading| reading.span).collect()
            }
            _ => Vec::new(),
        })
        .collect();
    if !parts.is_empty() {
        return parts;
    }
    let spans = phrase.slots.iter().map(|slot| slot.span);
    match spans.min_by_key(|span| span.start) {
        Some(first) => vec![first.to(phrase.span.after())],
        None => Vec::new(),
    }
}

/// Offsets of a text in UTF-16 units, by lines.
struct Utf16Offsets<'t> {
    text: &'t str,
    /// The byte and the unit at which each line begins.
    lines: Vec<(usize, usize)>,
}

impl<'t> Utf16Offsets<'t> {
    fn new(text: &'t str) -> Utf16Offsets<'t> {
        let mut lines = Vec::new();
        let (mut byte, mut unit) = (0, 0);
        for line in text.split_inclusive('\n') {
            lines.push((byte, unit));
            byte += line.len();
            unit += line.encode_utf16().count();
        }
        Utf16Offsets { text, lines }
    }

    fn at(&self, byte: usize) -> usize {
        let after = self.lines.partition_point(|(start, _)| *start <= byte);
        let line = after.checked_sub(1).and_then(|at| self.lines.get(at));
        let (start, unit) = line.copied().unwrap_or_default();
        let before = self.text.get(start..byte).unwrap_or_default();
        unit + before.encode_utf16().count()
    }
}
