//! Groups, definitions, exclusions and stages.

use super::values::{counting, days, limits, points};
use super::{Checker, require, within};
use crate::ir::program::{BackWhen, Reason, Trigger};
use crate::ir::term::{PlaceId, Term, TermId, Value, WrittenId};

impl Checker<'_> {
    pub(super) fn condition(&self, term: TermId, written: WrittenId) -> Result<(), String> {
        within("term", term.index(), self.program.terms.len())?;
        within(
            "written condition",
            written.index(),
            self.program.written.len(),
        )
    }

    pub(super) fn placed(&self, place: PlaceId, because: Option<&Reason>) -> Result<(), String> {
        self.place(place)?;
        because.map_or(Ok(()), |because| self.place(because.place))
    }

    pub(super) fn groups(&self) -> Result<(), String> {
        for group in &self.program.groups {
            self.placed(group.place, group.because.as_ref())?;
            limits(group.at_least, group.at_most)?;
            for rule in &group.rules {
                self.placed(rule.place, rule.because.as_ref())?;
                points(rule.points)?;
                match &rule.trigger {
                    Trigger::When { condition, written } => self.condition(*condition, *written)?,
                    Trigger::ForEach {
                        which,
                        counting: how,
                    } => {
                        self.kind_selection(*which)?;
                        counting(how)?;
                    }
                    Trigger::ForIdle {
                        days: silence,
                        which,
                        counting: how,
                    } => {
                        let own = *which == self.program.own;
                        require(own, "a silence of something else than the lead")?;
                        days(*silence, 1)?;
                        counting(how)?;
                    }
                }
            }
        }
        Ok(())
    }

    pub(super) fn check_names(&self) -> Result<(), String> {
        for definition in &self.program.definitions {
            self.condition(definition.condition, definition.written)?;
            self.placed(definition.place, definition.because.as_ref())?;
        }
        for exclusion in &self.program.exclusions {
            self.condition(exclusion.condition, exclusion.written)?;
            self.placed(exclusion.place, exclusion.because.as_ref())?;
        }
        Ok(())
    }

    pub(super) fn stages(&self) -> Result<(), String> {
        let program = self.program;
        for stage in &program.stages {
            self.placed(stage.place, stage.because.as_ref())?;
            stage.lines.iter().try_for_each(|line| self.place(*line))?;
            days(stage.comes_back_after, 0)?;
            let tracks = stage.fast_tracks.iter();
            let named = tracks.flat_map(|track| track.from.iter().chain(&track.past));
            let named = named.chain(&stage.from).chain(&stage.back_from);
            for other in named.chain(stage.back_to.iter().map(|back| &back.to)) {
                within("stage", other.index(), program.stages.len())?;
            }
            match (stage.condition, stage.written) {
                (Some(condition), Some(written)) => self.condition(condition, written)?,
                (None, None) => {}
                _ => return Err("a condition of a stage without its text".to_owned()),
            }
            for needed in &stage.not_without {
                let known = program.terms.get(needed.known.index());
                if known != Some(&Term::Known(Value::Field(needed.field))) {
                    return Err("a `not without` that asks for something else".to_owned());
                }
            }
            for track in &stage.fast_tracks {
                self.place(track.place)?;
                self.condition(track.condition, track.written)?;
            }
            for back in &stage.back_to {
                self.place(back.place)?;
                match back.when {
                    BackWhen::Condition { condition, written } => {
                        self.condition(condition, written)?;
                    }
                    BackWhen::AfterDays(count) => days(count, 1)?,
                }
            }
        }
        Ok(())
    }
}
