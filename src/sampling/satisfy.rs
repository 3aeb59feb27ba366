//! A lead for each stage: it meets the conditions of the stage and of those before it, one stage a day.

use super::allowance::Allowance;
use super::boundary_values::{around, points_wanted};
use super::{Moment, any_value, did, earlier, empty, set, size};
use crate::contract::model::{
    ActivityId, ActivitySource, ActivityTest, Condition, ConditionKind, Contract, Example,
    FactValue, FieldId, PointsRef, Qualifier, Stage, StageId, Subject, Trigger, Type,
};
use crate::language::activity::Count;
use crate::time::LocalDay;
use crate::units::MilliPoints;

/// Maximum nesting depth of conditions that depend on each other's points.
const DEPTH: usize = 6;

pub(super) struct Satisfier<'a> {
    pub contract: &'a Contract,
    pub lead: Example,
    allowance: &'a Allowance,
    /// When the lead acts.
    moment: Moment,
}

impl<'a> Satisfier<'a> {
    /// An empty lead; whatever is added to it is paid for from the allowance, as far as that goes.
    pub(super) fn new(contract: &'a Contract, as_of: Moment, allowance: &'a Allowance) -> Self {
        Satisfier {
            contract,
            lead: empty(as_of),
            allowance,
            moment: as_of,
        }
    }

    /// A copy of the lead, to continue in another way.
    pub(super) fn fork(&self) -> Self {
        let lead = match self.allowance.pays(size(&self.lead) as u64) {
            true => self.lead.clone(),
            false => empty(self.lead.as_of),
        };
        Satisfier { lead, ..*self }
    }

    /// Takes the path from the first stage up to this one.
    pub(super) fn stage(&mut self, id: StageId) {
        let way = way(self.contract, id);
        if !self.allowance.pays(way.len() as u64) {
            return;
        }
        let today = self.lead.as_of.0;
        for (index, stage) in way.iter().enumerate() {
            let days = (way.len() - index) as i32;
            self.moment = (LocalDay(today.0.saturating_sub(days)), None);
            if let Some(stage) = self.contract.stages.get(stage.index()) {
                self.enter(stage);
            }
        }
    }

    /// Takes the path up to the stage before this one, with all facts known that entering needs.
    pub(super) fn before(&mut self, stage: usize) {
        let Some(stage) = self.contract.stages.get(stage) else {
            return;
        };
        if let Some(from) = stage.from.first().filter(|from| from.index() > 0) {
            self.stage(*from);
        }
        self.ago(0);
        stage
            .not_without
            .iter()
            .for_each(|field| self.known(*field));
    }

    /// Takes the path into a stage; what follows happens today.
    pub(super) fn through(&mut self, stage: usize) {
        self.stage(StageId(stage as u32));
        self.ago(0);
    }

    /// Sets the time of the following activities to `days` ago.
    pub(super) fn ago(&mut self, days: u32) {
        let days = i32::try_from(days).unwrap_or(i32::MAX);
        let today = self.lead.as_of.0;
        self.moment = (LocalDay(today.0.saturating_sub(days)), None);
    }

    /// Sets the creation time to `days` ago, if the contract has a field for it.
    pub(super) fn is_created_ago(&mut self, days: i32) {
        let mut fields = self.contract.fields.iter();
        if let Some(at) = fields.position(|field| field.kind == Type::CreationTime) {
            let day = LocalDay(self.lead.as_of.0.0.saturating_sub(days));
            let value = FactValue::Time(day, None);
            set(&mut self.lead, FieldId(at as u32), Some(value));
        }
    }

    /// Shifts all activities so far `days` into the past.
    pub(super) fn earlier(&mut self, days: i32) {
        earlier(&mut self.lead, days);
    }

    /// Adds what entering a stage needs.
    pub(super) fn enter(&mut self, stage: &Stage) {
        for field in &stage.not_without {
            self.known(*field);
        }
        if let Some(condition) = &stage.condition {
            self.fulfil(condition);
        } else if let Some(track) = stage.fast_tracks.first() {
            self.fulfil(&track.condition);
        }
    }

    fn known(&mut self, field: FieldId) {
        let kind = self.contract.fields.get(field.index()).map(|f| &f.kind);
        let value = kind.and_then(|kind| any_value::value(kind, self.moment.0));
        if !self.has(field) {
            set(&mut self.lead, field, value);
        }
    }

    fn has(&self, field: FieldId) -> bool {
        self.lead.facts.iter().any(|(id, _)| *id == field)
    }

    /// Adds what a condition asks for.
    pub(super) fn fulfil(&mut self, condition: &Condition) {
        self.meet(condition, true, DEPTH);
    }

    /// Adds what gives the wanted points.
    pub(super) fn collect(&mut self, of: PointsRef, wanted: MilliPoints) {
        self.points(of, wanted, DEPTH);
    }

