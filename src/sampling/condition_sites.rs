//! Where a contract has conditions.

use crate::contract::model::{
    ActivitySource, BackWhen, CalendarRule, Condition, Contract, Trigger,
};

/// The site of a condition that is not part of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Site {
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

/// Every condition that is not part of another.
pub(crate) fn roots(contract: &Contract) -> Vec<(Site, &Condition)> {
    let mut all = Vec::new();
    if let Some(CalendarRule::When { condition, .. }) = &contract.info.calendar {
        all.push((Site::Calendar, condition));
    }
    for (i, activity) in contract.activities.iter().enumerate() {
        if let ActivitySource::KindOf {
            when: Some(when), ..
        } = &activity.source
        {
            all.push((Site::Activity(i), when));
        }
    }
    let definitions = contract.definitions.iter().enumerate();
    all.extend(definitions.map(|(i, d)| (Site::Definition(i), &d.condition)));
    let exclusions = contract.exclusions.iter().enumerate();
    all.extend(exclusions.map(|(i, e)| (Site::Exclusion(i), &e.condition)));
    for (i, group) in contract.groups.iter().enumerate() {
        for (j, rule) in group.rules.iter().enumerate() {
            if let Trigger::When(condition) = &rule.trigger {
                all.push((Site::Rule(i, j), condition));
            }
        }
    }
    for (i, stage) in contract.stages.iter().enumerate() {
        let own = stage.condition.iter();
        all.extend(own.map(|condition| (Site::Stage(i), condition)));
        let tracks = stage.fast_tracks.iter().enumerate();
        all.extend(tracks.map(|(j, track)| (Site::FastTrack(i, j), &track.condition)));
        for (j, back) in stage.back_to.iter().enumerate() {
            if let BackWhen::Condition(condition) = &back.when {
                all.push((Site::BackTo(i, j), condition));
            }
        }
    }
    for (i, sla) in contract.slas.iter().enumerate() {
        let when = sla.when.iter();
        all.extend(when.map(|condition| (Site::SlaWhen(i), condition)));
        let lapses = sla.lapses.iter().enumerate();
        all.extend(lapses.map(|(j, lapse)| (Site::Lapse(i, j), lapse)));
    }
    all
}
