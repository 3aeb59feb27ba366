//! One JSON document for programs; its shape is `docs/schemas/coverage.schema.json`.

use serde::Serialize;

use super::ContractCoverage;
use super::lines::{Shares, lines};
use crate::escape::json;
use crate::eval::coverage::{self, Seen};

/// The version of the document's format.
const FORMAT_VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    format: u32,
    contracts: Vec<Contract<'a>>,
    summary: Shares,
}

#[derive(Serialize)]
struct Contract<'a> {
    file: &'a str,
    blocks: Vec<Block<'a>>,
    summary: Shares,
}

#[derive(Serialize)]
struct Block<'a> {
    kind: &'static str,
    name: Option<&'a str>,
    items: Vec<ItemEntry<'a>>,
    summary: Shares,
}

#[derive(Serialize)]
struct ItemEntry<'a> {
    key: &'a str,
    kind: &'static str,
    part: Option<&'a str>,
    file: &'a str,
    line: usize,
    text: &'a str,
    reached: bool,
    outcomes: Vec<Outcome>,
}

#[derive(Serialize)]
struct Outcome {
    outcome: &'static str,
    examples: usize,
}

/// The coverage of the examples.
pub fn json(contracts: &[ContractCoverage]) -> serde_json::Result<String> {
    let document = Document {
        format: FORMAT_VERSION,
        contracts: contracts.iter().map(contract).collect(),
        summary: Shares::from_contracts(contracts),
    };
    json::pretty(&document)
}

fn contract(contract: &ContractCoverage) -> Contract<'_> {
    Contract {
        file: &contract.file,
        blocks: contract.coverage.blocks.iter().map(block).collect(),
        summary: Shares::from_contracts(std::slice::from_ref(contract)),
    }
}

fn block(block: &coverage::Block) -> Block<'_> {
    Block {
        kind: block.kind.word(),
        name: block.name.as_deref(),
        items: block.items.iter().map(item).collect(),
        summary: Shares::of_lines(&lines(&block.items)),
    }
}

fn item(item: &coverage::Item) -> ItemEntry<'_> {
    ItemEntry {
        key: &item.key,
        kind: item.kind.word(),
        part: item.part.as_deref(),
        file: &item.file,
        line: item.line,
        text: &item.text,
        reached: item.is_reached(),
        outcomes: item.outcomes.iter().map(outcome).collect(),
    }
}

fn outcome(seen: &Seen) -> Outcome {
    Outcome {
        outcome: seen.outcome.word(),
        examples: seen.examples,
    }
}
