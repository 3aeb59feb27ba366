//! Converts solutions of a search to concrete leads, with values, events and times.
//!
//! A candidate does not specify how often something happened or the exact texts. So it is converted to several leads, the
//! simplest first, and the evaluator decides which of them shows what is wanted.

mod events;
mod facts;
mod texts;

use super::Subject;
use super::domain::Domain;
use super::solver::State;
use super::witness_claims::EvaluatedLead;
use crate::contract::model::{Example, ExampleActivity, Period, PointsRef};
use crate::eval::Results;
use crate::eval::example::Case;
use crate::ir::program::Trigger;
use crate::time::{Clock, LocalDay, Weekday};

/// The time at which witnesses are evaluated: noon.
const NOON: Clock = Clock(12 * 60);

/// Converts candidates to leads.
#[derive(Debug, Clone, Copy)]
pub struct Concretizer<'a> {
    /// The contract of the leads.
    pub subject: &'a Subject<'a>,
    /// The space in which the candidates were found, and the index of the contract in it.
    pub space: (&'a Domain<'a>, usize),
    /// The day on which the leads are evaluated.
    pub day: LocalDay,
}

impl<'a> Concretizer<'a> {
    /// Evaluates leads on a day on which the contract is in force, a Monday if possible.
    pub fn new(subject: &'a Subject<'a>, space: &'a Domain<'a>, side: usize) -> Concretizer<'a> {
        Concretizer {
            subject,
            space: (space, side),
            day: day_in_force(subject),
        }
    }

    /// The same on another day.
    pub fn on(self, day: LocalDay) -> Concretizer<'a> {
        Concretizer { day, ..self }
    }

    /// A day on which the most activities can count for some points: the first day of a week and a month, since caps per period
    /// then allow as many recent ones as they ever do.
    pub fn best_day(&self, of: PointsRef) -> LocalDay {
        let program = self.subject.program;
        let week = program.about.week_starts;
        let rules = program
            .groups_of(of)
            .into_iter()
            .flat_map(|group| &program.groups[group.index()].rules);
        let countings = rules
            .filter_map(|rule| match &rule.trigger {
                Trigger::ForEach { counting, .. } => Some((rule.points.0, counting)),
                Trigger::When { .. } | Trigger::ForIdle { .. } => None,
            })
            .filter(|(_, counting)| counting.per_period.iter().any(|(_, p)| *p != Period::Day));
        let Domain {
            best_days, budget, ..
        } = self.space.0;
        let best = best_days.best(countings, week, budget);
        best.unwrap_or(self.day)
    }

    /// The leads of a candidate, the simplest first; `of` are points that should be high or low.
    pub fn leads(&self, state: &State, of: Option<(PointsRef, bool)>) -> Vec<Example> {
        self.leads_with(state, &self.more(state, of))
    }

    /// The leads of a candidate with the necessary activities only.
    pub fn idle_leads(&self, state: &State) -> Vec<Example> {
        self.leads_with(state, &[Vec::new()])
    }

    fn leads_with(&self, state: &State, more: &[Vec<ExampleActivity>]) -> Vec<Example> {
        // The necessary events may happen today, as long ago as possible, or all at the same time.
        let today = self.needed(state, false);
        let mut needed = vec![in_one_moment(&today), self.needed(state, true)];
        needed.retain(|other| *other != today);
        needed.insert(0, today);
        let facts = [false, true].map(|full| self.facts(state, full));
        let budget = &self.space.0.budget;
        let mut leads: Vec<Example> = Vec::new();
        let mut is_short = false;
        for (facts, needed) in facts
            .iter()
            .flatten()
            .flat_map(|f| needed.iter().map(move |n| (f, n)))
        {
            for more in more {
                let mut lead = self.lead();
                lead.facts = facts.clone();
                lead.did = merged(needed.iter().chain(more));
                self.begin_early(&mut lead, state);
                if !leads
                    .iter()
                    .any(|other| other.facts == lead.facts && other.did == lead.did)
                {
                    match budget.take_lead(&lead) {
                        true => leads.push(lead),
                        false => is_short = true,
                    }
                }
            }
        }
        if leads.is_empty() && is_short {
            budget.set_lacks_leads();
        }
        leads
    }

    /// A lead without facts.
    pub fn lead(&self) -> Example {
        let span = self.subject.contract.info.span;
        Example {
            title: "example".to_owned(),
            ..Example::empty((self.day, Some(NOON)), span)
        }
    }

    /// The first of some leads for which the evaluator shows what is wanted.
    pub fn first<T>(
        &self,
        leads: Vec<Example>,
        mut shows: impl FnMut(&Results, usize) -> Option<T>,
    ) -> Option<(Example, T)> {
        let results = self.results(&leads);
        let mut rows = leads.into_iter().enumerate();
        rows.find_map(|(row, lead)| Some((lead, shows(&results, row)?)))
    }

    /// The first of some leads whose outcome shows what is wanted.
    pub fn showing<T>(
        &self,
        leads: Vec<Example>,
        mut shows: impl FnMut(&EvaluatedLead<'_>) -> Option<T>,
    ) -> Option<(Example, T)> {
        let Subject {
            contract, program, ..
        } = self.subject;
        let as_of = leads.first()?.as_of;
        let case = Case::of_all(contract, &leads, as_of);
        let history = &case.history(program);
        let tried = |(row, lead)| EvaluatedLead {
            contract,
            program,
            lead,
            history,
            row,
        };
        let mut tried = leads.iter().enumerate().map(tried);
        tried.find_map(|tried| Some((tried.lead.clone(), shows(&tried)?)))
    }

    /// The results of evaluating leads that have the same as-of time.
    pub fn results(&self, leads: &[Example]) -> Results {
        let Subject {
            contract, program, ..
        } = self.subject;
        let case = Case::of_all(contract, leads, (self.day, Some(NOON)));
        case.results(program)
    }
}

/// A day on which the contract is in force, a Monday if there is one.
fn day_in_force(subject: &Subject<'_>) -> LocalDay {
    let force = subject.contract.info.in_force;
    // Otherwise a Monday in 2026.
    let (first, last) = force.unwrap_or((LocalDay(20_514), None));
    let mut week = (first.0..first.0.saturating_add(7)).map(LocalDay);
    week.find(|day| day.weekday() == Weekday::Monday && last.is_none_or(|last| *day <= last))
        .unwrap_or(first)
}

/// The same events, all at the time of the last one.
fn in_one_moment(did: &[ExampleActivity]) -> Vec<ExampleActivity> {
    let last = did
        .iter()
        .filter_map(|did| did.clock)
        .max_by_key(|clock| clock.0);
    let moved = did.iter().map(|did| ExampleActivity {
        clock: last,
        ..did.clone()
    });
    moved.collect()
}

/// Merges equal events, in chronological order.
fn merged<'d>(did: impl Iterator<Item = &'d ExampleActivity>) -> Vec<ExampleActivity> {
    let mut all: Vec<ExampleActivity> = Vec::new();
    for one in did {
        let same = |other: &&mut ExampleActivity| {
            other.activity == one.activity && other.day == one.day && other.clock == one.clock
        };
        match all.iter_mut().find(same) {
            Some(known) => known.times = known.times.max(one.times),
            None => all.push(one.clone()),
        }
    }
    all.sort_by_key(|did| (did.day, did.clock.map(|clock| clock.0), did.activity));
    all
}
