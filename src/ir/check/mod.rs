//! What holds for every program: debug builds ask after each pass, and reading a stored program asks before it is used.

mod clauses;
mod rules;
mod terms;
mod uses;

use super::program::{KindSource, Program};
use super::term::PlaceId;
use crate::contract::model::PointsRef;

/// Whether every id points somewhere, nothing uses itself, and tables are in order; otherwise what is broken.
pub(super) fn check(program: &Program) -> Result<(), String> {
    let checker = Checker { program };
    checker.terms()?;
    checker.tables()?;
    checker.kinds()?;
    checker.totals()?;
    checker.groups()?;
    checker.named()?;
    checker.stages()?;
    checker.clauses()?;
    checker.only_lapses_see_clocks()?;
    checker.points_see_neither_points_nor_stages()?;
    checker.kinds_see_details_only()?;
    checker.plan()
}

struct Checker<'a> {
    program: &'a Program,
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
        let program = self.program;
        let count = program.kinds.len();
        if program.inputs.activities.len() != count {
            return Err("kinds of activity that are not those of the inputs".to_owned());
        }
        for detail in &program.inputs.details {
            within("activity", detail.activity.index(), count)?;
        }
        let sources = |index: usize| match &program.kinds[index].source {
            KindSource::Data => Vec::new(),
            KindSource::KindOf { parent, .. } => vec![parent.index()],
            KindSource::AnyOf(kinds) => kinds.iter().map(|kind| kind.index()).collect(),
        };
        for index in 0..count {
            for source in sources(index) {
                within("activity", source, count)?;
            }
        }
        acyclic(count, sources).map_err(|()| "an activity that follows from itself".to_owned())
    }

    fn totals(&self) -> Result<(), String> {
        let program = self.program;
        for total in &program.totals {
            self.place(total.place)?;
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
        acyclic(program.totals.len(), parts).map_err(|()| "a total that adds itself".to_owned())?;
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

/// Whether nothing reaches itself by `next`.
fn acyclic(count: usize, next: impl Fn(usize) -> Vec<usize>) -> Result<(), ()> {
    // 0: not seen, 1: on the way, 2: done.
    let mut state = vec![0u8; count];
    for start in 0..count {
        let mut todo = vec![(start, false)];
        while let Some((node, leaving)) = todo.pop() {
            match (leaving, state[node]) {
                (true, _) => state[node] = 2,
                (false, 1) => return Err(()),
                (false, 2) => {}
                (false, _) => {
                    state[node] = 1;
                    todo.push((node, true));
                    todo.extend(next(node).into_iter().map(|node| (node, false)));
                }
            }
        }
    }
    Ok(())
}
