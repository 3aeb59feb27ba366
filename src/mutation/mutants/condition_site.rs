//! The sites of conditions in a contract, so that one of them can be changed.

use crate::contract::model::{
    ActivitySource, BackWhen, CalendarRule, Condition, ConditionKind, Contract, Trigger,
};
use crate::sampling::Site;

/// The condition at a site.
fn whole(root: Site, contract: &mut Contract) -> Option<&mut Condition> {
    match root {
        Site::Calendar => match contract.info.calendar.as_mut()? {
            CalendarRule::When { condition, .. } => Some(condition),
            CalendarRule::Always(_) => None,
        },
        Site::Activity(i) => match &mut contract.activities.get_mut(i)?.source {
            ActivitySource::KindOf { when, .. } => when.as_mut(),
            _ => None,
        },
        Site::Definition(i) => Some(&mut contract.definitions.get_mut(i)?.condition),
        Site::Exclusion(i) => Some(&mut contract.exclusions.get_mut(i)?.condition),
        Site::Rule(i, j) => {
            let rule = contract.groups.get_mut(i)?.rules.get_mut(j)?;
            match &mut rule.trigger {
                Trigger::When(condition) => Some(condition),
                Trigger::ForEach(..) | Trigger::ForIdle { .. } => None,
            }
        }
        Site::Stage(i) => contract.stages.get_mut(i)?.condition.as_mut(),
        Site::FastTrack(i, j) => {
            let track = contract.stages.get_mut(i)?.fast_tracks.get_mut(j)?;
            Some(&mut track.condition)
        }
        Site::BackTo(i, j) => {
            let back = contract.stages.get_mut(i)?.back_to.get_mut(j)?;
            match &mut back.when {
                BackWhen::Condition(condition) => Some(condition),
                BackWhen::AfterDays(_) => None,
            }
        }
        Site::SlaWhen(i) => contract.slas.get_mut(i)?.when.as_mut(),
        Site::Lapse(i, j) => contract.slas.get_mut(i)?.lapses.get_mut(j),
    }
}

/// The site of a condition: its root, and the path of parts down to it.
#[derive(Debug, Clone)]
pub(super) struct ConditionPath {
    root: Site,
    path: Vec<usize>,
}

impl ConditionPath {
    pub(super) fn root(root: Site) -> ConditionPath {
        ConditionPath {
            root,
            path: Vec::new(),
        }
    }

    /// A part of the group at this site.
    pub(super) fn part(&self, index: usize) -> ConditionPath {
        let mut path = self.path.clone();
        path.push(index);
        ConditionPath { path, ..*self }
    }

    /// The condition at this site.
    pub(super) fn get<'c>(&self, contract: &'c mut Contract) -> Option<&'c mut Condition> {
        let mut condition = whole(self.root, contract)?;
        for index in &self.path {
            condition = parts(&mut condition.kind)?.get_mut(*index)?;
        }
        Some(condition)
    }
}

/// The parts of a group.
pub(super) fn parts(kind: &mut ConditionKind) -> Option<&mut Vec<Condition>> {
    match kind {
        ConditionKind::All(parts) | ConditionKind::Any(parts) | ConditionKind::None(parts) => {
            Some(parts)
        }
        ConditionKind::Test(..)
        | ConditionKind::Points(..)
        | ConditionKind::Matches(_)
        | ConditionKind::Activity(_)
        | ConditionKind::InStage(_) => None,
    }
}
