//! JSON, for programs: `docs/schemas/mutation.schema.json`.

use serde::Serialize;

use super::{ContractRun, MutationRun, SurvivingMutant};
use crate::escape::json;
use crate::message::Language;
use crate::mutation::{Counts, Kind};

/// The version of the document's format.
const FORMAT_VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    format: u32,
    contracts: Vec<Contract<'a>>,
}

#[derive(Serialize)]
struct Contract<'a> {
    file: &'a str,
    problem: Option<String>,
    #[serde(flatten)]
    counts: Counts,
    kinds: Vec<OfKind>,
    #[serde(rename = "survived")]
    unnoticed: Vec<SurvivorEntry<'a>>,
    suggestions: Vec<Suggested<'a>>,
}

#[derive(Serialize)]
struct OfKind {
    kind: Kind,
    #[serde(flatten)]
    counts: Counts,
}

#[derive(Serialize)]
struct SurvivorEntry<'a> {
    kind: Kind,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    was: &'a str,
    now: Option<&'a str>,
    suggestion: Option<usize>,
    searched: bool,
}

#[derive(Serialize)]
struct Suggested<'a> {
    example: &'a str,
    #[serde(rename = "kills")]
    notices: &'a [usize],
}

/// The changes that the examples notice.
pub fn json(runs: &[ContractRun], language: Language) -> serde_json::Result<String> {
    let document = Document {
        format: FORMAT_VERSION,
        contracts: runs.iter().map(|run| contract(run, language)).collect(),
    };
    json::pretty(&document)
}

fn contract(run: &ContractRun, language: Language) -> Contract<'_> {
    let none = Contract {
        file: &run.file,
        problem: None,
        counts: Counts::default(),
        kinds: Vec::new(),
        unnoticed: Vec::new(),
        suggestions: Vec::new(),
    };
    match &run.tried {
        Ok(tried) => with(none, tried),
        Err(why) => Contract {
            problem: Some(why.message().text(language)),
            ..none
        },
    }
}

fn with<'a>(none: Contract<'a>, tried: &'a MutationRun) -> Contract<'a> {
    let of_kind = |(kind, counts): &(Kind, Counts)| OfKind {
        kind: *kind,
        counts: *counts,
    };
    Contract {
        counts: tried.counts,
        kinds: tried.kinds.iter().map(of_kind).collect(),
        unnoticed: tried.survivors.iter().map(survivor).collect(),
        suggestions: tried
            .suggestions
            .iter()
            .map(|suggestion| Suggested {
                example: &suggestion.text,
                notices: &suggestion.notices,
            })
            .collect(),
        ..none
    }
}

fn survivor(missed: &SurvivingMutant) -> SurvivorEntry<'_> {
    SurvivorEntry {
        kind: missed.kind,
        file: &missed.file,
        line: missed.region.start.line,
        column: missed.region.start.column,
        end_line: missed.region.end.line,
        end_column: missed.region.end.column,
        was: &missed.was,
        now: missed.now.as_deref(),
        suggestion: missed.suggestion,
        searched: missed.is_searched,
    }
}
