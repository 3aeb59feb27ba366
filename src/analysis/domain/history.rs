//! Conditions on activities and stages: boolean facts, and which of them exclude each other.

use super::{Atom, ClassSet, Dimension, Domain, VarId};
use crate::analysis::formula::Formula;
use crate::contract::model::{ActivityId, Actor};
use crate::ir::Program;
use crate::ir::program::{Kind, KindSource};
use crate::ir::term::{Ages, Anchor, Measure, Selection, Term};
use crate::text::fold_name;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Maximum number of facts that are compared with each other; a contract with more is not analysed.
const MAX_FACTS: usize = 2_000;

/// Something that happened or did not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// A minimum number of activities.
    Count {
        /// Which.
        who: Arc<Counted>,
        /// How many.
        at_least: u32,
        /// Activities, or days with them.
        measure: Measure,
        /// At these ages.
        ages: Option<Ages>,
        /// After the last of these.
        until: Option<Arc<Counted>>,
        /// Since when.
        since: FactAnchor,
        /// Only those after the last return to an earlier stage.
        after_back: bool,
    },
    /// No activity for a number of days, in a history that is at least as long.
    Quiet {
        /// Which.
        who: Arc<Counted>,
        /// Days.
        days: u32,
        /// What must also be at least as long ago.
        since: FactAnchor,
        /// Only those after the last return to an earlier stage count.
        after_back: bool,
    },
    /// The stage was entered or passed.
    Entered(String),
    /// The stage was entered or passed since a clock started.
    Reached(String),
}

/// A fact without its selection of activities.
type FactKind = (
    std::mem::Discriminant<Fact>,
    u32,
    Option<Measure>,
    Option<Ages>,
    FactAnchor,
    bool,
);

impl Fact {
    /// Equal for facts that differ only in their selection.
    fn frame(&self) -> FactKind {
        let kind = std::mem::discriminant(self);
        match self {
            Fact::Count {
                at_least,
                measure,
                ages,
                since,
                after_back,
                ..
            } => {
                let measure = Some(*measure);
                (kind, *at_least, measure, *ages, since.clone(), *after_back)
            }
            Fact::Quiet {
                days,
                since,
                after_back,
                ..
            } => (kind, *days, None, None, since.clone(), *after_back),
            Fact::Entered(stage) | Fact::Reached(stage) => {
                let stage = FactAnchor::Stage(stage.clone());
                (kind, 0, None, None, stage, false)
            }
        }
    }
}

/// Since when, with the name of a stage.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FactAnchor {
    /// Ever.
    Ever,
    /// Since the stage was entered.
    Stage(String),
    /// Since the lead entered its current stage.
    ThisStage,
    /// Since the clock started.
    ThisClock,
}

/// Which activities are counted.
#[derive(Debug, Clone)]
pub struct Counted {
    /// A side, and a selection of it.
    pub example: (usize, Selection),
    /// The kinds it consists of.
    made_of: BTreeSet<String>,
    /// The kinds that are counted completely.
    covers: BTreeSet<String>,
}

impl PartialEq for Counted {
    fn eq(&self, other: &Counted) -> bool {
        self.made_of == other.made_of && self.covers == other.covers
    }
}

impl Eq for Counted {}

impl Counted {
    /// The activities that a contract selects.
    pub fn new(space: &Domain<'_>, side: usize, selection: Selection) -> Counted {
        let program = space.program(side);
        let signature = |kind: ActivityId| space.kinds.signature(side, kind).to_owned();
        let is_always = |kind, other| space.kinds.is_always(program, side, kind, other);
        let mut who = Counted {
            example: (side, selection),
            made_of: BTreeSet::new(),
            covers: BTreeSet::new(),
        };
        let kinds = || (0..program.kinds.len() as u32).map(ActivityId);
        match selection {
            Selection::Kind(kind) => {
                who.made_of.insert(signature(kind));
                let covered = kinds().filter(|other| is_always(*other, kind));
                who.covers.extend(covered.map(&signature));
            }
            Selection::KindBy(kind, party) => {
                let own = program.kinds[kind.index()].actors == [Actor::Party(party)];
                let by = if own {
                    String::new()
                } else {
                    format!(" by {}", actor_name(program, Actor::Party(party)))
                };
                who.made_of.insert(signature(kind) + &by);
                who.covers.insert(signature(kind) + &by);
            }
            Selection::By(_) | Selection::Anybody => {
                let this = everything_by(space, side, selection);
                who.made_of.insert(this.clone());
                let counts = |kind: &ActivityId| {
                    let kind = &program.kinds[kind.index()];
                    let by = (selection.actor()).is_none_or(|actor| kind.actors == [actor]);
                    let logged = kind.source == KindSource::Data;
                    logged && by && kind.counts
                };
                let derived_counts = |kind: &ActivityId| {
                    kinds().all(|other| {
                        program.kinds[other.index()].counts || !is_always(other, *kind)
                    })
                };
                let covered = kinds().filter(|kind| counts(kind) && derived_counts(kind));
                who.covers.extend(covered.map(&signature));
                who.covers.insert(this);
            }
        }
        who
    }

