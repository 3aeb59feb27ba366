//! Every condition of a contract, with its site.

use super::Subject;
use crate::contract::model::{
    ActivitySource, BackWhen, Condition, DefinitionId, ExclusionId, GroupId, SlaId, StageId,
    Trigger,
};
use crate::ir::program::{self, KindSource};
use crate::ir::term::{TermId, WrittenId};

/// The site of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Site {
    /// `when` of a derived activity.
    Kind,
    /// An ideal customer, persona or definition.
    Definition(DefinitionId),
    /// An exclusion.
    Exclusion(ExclusionId),
    /// A rule of a points group.
    Rule(GroupId, usize),
    /// The condition of a stage.
    Stage(StageId),
    /// A fast track into a stage.
    FastTrack(StageId, usize),
    /// A way back from a stage.
    BackTo(StageId, usize),
    /// `when` of an sla.
    SlaWhen(SlaId),
    /// `lapses when` of an sla.
    Lapse(SlaId),
}

/// A condition, as written and as a term.
#[derive(Debug, Clone, Copy)]
pub struct CheckedCondition<'a> {
    /// Its site.
    pub at: Site,
    /// As written.
    pub condition: &'a Condition,
    /// As a term.
    pub term: TermId,
    /// The same with its parts; none for activities.
    pub written: Option<WrittenId>,
}

impl<'a> CheckedCondition<'a> {
    /// Whether it is the whole condition of an exclusion, so that every lead that meets it is excluded.
    pub fn is_exclusion(&self, subject: &Subject<'_>) -> bool {
        let Site::Exclusion(id) = self.at else {
            return false;
        };
        let exclusion = subject.contract.exclusions.get(id.index());
        exclusion.is_some_and(|exclusion| exclusion.condition.span == self.condition.span)
    }

    /// The bullets of a group.
    pub fn parts(&self, subject: &Subject<'a>) -> Vec<CheckedCondition<'a>> {
        let Some(written) = self.written else {
            return Vec::new();
        };
        let written = &subject.program.written[written.index()].parts;
        let parts = self.condition.parts().iter().zip(written);
        let part = |(condition, written): (&'a Condition, &WrittenId)| CheckedCondition {
            at: self.at,
            condition,
            term: subject.program.written[written.index()].term,
            written: Some(*written),
        };
        parts.map(part).collect()
    }
}

/// Every condition, in the order of the blocks.
pub fn conditions<'a>(subject: &Subject<'a>) -> Vec<CheckedCondition<'a>> {
    let (contract, program) = (subject.contract, subject.program);
    let mut all = Vec::new();
    let mut add = |at: Site, condition: &'a Condition, term: TermId, written: Option<WrittenId>| {
        all.push(CheckedCondition {
            at,
            condition,
            term,
            written,
        });
    };
    for (activity, kind) in contract.activities.iter().zip(&program.kinds) {
        if let (
            ActivitySource::KindOf {
                when: Some(when), ..
            },
            KindSource::KindOf {
                when: Some(term), ..
            },
        ) = (&activity.source, &kind.source)
        {
            add(Site::Kind, when, term.condition, None);
        }
    }
    let definitions = contract.definitions.iter().zip(&program.definitions);
    for (id, (written, made)) in definitions.enumerate() {
        let at = Site::Definition(DefinitionId(id as u32));
        add(at, &written.condition, made.condition, Some(made.written));
    }
    let groups = contract.groups.iter().zip(&program.groups);
    for (id, (group, made)) in groups.enumerate() {
        for (number, (rule, made)) in group.rules.iter().zip(&made.rules).enumerate() {
            if let (Trigger::When(when), program::Trigger::When { condition, written }) =
                (&rule.trigger, &made.trigger)
            {
                let at = Site::Rule(GroupId(id as u32), number);
                add(at, when, *condition, Some(*written));
            }
        }
    }
    let exclusions = contract.exclusions.iter().zip(&program.exclusions);
    for (id, (written, made)) in exclusions.enumerate() {
        let at = Site::Exclusion(ExclusionId(id as u32));
        add(at, &written.condition, made.condition, Some(made.written));
    }
    let stages = contract.stages.iter().zip(&program.stages);
    for (id, (stage, made)) in stages.enumerate() {
        let id = StageId(id as u32);
        if let (Some(when), Some(term)) = (&stage.condition, made.condition) {
            add(Site::Stage(id), when, term, made.written);
        }
        let tracks = stage.fast_tracks.iter().zip(&made.fast_tracks);
        for (number, (track, made)) in tracks.enumerate() {
            let at = Site::FastTrack(id, number);
            add(at, &track.condition, made.condition, Some(made.written));
        }
        for (number, (back, made)) in stage.back_to.iter().zip(&made.back_to).enumerate() {
            if let (
                BackWhen::Condition(when),
                program::BackWhen::Condition { condition, written },
            ) = (&back.when, &made.when)
            {
                add(Site::BackTo(id, number), when, *condition, Some(*written));
            }
        }
    }
    for (id, (sla, made)) in contract.slas.iter().zip(&program.slas).enumerate() {
        let id = SlaId(id as u32);
        let whens = sla.when.iter().zip(&made.when);
        for (when, made) in whens {
            add(Site::SlaWhen(id), when, made.condition, Some(made.written));
        }
        for (when, made) in sla.lapses.iter().zip(&made.lapses) {
            add(Site::Lapse(id), when, made.condition, Some(made.written));
        }
    }
    all
}
