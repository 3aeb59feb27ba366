//! The conditions of a program, each with its site in the contract.

use super::program::{BackWhen, KindSource, Program, Trigger};
use super::slas::{CalendarRule, WrittenCondition};
use crate::contract::model::{ActivityId, DefinitionId, ExclusionId, GroupId, Site, SlaId};

impl Program {
    /// Every condition that is not part of another, in the order of the blocks of the contract.
    pub fn conditions(&self) -> Vec<(Site, WrittenCondition)> {
        let mut all = Vec::new();
        let mut add = |site, condition, written| {
            all.push((site, WrittenCondition { condition, written }));
        };
        if let Some(CalendarRule::When {
            condition, written, ..
        }) = &self.calendar
        {
            add(Site::Calendar, *condition, *written);
        }
        for (id, kind) in (0..).map(ActivityId).zip(&self.kinds) {
            if let KindSource::KindOf {
                when: Some(when), ..
            } = &kind.source
            {
                add(Site::Activity(id), when.condition, when.written);
            }
        }
        for (id, block) in (0..).map(DefinitionId).zip(&self.definitions) {
            add(Site::Definition(id), block.condition, block.written);
        }
        for (id, block) in (0..).map(ExclusionId).zip(&self.exclusions) {
            add(Site::Exclusion(id), block.condition, block.written);
        }
        for (id, group) in (0..).map(GroupId).zip(&self.groups) {
            for (i, rule) in group.rules.iter().enumerate() {
                if let Trigger::When { condition, written } = &rule.trigger {
                    add(Site::Rule(id, i), *condition, *written);
                }
            }
        }
        for (id, stage) in self.stage_ids().zip(&self.stages) {
            if let (Some(condition), Some(written)) = (stage.condition, stage.written) {
                add(Site::Stage(id), condition, written);
            }
            for (i, track) in stage.fast_tracks.iter().enumerate() {
                add(Site::FastTrack(id, i), track.condition, track.written);
            }
            for (i, back) in stage.back_to.iter().enumerate() {
                if let BackWhen::Condition { condition, written } = &back.when {
                    add(Site::BackTo(id, i), *condition, *written);
                }
            }
        }
        for (id, sla) in (0..).map(SlaId).zip(&self.slas) {
            if let Some(when) = &sla.when {
                add(Site::SlaWhen(id), when.condition, when.written);
            }
            for (i, lapse) in sla.lapses.iter().enumerate() {
                add(Site::Lapse(id, i), lapse.condition, lapse.written);
            }
        }
        all
    }
}
