//! The outcome of gates, in words.

use super::Unpaired;
use crate::diff::gate::Gate;
use crate::diff::leads::{LeadChanges, StageCount};
use crate::report::format::{counted, number, share};

/// The outcome of a `--fail-if`.
#[derive(Debug)]
pub struct Verdict {
    /// The gate as given.
    pub gate: String,
    /// Whether the change passes this gate.
    pub passed: bool,
    /// The result, in one line.
    pub text: String,
    /// The stages that caused the failure.
    pub stages: Vec<StageCount>,
}

impl Verdict {
    /// Evaluates a gate on the changes of leads.
    pub fn new(gate: &Gate, changes: &LeadChanges) -> Verdict {
        let broken = gate.broken(changes);
        let counts: Vec<String> = broken.iter().map(|count| moved(count)).collect();
        Verdict {
            gate: gate.text.clone(),
            passed: broken.is_empty(),
            text: match broken.is_empty() {
                true => gate.denied().english(),
                false => format!("{}: {}", gate.text, counts.join("; ")),
            },
            stages: broken.into_iter().cloned().collect(),
        }
    }

    /// If there is only one contract, a gate cannot be evaluated; it passes only if that is allowed.
    pub fn unjudged(gate: &Gate, unpaired: Unpaired, is_allowed: bool) -> Verdict {
        let why = match unpaired {
            Unpaired::New => "the contract is new",
            Unpaired::Removed => "the contract was removed",
        };
        let advice = match is_allowed {
            true => format!("`{}` allows it", unpaired.option()),
            false => format!("`{}` would allow it", unpaired.option()),
        };
        Verdict {
            gate: gate.text.clone(),
            passed: is_allowed,
            text: format!("{}: not judged, because {why}; {advice}", gate.text),
            stages: Vec::new(),
        }
    }
}

/// `MQL has 96 leads instead of 120 (-20%)`.
fn moved(count: &StageCount) -> String {
    let share = share(count.new.abs_diff(count.old), count.old);
    let sign = if count.new < count.old { "-" } else { "+" };
    let share = share.map_or(String::new(), |share| format!(" ({sign}{share})"));
    let (stage, old) = (count.at.word(), number(count.old));
    let leads = counted(count.new, "lead");
    format!("{stage} has {leads} instead of {old}{share}")
}
