//! Leads on which two contracts disagree, stage by stage, in the output formats for people and programs.

use crate::diff::witnesses::{Disagreement, StageWitness};
use crate::escape::terminal::inline;
use crate::message::{Language, Message, msg};
use serde::Serialize;

/// A sentence for each stage, and the lead if there is one.
pub(super) fn text(witnesses: &[StageWitness], language: Language) -> String {
    let mut text = String::new();
    if !witnesses.is_empty() {
        let title = msg!("Leads with a different result").text(language);
        text.push_str(&format!("\n{title}\n"));
    }
    for witness in witnesses {
        text.push_str(&format!(
            "  {}\n    {}\n",
            inline(&witness.stage),
            inline(&sentence(witness).text(language))
        ));
        for line in example(witness).lines() {
            text.push_str(&format!("      {}\n", inline(line)));
        }
    }
    text
}

/// The result, in words.
pub(super) fn sentence(witness: &StageWitness) -> Message {
    match &witness.found {
        Disagreement::Lead { old, new, .. } => msg!(
            "this lead is {new} with the new contract; with the old one it was {old}",
            new,
            old
        ),
        Disagreement::None => msg!(
            "with the same history, no lead enters it or goes back from it with only one of the contracts"
        ),
        Disagreement::Undecided => {
            msg!("undecided: found neither a differing lead nor a proof that there is none")
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
