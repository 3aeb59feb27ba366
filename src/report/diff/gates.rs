//! The outcome of gates, in words.

use super::Unpaired;
use crate::diff::gate::Gate;
use crate::diff::leads::{LeadChanges, StageCount};
use crate::message::{Arg, Figure, Join, Message, msg};
use crate::report::format::{leads, share};

/// The outcome of a `--fail-if`.
#[derive(Debug)]
pub struct Verdict {
    /// The gate as given.
    pub gate: String,
    /// Whether the change passes this gate.
    pub passed: bool,
    /// The result, in one line.
    pub text: Message,
    /// The stages that caused the failure.
    pub stages: Vec<StageCount>,
}

impl Verdict {
    /// Evaluates a gate on the changes of leads.
    pub fn new(gate: &Gate, changes: &LeadChanges) -> Verdict {
        let broken = gate.broken(changes);
        let counts = broken.iter().map(|count| moved(count));
        Verdict {
            gate: gate.text.clone(),
            passed: broken.is_empty(),
            text: match broken.is_empty() {
                true => gate.denied(),
                false => msg!(
                    "{gate}: {changes}",
                    gate = gate.text,
                    changes = Arg::list(counts, Join::Semicolon)
                ),
            },
            stages: broken.into_iter().cloned().collect(),
        }
    }

    /// If there is only one contract, a gate cannot be evaluated; it passes only if that is allowed.
    pub fn unjudged(gate: &Gate, unpaired: Unpaired, is_allowed: bool) -> Verdict {
        let (text, option) = (&gate.text, unpaired.option());
        let text = match (unpaired, is_allowed) {
            (Unpaired::New, true) => msg!(
                "{gate}: not judged, because the contract is new; `{option}` allows it",
                gate = text,
                option
            ),
            (Unpaired::New, false) => msg!(
                "{gate}: not judged, because the contract is new; `{option}` would allow it",
                gate = text,
                option
            ),
            (Unpaired::Removed, true) => msg!(
                "{gate}: not judged, because the contract was removed; `{option}` allows it",
                gate = text,
                option
            ),
            (Unpaired::Removed, false) => msg!(
                "{gate}: not judged, because the contract was removed; `{option}` would allow it",
                gate = text,
                option
            ),
        };
        Verdict {
            gate: gate.text.clone(),
            passed: is_allowed,
            text,
            stages: Vec::new(),
        }
    }
}

/// `MQL has 96 leads instead of 120 (-20%)`.
fn moved(count: &StageCount) -> Message {
    let share = share(count.new.abs_diff(count.old), count.old);
    let sign = if count.new < count.old { "-" } else { "+" };
    let (stage, leads, old) = (count.at.message(), leads(count.new), Figure::of(count.old));
    match share {
        Some(share) => msg!(
            "{stage} has {leads} instead of {old} ({share})",
            stage,
            leads,
            old,
            share = Figure::english(format!("{sign}{}", share.as_str()))
        ),
        None => msg!("{stage} has {leads} instead of {old}", stage, leads, old),
    }
}