    /// Whether every activity of this selection is also in the other.
    pub fn is_within(&self, other: &Counted) -> bool {
        self.made_of.is_subset(&other.covers)
    }
}

/// A text for all activities of an actor, with what the contract counts among them, since another contract may have other
/// kinds.
fn everything_by(space: &Domain<'_>, side: usize, selection: Selection) -> String {
    let program = space.program(side);
    let is_by = |actors: &[Actor]| (selection.actor()).is_none_or(|actor| actors.contains(&actor));
    let kinds = (0..program.kinds.len() as u32).map(ActivityId);
    // A kind that does not count keeps its events from counting, whatever other kinds they belong to.
    let decides = |kind: &ActivityId| {
        let kind = &program.kinds[kind.index()];
        !kind.counts || kind.source == KindSource::Data && is_by(&kind.actors)
    };
    let told = kinds.filter(decides).map(|kind| {
        let signature = space.kinds.signature(side, kind);
        let Kind { actors, counts, .. } = &program.kinds[kind.index()];
        let actors: Vec<String> = actors.iter().map(|a| actor_name(program, *a)).collect();
        format!("{signature} {actors:?} {counts}")
    });
    let mut texts: Vec<String> = told.collect();
    texts.sort_unstable();
    let by = match selection.actor() {
        Some(actor) => actor_name(program, actor),
        None => "anybody".to_owned(),
    };
    format!("by {by}: {}", texts.join("; "))
}

/// Parties of two contracts are the same if their names are.
fn actor_name(program: &Program, actor: Actor) -> String {
    match actor {
        Actor::Lead => "the lead".to_owned(),
        Actor::Party(party) => {
            let word = program.about.parties.get(party.index());
            let word = word.map_or("", |(word, _)| word);
            format!("party {}", fold_name(word))
        }
    }
}

impl Domain<'_> {
    /// Adds the variables for all conditions on activities and stages.
    pub(super) fn history(&mut self) {
        let mut facts: Vec<(VarId, Fact)> = Vec::new();
        let mut alike: FxHashMap<FactKind, Vec<usize>> = FxHashMap::default();
        for side in 0..self.sides.len() {
            let program = self.sides[side];
            let who = |selection: &Selection| Arc::new(Counted::new(self, side, *selection));
            let whos: Vec<Arc<Counted>> = program.selections.iter().map(who).collect();
            for (at, term) in program.terms.iter().enumerate() {
                let Some(fact) = fact(&whos, program, term) else {
                    continue;
                };
                let alike = alike.entry(fact.frame()).or_default();
                let is_same = |at: &&usize| facts.get(**at).is_some_and(|(_, f)| same(f, &fact));
                let known = alike.iter().find(is_same);
                let var = match known.and_then(|at| facts.get(*at)) {
                    Some((var, _)) => *var,
                    None => {
                        let var = self.add(Dimension::Happened(fact.clone()), 2);
                        alike.push(facts.len());
                        facts.push((var, fact));
                        var
                    }
                };
                self.leaves[side][at] = Some(Atom::happened(var));
            }
        }
        if facts.len() > MAX_FACTS {
            self.is_too_large = true;
            return;
        }
        for (var, fact) in &facts {
            for (other, behind) in facts.iter().filter(|(other, _)| other != var) {
                if let Some(is) = follows(fact, behind) {
                    self.clashes.add((*var, 1), (*other, usize::from(!is)));
                }
            }
        }
    }
}

impl Domain<'_> {
    /// The certain consequences if an activity counts that is at most `days` days old.
    pub fn counted(&self, side: usize, selection: Selection, days: Option<u32>) -> Arc<Formula> {
        let counted = Fact::Count {
            who: Arc::new(Counted::new(self, side, selection)),
            at_least: 1,
            measure: Measure::Times,
            ages: days.map(Ages::last),
            until: None,
            since: FactAnchor::Ever,
            after_back: false,
        };
        let certain = self
            .vars
            .iter()
            .enumerate()
            .filter_map(|(at, var)| match &var.what {
                Dimension::Happened(fact) => Some((VarId(at as u32), follows(&counted, fact)?)),
                _ => None,
            });
        Formula::all(certain.map(|(var, is)| Formula::within(var, ClassSet::only(2, is.into()))))
    }
}

