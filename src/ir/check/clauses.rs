//! Calendars, slas and targets.

use super::{Checker, within};
use crate::contract::model::{CalendarId, Goal, PartyId, StageId};
use crate::ir::clauses::{After, CalendarRule, Must, Sla, Target};
use crate::ir::term::SelectionId;

impl Checker<'_> {
    pub(super) fn clauses(&self) -> Result<(), String> {
        match self.program.calendar {
            None => {}
            Some(CalendarRule::Always(id)) => self.calendar(id)?,
            Some(CalendarRule::When {
                condition,
                written,
                then,
                otherwise,
            }) => {
                self.condition(condition, written)?;
                self.calendar(then)?;
                self.calendar(otherwise)?;
            }
        }
        self.program.slas.iter().try_for_each(|sla| self.sla(sla))?;
        let mut targets = self.program.targets.iter();
        targets.try_for_each(|target| self.target(target))
    }

    fn sla(&self, sla: &Sla) -> Result<(), String> {
        self.placed(sla.place, sla.because.as_ref())?;
        self.place(sla.within_place)?;
        sla.lines.iter().try_for_each(|line| self.place(*line))?;
        self.party(sla.who)?;
        for asked in sla.when.iter().chain(&sla.lapses) {
            self.condition(asked.condition, asked.written)?;
        }
        match &sla.must {
            Must::All(acts) | Must::Any(acts) => {
                let mut acts = acts.iter();
                acts.try_for_each(|act| self.selection(act.which))?;
            }
            Must::BringTo(stages) => {
                stages.iter().try_for_each(|stage| self.one_stage(*stage))?;
            }
        }
        match sla.after {
            After::Stage(stage) => self.one_stage(stage)?,
            After::Activity(which) => self.selection(which)?,
        }
        sla.paused.map_or(Ok(()), |pause| {
            self.selection(pause.from)?;
            self.selection(pause.until)
        })
    }

    fn target(&self, target: &Target) -> Result<(), String> {
        self.placed(target.place, target.because.as_ref())?;
        self.place(target.goal_place)?;
        self.party(target.who)?;
        match &target.goal {
            Goal::Delivers { stage, .. } => self.one_stage(*stage),
            Goal::Converts { from, to, .. } => {
                self.one_stage(*from)?;
                self.one_stage(*to)
            }
            Goal::Keeps { slas, .. } => {
                let mut slas = slas.iter();
                slas.try_for_each(|sla| within("sla", sla.index(), self.program.slas.len()))
            }
        }
    }

    fn calendar(&self, id: CalendarId) -> Result<(), String> {
        within("calendar", id.index(), self.program.calendars.len())
    }

    fn party(&self, id: PartyId) -> Result<(), String> {
        within("party", id.index(), self.program.about.parties.len())
    }

    fn one_stage(&self, id: StageId) -> Result<(), String> {
        within("stage", id.index(), self.program.stages.len())
    }

    fn selection(&self, id: SelectionId) -> Result<(), String> {
        within("selection", id.index(), self.program.selections.len())
    }
}
