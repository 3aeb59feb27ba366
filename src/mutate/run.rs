//! Which changes the examples notice.

use super::changes::{self, Change, Kind};
use super::cover::cover;
use super::search::search;
use super::suggest::{self, Suggestion, Unnoticed};
use crate::contract::model::{Contract, Example};
use crate::eval::example::{Case, holds};
use crate::eval::{Followed, Options, follow_here, in_threads};
use crate::ir::{self, Program};
use crate::source::Sources;
use crate::trials::{Moment, Ruled, in_blocks};
use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// So many changes have been tried.
    Tried(usize, usize),
    /// For so many of those that nobody noticed, leads have been tried.
    Searched(usize, usize),
}

/// What the examples notice.
#[derive(Debug)]
pub struct Noticed {
    /// How many changes of each kind there are; in the order of [`Kind::ALL`].
    pub kinds: Vec<(Kind, Counts)>,
    /// Changes that no example notices, in the order of the contract's lines.
    pub unnoticed: Vec<Unnoticed>,
    /// Examples that would notice them.
    pub suggestions: Vec<Suggestion>,
}

/// How many changes there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// All of them.
    pub changes: usize,
    /// Those that an example notices.
    pub noticed: usize,
    /// Those that none notices, with a suggestion. The others make no difference for any lead that was tried.
    pub suggested: usize,
}

impl Counts {
    /// Those that are known to make a difference.
    pub fn matter(self) -> usize {
        self.noticed + self.suggested
    }

    /// The share of those that matter that is noticed, in percent; of none all are.
    pub fn share(self) -> f64 {
        match self.matter() {
            0 => 100.0,
            all => self.noticed as f64 * 100.0 / all as f64,
        }
    }
}

impl Noticed {
    /// All kinds together.
    pub fn counts(&self) -> Counts {
        let kinds = self.kinds.iter().map(|(_, counts)| counts);
        kinds.fold(Counts::default(), |all, kind| Counts {
            changes: all.changes + kind.changes,
            noticed: all.noticed + kind.noticed,
            suggested: all.suggested + kind.suggested,
        })
    }
}

/// A contract whose changes are tried.
pub(super) struct Base<'a> {
    /// Without its examples, which no change touches.
    pub contract: Contract,
    pub sources: &'a Sources,
    pub program: Program,
}

impl Base<'_> {
    pub(super) fn ruled(&self) -> Ruled<'_> {
        Ruled {
            contract: &self.contract,
            program: &self.program,
        }
    }

    /// The rules with a change.
    pub(super) fn changed(&self, change: &Change) -> Program {
        ir::compile(&change.applied(&self.contract), self.sources)
    }
}

/// Tries every change of a contract, whose examples all pass. `again` reads the contract with more text at its end: with it,
/// each suggestion is tried as it would be pasted.
pub fn run(
    contract: &Contract,
    sources: &Sources,
    options: Options,
    progress: &(dyn Fn(Step) + Sync),
    again: &mut suggest::Again,
) -> Noticed {
    let base = Base {
        contract: Contract {
            examples: Vec::new(),
            ..contract.clone()
        },
        sources,
        program: ir::compile(contract, sources),
    };
    let changes = changes::all(&base.contract, sources);
    let noticed = in_threads(options, || which(&base, contract, &changes, progress));
    let kinds: Vec<Kind> = changes.iter().map(|change| change.kind).collect();
    let unnoticed: Vec<Change> = changes
        .into_iter()
        .zip(noticed)
        .filter_map(|(change, noticed)| (!noticed).then_some(change))
        .collect();
    let leads = in_threads(options, || {
        let leads = search(&base, contract, &unnoticed, progress);
        cover(&base, &unnoticed, leads)
    });
    let (unnoticed, suggestions) = suggest::suggestions(&base, unnoticed, leads, options, again);
    Noticed {
        kinds: Kind::ALL
            .map(|kind| (kind, counts(kind, &kinds, &unnoticed)))
            .to_vec(),
        unnoticed,
        suggestions,
    }
}

fn counts(kind: Kind, all: &[Kind], unnoticed: &[Unnoticed]) -> Counts {
    let changes = all.iter().filter(|of| **of == kind).count();
    let missed = unnoticed.iter().filter(|missed| missed.kind == kind);
    Counts {
        changes,
        noticed: changes - missed.clone().count(),
        suggested: missed.filter(|missed| missed.suggestion.is_some()).count(),
    }
}

/// Which of the changes an example notices.
fn which(
    base: &Base,
    contract: &Contract,
    changes: &[Change],
    progress: &(dyn Fn(Step) + Sync),
) -> Vec<bool> {
    let batches = batches(contract);
    let done = AtomicUsize::new(0);
    let tried = changes.par_iter().map(|change| {
        let program = base.changed(change);
        let noticed = batches.iter().any(|batch| batch.notices(&program));
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        progress(Step::Tried(done, changes.len()));
        noticed
    });
    tried.collect()
}

/// Examples that are looked at at the same moment, as data.
struct Batch {
    examples: Vec<Example>,
    case: Case,
}

/// So many examples are tried at once: the first that notices a change is enough.
const BLOCK: usize = 32;

fn batches(contract: &Contract) -> Vec<Batch> {
    let blocks = in_blocks(contract.examples.clone(), BLOCK).into_iter();
    let batch = |(as_of, examples): (Moment, Vec<Example>)| Batch {
        case: Case::of_all(contract, &examples, as_of),
        examples,
    };
    blocks.map(batch).collect()
}

impl Batch {
    /// Whether one of the examples comes out otherwise than expected.
    fn notices(&self, program: &Program) -> bool {
        let Case {
            leads,
            activities,
            as_of,
        } = &self.case;
        let followed = follow_here(program, leads, activities, *as_of);
        let mut examples = self.examples.iter().enumerate();
        examples.any(|(lead, example)| !passes(program, &followed, lead, example))
    }
}

/// Whether everything an example expects came out.
pub(super) fn passes(
    program: &Program,
    followed: &Followed,
    lead: usize,
    example: &Example,
) -> bool {
    let mut expects = example.expects.iter();
    expects.all(|expect| holds(program, followed, lead, &expect.kind))
}
