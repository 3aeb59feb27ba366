//! Invariants of every program. Debug builds check them after each pass, and a stored program is checked before use.

mod clauses;
mod inputs;
mod references;
mod rules;
mod terms;
mod values;
mod written;

use super::program::{KindSource, Program};
use super::term::PlaceId;
use crate::contract::model::PointsRef;

/// Longest chain of references from an activity, a total or a term.
const DEEPEST: u32 = 1_000;

/// Checks that every id refers to something of the right kind, nothing refers to itself, numbers are within what a contract can
/// express, and tables are sorted. The error says what is broken.
pub(super) fn check(program: &Program) -> Result<(), String> {
    let checker = Checker { program };
    checker.about()?;
    checker.inputs()?;
    checker.texts_are_short()?;
    checker.tables()?;
    checker.terms()?;
    checker.conditions()?;
    checker.kinds()?;
    checker.totals()?;
    checker.groups()?;
    checker.check_names()?;
    checker.stages()?;
    checker.clauses()?;
    checker.written()?;
    checker.uses()?;
    checker.plan()
}

struct Checker<'a> {
    program: &'a Program,
}

/// Fails with `broken` unless `holds`.
fn require(holds: bool, broken: &str) -> Result<(), String> {
    match holds {
        true => Ok(()),
        false => Err(broken.to_owned()),
    }
}

/// `index` must refer to one of `count` items; `what` names them.
fn within(what: &str, index: usize, count: usize) -> Result<(), String> {
    if index < count {
        Ok(())
    } else {
        Err(format!("{what} {index} of {count}"))
    }
}

impl Checker<'_> {
    fn place(&self, place: PlaceId) -> Result<(), String> {
        within("place", place.index(), self.program.places.len())
    }

    fn kinds(&self) -> Result<(), String> {
        let count = self.program.kinds.len();
        for index in 0..count {
            for source in self.sources(index) {
                within("activity", source, count)?;
            }
        }
        steps(count, |index| self.sources(index))
            .map(drop)
            .map_err(|why| format!("an activity that follows from {why}"))
    }

    /// The kinds a kind is derived from.
    fn sources(&self, kind: usize) -> Vec<usize> {
        match &self.program.kinds[kind].source {
            KindSource::Data => Vec::new(),
            KindSource::KindOf { parent, .. } => vec![parent.index()],
            KindSource::AnyOf(kinds) => kinds.iter().map(|kind| kind.index()).collect(),
        }
    }

    fn totals(&self) -> Result<(), String> {
        let program = self.program;
        for total in &program.totals {
            self.place(total.place)?;
            values::limits(total.at_least, total.at_most)?;
            for part in &total.terms {
                self.points_ref(*part)?;
            }
        }
        let parts = |index: usize| {
            let parts = program.totals[index].terms.iter();
            parts
                .filter_map(|part| match part {
                    PointsRef::Total(total) => Some(total.index()),
                    PointsRef::Group(_) => None,
                })
                .collect()
        };
        steps(program.totals.len(), parts).map_err(|why| format!("a total that adds {why}"))?;
        if let Some(score) = program.score {
            within("total", score.index(), program.totals.len())?;
        }
        Ok(())
    }

    fn plan(&self) -> Result<(), String> {
        let plan = &self.program.plan;
        for term in &plan.hoisted {
            within("term", term.index(), self.program.terms.len())?;
        }
        if !plan.hoisted.is_sorted() {
            return Err("hoisted terms out of order".to_owned());
        }
        let counts = [
            (plan.groups.len(), self.program.groups.len()),
            (plan.totals.len(), self.program.totals.len()),
        ];
        for (planned, count) in counts {
            // There are no bounds before the pass that computes them.
            if planned != 0 && planned != count {
                return Err("bounds that are not those of the groups and totals".to_owned());
            }
        }
        Ok(())
    }
}

/// The length of the longest chain of `next` from each item. Fails if there is a cycle or if a chain is too long.
fn steps(count: usize, next: impl Fn(usize) -> Vec<usize>) -> Result<Vec<u32>, String> {
    #[derive(Clone, Copy)]
    enum State {
        Unseen,
        Begun,
        Done(u32),
    }
    let mut states = vec![State::Unseen; count];
    for start in 0..count {
        let mut todo = vec![(start, false)];
        while let Some((node, leaving)) = todo.pop() {
            match (leaving, states[node]) {
                (true, _) => {
                    let next = next(node).into_iter();
                    let longest = next.map(|node| match states[node] {
                        State::Done(steps) => steps + 1,
                        State::Unseen | State::Begun => 0,
                    });
                    let longest = longest.max().unwrap_or(0);
                    if longest > DEEPEST {
                        return Err(format!("more than {DEEPEST} others"));
                    }
                    states[node] = State::Done(longest);
                }
                (false, State::Begun) => return Err("itself".to_owned()),
                (false, State::Done(_)) => {}
                (false, State::Unseen) => {
                    states[node] = State::Begun;
                    todo.push((node, true));
                    todo.extend(next(node).into_iter().map(|node| (node, false)));
                }
            }
        }
    }
    let steps = states.into_iter().map(|state| match state {
        State::Done(steps) => steps,
        State::Unseen | State::Begun => 0,
    });
    Ok(steps.collect())
}
