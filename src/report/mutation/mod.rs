//! Which changes of contracts their examples notice: as text, JSON, and annotations on the lines of the contract.

mod annotations;
mod json;
mod text;

pub use annotations::annotations;
pub use json::json;
pub use text::text;

use crate::diagnostic::annotation::Annotation;
use crate::mutation::{Counts, Kind, MutationResult, Suggestion};
use crate::report::examples::ExampleRun;
use crate::report::format::{counted, share};
use crate::source::{Region, Sources};
use crate::units::MilliPercent;

/// One contract.
#[derive(Debug)]
pub struct ContractRun {
    /// The contract, as the user named it.
    pub file: String,
    /// The result, or why nothing was tried.
    pub tried: Result<MutationRun, NotRun>,
}

/// Why no change was tried.
#[derive(Debug)]
pub enum NotRun {
    /// The contract has errors: their number in words, and the errors at their lines.
    Errors(String, Vec<Annotation>),
    /// These examples fail on the unchanged contract.
    Failing(Vec<ExampleRun>),
}

impl NotRun {
    /// The reason, in words.
    pub fn text(&self) -> String {
        match self {
            NotRun::Errors(problem, _) => problem.clone(),
            NotRun::Failing(runs) => match runs.len() {
                1 => "1 example fails; all must pass first".to_owned(),
                n => format!("{n} examples fail; all must pass first"),
            },
        }
    }
}

/// The changes of a contract.
#[derive(Debug)]
pub struct MutationRun {
    /// The number of changes.
    pub counts: Counts,
    /// The same by kind.
    pub kinds: Vec<(Kind, Counts)>,
    /// Those no example notices, in the order of the contract's lines.
    pub survivors: Vec<SurvivingMutant>,
    /// Examples that would notice them.
    pub suggestions: Vec<Suggestion>,
}

/// A change that no example notices.
#[derive(Debug)]
pub struct SurvivingMutant {
    /// The file that contains it.
    pub file: String,
    /// The line, or the part of it.
    pub region: Region,
    /// The kind of the changed item.
    pub kind: Kind,
    /// The original text.
    pub was: String,
    /// The changed text; none if it is left out.
    pub now: Option<String>,
    /// The suggestion that notices it, by its index.
    pub suggestion: Option<usize>,
    /// Whether a lead was found, or all possible ones were tried.
    pub is_searched: bool,
}

impl MutationRun {
    /// The result, with places as people know them.
    pub fn new(result: MutationResult, sources: &Sources) -> MutationRun {
        MutationRun {
            counts: result.counts(),
            kinds: result.kinds,
            survivors: result
                .survivors
                .into_iter()
                .map(|missed| SurvivingMutant {
                    file: sources.file(missed.place.file).name.clone(),
                    region: sources.region(missed.place),
                    kind: missed.kind,
                    was: missed.was,
                    now: missed.now,
                    suggestion: missed.suggestion,
                    is_searched: missed.is_searched,
                })
                .collect(),
            suggestions: result.suggestions,
        }
    }

    /// The share of effective changes that are noticed: `83.3%`, rounded down; 100% if there are none.
    pub fn share(&self) -> String {
        let (noticed, all) = (self.counts.noticed, self.counts.matter());
        share(noticed as u64, all as u64).unwrap_or_else(|| "100%".to_owned())
    }

    /// `212 changes: 150 killed by an example, 50 survived (75% killed); 12 probably equivalent (no tried lead differs)`, and
    /// how many were not tried.
    pub fn summary(&self) -> String {
        let Counts {
            changes,
            noticed,
            suggested,
            untried,
        } = self.counts;
        let all = counted(changes as u64, "change");
        let text = match self.counts.matter() {
            0 => format!("{all}: none known to make a difference"),
            _ => {
                let share = self.share();
                format!(
                    "{all}: {noticed} killed by an example, {suggested} survived ({share} killed)"
                )
            }
        };
        let killed = match changes - self.counts.matter() - untried {
            0 => text,
            1 => format!("{text}; 1 probably equivalent (no tried lead differs)"),
            n => format!("{text}; {n} probably equivalent (no tried lead differs)"),
        };
        match self.untried() {
            Some(untried) => format!("{killed}; {untried}"),
            None => killed,
        }
    }

    /// Whether the examples notice at least the share `least` of the effective changes, in words that follow "the examples".
    /// Untried changes make this unknown, so the result is no.
    pub fn reach(&self, least: MilliPercent) -> Result<String, String> {
        if let Some(untried) = self.untried() {
            return Err(format!(
                "may kill less than {least} of the changes; {untried}"
            ));
        }
        let share = self.share();
        match least.is_reached_by(self.counts.noticed, self.counts.matter()) {
            true => Ok(format!("kill {share} of the changes, at least {least}")),
            false => Err(format!("kill {share} of the changes, less than {least}")),
        }
    }

    /// The number of untried changes, if any, and the reason.
    fn untried(&self) -> Option<String> {
        let were = match self.counts.untried {
            0 => return None,
            1 => "1 was".to_owned(),
            n => format!("{n} were"),
        };
        Some(format!(
            "{were} not tried, or not on every lead: the contract asks for too much work"
        ))
    }
}

impl SurvivingMutant {
    /// The possible change, in a sentence.
    pub fn sentence(&self) -> String {
        match &self.now {
            Some(now) => format!("`{}` could say `{now}`", self.was),
            None => format!("`{}` could be left out", self.was),
        }
    }

    /// Why there is no suggestion for it.
    pub fn why_without(&self) -> &'static str {
        match self.is_searched {
            true => "probably equivalent, since no tried lead differs",
            false => "not tried on every lead, since the contract asks for too much work",
        }
    }
}
