//! What can be said about a contract by thinking it through: rules that never matter, stages nobody reaches, leads that
//! fall between two bands.
//!
//! One file an analysis. Each returns its [`Finding`]s as data, where it can with a [`Witness`]: a lead that shows what is
//! meant. The evaluator itself confirms every witness before anything is said; what cannot be decided within the budget of
//! an analysis is said to be undecided.

mod budget;
mod candidate;
pub mod concretize;
pub mod condition_sites;
mod conditions;
mod dead_ends;
pub mod domain;
mod double_counting;
mod double_text_match;
mod duplicates;
mod fast_tracks;
mod finding;
pub mod formula;
mod group_totals;
mod immediate_return;
mod intervals;
pub mod max_points;
mod profile_excluded;
mod range_gaps;
mod reach;
mod redundant_limits;
mod redundant_rules;
pub mod score_ranges;
pub mod solver;
mod stage_conflicts;
mod stage_without_activity;
mod substring_matches;
pub mod transitions;
mod unmatched_obligations;
mod unused;
mod usage;
mod vanishing_points;
mod weaker_later_stage;
mod witness;
mod witness_claims;

pub use finding::Finding;
pub use witness::Witness;
pub use witness_claims::{Claim, Tried};

use crate::contract::model::Contract;
use crate::diagnostic::{self, Code, Diagnostic};
use crate::ir::{self, Program};
use crate::source::{Sources, Span};
use concretize::Maker;
use domain::Space;
use solver::{Question, Solver};
use transitions::Ways;

/// A contract that is looked at: without errors, with its text, its rules, and all leads it can tell apart.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// What it says.
    pub contract: &'a Contract,
    /// How it says it.
    pub sources: &'a Sources,
    /// Its rules.
    pub program: &'a Program,
    /// Searches all leads.
    pub solver: &'a Solver<'a>,
    /// Searches leads that never did anything.
    pub idle: &'a Solver<'a>,
}

impl<'a> Subject<'a> {
    /// Says what the next searches are for.
    fn asks(&self, question: Option<(Span, &'static str)>) {
        let question = question.map(|(place, what)| Question { place, what });
        self.solver.asks(question);
        self.idle.asks(question);
    }

    /// Counts work on many pairs, and says whether no more can be done for this contract.
    fn is_spent(&self, work: usize) -> bool {
        self.solver.works(work);
        self.solver.is_spent()
    }

    /// Names the contract where a line of an included file comes to something only by what stands elsewhere: in the next contract
    /// that includes it this need not be so.
    fn in_this_contract(&self, said: Diagnostic, rests_on: Span) -> Diagnostic {
        let (here, info) = (said.primary.span.file, &self.contract.info);
        if here == info.span.file || here == rests_on.file {
            return said;
        }
        let title = &info.title;
        said.note(format!(
            "so it is in the contract “{title}”, which includes this line"
        ))
    }

    /// How leads come into its stages.
    pub fn ways(&self) -> Ways<'_> {
        Ways::new(self.solver, 0)
    }

    /// Makes leads of what a search found.
    pub fn maker(&self) -> Maker<'_> {
        Maker::new(self, self.solver.space, 0)
    }
}

/// An analysis.
type Analysis = fn(&Subject<'_>) -> Vec<Finding>;

/// Every analysis.
const ANALYSES: &[Analysis] = &[
    conditions::find,
    score_ranges::find,
    stage_without_activity::find,
    profile_excluded::find,
    stage_conflicts::find,
    weaker_later_stage::find,
    immediate_return::find,
    range_gaps::find,
    substring_matches::find,
    duplicates::find,
    double_counting::find,
    double_text_match::find,
    vanishing_points::find,
    redundant_limits::find,
    unused::find,
    fast_tracks::find,
    dead_ends::find,
    unmatched_obligations::find,
    // Asks most, so that it gets what the others leave.
    redundant_rules::find,
];

/// What the analyses found in a contract.
#[derive(Debug, Default)]
pub struct Analysed {
    /// What holds: findings whose witness, if there is one, the evaluator confirmed, and which shows no more than it must.
    pub findings: Vec<Finding>,
    /// Findings whose witness does not show what it should: mistakes of an analysis, which are not told to anybody.
    pub refuted: Vec<Finding>,
}

/// Looks at a contract with every analysis.
pub fn analyse(subject: &Subject<'_>) -> Analysed {
    let found = ANALYSES.iter().flat_map(|analysis| {
        subject.asks(None);
        analysis(subject)
    });
    let found: Vec<Finding> = found.collect();
    let found = found.into_iter().chain(undecided(subject));
    let (findings, refuted): (Vec<Finding>, _) = found.partition(|finding| {
        let witness = finding.witness.as_ref();
        witness.is_none_or(|witness| witness.is_confirmed(subject))
    });
    let findings = findings.into_iter();
    Analysed {
        findings: findings.map(|finding| finding.shortened(subject)).collect(),
        refuted,
    }
}

/// So many places of open questions are shown.
const MOST_PLACES: usize = 8;

/// That some questions were left open, and where.
fn undecided(subject: &Subject<'_>) -> Option<Finding> {
    let mut open = [subject.solver.undecided(), subject.idle.undecided()].concat();
    // How far points can go was not looked at to the end, which may matter anywhere.
    open.extend(subject.solver.space.budget.lacks_days().then_some(None));
    let message = match open.len() {
        0 => return None,
        1 => {
            "one question about this contract took too long to decide and has no answer".to_owned()
        }
        count => format!(
            "{count} questions about this contract took too long to decide and have no answer"
        ),
    };
    let said = Diagnostic::new(Code::N0225, subject.contract.info.span, message);
    let mut places: Vec<Question> = Vec::new();
    for question in open.into_iter().flatten() {
        if places.iter().all(|known| known.place != question.place) {
            places.push(question);
        }
    }
    let shown = places.iter().take(MOST_PLACES);
    let said = shown.fold(said, |said, Question { place, what }| {
        said.also(*place, format!("left open: {what}"))
    });
    Some(Finding::new(
        match places.len().saturating_sub(MOST_PLACES) {
            0 => said,
            1 => said.note("one more line is not shown here"),
            more => said.note(format!("{more} more lines are not shown here")),
        },
    ))
}

/// What the analyses have to say about a contract, in the order people read.
pub fn diagnostics(contract: &Contract, sources: &Sources) -> Vec<Diagnostic> {
    let program = ir::compile(contract, sources);
    with_subject(contract, sources, &program, |subject| {
        let findings = analyse(subject).findings.into_iter();
        let mut diagnostics = findings.map(|f| f.diagnostic(subject)).collect();
        diagnostic::sort(&mut diagnostics);
        diagnostics
    })
}

/// Makes a contract ready to be looked at.
pub fn with_subject<R>(
    contract: &Contract,
    sources: &Sources,
    program: &Program,
    look: impl FnOnce(&Subject<'_>) -> R,
) -> R {
    let space = Space::new(&[program]);
    look(&Subject {
        contract,
        sources,
        program,
        solver: &Solver::new(&space),
        idle: &Solver::without_history(&space),
    })
}
