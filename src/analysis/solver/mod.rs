//! Looking for a lead of which something holds, or for the proof that there is none.
//!
//! The search keeps for each variable the classes it may still have, follows what must be, and tries one alternative after
//! the other. What it finds is a candidate, which becomes a lead that the evaluator judges; what it does not find there is
//! not. It stops after a number of steps and then says that it cannot tell.

mod domains;
mod equivalent_groups;
mod mosts;
mod points;
mod pool;
mod propagate;
mod terms;
mod walk;

pub use domains::{Holds, State};
pub use points::{ENDLESS, Points, Range};
pub use terms::Terms;

use crate::analysis::domain::{Answer, ClassSet, Fact, Space, VarId, What};
use crate::analysis::formula::{AskedPoints, Formula};
use crate::contract::model::PointsRef;
use crate::ir::term::TermId;
use crate::source::Span;
use propagate::{Node, Step};
use std::cell::{Cell, RefCell};
use std::sync::Arc;

/// So many steps a search takes at most.
const STEPS: usize = 4_000;

/// So many steps all rules together may cause in a search that is one of many, and so many it takes at least.
const SHARED_STEPS: usize = 40_000;
const FEW_STEPS: usize = 100;

/// So many looks at rules all searches of a solver take together.
const LOOKS: u64 = 6_000_000;

/// The most variables, numbers of tables and parts of formulas that all searches of a solver go through together. Contracts that people write need
/// some thousandths of it.
const WORK: u64 = 300_000_000;

/// So many candidates that are no leads a search makes up with.
const TRIES: usize = 6;

/// What became of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome<T> {
    /// There is one.
    Found(T),
    /// There is none.
    Never,
    /// Neither was found out.
    Undecided,
}

impl<T> Outcome<T> {
    /// Whether it is proved that there is none.
    pub fn is_never(&self) -> bool {
        matches!(self, Outcome::Never)
    }
}

/// The most or the least points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extreme<T> {
    /// No lead goes beyond this; in thousandths.
    pub proved: i64,
    /// A lead that goes so far.
    pub seen: Option<(i64, T)>,
}

/// Everything a search needs to know about the leads of some contracts.
#[derive(Debug)]
pub struct Solver<'a> {
    /// The leads.
    pub space: &'a Space<'a>,
    terms: Terms,
    points: Points,
    /// Holds for every lead that is looked for.
    always: Vec<Arc<Formula>>,
    /// Every lead.
    everybody: State,
    /// How many variables and parts of formulas were gone through.
    work: Cell<u64>,
    /// What is being asked, as far as that was said.
    asking: Cell<Option<Question>>,
    /// Searches that ended before they came to an end.
    undecided: RefCell<Vec<Option<Question>>>,
}

/// What a search is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// The line it is about.
    pub place: Span,
    /// `whether it decides something`
    pub what: &'static str,
}

