//! Which fields conditions ask for, whatever the lead.

use super::program::{BackWhen, Program, Trigger};
use super::term::{Term, TermId};
use crate::contract::model::{FieldId, PointsRef, StageId};

impl Program {
    /// The fields each exclusion asks for: the names of the field and of the exclusion.
    pub fn fields_of_exclusions(&self) -> Vec<(&str, &str)> {
        let mut pairs = Vec::new();
        for exclusion in &self.exclusions {
            let mut fields = Vec::new();
            self.fields_of(exclusion.condition, &mut fields);
            fields.sort_unstable();
            fields.dedup();
            let name = exclusion.name.as_str();
            pairs.extend(fields.iter().map(|field| (self.field_name(*field), name)));
        }
        pairs
    }

    /// The fields that decide about ways into a stage and back from it: those its conditions, the points they ask for, and
    /// exclusions ask for.
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
        let mut fields = Vec::new();
        for term in own.chain(needed).chain(excluded) {
            self.fields_of(term, &mut fields);
        }
        fields.sort_unstable();
        fields.dedup();
        fields
    }

    fn fields_of(&self, term: TermId, fields: &mut Vec<FieldId>) {
        let asked = self.term(term);
        fields.extend(asked.value().and_then(|value| value.field()));
        if let Term::Points(of, _) = asked {
            self.fields_of_points(*of, fields);
        }
        for child in asked.children() {
            self.fields_of(*child, fields);
        }
    }

    fn fields_of_points(&self, of: PointsRef, fields: &mut Vec<FieldId>) {
        match of {
            PointsRef::Total(total) => {
                for part in &self.totals[total.index()].terms {
                    self.fields_of_points(*part, fields);
                }
            }
            PointsRef::Group(group) => {
                for rule in &self.groups[group.index()].rules {
                    if let Trigger::When { condition, .. } = &rule.trigger {
                        self.fields_of(*condition, fields);
                    }
                }
            }
        }
    }
}
