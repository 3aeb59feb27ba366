//! Which changes the examples notice.

use super::mutants::{self, Kind, Mutant};
use super::search_leads::search;
use super::set_cover::cover;
use super::suggest_examples::{self, Suggestion, Survivor};
use super::work::Limits;
use crate::contract::model::{Contract, Example};
use crate::eval::example::{Case, holds};
use crate::eval::{History, Options, in_threads};
use crate::ir::{self, Program};
use crate::sampling::{Allowance, CompiledContract, Moment, in_blocks};
use crate::source::Sources;
use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Number of changes tried, of all changes.
    Tried(usize, usize),
    /// Number of unnoticed changes for which leads have been tried, of all unnoticed changes.
    Searched(usize, usize),
}

/// What the examples notice.
#[derive(Debug)]
pub struct MutationResult {
    /// Numbers of changes by kind, in the order of [`Kind::ALL`].
    pub kinds: Vec<(Kind, Counts)>,
    /// Changes that no example notices, in the order of the contract's lines.
    pub survivors: Vec<Survivor>,
    /// Examples that would notice them.
    pub suggestions: Vec<Suggestion>,
}

/// Numbers of changes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// All of them.
    pub changes: usize,
    /// Those that an example notices.
    #[serde(rename = "killed")]
    pub noticed: usize,
    /// Those that no example notices but a suggestion would. The rest make no difference for any lead that was tried.
    pub suggested: usize,
    /// Those that were not tried, or not on every lead, because the contract needs too much work.
    pub untried: usize,
}

impl Counts {
    /// Those that are known to make a difference.
    pub fn matter(self) -> usize {
        self.noticed + self.suggested
    }

    /// The percentage of those that matter that is noticed; 100 if none matter.
    pub fn share(self) -> f64 {
        match self.matter() {
            0 => 100.0,
            all => self.noticed as f64 * 100.0 / all as f64,
        }
    }
}

impl MutationResult {
    /// All kinds together.
    pub fn counts(&self) -> Counts {
        let kinds = self.kinds.iter().map(|(_, counts)| counts);
        kinds.fold(Counts::default(), |all, kind| Counts {
            changes: all.changes + kind.changes,
            noticed: all.noticed + kind.noticed,
            suggested: all.suggested + kind.suggested,
            untried: all.untried + kind.untried,
        })
    }
}

/// A contract whose changes are tried.
pub(super) struct Base<'a> {
    /// Without its examples, which no change affects.
    pub contract: Contract,
    pub sources: &'a Sources,
    pub program: Program,
    pub limits: Limits,
}

impl Base<'_> {
    pub(super) fn ruled(&self) -> CompiledContract<'_> {
        CompiledContract {
            contract: &self.contract,
            program: &self.program,
        }
    }

    /// Number of steps needed to compile the rules with a change.
    pub(super) fn steps_to_change(&self) -> u64 {
        // Compiling a term is more work than evaluating it.
        const TERM: u64 = 500;
        let values = self.contract.lists.iter().map(|list| list.values.len());
        TERM * (self.program.size() + values.sum::<usize>() as u64)
    }

    /// Maximum number of changed programs kept in memory at a time.
    pub(super) fn programs_at_once(&self) -> usize {
        const SIZE: u64 = 1_000_000;
        (SIZE / self.program.size()).max(1) as usize
    }

    /// The rules with a change.
    pub(super) fn changed(&self, change: &Mutant) -> Program {
        ir::compile(&change.applied(&self.contract), self.sources)
    }
}

