//! Calendars, slas and targets.

use super::values::{days, days_in_order, length, percent};
use super::{Checker, require, within};
use crate::contract::model::{Goal, PartyId, StageId};
use crate::ir::slas::{Calendar, CalendarRule, ClockTrigger, Requirement, Sla, Target};
use crate::ir::term::{Selection, SelectionId};

impl Checker<'_> {
    pub(super) fn clauses(&self) -> Result<(), String> {
        self.calendar_rule(self.program.calendar.as_ref())?;
        self.program.calendars.iter().try_for_each(hours)?;
        self.program.slas.iter().try_for_each(|sla| self.sla(sla))?;
        let mut targets = self.program.targets.iter();
        targets.try_for_each(|target| self.target(target))
    }

    fn sla(&self, sla: &Sla) -> Result<(), String> {
        self.placed(sla.place, sla.because.as_ref())?;
        self.place(sla.within_place)?;
        sla.lines.iter().try_for_each(|line| self.place(*line))?;
        self.party(sla.who)?;
        self.calendar_rule(sla.calendar.as_ref())?;
        let escalate = sla.escalate.as_ref().map(|(_, after)| *after);
        for span in [Some(sla.within), sla.warn, escalate].into_iter().flatten() {
            length(span)?;
            let counted = !span.unit.is_business() || self.program.calendar_of(sla).is_some();
            require(counted, "business time without a calendar")?;
        }
        match &sla.requirement {
            Requirement::All(acts) | Requirement::Any(acts) => {
                let mut acts = acts.iter();
                acts.try_for_each(|act| {
                    require(act.times > 0, "an act that is never done")?;
                    self.kind_selection(act.which)
                })?;
            }
            Requirement::BringTo(stages) => {
                stages.iter().try_for_each(|stage| self.one_stage(*stage))?;
            }
        }
        match sla.after {
            ClockTrigger::Stage(stage) => self.one_stage(stage)?,
            ClockTrigger::Activity(which) => self.kind_selection(which)?,
        }
        sla.paused.map_or(Ok(()), |pause| {
            self.kind_selection(pause.from)?;
            self.kind_selection(pause.until)
        })
    }

    fn target(&self, target: &Target) -> Result<(), String> {
        self.placed(target.place, target.because.as_ref())?;
        self.place(target.goal_place)?;
        self.party(target.who)?;
        match &target.goal {
            Goal::Delivers { stage, .. } => self.one_stage(*stage),
            Goal::Converts {
                at_least,
                from,
                to,
                within_days,
                per: _,
            } => {
                percent(*at_least)?;
                days(*within_days, 1)?;
                self.one_stage(*from)?;
                self.one_stage(*to)
            }
            Goal::Keeps { slas, at_least, .. } => {
                percent(*at_least)?;
                let mut slas = slas.iter();
                slas.try_for_each(|sla| within("sla", sla.index(), self.program.slas.len()))
            }
        }
    }

    fn calendar_rule(&self, rule: Option<&CalendarRule>) -> Result<(), String> {
        let count = self.program.calendars.len();
        let mut calendars = rule.into_iter().flat_map(CalendarRule::calendars);
        calendars.try_for_each(|id| within("calendar", id.index(), count))
    }

    pub(super) fn party(&self, id: PartyId) -> Result<(), String> {
        within("party", id.index(), self.program.about.parties.len())
    }

    fn one_stage(&self, id: StageId) -> Result<(), String> {
        within("stage", id.index(), self.program.stages.len())
    }

    /// A selection in a rule or sla, which must be of a kind of activity.
    pub(super) fn kind_selection(&self, id: SelectionId) -> Result<(), String> {
        within("selection", id.index(), self.program.selections.len())?;
        match self.program.selections[id.index()] {
            Selection::Kind(_) | Selection::KindBy(..) => Ok(()),
            Selection::By(_) | Selection::Anybody => Err("activities of no kind".to_owned()),
        }
    }
}

fn hours(calendar: &Calendar) -> Result<(), String> {
    let weekly = calendar.open.iter().flat_map(|open| [open.from, open.to]);
    let special = calendar
        .special
        .iter()
        .flat_map(|open| [open.from, open.to]);
    let mut clocks = weekly.chain(special);
    let in_day = clocks.all(|clock| clock.0 <= 24 * 60);
    require(in_day, "a time of day after midnight")?;
    let mut special = calendar.special.iter();
    special.try_for_each(|special| days_in_order(special.day, special.day))?;
    let mut usual = calendar.as_usual.iter();
    usual.try_for_each(|day| days_in_order(*day, *day))?;
    let mut closed = calendar.closed.iter();
    closed.try_for_each(|closed| days_in_order(closed.from, closed.to))
}
