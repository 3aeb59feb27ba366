//! Differences as JSON, for programs.

mod leads;

use super::{Comparison, Problem, Unpaired, witnesses};
use crate::diff::contracts::BlockChange;
use crate::diff::{Change, Detail};
use crate::escape::json;
use crate::message::{Language, Message};
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
    problem: String,
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
pub fn json(comparison: &Comparison, language: Language) -> serde_json::Result<String> {
    json::pretty(&document(comparison, language))
}

/// The differences as one document, with texts for people in a language.
pub fn document(comparison: &Comparison, language: Language) -> Document<'_> {
    let count = |change: Change| {
        let blocks = comparison.blocks.iter();
        blocks.filter(|block| block.change == change).count()
    };
    Document {
        format: FORMAT_VERSION,
        old: &comparison.old,
        new: &comparison.new,
        problems: (comparison.problems.iter())
            .map(|problem| impossible(problem, language))
            .collect(),
        unpaired: comparison.unpaired.map(Unpaired::word),
        blocks: (comparison.blocks.iter())
            .map(|one| block(one, language))
            .collect(),
        summary: Summary {
            added: count(Change::Added),
            removed: count(Change::Removed),
            changed: count(Change::Changed),
        },
        witnesses: comparison.witnesses.iter().map(witnesses::json).collect(),
        leads: (comparison.leads.as_ref()).map(|compared| leads::leads(compared, language)),
        gates: (comparison.gates.iter())
            .map(|verdict| leads::gate(verdict, language))
            .collect(),
    }
}

fn impossible(problem: &Problem, language: Language) -> Incomparable<'_> {
    Incomparable {
        contract: &problem.contract,
        problem: problem.text.text(language),
    }
}

fn block(block: &BlockChange, language: Language) -> Block<'_> {
    Block {
        kind: block.kind.word(),
        name: block.name.as_deref(),
        change: block.change.word(),
        details: (block.details.iter())
            .map(|detail| difference(detail, language))
            .collect(),
    }
}

fn difference(detail: &Detail, language: Language) -> Difference {
    let text = |message: &Message| message.text(language);
    Difference {
        about: detail.about,
        of: detail.of.iter().map(text).collect(),
        change: detail.change().word(),
        old: detail.old.as_ref().map(text),
        new: detail.new.as_ref().map(text),
    }
}
