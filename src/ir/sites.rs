//! The conditions of a program, each with its site in the contract.

use super::program::{BackWhen, KindSource, Program, Stage, Trigger};
use super::slas::{CalendarRule, Sla, WrittenCondition};
use super::term::{TermId, WrittenId};
use crate::contract::model::{
    ActivityId, DefinitionId, ExclusionId, GroupId, Site, SlaId, StageId,
};

impl Program {
    /// Every condition that is not part of another, in the order of the blocks of the contract.
    pub fn conditions(&self) -> Vec<(Site, WrittenCondition)> {
        let mut all = Conditions::default();
        if let Some(rule) = &self.calendar {
            all.calendar(rule, Site::Calendar);
        }
        for (id, kind) in (0..).map(ActivityId).zip(&self.kinds) {
            if let KindSource::KindOf { when, .. } = &kind.source {
                all.extend(when.iter().map(|when| (Site::Activity(id), *when)));
            }
        }
        for (id, block) in (0..).map(DefinitionId).zip(&self.definitions) {
            all.add(Site::Definition(id), block.condition, block.written);
        }
        for (id, block) in (0..).map(ExclusionId).zip(&self.exclusions) {
            all.add(Site::Exclusion(id), block.condition, block.written);
        }
        for (id, group) in (0..).map(GroupId).zip(&self.groups) {
            for (i, rule) in group.rules.iter().enumerate() {
                if let Trigger::When { condition, written } = &rule.trigger {
                    all.add(Site::Rule(id, i), *condition, *written);
                }
            }
        }
        for (id, stage) in self.stage_ids().zip(&self.stages) {
            all.stage(id, stage);
        }
        for (id, sla) in (0..).map(SlaId).zip(&self.slas) {
            all.sla(id, sla);
        }
        all.0
    }
}

/// The conditions found so far.
#[derive(Default)]
struct Conditions(Vec<(Site, WrittenCondition)>);

impl Conditions {
    fn add(&mut self, site: Site, condition: TermId, written: WrittenId) {
        self.0.push((site, WrittenCondition { condition, written }));
    }

    fn extend(&mut self, conditions: impl Iterator<Item = (Site, WrittenCondition)>) {
        self.0.extend(conditions);
    }

    fn calendar(&mut self, rule: &CalendarRule, site: impl Fn(usize) -> Site) {
        let conditions = rule.conditions().enumerate();
        self.extend(conditions.map(|(i, when)| (site(i), when)));
    }

    fn stage(&mut self, id: StageId, stage: &Stage) {
        if let (Some(condition), Some(written)) = (stage.condition, stage.written) {
            self.add(Site::Stage(id), condition, written);
        }
        for (i, track) in stage.fast_tracks.iter().enumerate() {
            self.add(Site::FastTrack(id, i), track.condition, track.written);
        }
        for (i, back) in stage.back_to.iter().enumerate() {
            if let BackWhen::Condition { condition, written } = &back.when {
                self.add(Site::BackTo(id, i), *condition, *written);
            }
        }
    }

    fn sla(&mut self, id: SlaId, sla: &Sla) {
        self.extend(sla.when.iter().map(|when| (Site::SlaWhen(id), *when)));
        if let Some(rule) = &sla.calendar {
            self.calendar(rule, |i| Site::SlaCalendar(id, i));
        }
        let lapses = sla.lapses.iter().enumerate();
        self.extend(lapses.map(|(i, lapse)| (Site::Lapse(id, i), *lapse)));
    }
}
