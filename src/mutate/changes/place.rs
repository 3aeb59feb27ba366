//! Where conditions stand in a contract, so that one of them can be changed.

use crate::contract::model::{
    ActivitySource, BackWhen, CalendarRule, Condition, ConditionKind, Contract, Trigger,
};

/// Where a condition stands that is no part of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::mutate) enum Root {
    Calendar,
    Activity(usize),
    Definition(usize),
    Exclusion(usize),
    Rule(usize, usize),
    Stage(usize),
    FastTrack(usize, usize),
    BackTo(usize, usize),
    SlaWhen(usize),
    Lapse(usize, usize),
}

/// Every condition that is no part of another.
pub(in crate::mutate) fn roots(contract: &Contract) -> Vec<(Root, &Condition)> {
    let mut all = Vec::new();
    if let Some(CalendarRule::When { condition, .. }) = &contract.info.calendar {
        all.push((Root::Calendar, condition));
    }
    for (i, activity) in contract.activities.iter().enumerate() {
        if let ActivitySource::KindOf {
            when: Some(when), ..
        } = &activity.source
        {
            all.push((Root::Activity(i), when));
        }
    }
    let definitions = contract.definitions.iter().enumerate();
    all.extend(definitions.map(|(i, d)| (Root::Definition(i), &d.condition)));
    let exclusions = contract.exclusions.iter().enumerate();
    all.extend(exclusions.map(|(i, e)| (Root::Exclusion(i), &e.condition)));
    for (i, group) in contract.groups.iter().enumerate() {
        for (j, rule) in group.rules.iter().enumerate() {
            if let Trigger::When(condition) = &rule.trigger {
                all.push((Root::Rule(i, j), condition));
            }
        }
    }
    for (i, stage) in contract.stages.iter().enumerate() {
        let own = stage.condition.iter();
        all.extend(own.map(|condition| (Root::Stage(i), condition)));
        let tracks = stage.fast_tracks.iter().enumerate();
        all.extend(tracks.map(|(j, track)| (Root::FastTrack(i, j), &track.condition)));
        for (j, back) in stage.back_to.iter().enumerate() {
            if let BackWhen::Condition(condition) = &back.when {
                all.push((Root::BackTo(i, j), condition));
            }
        }
    }
    for (i, sla) in contract.slas.iter().enumerate() {
        let when = sla.when.iter();
        all.extend(when.map(|condition| (Root::SlaWhen(i), condition)));
        let lapses = sla.lapses.iter().enumerate();
        all.extend(lapses.map(|(j, lapse)| (Root::Lapse(i, j), lapse)));
    }
    all
}

impl Root {
    /// The condition there.
    fn get(self, contract: &mut Contract) -> Option<&mut Condition> {
        match self {
            Root::Calendar => match contract.info.calendar.as_mut()? {
                CalendarRule::When { condition, .. } => Some(condition),
                CalendarRule::Always(_) => None,
            },
            Root::Activity(i) => match &mut contract.activities.get_mut(i)?.source {
                ActivitySource::KindOf { when, .. } => when.as_mut(),
                _ => None,
            },
            Root::Definition(i) => Some(&mut contract.definitions.get_mut(i)?.condition),
            Root::Exclusion(i) => Some(&mut contract.exclusions.get_mut(i)?.condition),
            Root::Rule(i, j) => {
                let rule = contract.groups.get_mut(i)?.rules.get_mut(j)?;
                match &mut rule.trigger {
                    Trigger::When(condition) => Some(condition),
                    _ => None,
                }
            }
            Root::Stage(i) => contract.stages.get_mut(i)?.condition.as_mut(),
            Root::FastTrack(i, j) => {
                let track = contract.stages.get_mut(i)?.fast_tracks.get_mut(j)?;
                Some(&mut track.condition)
            }
            Root::BackTo(i, j) => {
                let back = contract.stages.get_mut(i)?.back_to.get_mut(j)?;
                match &mut back.when {
                    BackWhen::Condition(condition) => Some(condition),
                    BackWhen::AfterDays(_) => None,
                }
            }
            Root::SlaWhen(i) => contract.slas.get_mut(i)?.when.as_mut(),
            Root::Lapse(i, j) => contract.slas.get_mut(i)?.lapses.get_mut(j),
        }
    }
}

/// A condition: where the whole stands, and which part of which group it is.
#[derive(Debug, Clone)]
pub(super) struct At {
    root: Root,
    path: Vec<usize>,
}

impl At {
    pub(super) fn root(root: Root) -> At {
        At {
            root,
            path: Vec::new(),
        }
    }

    /// A part of the group here.
    pub(super) fn part(&self, index: usize) -> At {
        let mut path = self.path.clone();
        path.push(index);
        At { path, ..*self }
    }

    /// The condition here.
    pub(super) fn get<'c>(&self, contract: &'c mut Contract) -> Option<&'c mut Condition> {
        let mut condition = self.root.get(contract)?;
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
        _ => None,
    }
}
