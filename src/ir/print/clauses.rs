//! Calendars, slas and targets for people.

use super::Ref;
use crate::contract::model::{CalendarId, Goal, StageId};
use crate::ir::program::Program;
use crate::ir::slas::{Act, CalendarChoice, CalendarRule, ClockTrigger, Requirement, Sla, Target};
use crate::time::Duration;
use std::fmt::{self, Formatter};

impl Program {
    pub(super) fn fmt_clauses(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for calendar in &self.calendars {
            let (open, closed) = (calendar.open.len(), calendar.closed.len());
            let special = match calendar.special.len() {
                0 => String::new(),
                n => format!("{n} special windows, "),
            };
            let zone = calendar.zone.name();
            let name = &calendar.name;
            writeln!(
                f,
                "calendar {name}: {open} windows, {closed} closings, {special}days in {zone}"
            )?;
        }
        if let Some(rule) = &self.calendar {
            writeln!(f, "clocks run in {}", self.show_calendars(rule))?;
        }
        self.slas.iter().try_for_each(|sla| self.fmt_sla(f, sla))?;
        let mut targets = self.targets.iter();
        targets.try_for_each(|target| self.fmt_target(f, target))
    }

    fn fmt_sla(&self, f: &mut Formatter<'_>, sla: &Sla) -> fmt::Result {
        let who = &self.about.parties[sla.who.index()].0;
        writeln!(f, "sla {} of {who}", sla.name)?;
        let after = match sla.after {
            ClockTrigger::Stage(stage) => self.stage_name(stage).to_owned(),
            ClockTrigger::Activity(which) => self.selection_name(which),
        };
        writeln!(
            f,
            "  {} after {after}: {}",
            show(sla.within),
            self.show_must(&sla.requirement)
        )?;
        if let Some(when) = sla.when {
            writeln!(f, "  when {}", Ref(when.condition))?;
        }
        if let Some(rule) = &sla.calendar {
            writeln!(f, "  runs in {}", self.show_calendars(rule))?;
        }
        if let Some(warn) = sla.warn {
            writeln!(f, "  warns after {}", show(warn))?;
        }
        if let Some((to, after)) = &sla.escalate {
            writeln!(f, "  escalates to {to} after {}", show(*after))?;
        }
        if let Some(pause) = sla.paused {
            let (from, until) = (
                self.selection_name(pause.from),
                self.selection_name(pause.until),
            );
            writeln!(f, "  paused from {from} until {until}")?;
        }
        let mut lapses = sla.lapses.iter();
        lapses.try_for_each(|lapse| writeln!(f, "  lapses when {}", Ref(lapse.condition)))
    }

    fn show_calendars(&self, rule: &CalendarRule) -> String {
        let name = |id: CalendarId| &self.calendars[id.index()].name;
        let choice = |choice: &CalendarChoice| {
            let when = Ref(choice.when.condition);
            format!("{} when {when}, ", name(choice.calendar))
        };
        let choices: String = rule.choices.iter().map(choice).collect();
        match rule.choices.is_empty() {
            true => name(rule.default).clone(),
            false => format!("{choices}otherwise {}", name(rule.default)),
        }
    }

    fn show_must(&self, requirement: &Requirement) -> String {
        let acts = |acts: &[Act], between: &str| {
            let act = |act: &Act| {
                let days = if act.on_different_days {
                    " on different days"
                } else {
                    ""
                };
                format!("{} of {}{days}", act.times, self.selection_name(act.which))
            };
            acts.iter().map(act).collect::<Vec<_>>().join(between)
        };
        match requirement {
            Requirement::All(all) => acts(all, ", "),
            Requirement::Any(any) => acts(any, " or "),
            Requirement::BringTo(stages) => {
                format!("the lead in {}", self.show_stages(stages, " or "))
            }
        }
    }

    fn show_stages(&self, stages: &[StageId], between: &str) -> String {
        let names: Vec<&str> = stages.iter().map(|stage| self.stage_name(*stage)).collect();
        names.join(between)
    }

    fn fmt_target(&self, f: &mut Formatter<'_>, target: &Target) -> fmt::Result {
        let who = &self.about.parties[target.who.index()].0;
        let goal = match &target.goal {
            Goal::Delivers {
                at_least,
                stage,
                per,
            } => {
                format!(
                    "at least {at_least} {} per {}",
                    self.stage_name(*stage),
                    per.word()
                )
            }
            Goal::Converts {
                at_least,
                from,
                to,
                within_days,
                per,
            } => format!(
                "at least {at_least}% of {} in {} within {within_days} days, per {}",
                self.stage_name(*from),
                self.stage_name(*to),
                per.word()
            ),
            Goal::Keeps {
                slas,
                at_least,
                per,
            } => {
                let names: Vec<&str> = slas.iter().map(|sla| self.sla_name(*sla)).collect();
                format!(
                    "at least {at_least}% of {} kept, per {}",
                    names.join(", "),
                    per.word()
                )
            }
        };
        writeln!(f, "target {} of {who}: {goal}", target.name)
    }
}

fn show(length: Duration) -> String {
    format!("{} {}", length.count, length.unit.word())
}
