//! What holds for every program: debug builds ask after each pass, and reading a stored program asks before it is used.

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

/// How many steps lead from an activity, a total or a term to the last one it is made of.
const DEEPEST: u32 = 1_000;

/// Whether every id points to something of the right kind, nothing uses itself, numbers are some that a contract can say, and
/// tables are in order; otherwise what is broken.
pub(super) fn check(program: &Program) -> Result<(), String> {
    let checker = Checker { program };
    checker.about()?;
    checker.inputs()?;
    checker.texts_are_short()?;
    checker.tables()?;
    checker.terms()?;
    checker.kinds()?;
    checker.totals()?;
    checker.groups()?;
    checker.named()?;
    checker.stages()?;
    checker.clauses()?;
    checker.written()?;
    checker.uses()?;
    checker.plan()
}

struct Checker<'a> {
    program: &'a Program,
}

/// Something that must hold; else what is broken.
fn require(holds: bool, broken: &str) -> Result<(), String> {
    match holds {
        true => Ok(()),
        false => Err(broken.to_owned()),
    }
}

/// `index` must be one of `count` things called `what`.
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

    /// The kinds a kind follows from.
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
            // Before the pass that finds the bounds there are none.
            if planned != 0 && planned != count {
                return Err("bounds that are not those of the groups and totals".to_owned());
            }
        }
        Ok(())
    }
}

/// How many steps by `next` lead on from each, which may be neither endless nor many; else what is wrong.
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
