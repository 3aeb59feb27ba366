//! Differences as JSON, for programs.

mod leads;

use super::{Comparison, Problem, Unpaired, witnesses};
use crate::diff::contracts::BlockChange;
use crate::diff::{Change, Detail};
use crate::escape::json;
use crate::message::Message;
use serde::Serialize;

/// The version of the document's format.
const FORMAT_VERSION: u32 = 1;

/// The document.
#[derive(Serialize)]
pub struct Document<'a> {
    format: u32,
    old: &'a str,
    new: &'a str,
    problems: Vec<Incomparable<'a>>,
    unpaired: Option<&'static str>,
    blocks: Vec<Block<'a>>,
    summary: Summary,
    witnesses: Vec<witnesses::Witness<'a>>,
    leads: Option<leads::Leads<'a>>,
    gates: Vec<leads::Verdict<'a>>,
}

#[derive(Serialize)]
struct Incomparable<'a> {
    contract: &'a str,
    problem: &'a str,
}

#[derive(Serialize)]
struct Block<'a> {
    kind: &'static str,
    name: Option<&'a str>,
    change: &'static str,
    details: Vec<Difference>,
}

#[derive(Serialize)]
struct Difference {
    about: &'static str,
    of: Vec<String>,
    change: &'static str,
    old: Option<String>,
    new: Option<String>,
}

#[derive(Serialize)]
struct Summary {
    added: usize,
    removed: usize,
    changed: usize,
}

/// The differences as text in JSON.
pub fn json(comparison: &Comparison) -> serde_json::Result<String> {
    json::pretty(&document(comparison))
}

/// The differences as one document.
pub fn document(comparison: &Comparison) -> Document<'_> {
    let count = |change: Change| {
        let blocks = comparison.blocks.iter();
        blocks.filter(|block| block.change == change).count()
    };
    Document {
        format: FORMAT_VERSION,
        old: &comparison.old,
        new: &comparison.new,
        problems: comparison.problems.iter().map(impossible).collect(),
        unpaired: comparison.unpaired.map(Unpaired::word),
        blocks: comparison.blocks.iter().map(block).collect(),
        summary: Summary {
            added: count(Change::Added),
            removed: count(Change::Removed),
            changed: count(Change::Changed),
        },
        witnesses: comparison.witnesses.iter().map(witnesses::json).collect(),
        leads: comparison.leads.as_ref().map(leads::leads),
        gates: comparison.gates.iter().map(leads::gate).collect(),
    }
}

fn impossible(problem: &Problem) -> Incomparable<'_> {
    Incomparable {
        contract: &problem.contract,
        problem: &problem.text,
    }
}

fn block(block: &BlockChange) -> Block<'_> {
    Block {
        kind: block.kind.word(),
        name: block.name.as_deref(),
        change: block.change.word(),
        details: block.details.iter().map(difference).collect(),
    }
}

fn difference(detail: &Detail) -> Difference {
    Difference {
        about: detail.about,
        of: detail.of.iter().map(Message::english).collect(),
        change: detail.change().word(),
        old: detail.old.as_ref().map(Message::english),
        new: detail.new.as_ref().map(Message::english),
    }
}
