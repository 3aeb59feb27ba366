//! What holds for every program: debug builds ask after each pass, and reading a stored program asks before it is used.

use super::program::{BackWhen, KindSource, Program, Trigger};
use super::term::{Selection, Since, Term, Value};
use crate::contract::model::{Actor, PointsRef};

/// How deep terms may use each other.
const DEEPEST: u32 = 5_000;

/// Whether every id points somewhere, nothing uses itself, and tables are in order; otherwise what is broken.
pub(super) fn check(program: &Program) -> Result<(), String> {
    let checker = Checker { program };
    checker.terms()?;
    checker.tables()?;
    checker.kinds()?;
    checker.points()?;
    checker.uses()?;
    checker.stages()?;
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
    fn terms(&self) -> Result<(), String> {
        let mut depths: Vec<u32> = Vec::with_capacity(self.program.terms.len());
        for (index, term) in self.program.terms.iter().enumerate() {
            let mut depth = 0;
            for child in term.children() {
                within(
                    "a term that stands behind its user: term",
                    child.index(),
                    index,
                )?;
                depth = depth.max(depths[child.index()] + 1);
            }
            if depth > DEEPEST {
                return Err(format!("conditions nest more than {DEEPEST} deep"));
            }
            depths.push(depth);
            self.leaf(term)?;
        }
        Ok(())
    }

    fn leaf(&self, term: &Term) -> Result<(), String> {
        let program = self.program;
        if let Some(value) = term.value() {
            self.value(value)?;
        }
        if let Some(which) = term.selection() {
            within("selection", which.index(), program.selections.len())?;
        }
        match term {
            Term::Text(_, text) => within("text test", text.index(), program.texts.len()),
            Term::Band { bands, value, .. } => {
                within("breakpoint table", bands.index(), program.bands.len())?;
                let own = program.bands[bands.index()].value == *value;
                own.then_some(())
                    .ok_or_else(|| "a breakpoint table of another number".to_owned())
            }
            Term::Points(of, _) => self.points_ref(*of),
            Term::Entered(stage) => within("stage", stage.index(), program.stages.len()),
            Term::Count { window, .. } => match window.since {
                Since::Stage(stage) => within("stage", stage.index(), program.stages.len()),
                Since::Ever | Since::ThisStage => Ok(()),
            },
            _ => Ok(()),
        }
    }

    fn value(&self, value: Value) -> Result<(), String> {
        let inputs = &self.program.inputs;
        match value {
            Value::Field(field) | Value::DomainOf(field) => {
                within("field", field.index(), inputs.fields.len())
            }
            Value::Detail(detail) | Value::DomainOfDetail(detail) => {
                within("detail", detail.index(), inputs.details.len())
            }
        }
    }

    fn points_ref(&self, of: PointsRef) -> Result<(), String> {
        match of {
            PointsRef::Group(group) => {
                within("points group", group.index(), self.program.groups.len())
            }
            PointsRef::Total(total) => within("total", total.index(), self.program.totals.len()),
        }
    }

    fn tables(&self) -> Result<(), String> {
        let program = self.program;
        for bands in &program.bands {
            self.value(bands.value)?;
            if !bands.points.is_sorted() {
                return Err("a breakpoint table that is not sorted".to_owned());
            }
        }
        for selection in &program.selections {
            match selection {
                Selection::Kind(kind) => within("activity", kind.index(), program.kinds.len())?,
                Selection::By(Actor::Party(party)) => {
                    within("party", party.index(), program.about.parties.len())?;
                }
                Selection::By(Actor::Lead) | Selection::Anybody => {}
            }
        }
        within("selection", program.own.index(), program.selections.len())?;
        for (index, written) in program.written.iter().enumerate() {
            within("place", written.place.index(), program.places.len())?;
            for part in &written.parts {
                within(
                    "a condition that stands behind its user:",
                    part.index(),
                    index,
                )?;
            }
            if let Some(definition) = written.definition {
                within("definition", definition.index(), program.definitions.len())?;
            }
        }
        Ok(())
    }

    fn kinds(&self) -> Result<(), String> {
        let program = self.program;
        let count = program.kinds.len();
        within(
            "inputs of activities",
            program.inputs.activities.len(),
            count + 1,
        )?;
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

    fn points(&self) -> Result<(), String> {
        let program = self.program;
        for total in &program.totals {
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

    /// Conditions of points must not look at points, and everything must point into the arena.
    fn uses(&self) -> Result<(), String> {
        let program = self.program;
        let count = program.terms.len();
        let written = program.written.len();
        for entry in &program.written {
            within("term", entry.term.index(), count)?;
        }
        let rules = program.groups.iter().flat_map(|group| &group.rules);
        let mut of_rules = vec![false; count];
        for rule in rules {
            match &rule.trigger {
                Trigger::When {
                    condition,
                    written: how,
                } => {
                    within("term", condition.index(), count)?;
                    within("written condition", how.index(), written)?;
                    of_rules[condition.index()] = true;
                }
                Trigger::ForEach { which, .. } | Trigger::ForIdle { which, .. } => {
                    within("selection", which.index(), program.selections.len())?;
                }
            }
        }
        for definition in &program.definitions {
            within("term", definition.condition.index(), count)?;
            within("written condition", definition.written.index(), written)?;
            of_rules[definition.condition.index()] = true;
        }
        for exclusion in &program.exclusions {
            within("term", exclusion.condition.index(), count)?;
            within("written condition", exclusion.written.index(), written)?;
        }
        for index in (0..count).rev().filter(|_| !program.groups.is_empty()) {
            if of_rules[index] {
                if let Term::Points(..) | Term::Entered(_) = &program.terms[index] {
                    return Err("a rule of points that looks at points or stages".to_owned());
                }
                for child in program.terms[index].children() {
                    of_rules[child.index()] = true;
                }
            }
        }
        self.detail_uses()
    }

    /// Details are seen by derived kinds only, and those see nothing else.
    fn detail_uses(&self) -> Result<(), String> {
        let program = self.program;
        let mut of_kinds = vec![false; program.terms.len()];
        for kind in &program.kinds {
            if let KindSource::KindOf {
                when: Some(when), ..
            } = kind.source
            {
                within("term", when.index(), program.terms.len())?;
                of_kinds[when.index()] = true;
            }
        }
        for index in (0..program.terms.len()).rev() {
            if of_kinds[index] {
                let term = &program.terms[index];
                let other = matches!(
                    term,
                    Term::Points(..) | Term::Entered(_) | Term::Count { .. } | Term::Quiet { .. }
                );
                if other || term.value().is_some_and(|value| value.detail().is_none()) {
                    return Err("a derived activity that looks at more than details".to_owned());
                }
                for child in term.children() {
                    of_kinds[child.index()] = true;
                }
            }
        }
        Ok(())
    }

    fn stages(&self) -> Result<(), String> {
        let program = self.program;
        let (terms, stages) = (program.terms.len(), program.stages.len());
        if stages == 0 {
            return Ok(());
        }
        for stage in &program.stages {
            let tracks = stage.fast_tracks.iter();
            let named = tracks.flat_map(|track| track.from.iter().chain(&track.past));
            let named = named.chain(&stage.from).chain(&stage.back_from);
            for other in named.chain(stage.back_to.iter().map(|back| &back.to)) {
                within("stage", other.index(), stages)?;
            }
            let backs = stage.back_to.iter().filter_map(|back| match &back.when {
                BackWhen::Condition { condition, .. } => Some(*condition),
                BackWhen::AfterDays(_) => None,
            });
            let conditions = stage.fast_tracks.iter().map(|track| track.condition);
            let needed = stage.not_without.iter();
            for needed in needed.clone() {
                let known = program.terms.get(needed.known.index());
                if known != Some(&Term::Known(Value::Field(needed.field))) {
                    return Err("a `not without` that asks for something else".to_owned());
                }
            }
            for term in conditions.chain(backs).chain(stage.condition) {
                within("term", term.index(), terms)?;
            }
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
