//! A single lead in columns of its own, and variants of it with one change.

use crate::contract::model::{ActivityId, FactValue, FieldId};
use crate::data::picked_rows::{pick_activities, pick_leads};
use crate::data::table::{Activities, EventKind, Leads};
use crate::eval::example::fact_column;
use crate::ir::Program;
use crate::ir::program::KindSource;

/// A single lead.
#[derive(Debug, Clone)]
pub(super) struct SingleLead {
    /// Its row.
    pub leads: Leads,
    /// Its activities.
    pub activities: Activities,
}

impl SingleLead {
    /// The lead of a row with its activities.
    pub fn new(leads: &Leads, activities: &Activities, lead: usize) -> SingleLead {
        let rows = (0..activities.len()).filter(|row| activities.lead[*row] as usize == lead);
        let rows: Vec<Option<usize>> = rows.map(Some).collect();
        SingleLead {
            leads: pick_leads(leads, &[lead]),
            activities: pick_activities(activities, &rows),
        }
    }

    /// The lead with more occurrences of an activity, without details.
    pub fn with_activity(
        &self,
        program: &Program,
        kind: ActivityId,
        times: u32,
        micros: i64,
    ) -> SingleLead {
        let event = match program.kinds[kind.index()].source {
            KindSource::KindOf { .. } => EventKind::Derived(kind),
            KindSource::Data | KindSource::AnyOf(_) => EventKind::Logged(kind),
        };
        let rows = 0..self.activities.len();
        let added = std::iter::repeat_n(None, times as usize);
        let rows: Vec<Option<usize>> = rows.map(Some).chain(added).collect();
        let mut activities = pick_activities(&self.activities, &rows);
        let number = activities.kinds.len() as u16;
        activities.kinds.push(event);
        for row in self.activities.len()..rows.len() {
            activities.kind[row] = number;
            activities.micros[row] = micros;
        }
        SingleLead {
            leads: self.leads.clone(),
            activities,
        }
    }

    /// The lead with a value for a field, known from the start of its history.
    pub fn with_field(&self, program: &Program, field: FieldId, value: &FactValue) -> SingleLead {
        let kind = &program.inputs.fields[field.index()].kind;
        let mut leads = self.leads.clone();
        let zone = program.about.zone.zone();
        if let Some(column) = leads.columns.get_mut(field.index()) {
            *column = fact_column(kind, &[Some(value)], zone);
        }
        if let Some(known_from) = leads.known_from.get_mut(field.index()) {
            *known_from = None;
        }
        SingleLead {
            leads,
            activities: self.activities.clone(),
        }
    }
}