    /// Adds what a condition asks for, or what makes it fail.
    pub(super) fn meet(&mut self, condition: &Condition, met: bool, depth: usize) {
        let Some(depth) = depth.checked_sub(1).filter(|_| self.allowance.pays(1)) else {
            return;
        };
        match (&condition.kind, met) {
            (ConditionKind::All(parts), true) | (ConditionKind::Any(parts), false) => {
                parts.iter().for_each(|part| self.meet(part, met, depth));
            }
            (ConditionKind::Any(parts), true) | (ConditionKind::All(parts), false) => {
                parts
                    .iter()
                    .take(1)
                    .for_each(|part| self.meet(part, met, depth));
            }
            (ConditionKind::None(parts), _) => {
                parts.iter().for_each(|part| self.meet(part, !met, depth));
            }
            (ConditionKind::Test(subject, test), _) => self.test(*subject, test, met),
            (ConditionKind::Points(of, test), true) => {
                self.points(*of, points_wanted(*test), depth);
            }
            (ConditionKind::Matches(id), _) => {
                if let Some(definition) = self.contract.definitions.get(id.index()) {
                    self.meet(&definition.condition, met, depth);
                }
            }
            (ConditionKind::Activity(test), _) if test.count.is_upper_limit() != met => {
                if let Qualifier::Kind(kind) = test.which {
                    self.does_enough(kind, test);
                }
            }
            (ConditionKind::Points(..), false)
            | (ConditionKind::Activity(_) | ConditionKind::InStage(_), _) => {}
        }
    }

    fn test(&mut self, subject: Subject, test: &crate::contract::model::Test, met: bool) {
        let (Subject::Field(id) | Subject::DomainOf(id)) = subject else {
            return;
        };
        let Some(field) = self.contract.fields.get(id.index()) else {
            return;
        };
        let mut values = around(self.contract, subject, &field.kind, test, self.lead.as_of.0);
        let value = match met {
            true => values.drain(..).next(),
            false => values.pop(),
        };
        // Facts that an earlier stage needs are kept.
        if let Some(value) = value
            && !self.has(id)
        {
            set(&mut self.lead, id, Some(value));
        }
    }

    /// Adds the number of activities at which a test changes its answer, in its window.
    fn does_enough(&mut self, kind: ActivityId, test: &ActivityTest) {
        let here = self.moment;
        let youngest = i32::try_from(test.window.youngest()).unwrap_or(i32::MAX);
        self.moment = (LocalDay(here.0.0.saturating_sub(youngest)), here.1);
        self.does_as(kind, test.count, test.count.turning_point());
        self.moment = here;
    }

    /// Adds activities as a count asks for them: on this day, or for `on at least N days` on it and on the days before.
    pub(super) fn does_as(&mut self, kind: ActivityId, count: Count, times: u32) {
        let Count::OnDays(_) = count else {
            return self.does(kind, times);
        };
        let here = self.moment;
        for _ in 0..times {
            if !self.allowance.pays(1) {
                break;
            }
            self.does(kind, 1);
            let before = self.moment.0.0.saturating_sub(1);
            self.moment.0 = LocalDay(before);
        }
        self.moment = here;
    }

    pub(super) fn does(&mut self, kind: ActivityId, times: u32) {
        let activity = self.contract.activities.get(kind.index());
        let Some(activity) = activity.filter(|_| self.allowance.pays(1)) else {
            return;
        };
        match &activity.source {
            ActivitySource::AnyOf(kinds) => {
                if let Some(first) = kinds.first().filter(|first| **first != kind) {
                    self.does(*first, times);
                }
            }
            _ => self
                .lead
                .did
                .push(did(kind, times, Vec::new(), self.moment)),
        }
    }

    /// Meets rules that give points, those with the most points first, until there are enough.
    fn points(&mut self, of: PointsRef, wanted: MilliPoints, depth: usize) {
        let contract = self.contract;
        let mut rules = Vec::new();
        let mut open = vec![of];
        let mut steps = contract.totals.len() + contract.groups.len() + 1;
        while let (Some(of), true) = (open.pop(), steps > 0 && self.allowance.pays(1)) {
            steps -= 1;
            match of {
                PointsRef::Group(id) => {
                    rules.extend(contract.groups.get(id.index()).map(|g| &g.rules))
                }
                PointsRef::Total(id) => {
                    let total = contract.totals.get(id.index());
                    open.extend(total.iter().flat_map(|total| &total.terms).copied());
                }
            }
        }
        let mut rules: Vec<_> = rules.into_iter().flatten().collect();
        if !self.allowance.pays(rules.len() as u64) {
            return;
        }
        rules.retain(|rule| rule.points > MilliPoints::ZERO);
        rules.sort_by_key(|rule| std::cmp::Reverse(rule.points));
        let mut missing = wanted.0;
        for rule in rules {
            if missing <= 0 {
                break;
            }
            match &rule.trigger {
                Trigger::When(condition) => self.meet(condition, true, depth),
                Trigger::ForEach(kind, _) => self.does(*kind, 1),
                Trigger::ForIdle { .. } => continue,
            }
            missing -= rule.points.0;
        }
    }
}

/// The stages to pass through, without the first one, where every lead starts. The first `from` of stages never form a cycle.
fn way(contract: &Contract, id: StageId) -> Vec<StageId> {
    let mut way = vec![id];
    let mut stage = contract.stages.get(id.index());
    while let Some(from) = stage.and_then(|stage| stage.from.first()) {
        if from.index() == 0 {
            break;
        }
        way.push(*from);
        stage = contract.stages.get(from.index());
    }
    way.reverse();
    way
}
