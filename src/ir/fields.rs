//! Which fields conditions ask for, whatever the lead.

use super::program::{Program, Trigger};
use super::term::{Term, TermId};
use crate::contract::model::{FieldId, PointsRef};

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
