//! The unknown values that keep a lead from the next stage: section "Missing data" of the reference.

use std::collections::BTreeSet;

use leadc::contract::model::{
    Condition, ConditionKind, FieldId, PointsRef, Stage, Subject, Trigger,
};

use super::conditions::{Moment, Place};
use super::truth::Truth;

impl Moment<'_> {
    /// The fields to ask for.
    pub fn missing(&self) -> BTreeSet<FieldId> {
        let mut fields = BTreeSet::new();
        if self.is_excluded() {
            return fields;
        }
        for (index, stage) in self.contract.stages.iter().enumerate() {
            if index == self.moves.stage.index() {
                continue;
            }
            if stage.from.contains(&self.moves.stage)
                && let Some(condition) = &stage.condition
            {
                fields.extend(self.missing_for(stage, condition, Place::Anywhere));
            }
            for track in &stage.fast_tracks {
                if self.passing(stage, track).is_some() {
                    fields.extend(self.missing_for(stage, &track.condition, Place::FastTrack));
                }
            }
        }
        fields
    }

    fn missing_for(&self, stage: &Stage, condition: &Condition, place: Place) -> BTreeSet<FieldId> {
        match self.truth(condition, place) {
            Truth::NotMet => BTreeSet::new(),
            Truth::Met => self.unknown_of_not_without(stage),
            Truth::Open => {
                let mut fields = self.unknown_of_not_without(stage);
                fields.extend(self.unknown_in(condition, place));
                fields
            }
        }
    }

    pub fn unknown_of_not_without(&self, stage: &Stage) -> BTreeSet<FieldId> {
        let fields = stage.not_without.iter().copied();
        fields
            .filter(|f| self.lead.value(*f, self.now).is_none())
            .collect()
    }

    /// The unknown fields in the open parts of an open condition.
    pub fn unknown_in(&self, condition: &Condition, place: Place) -> BTreeSet<FieldId> {
        if !self.truth(condition, place).is_open() {
            return BTreeSet::new();
        }
        match &condition.kind {
            ConditionKind::All(parts) | ConditionKind::Any(parts) | ConditionKind::None(parts) => {
                let fields = parts.iter().map(|part| self.unknown_in(part, place));
                fields.flatten().collect()
            }
            ConditionKind::Test(Subject::Field(field) | Subject::DomainOf(field), _) => {
                BTreeSet::from([*field])
            }
            ConditionKind::Points(points, _) => self.unknown_in_points(*points),
            ConditionKind::Matches(definition) => {
                let definition = &self.contract.definitions[definition.index()];
                self.unknown_in(&definition.condition, Place::Anywhere)
            }
            other => panic!("never open: {other:?}"),
        }
    }

    /// The unknown fields in the open rules of a group, or of the groups of a total.
    fn unknown_in_points(&self, points: PointsRef) -> BTreeSet<FieldId> {
        match points {
            PointsRef::Total(id) => {
                let terms = &self.contract.totals[id.index()].terms;
                let fields = terms.iter().map(|term| self.unknown_in_points(*term));
                fields.flatten().collect()
            }
            PointsRef::Group(id) => {
                let rules = &self.contract.groups[id.index()].rules;
                let fields = rules.iter().map(|rule| match &rule.trigger {
                    Trigger::When(condition) => self.unknown_in(condition, Place::Anywhere),
                    Trigger::ForEach(..) | Trigger::ForIdle { .. } => BTreeSet::new(),
                });
                fields.flatten().collect()
            }
        }
    }
}
