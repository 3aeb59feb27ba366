//! Terms and the tables they point into.

use super::{Checker, DEEPEST, require, within};
use crate::contract::model::{Actor, PointsRef};
use crate::ir::term::{Anchor, Selection, Term, Value};

impl Checker<'_> {
    pub(super) fn terms(&self) -> Result<(), String> {
        let mut depths: Vec<u32> = Vec::with_capacity(self.program.terms.len());
        for (index, term) in self.program.terms.iter().enumerate() {
            let mut depth = 0;
            for child in term.children() {
                within(
                    "a term that comes after its user: term",
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
            self.typed(term)?;
            self.in_range(term)?;
        }
        Ok(())
    }

    fn leaf(&self, term: &Term) -> Result<(), String> {
        let program = self.program;
        if let Some(value) = term.value() {
            self.value(value)?;
        }
        for which in term.selections() {
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
            Term::Entered(stage) | Term::Reached(stage) => {
                within("stage", stage.index(), program.stages.len())
            }
            Term::Count { window, .. } => match window.since {
                Anchor::Stage(stage) => within("stage", stage.index(), program.stages.len()),
                Anchor::Ever | Anchor::ThisStage | Anchor::ThisClock => Ok(()),
            },
            Term::Quiet {
                since: Anchor::Stage(_),
                ..
            } => Err("a silence since a stage".to_owned()),
            Term::Quiet { .. }
            | Term::Always(_)
            | Term::All(_)
            | Term::Any(_)
            | Term::Not(_)
            | Term::Known(_)
            | Term::Number(..)
            | Term::Day { .. }
            | Term::Age { .. }
            | Term::Yes(_) => Ok(()),
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

    pub(super) fn points_ref(&self, of: PointsRef) -> Result<(), String> {
        match of {
            PointsRef::Group(group) => {
                within("points group", group.index(), self.program.groups.len())
            }
            PointsRef::Total(total) => within("total", total.index(), self.program.totals.len()),
        }
    }

    pub(super) fn tables(&self) -> Result<(), String> {
        let program = self.program;
        for bands in &program.bands {
            self.value(bands.value)?;
            let in_order = bands.points.is_sorted_by(|before, after| before < after);
            require(in_order, "a breakpoint table that is not sorted")?;
        }
        for selection in &program.selections {
            match selection {
                Selection::Kind(kind) => within("activity", kind.index(), program.kinds.len())?,
                Selection::KindBy(kind, party) => {
                    within("activity", kind.index(), program.kinds.len())?;
                    within("party", party.index(), program.about.parties.len())?;
                }
                Selection::By(Actor::Party(party)) => {
                    within("party", party.index(), program.about.parties.len())?;
                }
                Selection::By(Actor::Lead) | Selection::Anybody => {}
            }
        }
        within("selection", program.own.index(), program.selections.len())?;
        for test in &program.texts {
            let in_order = test.texts.is_sorted_by(|before, after| before < after);
            require(in_order, "a test of texts that are not sorted")?;
        }
        Ok(())
    }
}
