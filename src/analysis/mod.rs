//! Static analyses of a contract: rules that never matter, unreachable stages, leads that fall between two bands.
//!
//! Each analysis has its own file. It returns its [`Finding`]s as data, if possible with a [`Witness`]: a lead that shows the
//! problem. The evaluator confirms every witness before anything is reported. What cannot be decided within the budget of an
//! analysis is reported as undecided.

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
mod line_meanings;
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
pub use witness_claims::{Claim, EvaluatedLead};

use crate::contract::model::Contract;
use crate::diagnostic::{self, Code, Diagnostic};
use crate::ir::{self, Program};
use crate::message::{Figure, Template, msg};
use crate::source::{Sources, Span};
use crate::units::MilliPoints;
use concretize::Concretizer;
use domain::Domain;
use solver::{Question, Solver};
use transitions::SideTransitions;

/// A contract to analyse: without errors, with its text, its rules, and all leads it can distinguish.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The checked contract.
    pub contract: &'a Contract,
    /// Its text.
    pub sources: &'a Sources,
    /// Its rules.
    pub program: &'a Program,
    /// Searches all leads.
    pub solver: &'a Solver<'a>,
    /// Searches leads without any activity.
    pub idle: &'a Solver<'a>,
}

impl<'a> Subject<'a> {
    /// Sets what the next searches are for.
    fn set_question(&self, question: Option<(Span, Template)>) {
        let question = question.map(|(place, what)| Question { place, what });
        self.solver.set_question(question);
        self.idle.set_question(question);
    }

    /// Counts work on many pairs, and returns whether the budget for this contract is used up.
    fn is_spent(&self, work: usize) -> bool {
        self.solver.works(work);
        self.solver.is_spent()
    }

    /// Names the contract if a finding in an included file depends on something elsewhere: it need not apply to another
    /// contract that includes the file.
    fn in_this_contract(&self, diagnostic: Diagnostic, rests_on: Span) -> Diagnostic {
        let (here, info) = (diagnostic.primary.span.file, &self.contract.info);
        if here == info.span.file || here == rests_on.file {
            return diagnostic;
        }
        let title = &info.title;
        diagnostic.note(msg!(
            "so it is in the contract “{title}”, which includes this line",
            title
        ))
    }

    /// How leads enter its stages.
    pub fn ways(&self) -> SideTransitions<'_> {
        SideTransitions::new(self.solver, 0)
    }

    /// Converts solutions of a search to leads.
    pub fn maker(&self) -> Concretizer<'_> {
        Concretizer::new(self, self.solver.space, 0)
    }
}

/// The points of a rule as it has them: `+20`, `-2.5`.
fn signed(points: MilliPoints) -> Figure {
    Figure::english(points.signed())
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
    line_meanings::find,
    dead_ends::find,
    unmatched_obligations::find,
    // This needs the most work, so it gets what the others leave.
    redundant_rules::find,
];

/// The findings in a contract.
#[derive(Debug, Default)]
pub struct Analysed {
    /// Valid findings: the evaluator confirmed their witness, if there is one, and it was shrunk.
    pub findings: Vec<Finding>,
    /// Findings whose witness was not confirmed: these are bugs of an analysis, and are not reported.
    pub refuted: Vec<Finding>,
}

/// Runs every analysis on a contract.
pub fn analyse(subject: &Subject<'_>) -> Analysed {
    let found = ANALYSES.iter().flat_map(|analysis| {
        subject.set_question(None);
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
        findings: findings.map(|finding| finding.shrunk(subject)).collect(),
        refuted,
    }
}

/// Maximum number of places of open questions that are shown.
const MAX_PLACES: usize = 8;

/// Reports that some questions are undecided, and where.
fn undecided(subject: &Subject<'_>) -> Option<Finding> {
    let mut open = [subject.solver.undecided(), subject.idle.undecided()].concat();
    // The range of points was not fully examined, which may matter anywhere.
    open.extend(subject.solver.space.budget.lacks_days().then_some(None));
    let message = match open.len() {
        0 => return None,
        1 => msg!("one question about this contract took too long to decide and has no answer"),
        count => msg!(
            "{count} questions about this contract took too long to decide and have no answer",
            count
        ),
    };
    let diagnostic = Diagnostic::new(Code::N0225, subject.contract.info.span, message);
    let mut places: Vec<Question> = Vec::new();
    for question in open.into_iter().flatten() {
        if places.iter().all(|known| known.place != question.place) {
            places.push(question);
        }
    }
    let shown = places.iter().take(MAX_PLACES);
    let said = shown.fold(diagnostic, |diagnostic, Question { place, what }| {
        let what = what.message();
        diagnostic.also(*place, msg!("left open: {what}", what))
    });
    Some(Finding::new(
        match places.len().saturating_sub(MAX_PLACES) {
            0 => said,
            1 => said.note(msg!("one more line is not shown here")),
            more => said.note(msg!("{more} more lines are not shown here", more)),
        },
    ))
}

/// The findings of the analyses in a contract, in reading order.
pub fn diagnostics(contract: &Contract, sources: &Sources) -> Vec<Diagnostic> {
    let program = ir::compile(contract, sources);
    with_subject(contract, sources, &program, |subject| {
        let findings = analyse(subject).findings.into_iter();
        let mut diagnostics = findings.map(|f| f.diagnostic(subject)).collect();
        diagnostic::sort(&mut diagnostics);
        diagnostics
    })
}

/// Prepares a contract for analysis.
pub fn with_subject<R>(
    contract: &Contract,
    sources: &Sources,
    program: &Program,
    look: impl FnOnce(&Subject<'_>) -> R,
) -> R {
    let space = Domain::new(&[program]);
    look(&Subject {
        contract,
        sources,
        program,
        solver: &Solver::new(&space),
        idle: &Solver::without_history(&space),
    })
}
