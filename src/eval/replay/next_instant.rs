//! Computes when something may change even if no event happens: the midnights that a replay has to examine.
//!
//! An instant too many costs time, one too few would be wrong.

use super::Transition;
use crate::contract::model::{GroupId, PointsRef};
use crate::eval::lead::{Lead, Occurred, PastOccurrences};
use crate::eval::scores::{counting_of, next_change, only_falls};
use crate::ir::program::{BackWhen, Rule, Trigger};
use crate::ir::term::{Ages, Measure, Term, TermId};
use crate::units::MilliPoints;

/// Time alone never changes it.
const NEVER: i64 = i64::MAX;
/// It is already met.
const ALREADY: i64 = i64::MIN;

impl Lead<'_> {
    /// The next instant without an event at which a move may be made.
    pub(super) fn next_chance(&mut self, frozen: bool) -> i64 {
        let run = self.run;
        let mut next = NEVER;
        for transition in run.plan.transitions.out_of(self.state.stage) {
            next = next.min(self.next_opening(transition));
            if next == ALREADY {
                break;
            }
        }
        for back in self.backs() {
            next = next.min(match &back.when {
                BackWhen::Condition { condition, .. } => self.next_met(*condition),
                BackWhen::AfterDays(days) => {
                    let end = self.end_of_days(self.state.since.day, *days);
                    if end <= self.now.micros { ALREADY } else { end }
                }
            });
        }
        match (next, frozen) {
            (ALREADY, true) => self.next_thaw(),
            // Only a limit per instant prevents it now, so try the next one.
            (ALREADY, false) => self.next_plain_instant(),
            (next, _) => next,
        }
    }

    /// The next instant without an event at which a condition may be met if it is evaluated again.
    pub fn next_chance_of(&mut self, term: TermId) -> i64 {
        match self.next_met(term) {
            ALREADY => self.next_plain_instant(),
            next => next,
        }
    }

    /// The next midnight, or the next instant from which a field is known. The as-of time is neither: what happens up to an
    /// instant does not depend on when somebody asks.
    pub(super) fn next_plain_instant(&self) -> i64 {
        let days = (1..=3).map(|ahead| self.midnight(self.now.day.saturating_add(ahead)));
        let midnight = days.filter(|start| *start > self.now.micros).min();
        let late = self.run.plan.late_fields.iter();
        let late = late.filter_map(|field| self.late_until(*field));
        late.chain(midnight).min().unwrap_or(NEVER)
    }

    fn next_opening(&mut self, transition: &Transition) -> i64 {
        let free = match self.comes_back_from(transition) {
            NEVER => return NEVER,
            free if free <= self.now.micros => ALREADY,
            free => free,
        };
        let needed = &self.run.program.stages[transition.to.index()].not_without;
        let mut next = free;
        for needed in needed {
            next = next.max(self.next_met(needed.known));
        }
        if next == NEVER {
            return NEVER;
        }
        next.max(self.next_met(transition.condition))
    }

    /// The first instant at which possibly no exclusion holds any more.
    fn next_thaw(&mut self) -> i64 {
        let mut next = ALREADY;
        for exclusion in &self.run.program.exclusions {
            if self.answer(exclusion.condition).is_met() {
                next = next.max(self.next_move(exclusion.condition));
            }
        }
        if next == ALREADY {
            self.next_plain_instant()
        } else {
            next
        }
    }

    /// The first instant at which a condition may be met; `ALREADY` if it is met.
    fn next_met(&mut self, term: TermId) -> i64 {
        if self.answer(term).is_met() {
            return ALREADY;
        }
        if self.run.slot(term).is_some() {
            return NEVER;
        }
        if let Some(next) = self.memos.meetings.get(term.index()) {
            return next;
        }
        let next = self.find_meeting(term);
        self.memos.meetings.set(term.index(), next);
        next
    }

    fn find_meeting(&mut self, term: TermId) -> i64 {
        match self.run.term(term) {
            Term::All(children) => {
                let mut next = ALREADY;
                for child in children {
                    next = next.max(self.next_met(*child));
                    if next == NEVER {
                        break;
                    }
                }
                next
            }
            Term::Any(children) => {
                let each = children.iter().map(|child| self.next_met(*child));
                each.min().unwrap_or(NEVER)
            }
            Term::Points(of, test) if test.is_lower_limit() => {
                match test.holds(MilliPoints(self.highest_until_event(*of))) {
                    true => self.next_rise(*of),
                    false => NEVER,
                }
            }
            Term::Count { window, .. } => match window.ages {
                // An activity begins to count after some days.
                Some(ages) if ages.youngest > 0 => self.next_move(term),
                // Only events add activities.
                Some(_) | None => NEVER,
            },
            Term::Always(_)
            | Term::Not(_)
            | Term::Known(_)
            | Term::Text(..)
            | Term::Number(..)
            | Term::Band { .. }
            | Term::Day { .. }
            | Term::Age { .. }
            | Term::Yes(_)
            | Term::Points(..)
            | Term::Quiet { .. }
            | Term::Entered(_)
            | Term::Reached(_) => self.next_move(term),
        }
    }

    /// The first instant at which the result of a condition may change.
    pub fn next_move(&mut self, term: TermId) -> i64 {
        if self.run.slot(term).is_some() {
            return NEVER;
        }
        if let Some(next) = self.memos.moves.get(term.index()) {
            return next;
        }
        let next = self.find_move(term);
        self.memos.moves.set(term.index(), next);
        next
    }

    fn find_move(&mut self, term: TermId) -> i64 {
        match self.run.term(term) {
            Term::Always(_) | Term::Entered(_) | Term::Reached(_) => NEVER,
            Term::All(_) | Term::Any(_) | Term::Not(_) => {
                let children = self.run.term(term).children();
                let each = children.iter().map(|child| self.next_move(*child));
                each.min().unwrap_or(NEVER)
            }
            Term::Points(of, _) => self.next_change_of(*of),
            Term::Count {
                which,
                measure,
                at_least,
                window,
            } => {
                let Some(ages) = window.ages else {
                    return NEVER;
                };
                let seen = self.seen_in(*which, *window);
                match (measure, ages.youngest) {
                    (Measure::Times, 0) => {
                        let decisive = seen.near_latest(*at_least as usize);
                        let gone = ages.oldest.saturating_add(1);
                        let each = decisive.into_iter().flatten();
                        let each = each.map(|day| self.day_after(day, gone));
                        each.min().unwrap_or(NEVER)
                    }
                    (Measure::Times, _) | (Measure::Days, _) => self.next_in_window(seen, ages),
                }
            }
            Term::Quiet {
                which,
                days,
                since,
                after_back,
            } => {
                let from = self.quiet_from(*which, *days, *since, *after_back);
                self.upcoming_day(i32::try_from(from).unwrap_or(i32::MAX))
            }
            Term::Age {
                value,
                youngest,
                oldest,
            } => {
                let late = value.field().and_then(|field| self.late_until(field));
                let Some(day) = self.run.input.day(term, self.row) else {
                    return NEVER;
                };
                let first = self.upcoming_day(day.saturating_add(*youngest));
                let behind = self.upcoming_day(day.saturating_add(*oldest).saturating_add(1));
                late.unwrap_or(NEVER).min(first).min(behind)
            }
            Term::Known(value)
            | Term::Text(value, _)
            | Term::Number(value, _)
            | Term::Band { value, .. }
            | Term::Day { value, .. }
            | Term::Yes(value) => {
                let late = value.field().and_then(|field| self.late_until(field));
                late.unwrap_or(NEVER)
            }
        }
    }

    /// The first instant of a day, if it is in the future and may still come up to the as-of time.
    fn upcoming_day(&self, day: i32) -> i64 {
        // If local clocks show a date twice, a day may begin a day earlier than it seems.
        let last = self.run.as_of_day.saturating_add(2);
        if day > self.now.day && day <= last {
            self.midnight(day)
        } else {
            NEVER
        }
    }

    /// The first instant of the day that is `days` days later, if it is in the future.
    fn day_after(&self, day: i32, days: u32) -> i64 {
        let days = i32::try_from(days).unwrap_or(i32::MAX);
        self.upcoming_day(day.saturating_add(days))
    }

    /// The next midnight at which an occurrence reaches the first age of a window or leaves its last.
    fn next_in_window(&self, seen: PastOccurrences<'_>, ages: Ages) -> i64 {
        let days = self.days_of(ages);
        let too_young = seen.earliest_day(days.end().saturating_add(1));
        let counted = seen.earliest_day(*days.start());
        let enters = too_young.map(|day| self.day_after(day, ages.youngest));
        let leaves = counted.map(|day| self.day_after(day, ages.oldest.saturating_add(1)));
        enters.into_iter().chain(leaves).min().unwrap_or(NEVER)
    }

    /// The first instant at which points may increase.
    fn next_rise(&mut self, of: PointsRef) -> i64 {
        self.over_groups(of, |lead, group| lead.next_of_group(group, true))
    }

    /// The first instant at which points, or the range they could have, may change.
    fn next_change_of(&mut self, of: PointsRef) -> i64 {
        self.over_groups(of, |lead, group| lead.next_of_group(group, false))
    }

    fn over_groups(
        &mut self,
        of: PointsRef,
        next: impl Fn(&mut Self, GroupId) -> i64 + Copy,
    ) -> i64 {
        let run = self.run;
        let groups = match &of {
            PointsRef::Group(group) => std::slice::from_ref(group),
            PointsRef::Total(total) => run.plan.rules.of_total(*total),
        };
        let each = groups.iter().map(|group| next(self, *group));
        each.min().unwrap_or(NEVER)
    }

    fn next_of_group(&mut self, id: GroupId, only_rise: bool) -> i64 {
        if self.fixed_points(id).is_some() {
            return NEVER;
        }
        let run = self.run;
        let rules = &run.program.groups[id.index()].rules;
        let kinds = run.plan.rules.of_group(id);
        let mut next = NEVER;
        for rule in kinds.changing.iter().map(|index| &rules[*index]) {
            next = next.min(self.next_of_condition(rule, only_rise));
        }
        next = next.min(match self.next_activity_day(id, only_rise) {
            i32::MAX => NEVER,
            day => self.upcoming_day(day),
        });
        for index in &kinds.idle {
            let rule = &rules[*index];
            if !only_rise || !only_falls(rule) {
                next = next.min(self.next_silence_worth(id, *index, rule));
            }
            if rule.points.0 > 0 || !only_rise && !self.is_drained(id) {
                next = next.min(self.next_silence(id, *index, rule));
            }
        }
        next
    }

    /// The first instant at which a rule with a condition gives more, or something else.
    fn next_of_condition(&mut self, rule: &Rule, only_rise: bool) -> i64 {
        match rule.trigger {
            Trigger::When { condition, .. } if only_rise && rule.points.0 > 0 => {
                match self.next_met(condition) {
                    ALREADY => NEVER,
                    next => next,
                }
            }
            Trigger::When { condition, .. } => self.next_move(condition),
            Trigger::ForEach { .. } | Trigger::ForIdle { .. } => NEVER,
        }
    }

    /// The first instant at which a silence so far changes its value for a rule.
    fn next_silence_worth(&mut self, group: GroupId, index: usize, rule: &Rule) -> i64 {
        let Some(counting) = counting_of(rule) else {
            return NEVER;
        };
        if counting.last_days.is_none() && counting.decay.is_none() {
            return NEVER;
        }
        // What has become nothing can only become less, unless something begins to count.
        if self.rule_sum(group, index, rule) == 0 && counting.from_age == 0 {
            return NEVER;
        }
        let today = self.now.day;
        let next = |day| next_change(counting, today, day);
        let Occurred::Silences(silences) = self.occurrences(group, index) else {
            return NEVER;
        };
        let first = match counting.last_days {
            // The oldest is the first to leave the window.
            Some(days) if counting.decay.is_none() && counting.from_age == 0 => {
                let days = i32::try_from(days).unwrap_or(i32::MAX);
                let oldest = silences.first_since(today.saturating_sub(days).saturating_add(1));
                oldest.and_then(next).unwrap_or(i32::MAX)
            }
            _ => first_of(silences.days().map(next), today),
        };
        match first {
            i32::MAX => NEVER,
            first => self.upcoming_day(first),
        }
    }

    fn next_silence(&mut self, group: GroupId, index: usize, rule: &Rule) -> i64 {
        let Trigger::ForIdle { days, .. } = rule.trigger else {
            return NEVER;
        };
        self.prepare_silence(group, index);
        self.upcoming_silence(group, index, days).unwrap_or(NEVER)
    }
}

/// The earliest of some days after today; stops at the first that is none.
fn first_of(days: impl Iterator<Item = Option<i32>>, today: i32) -> i32 {
    let mut first = i32::MAX;
    for day in days.map_while(|day| day) {
        first = first.min(day);
        if first <= today.saturating_add(1) {
            break;
        }
    }
    first
}
