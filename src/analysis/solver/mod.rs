//! Searches for a lead that meets a formula, or for a proof that there is none.
//!
//! The search keeps the classes that each variable may still have, propagates what must hold, and tries one alternative after
//! another. A solution is a candidate, which is converted to a lead that the evaluator judges. If there is no candidate, there
//! is no such lead. After a number of steps the search stops with an undecided result.

mod domains;
mod equivalent_groups;
mod mosts;
mod points;
mod pool;
mod propagate;
mod terms;
mod walk;

pub use domains::{Holds, State};
pub use points::Points;
pub use terms::Terms;

use crate::analysis::domain::{Answer, ClassSet, Dimension, Domain, Fact, VarId};
use crate::analysis::formula::{AskedPoints, Formula};
use crate::contract::model::PointsRef;
use crate::ir::PointsRange;
use crate::ir::term::TermId;
use crate::message::Template;
use crate::source::Span;
use propagate::{Node, Step};
use std::cell::{Cell, RefCell};
use std::sync::Arc;

/// Maximum number of steps of a search.
const STEPS: usize = 4_000;

/// Step budget shared by all rule searches, and the minimum each search gets.
const SHARED_STEPS: usize = 40_000;
const MIN_STEPS: usize = 100;

/// Maximum number of rule evaluations of all searches of a solver together.
const LOOKS: u64 = 6_000_000;

/// Maximum number of variables, numbers in tables and parts of formulas that all searches of a solver visit together. Realistic
/// contracts need some thousandths of it.
const WORK: u64 = 300_000_000;

/// How many infeasible candidates a search may produce before it gives up.
const MAX_CANDIDATES: usize = 6;

/// The outcome of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome<T> {
    /// There is one.
    Found(T),
    /// There is none.
    Never,
    /// Neither was found.
    Undecided,
}

impl<T> Outcome<T> {
    /// Whether it is proved that there is none.
    pub fn is_never(&self) -> bool {
        matches!(self, Outcome::Never)
    }
}

/// The highest or lowest points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extreme<T> {
    /// No lead exceeds this; in thousandths.
    pub proved: i64,
    /// The lead with the most extreme points found.
    pub seen: Option<(i64, T)>,
}

/// Everything a search needs to know about the leads of some contracts.
#[derive(Debug)]
pub struct Solver<'a> {
    /// The leads.
    pub space: &'a Domain<'a>,
    terms: Terms,
    points: Points,
    /// Holds for every lead in question.
    always: Vec<Arc<Formula>>,
    /// The state that contains every lead.
    everybody: State,
    /// The number of variables and parts of formulas visited.
    work: Cell<u64>,
    /// The current question, if it is set.
    asking: Cell<Option<Question>>,
    /// Searches that stopped before they were finished.
    undecided: RefCell<Vec<Option<Question>>>,
}

/// What a search is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// The line it is about.
    pub place: Span,
    /// `whether it decides something`
    pub what: Template,
}

impl<'a> Solver<'a> {
    /// A solver for all leads.
    pub fn new(space: &'a Domain<'a>) -> Solver<'a> {
        Solver::with_history(space, true)
    }

    /// A solver for leads without any activity.
    pub fn without_history(space: &'a Domain<'a>) -> Solver<'a> {
        Solver::with_history(space, false)
    }

    fn with_history(space: &'a Domain<'a>, history: bool) -> Solver<'a> {
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

    /// Sets what the next searches are for, which is reported if they are undecided.
    pub fn set_question(&self, question: Option<Question>) {
        self.asking.set(question);
    }

    /// The searches that took too many steps.
    pub fn undecided(&self) -> Vec<Option<Question>> {
        self.undecided.borrow().clone()
    }

    /// Counts visited parts, in a search or for it.
    pub fn works(&self, parts: usize) {
        self.work.set(self.work.get().saturating_add(parts as u64));
    }

    /// Whether the budget is used up, so that every further search is undecided.
    pub fn is_spent(&self) -> bool {
        self.space.is_too_large || self.work() > WORK || self.points.looks() > LOOKS
    }

    /// The work done so far.
    pub fn work(&self) -> u64 {
        self.work.get().saturating_add(self.points.numbers())
    }

    /// Records the current question as undecided.
    pub fn leaves_open(&self) {
        self.undecided.borrow_mut().push(self.asking.get());
    }

    /// When a condition of a side has a result.
    pub fn formula(&self, side: usize, term: TermId, answer: Answer) -> Arc<Formula> {
        self.terms.formula(self.space, side, term, answer)
    }

    /// Searches for a lead that meets a formula; `make` converts candidates to leads.
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
            if tries >= MAX_CANDIDATES {
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

    /// Whether it can be proved that no lead meets a formula.
    pub fn is_never(&self, formula: Arc<Formula>) -> bool {
        self.find(formula, &mut |_| Some(())).is_never()
    }

    /// The same, as one of many questions that may take only a few steps each.
    pub fn is_never_in_short(&self, formula: Arc<Formula>) -> bool {
        let rules = self.space.sides.iter().flat_map(|side| &side.groups);
        let rules: usize = rules.map(|group| group.rules.len()).sum();
        let steps = (SHARED_STEPS / rules.max(1)).clamp(MIN_STEPS, STEPS);
        self.find_within(steps, formula, &mut |_| Some(()))
            .is_never()
    }

    /// The highest (`high`) or lowest points of the leads that meet a formula; `make` converts candidates to leads and returns
    /// their points.
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
            if is_over || tries >= MAX_CANDIDATES {
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

    /// The range of points of the leads of a state.
    pub fn range(&self, side: usize, of: PointsRef, state: &State) -> PointsRange {
        let points = AskedPoints::new(side, of);
        self.points.range(self.space, points, state)
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
fn nothing_happened(space: &Domain<'_>) -> Vec<Arc<Formula>> {
    let vars = space.vars.iter().enumerate();
    vars.filter(|(_, var)| matches!(var.what, Dimension::Happened(Fact::Count { .. })))
        .map(|(at, _)| Formula::within(VarId(at as u32), ClassSet::only(2, 0)))
        .collect()
}