/// Tries every change of a contract whose examples all pass. `again` reads the contract with text appended: it is used to
/// verify each suggestion exactly as it would be pasted.
pub fn run(
    contract: &Contract,
    sources: &Sources,
    options: Options,
    limits: Limits,
    progress: &(dyn Fn(Phase) + Sync),
    again: &mut suggest_examples::Reload,
) -> MutationResult {
    let base = Base {
        contract: Contract {
            examples: Vec::new(),
            ..contract.clone()
        },
        sources,
        program: ir::compile(contract, sources),
        limits,
    };
    let changes = mutants::all(&base.contract, sources);
    let noticed = in_threads(options, || which(&base, contract, &changes, progress));
    let tried: Vec<(Kind, Option<bool>)> = (changes.iter().zip(&noticed))
        .map(|(change, noticed)| (change.kind, *noticed))
        .collect();
    let unnoticed: Vec<Mutant> = changes
        .into_iter()
        .zip(noticed)
        .filter_map(|(change, noticed)| (noticed == Some(false)).then_some(change))
        .collect();
    let found = in_threads(options, || {
        let searched = search(&base, contract, &unnoticed, progress);
        cover(&base, &unnoticed, searched)
    });
    let (unnoticed, suggestions) =
        suggest_examples::suggestions(&base, unnoticed, found, options, again);
    MutationResult {
        kinds: Kind::ALL
            .map(|kind| (kind, counts(kind, &tried, &unnoticed)))
            .to_vec(),
        survivors: unnoticed,
        suggestions,
    }
}

fn counts(kind: Kind, tried: &[(Kind, Option<bool>)], unnoticed: &[Survivor]) -> Counts {
    let of_kind = tried.iter().filter(|(of, _)| *of == kind);
    let untried = of_kind.clone().filter(|(_, noticed)| noticed.is_none());
    let noticed = of_kind
        .clone()
        .filter(|(_, noticed)| *noticed == Some(true));
    let missed = unnoticed.iter().filter(|missed| missed.kind == kind);
    let unsearched = missed.clone().filter(|missed| !missed.is_searched);
    Counts {
        changes: of_kind.count(),
        noticed: noticed.count(),
        suggested: missed.filter(|missed| missed.suggestion.is_some()).count(),
        untried: untried.count() + unsearched.count(),
    }
}

/// Whether an example notices each change; none for changes that were not tried.
fn which(
    base: &Base,
    contract: &Contract,
    changes: &[Mutant],
    progress: &(dyn Fn(Phase) + Sync),
) -> Vec<Option<bool>> {
    let allowance = base.limits.job();
    let batches = batches(base, contract, &allowance);
    let are_all = !allowance.is_short();
    let done = AtomicUsize::new(0);
    let tried = base.limits.work().spread(changes.len(), |wave| {
        let wave = wave.par_iter().map(|at| {
            let program = base.changed(&changes[*at]);
            let mut steps = base.steps_to_change();
            let noticed = batches.iter().any(|batch| {
                steps += batch.steps;
                batch.kills(&program)
            });
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            progress(Phase::Tried(done, changes.len()));
            ((noticed || are_all).then_some(noticed), steps)
        });
        wave.collect()
    });
    tried.into_iter().map(Option::flatten).collect()
}

/// Examples that are evaluated at the same time, as data.
struct Batch {
    examples: Vec<Example>,
    /// Number of steps needed to evaluate them.
    steps: u64,
    case: Case,
}

/// Examples per batch; a change is tried on further batches only until one notices it.
const BLOCK: usize = 32;

/// The examples, as many as are paid for.
fn batches(base: &Base, contract: &Contract, allowance: &Allowance) -> Vec<Batch> {
    let blocks = in_blocks(contract.examples.clone(), BLOCK).into_iter();
    let blocks = blocks.filter(|(_, examples)| allowance.pays(base.ruled().steps(examples)));
    let batch = |(as_of, examples): (Moment, Vec<Example>)| Batch {
        case: Case::of_all(contract, &examples, as_of),
        steps: base.ruled().steps(&examples),
        examples,
    };
    blocks.map(batch).collect()
}

impl Batch {
    /// Whether one of the examples fails.
    fn kills(&self, program: &Program) -> bool {
        let history = self.case.history(program);
        let mut examples = self.examples.iter().enumerate();
        examples.any(|(lead, example)| !passes(program, &history, lead, example))
    }
}

/// Whether all expectations of an example are met.
pub(super) fn passes(program: &Program, history: &History, lead: usize, example: &Example) -> bool {
    let mut expects = example.expects.iter();
    expects.all(|expect| holds(program, history, lead, &expect.kind))
}
