//! The fields that conditions depend on, for any lead.

use super::memo::Memo;
use super::program::{BackWhen, Program, Trigger};
use super::term::{Term, TermId};
use crate::contract::model::{FieldId, PointsRef, StageId};

impl Program {
    /// The fields that decide about entering a stage and going back from it: those of its conditions, of the points these
    /// depend on, and of exclusions.
    pub fn fields_of_stage(&self, id: StageId) -> Vec<FieldId> {
        let stage = &self.stages[id.index()];
        let tracks = stage.fast_tracks.iter().map(|track| track.condition);
        let backs = stage.back_to.iter().filter_map(|back| match back.when {
            BackWhen::Condition { condition, .. } => Some(condition),
            BackWhen::AfterDays(_) => None,
        });
        let needed = stage.not_without.iter().map(|needed| needed.known);
        let excluded = self.exclusions.iter().map(|exclusion| exclusion.condition);
        let own = stage.condition.into_iter().chain(tracks).chain(backs);
        self.fields_of(own.chain(needed).chain(excluded))
    }

    /// The fields that some conditions depend on, in the order of the contract, without duplicates.
    pub(super) fn fields_of(&self, terms: impl IntoIterator<Item = TermId>) -> Vec<FieldId> {
        let mut fields = Vec::new();
        let mut todo: Vec<TermId> = terms.into_iter().collect();
        let mut visits = Memo::new(self.terms.len());
        while let Some(term) = todo.pop() {
            if !visits.is_first(term.index()) {
                continue;
            }
            let term = self.term(term);
            fields.extend(term.value().and_then(|value| value.field()));
            todo.extend(term.children());
            if let Term::Points(of, _) = term {
                todo.extend(self.conditions_of_points(*of));
            }
        }
        fields.sort_unstable();
        fields.dedup();
        fields
    }

    /// A condition and all terms it uses, directly and indirectly, without duplicates.
    pub fn parts_of(&self, term: TermId) -> Vec<TermId> {
        let mut parts = Vec::new();
        let mut todo = vec![term];
        let mut visits = Memo::new(self.terms.len());
        while let Some(term) = todo.pop() {
            if visits.is_first(term.index()) {
                parts.push(term);
                todo.extend(self.term(term).children());
            }
        }
        parts
    }

    /// The conditions of the rules that give points of a group or total.
    pub fn conditions_of_points(&self, of: PointsRef) -> impl Iterator<Item = TermId> + '_ {
        let groups = self.groups_of(of).into_iter();
        let rules = groups.flat_map(|group| &self.groups[group.index()].rules);
        rules.filter_map(|rule| match &rule.trigger {
            Trigger::When { condition, .. } => Some(*condition),
            Trigger::ForEach { .. } | Trigger::ForIdle { .. } => None,
        })
    }
}
