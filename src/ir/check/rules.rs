//! Groups, definitions, exclusions and stages.

use super::values::{counting, days, limits, points};
use super::{Checker, require, within};
use crate::ir::program::{BackWhen, Reason, Trigger};
use crate::ir::term::{PlaceId, Term, Value};

impl Checker<'_> {
    pub(super) fn conditions(&self) -> Result<(), String> {
        let (terms, written) = (self.program.terms.len(), self.program.written.len());
        for (_, condition) in self.program.conditions() {
            within("term", condition.condition.index(), terms)?;
            within("written condition", condition.written.index(), written)?;
        }
        Ok(())
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
                    Trigger::When { .. } => {}
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
            self.placed(definition.place, definition.because.as_ref())?;
        }
        for exclusion in &self.program.exclusions {
            self.placed(exclusion.place, exclusion.because.as_ref())?;
        }
        Ok(())
    }

    pub(super) fn stages(&self) -> Result<(), String> {
        let program = self.program;
        for stage in &program.stages {
            self.placed(stage.place, stage.because.as_ref())?;
            stage.lines.iter().try_for_each(|line| self.place(*line))?;
            stage.comes_back_after.map_or(Ok(()), |n| days(n, 0))?;
            let mut waits = stage.comes_back_from.iter();
            waits.try_for_each(|(_, n)| days(*n, 0))?;
            let named = stage.comes_back_from.iter().map(|(from, _)| from);
            let tracks = stage.fast_tracks.iter();
            let tracks = tracks.flat_map(|track| track.from.iter().chain(&track.past));
            let named = named.chain(tracks);
            let named = named.chain(&stage.from).chain(&stage.back_from);
            for other in named.chain(stage.back_to.iter().map(|back| &back.to)) {
                within("stage", other.index(), program.stages.len())?;
            }
            let has_text = stage.condition.is_some() == stage.written.is_some();
            require(has_text, "a condition of a stage without its text")?;
            for needed in &stage.not_without {
                let known = program.terms.get(needed.known.index());
                if known != Some(&Term::Known(Value::Field(needed.field))) {
                    return Err("a `not without` that asks for something else".to_owned());
                }
            }
            for track in &stage.fast_tracks {
                self.place(track.place)?;
            }
            for back in &stage.back_to {
                self.place(back.place)?;
                match back.when {
                    BackWhen::Condition { .. } => {}
                    BackWhen::AfterDays(count) => days(count, 1)?,
                }
            }
        }
        Ok(())
    }
}