impl<'a> Solver<'a> {
    /// A solver for all leads.
    pub fn new(space: &'a Space<'a>) -> Solver<'a> {
        Solver::with_history(space, true)
    }

    /// A solver for leads that never did anything.
    pub fn without_history(space: &'a Space<'a>) -> Solver<'a> {
        Solver::with_history(space, false)
    }

    fn with_history(space: &'a Space<'a>, history: bool) -> Solver<'a> {
        let mut terms = Terms::default();
        let points = Points::new(space, &terms, history);
        terms.twins = equivalent_groups::twins(space, &terms);
        let mut always = space.links.clone();
        if !history {
            always.extend(nothing_happened(space));
        }
        Solver {
            space,
            terms,
            points,
            always,
            everybody: State::new(space),
            work: Cell::new(0),
            asking: Cell::new(None),
            undecided: RefCell::default(),
        }
    }

    /// Says what the next searches are for, to be told if they come to no end.
    pub fn asks(&self, question: Option<Question>) {
        self.asking.set(question);
    }

    /// The searches that took too many steps.
    pub fn undecided(&self) -> Vec<Option<Question>> {
        self.undecided.borrow().clone()
    }

    /// Counts what is gone through, in a search or for it.
    pub fn works(&self, parts: usize) {
        self.work.set(self.work.get().saturating_add(parts as u64));
    }

    /// Whether no more can be asked: everything that is comes to no end.
    pub fn is_spent(&self) -> bool {
        self.space.is_too_large || self.work() > WORK || self.points.looks() > LOOKS
    }

    /// How much was gone through so far.
    pub fn work(&self) -> u64 {
        self.work.get().saturating_add(self.points.numbers())
    }

    /// Leaves the question open that is asked.
    pub fn leaves_open(&self) {
        self.undecided.borrow_mut().push(self.asking.get());
    }

    /// When a condition of a side has an answer.
    pub fn formula(&self, side: usize, term: TermId, answer: Answer) -> Arc<Formula> {
        self.terms.formula(self.space, side, term, answer)
    }

    /// Looks for a lead of which a formula holds; `make` turns candidates into leads.
    pub fn find<T>(
        &self,
        formula: Arc<Formula>,
        make: &mut dyn FnMut(&State) -> Option<T>,
    ) -> Outcome<T> {
        self.find_within(STEPS, formula, make)
    }

    fn find_within<T>(
        &self,
        most_steps: usize,
        formula: Arc<Formula>,
        make: &mut dyn FnMut(&State) -> Option<T>,
    ) -> Outcome<T> {
        let mut open = vec![self.start(formula)];
        let (mut steps, mut tries) = (0, 0);
        self.space.budget.lacked_leads();
        while let Some(node) = open.pop() {
            steps += 1;
            if tries >= TRIES {
                break;
            }
            if steps > most_steps || self.is_spent() {
                self.leaves_open();
                return Outcome::Undecided;
            }
            match self.step(node, None) {
                Step::Dead => {}
                Step::Branches(nodes) => open.extend(nodes.into_iter().rev()),
                Step::Candidate(state) => match make(&state) {
                    Some(found) => return Outcome::Found(found),
                    None => tries += 1,
                },
            }
        }
        if tries == 0 {
            return Outcome::Never;
        }
        if self.space.budget.lacked_leads() {
            self.leaves_open();
        }
        Outcome::Undecided
    }

    /// Whether a formula holds of no lead, for all that can be proved.
    pub fn is_never(&self, formula: Arc<Formula>) -> bool {
        self.find(formula, &mut |_| Some(())).is_never()
    }

    /// The same, as one of many questions each of which may take a few steps only.
    pub fn is_never_in_short(&self, formula: Arc<Formula>) -> bool {
        let rules = self.space.sides.iter().flat_map(|side| &side.groups);
        let rules: usize = rules.map(|group| group.rules.len()).sum();
        let steps = (SHARED_STEPS / rules.max(1)).clamp(FEW_STEPS, STEPS);
        self.find_within(steps, formula, &mut |_| Some(()))
            .is_never()
    }

    /// The most (`high`) or the least points among the leads of which a formula holds; `make` turns candidates into leads
    /// and says how many points they have.
    pub fn extreme<T>(
        &self,
        (side, of, high): (usize, PointsRef, bool),
        formula: Arc<Formula>,
        make: &mut dyn FnMut(&State) -> Option<(i64, T)>,
    ) -> Option<Extreme<T>> {
        let asked = AskedPoints::new(side, of);
        let end = |state: &State| {
            let range = self.points.range(self.space, asked, state);
            if high { range.high } else { -range.low }
        };
        let mut open = vec![self.start(formula)];
        let mut seen: Option<(i64, T)> = None;
        let mut unseen: Option<i64> = None;
        let (mut steps, mut tries, mut gave_up) = (0, 0, false);
        while let Some(node) = open.pop() {
            let reach = end(&node.state);
            let known = seen.as_ref().map(|(best, _)| *best).max(unseen);
            if known.is_some_and(|known| reach <= known) {
                continue;
            }
            steps += 1;
            let is_over = steps > STEPS || self.is_spent();
            if is_over && !gave_up {
                gave_up = true;
                self.leaves_open();
            }
            if is_over || tries >= TRIES {
                unseen = unseen.max(Some(reach));
                continue;
            }
            match self.step(node, Some((asked, high))) {
                Step::Dead => {}
                Step::Branches(nodes) => open.extend(nodes.into_iter().rev()),
                Step::Candidate(state) => {
                    let reach = end(&state);
                    let made = make(&state)
                        .map(|(points, made)| (if high { points } else { -points }, made));
                    if made.as_ref().is_none_or(|(points, _)| *points < reach) {
                        tries += 1;
                        unseen = unseen.max(Some(reach));
                    }
                    if let Some((points, made)) = made
                        && seen.as_ref().is_none_or(|(best, _)| points > *best)
                    {
                        seen = Some((points, made));
                    }
                }
            }
        }
        let signed = |points: i64| if high { points } else { -points };
        let best = seen.as_ref().map(|(best, _)| *best).max(unseen)?;
        Some(Extreme {
            proved: signed(best),
            seen: seen.map(|(points, made)| (signed(points), made)),
        })
    }

    /// How many points the leads of a state can have.
    pub fn range(&self, side: usize, of: PointsRef, state: &State) -> Range {
        let asked = AskedPoints::new(side, of);
        self.points.range(self.space, asked, state)
    }

    fn start(&self, formula: Arc<Formula>) -> Node {
        Node {
            state: self.everybody.clone(),
            pending: std::iter::once(formula)
                .chain(self.always.iter().cloned())
                .collect(),
        }
    }
}

/// No activity was ever counted.
fn nothing_happened(space: &Space<'_>) -> Vec<Arc<Formula>> {
    let vars = space.vars.iter().enumerate();
    vars.filter(|(_, var)| matches!(var.what, What::Happened(Fact::Count { .. })))
        .map(|(at, _)| Formula::within(VarId(at as u32), ClassSet::only(2, 0)))
        .collect()
}
