//! Calendars, slas and targets.

use super::Lowering;
use super::condition::ConditionContext;
use crate::contract::model::{self, ClockStart, Condition, PartyId};
use crate::ir::data_schema::Zone;
use crate::ir::slas::{
    Act, Calendar, CalendarChoice, CalendarRule, ClockTrigger, ClosedDays, PausedWhile,
    Requirement, Sla, Target, WrittenCondition,
};
use crate::ir::term::Selection;

pub(super) fn calendar(calendar: &model::Calendar) -> Calendar {
    Calendar {
        name: calendar.name.text.clone(),
        zone: Zone::new(calendar.zone_name.clone(), calendar.zone.clone()),
        open: (calendar.open.iter())
            .map(|opening| opening.hours)
            .collect(),
        closed: calendar.closed.iter().map(closed).collect(),
        as_usual: calendar.as_usual.iter().map(|usual| usual.day).collect(),
        special: (calendar.special.iter())
            .map(|special| special.hours)
            .collect(),
        week_starts: calendar.week_starts,
    }
}

fn closed(closing: &model::Closing) -> ClosedDays {
    ClosedDays {
        from: closing.from,
        to: closing.to,
        name: closing.name.clone(),
    }
}

impl Lowering<'_> {
    pub(super) fn calendar_rule(&mut self, rule: &model::CalendarRule) -> CalendarRule {
        let choice = |choice: &model::CalendarChoice| CalendarChoice {
            when: self.written_condition(&choice.condition, ConditionContext::Plain),
            calendar: choice.calendar,
        };
        CalendarRule {
            choices: rule.choices.iter().map(choice).collect(),
            default: rule.default,
        }
    }

    pub(super) fn sla(&mut self, sla: &model::Sla) -> Sla {
        Sla {
            name: sla.name.text.clone(),
            who: sla.who,
            when: (sla.when.as_ref())
                .map(|when| self.written_condition(when, ConditionContext::Plain)),
            requirement: self.must(&sla.requirement, sla.who),
            calendar: (sla.calendar.as_ref()).map(|rule| self.calendar_rule(rule)),
            within: sla.within.duration,
            after: match sla.after {
                ClockStart::Stage(stage) => ClockTrigger::Stage(stage),
                ClockStart::Activity(kind) => {
                    ClockTrigger::Activity(self.selection(Selection::Kind(kind)))
                }
            },
            warn: sla.warn.map(|warn| warn.duration),
            escalate: (sla.escalate.as_ref()).map(|(to, after)| (to.clone(), after.duration)),
            paused: sla.paused.map(|(from, until)| PausedWhile {
                from: self.selection(Selection::Kind(from)),
                until: self.selection(Selection::Kind(until)),
            }),
            lapses: (sla.lapses.iter())
                .map(|lapse| self.written_condition(lapse, ConditionContext::Lapse))
                .collect(),
            because: self.because(sla.because.as_ref()),
            place: self.line(sla.name.span),
            lines: self.statements(&sla.lines),
            within_place: self.line(sla.within.span),
        }
    }

    pub(super) fn written_condition(
        &mut self,
        condition: &Condition,
        setting: ConditionContext,
    ) -> WrittenCondition {
        let (condition, written) = self.condition(condition, setting);
        WrittenCondition { condition, written }
    }

    fn must(&mut self, requirement: &model::Requirement, who: PartyId) -> Requirement {
        let mut acts = |acts: &[model::Act]| {
            let act = |act: &model::Act| Act {
                times: act.times,
                which: self.selection(Selection::KindBy(act.activity, who)),
                on_different_days: act.on_different_days,
            };
            acts.iter().map(act).collect()
        };
        match requirement {
            model::Requirement::All(all) => Requirement::All(acts(all)),
            model::Requirement::Any(any) => Requirement::Any(acts(any)),
            model::Requirement::BringTo(stages) => Requirement::BringTo(stages.clone()),
        }
    }

    pub(super) fn target(&mut self, target: &model::Target) -> Target {
        Target {
            name: target.name.text.clone(),
            who: target.who,
            goal: target.goal.clone(),
            because: self.because(target.because.as_ref()),
            place: self.line(target.name.span),
            goal_place: self.line(target.goal_span),
        }
    }
}
