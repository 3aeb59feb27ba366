//! Which changes of contracts their examples notice: as text, JSON, and annotations on the lines of the contract.

mod annotations;
mod json;
mod text;

pub use annotations::annotations;
pub use json::json;
pub use text::text;

use crate::diagnostic::annotation::Annotation;
use crate::message::{Figure, Join, Message, msg};
use crate::mutation::{Counts, Kind, MutationResult, Suggestion};
use crate::report::examples::ExampleRun;
use crate::report::format::share;
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
    Errors(Message, Vec<Annotation>),
    /// These examples fail on the unchanged contract.
    Failing(Vec<ExampleRun>),
}

impl NotRun {
    /// The reason, in words.
    pub fn message(&self) -> Message {
        match self {
            NotRun::Errors(problem, _) => problem.clone(),
            NotRun::Failing(runs) => msg!(
                "{n} {n|example fails|examples fail}; all must pass first",
                n = runs.len()
            ),
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
    pub fn share(&self) -> Figure {
        let (noticed, all) = (self.counts.noticed, self.counts.matter());
        share(noticed as u64, all as u64).unwrap_or_else(|| Figure::english("100%"))
    }

    /// `212 changes: 150 killed by an example, 50 survived (75% killed); 12 probably equivalent (no tried lead differs)`, and
    /// how many were not tried.
    pub fn summary(&self) -> Message {
        let Counts {
            changes,
            noticed,
            suggested,
            untried,
        } = self.counts;
        let n = Figure::of(changes as u64);
        let killed = match self.counts.matter() {
            0 => msg!("{n} {n|change|changes}: none known to make a difference", n),
            _ => msg!(
                "{n} {n|change|changes}: {noticed} killed by an example, {suggested} survived ({share} killed)",
                n,
                noticed,
                suggested,
                share = self.share()
            ),
        };
        let equivalent = changes - self.counts.matter() - untried;
        let equivalent = (equivalent > 0).then(|| {
            msg!(
                "{n} probably equivalent (no tried lead differs)",
                n = equivalent
            )
        });
        let all = [Some(killed), equivalent, self.untried()];
        Message::joined(all.into_iter().flatten(), Join::Semicolon)
    }

    /// Whether the examples of a contract notice at least the share `least` of the effective changes. Untried changes make this
    /// unknown, so the result is no.
    pub fn reach(&self, file: &str, least: MilliPercent) -> Result<Message, Message> {
        let wanted = Figure::english(least.to_string());
        if let Some(untried) = self.untried() {
            return Err(msg!(
                "the examples of `{file}` may kill less than {wanted} of the changes; {untried}",
                file,
                wanted,
                untried
            ));
        }
        let share = self.share();
        match least.is_reached_by(self.counts.noticed, self.counts.matter()) {
            true => Ok(msg!(
                "the examples of `{file}` kill {share} of the changes, at least {wanted}",
                file,
                share,
                wanted
            )),
            false => Err(msg!(
                "the examples of `{file}` kill {share} of the changes, less than {wanted}",
                file,
                share,
                wanted
            )),
        }
    }

    /// The number of untried changes, if any, and the reason.
    fn untried(&self) -> Option<Message> {
        (self.counts.untried > 0).then(|| {
            msg!(
                "{n} {n|was|were} not tried, or not on every lead: the contract asks for too much work",
                n = self.counts.untried
            )
        })
    }
}

impl SurvivingMutant {
    /// The possible change, in a sentence.
    pub fn sentence(&self) -> Message {
        let was = &self.was;
        match &self.now {
            Some(now) => msg!("`{was}` could say `{now}`", was, now),
            None => msg!("`{was}` could be left out", was),
        }
    }

    /// The same, with the result of the examples.
    fn unnoticed(&self) -> Message {
        let was = &self.was;
        match &self.now {
            Some(now) => msg!(
                "`{was}` could say `{now}`, and every example would still pass",
                was,
                now
            ),
            None => msg!(
                "`{was}` could be left out, and every example would still pass",
                was
            ),
        }
    }

    /// Why there is no suggestion for it.
    pub fn why_without(&self) -> Message {
        match self.is_searched {
            true => msg!("probably equivalent, since no tried lead differs"),
            false => {
                msg!("not tried on every lead, since the contract asks for too much work")
            }
        }
    }
}
