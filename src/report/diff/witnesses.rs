//! Leads on which two contracts disagree, stage by stage, in the output formats for people and programs.

use crate::diff::witnesses::{Disagreement, StageWitness};
use crate::escape::terminal::inline;
use serde::Serialize;

/// A sentence for each stage, and the lead if there is one.
pub(super) fn text(witnesses: &[StageWitness]) -> String {
    let mut text = String::new();
    if !witnesses.is_empty() {
        text.push_str("\nLeads with a different result\n");
    }
    for witness in witnesses {
        text.push_str(&format!(
            "  {}\n    {}\n",
            inline(&witness.stage),
            inline(&sentence(witness))
        ));
        for line in example(witness).lines() {
            text.push_str(&format!("      {}\n", inline(line)));
        }
    }
    text
}

/// The result, in words.
pub(super) fn sentence(witness: &StageWitness) -> String {
    match &witness.found {
        Disagreement::Lead { old, new, .. } => {
            format!("this lead is {new} with the new contract; with the old one it was {old}")
        }
        Disagreement::None => {
            "with the same history, no lead enters it or goes back from it with only one of the contracts"
                .to_owned()
        }
        Disagreement::Undecided => {
            "undecided: found neither a differing lead nor a proof that there is none"
                .to_owned()
        }
    }
}

/// The lead as an example of the language; empty if there is none.
pub(super) fn example(witness: &StageWitness) -> &str {
    match &witness.found {
        Disagreement::Lead { example, .. } => example,
        Disagreement::None | Disagreement::Undecided => "",
    }
}

/// The result for a stage.
#[derive(Serialize)]
pub(super) struct Witness<'a> {
    stage: &'a str,
    found: &'static str,
    old: Option<&'a str>,
    new: Option<&'a str>,
    example: Option<&'a str>,
}

pub(super) fn json(witness: &StageWitness) -> Witness<'_> {
    let nothing = |found| Witness {
        stage: &witness.stage,
        found,
        old: None,
        new: None,
        example: None,
    };
    match &witness.found {
        Disagreement::Lead { old, new, example } => Witness {
            old: Some(old),
            new: Some(new),
            example: Some(example),
            ..nothing("lead")
        },
        Disagreement::None => nothing("none"),
        Disagreement::Undecided => nothing("undecided"),
    }
}