fn fact(whos: &[Arc<Counted>], program: &Program, term: &Term) -> Option<Fact> {
    let who = |which: &crate::ir::term::SelectionId| whos[which.index()].clone();
    let start = |since: &Anchor| match since {
        Anchor::Ever => FactAnchor::Ever,
        Anchor::Stage(stage) => FactAnchor::Stage(fold_name(program.stage_name(*stage))),
        Anchor::ThisStage => FactAnchor::ThisStage,
        Anchor::ThisClock => FactAnchor::ThisClock,
    };
    Some(match term {
        Term::Count {
            which,
            measure,
            at_least,
            window,
        } => Fact::Count {
            who: who(which),
            at_least: *at_least,
            measure: *measure,
            ages: window.ages,
            until: window.until.as_ref().map(who),
            since: start(&window.since),
            after_back: window.after_back,
        },
        Term::Quiet {
            which,
            days,
            since,
            after_back,
        } => Fact::Quiet {
            who: who(which),
            days: *days,
            since: start(since),
            after_back: *after_back,
        },
        Term::Entered(stage) => Fact::Entered(fold_name(program.stage_name(*stage))),
        Term::Reached(stage) => Fact::Reached(fold_name(program.stage_name(*stage))),
        Term::Always(_)
        | Term::All(_)
        | Term::Any(_)
        | Term::Not(_)
        | Term::Known(_)
        | Term::Text(..)
        | Term::Number(..)
        | Term::Band { .. }
        | Term::Day { .. }
        | Term::Age { .. }
        | Term::Yes(_)
        | Term::Points(..) => return None,
    })
}

/// Whether two facts are equivalent, even if they are from different contracts.
fn same(a: &Fact, b: &Fact) -> bool {
    follows(a, b) == Some(true) && follows(b, a) == Some(true)
}

/// The value of `b` that follows if `a` is true; none if it may be either.
fn follows(a: &Fact, b: &Fact) -> Option<bool> {
    match (a, b) {
        (
            Fact::Count {
                who,
                at_least,
                measure,
                ages,
                until,
                since,
                after_back,
            },
            Fact::Count {
                who: who_b,
                at_least: least_b,
                measure: measure_b,
                ages: ages_b,
                until: until_b,
                since: since_b,
                after_back: back_b,
            },
        ) => {
            // N days with activities have at least N activities.
            let counts = at_least >= least_b && (measure == measure_b || *measure == Measure::Days);
            let in_days = ages_b.is_none_or(|b| ages.is_some_and(|a| a.is_within(b)));
            let in_time = since == since_b || *since_b == FactAnchor::Ever;
            let in_back = *after_back || !back_b;
            // What is after the last of a wider selection is after the last of a narrower one.
            let in_end = until_b
                .as_ref()
                .is_none_or(|b| until.as_ref().is_some_and(|a| b.is_within(a)));
            let in_window = in_days && in_time && in_back && in_end;
            (counts && in_window && who.is_within(who_b)).then_some(true)
        }
        (
            Fact::Quiet {
                who,
                days,
                since,
                after_back,
            },
            Fact::Quiet {
                who: who_b,
                days: days_b,
                since: since_b,
                after_back: back_b,
            },
        ) => {
            let longer = days >= days_b && since == since_b && after_back == back_b;
            (longer && who_b.is_within(who)).then_some(true)
        }
        (
            Fact::Quiet {
                who,
                days,
                after_back: false,
                ..
            },
            Fact::Count {
                who: who_b,
                ages: Some(ages),
                ..
            },
        ) => (ages.oldest < *days && who_b.is_within(who)).then_some(false),
        (Fact::Count { .. }, Fact::Quiet { .. }) => (follows(b, a) == Some(false)).then_some(false),
        (
            Fact::Count {
                since: FactAnchor::Stage(stage),
                ..
            },
            Fact::Entered(entered),
        ) => (stage == entered).then_some(true),
        (Fact::Entered(a), Fact::Entered(b)) | (Fact::Reached(a), Fact::Reached(b)) => {
            (a == b).then_some(true)
        }
        _ => None,
    }
}
