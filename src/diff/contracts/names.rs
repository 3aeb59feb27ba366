//! Names and texts of a contract.

use super::Side;
use crate::contract::model::{
    ActivityId, Actor, CalendarId, DefinitionId, DetailId, FieldId, ListId, Name, PartyId,
    PointsRef, SlaId, StageId,
};
use crate::source::Span;
use crate::text::fold_name;

impl<'a> Side<'a> {
    /// The author's words, with white space normalized.
    pub(super) fn words(self, span: Span) -> String {
        let text = self.sources.text(span).split_whitespace();
        text.collect::<Vec<_>>().join(" ")
    }

    pub(super) fn field(self, id: FieldId) -> &'a str {
        name(self.contract.fields.get(id.index()).map(|f| &f.name))
    }

    pub(super) fn detail(self, id: DetailId) -> &'a str {
        name(self.contract.details.get(id.index()).map(|d| &d.name))
    }

    pub(super) fn activity(self, id: ActivityId) -> &'a str {
        name(self.contract.activities.get(id.index()).map(|a| &a.name))
    }

    /// The name of an activity for a count: `call`, `calls`.
    pub(super) fn activities(self, id: ActivityId, count: u32) -> &'a str {
        let activity = self.contract.activities.get(id.index());
        activity.map_or("", |activity| activity.name_for(count))
    }

    pub(super) fn list(self, id: ListId) -> &'a str {
        name(self.contract.lists.get(id.index()).map(|l| &l.name))
    }

    pub(super) fn definition(self, id: DefinitionId) -> &'a str {
        name(self.contract.definitions.get(id.index()).map(|d| &d.name))
    }

    pub(super) fn stage(self, id: StageId) -> &'a str {
        name(self.contract.stages.get(id.index()).map(|s| &s.name))
    }

    pub(super) fn sla(self, id: SlaId) -> &'a str {
        name(self.contract.slas.get(id.index()).map(|s| &s.name))
    }

    pub(super) fn calendar(self, id: CalendarId) -> &'a str {
        name(self.contract.calendars.get(id.index()).map(|c| &c.name))
    }

    pub(super) fn party(self, id: PartyId) -> &'a str {
        name(self.contract.parties.get(id.index()).map(|p| &p.name))
    }

    pub(super) fn points_name(self, of: PointsRef) -> &'a str {
        self.contract.points_name(of).unwrap_or("")
    }

    /// `the lead`, `sales`.
    pub(super) fn actor(self, actor: Actor) -> String {
        match actor {
            Actor::Lead => "the lead".to_owned(),
            Actor::Party(party) => fold_name(self.party(party)),
        }
    }

    /// The names of stages: `MQL, SAL`.
    pub(super) fn stages(self, ids: &[StageId]) -> Vec<&'a str> {
        ids.iter().map(|id| self.stage(*id)).collect()
    }
}

/// Valid ids always have a name; the default is never shown.
fn name(name: Option<&Name>) -> &str {
    name.map_or("", |name| &name.text)
}
