//! Which of its declarations a contract uses.

use crate::contract::model::{
    Activity, ActivityId, ActivitySource, Actor, CalendarId, ClockStart, ConditionKind, Contract,
    DefinitionId, DetailId, FieldId, GroupId, ListId, PointsRef, Qualifier, Requirement,
    Subject as Tested, Test, TotalId, Trigger,
};
use rustc_hash::FxHashSet;

/// The declarations that are used by conditions, rules, stages, slas, targets or other declarations.
#[derive(Default)]
pub(super) struct Usage {
    pub fields: FxHashSet<FieldId>,
    pub details: FxHashSet<DetailId>,
    pub activities: FxHashSet<ActivityId>,
    pub lists: FxHashSet<ListId>,
    pub definitions: FxHashSet<DefinitionId>,
    pub groups: FxHashSet<GroupId>,
    pub totals: FxHashSet<TotalId>,
    pub calendars: FxHashSet<CalendarId>,
    /// Actors whose activities all count: `no activity by the lead`.
    actors: Vec<Actor>,
    /// Whether the activities of all actors count.
    everybody: bool,
}

impl Usage {
    pub fn new(contract: &Contract) -> Usage {
        let mut used = Usage::default();
        contract.each_condition(&mut |condition| used.condition(&condition.kind));
        used.points(contract);
        used.stages(contract);
        used.clauses(contract);
        used.derived(contract);
        used.fields.extend(&contract.info.show);
        used
    }

    fn condition(&mut self, kind: &ConditionKind) {
        match kind {
            ConditionKind::Test(tested, test) => {
                match tested {
                    Tested::Field(id) | Tested::DomainOf(id) => self.fields.insert(*id),
                    Tested::Detail(id) | Tested::DomainOfDetail(id) => self.details.insert(*id),
                };
                if let Test::Text { list, .. } = test {
                    self.lists.extend(list);
                }
            }
            ConditionKind::Points(of, _) => self.points_ref(*of),
            ConditionKind::Matches(id) => {
                self.definitions.insert(*id);
            }
            ConditionKind::Activity(test) => match test.which {
                Qualifier::Kind(kind) => {
                    self.activities.insert(kind);
                }
                Qualifier::By(actor) => self.actors.push(actor),
                Qualifier::ByAnybody => self.everybody = true,
            },
            ConditionKind::All(_)
            | ConditionKind::Any(_)
            | ConditionKind::None(_)
            | ConditionKind::InStage(_) => {}
        }
    }

    fn points_ref(&mut self, of: PointsRef) {
        match of {
            PointsRef::Group(id) => {
                self.groups.insert(id);
            }
            PointsRef::Total(id) => {
                self.totals.insert(id);
            }
        }
    }

    fn points(&mut self, contract: &Contract) {
        for rule in contract.groups.iter().flat_map(|group| &group.rules) {
            match &rule.trigger {
                Trigger::ForEach(kind, _) => {
                    self.activities.insert(*kind);
                }
                Trigger::ForIdle { .. } => self.actors.push(Actor::Lead),
                Trigger::When(_) => {}
            }
        }
        let terms = contract.totals.iter().flat_map(|total| &total.terms);
        terms.for_each(|of| self.points_ref(*of));
        self.totals.extend(contract.score);
    }

    fn stages(&mut self, contract: &Contract) {
        for stage in &contract.stages {
            self.fields.extend(&stage.not_without);
            // A lead that went back returns only after an activity of its own.
            if !stage.back_to.is_empty() || !stage.back_from.is_empty() {
                self.actors.push(Actor::Lead);
            }
        }
    }

    fn clauses(&mut self, contract: &Contract) {
        let own = contract.slas.iter().flat_map(|sla| &sla.calendar);
        for rule in contract.info.calendar.iter().chain(own) {
            self.calendars.extend(rule.calendars());
        }
        for sla in &contract.slas {
            if let ClockStart::Activity(kind) = sla.after {
                self.activities.insert(kind);
            }
            if let Requirement::All(acts) | Requirement::Any(acts) = &sla.requirement {
                self.activities.extend(acts.iter().map(|act| act.activity));
            }
            let paused = sla.paused.into_iter();
            self.activities
                .extend(paused.flat_map(|(from, to)| [from, to]));
        }
    }

    /// Adds what used derived activities are derived from.
    fn derived(&mut self, contract: &Contract) {
        let counted = contract.activities.iter().enumerate();
        let counted = counted.filter(|(_, activity)| self.counts(activity));
        let counted: Vec<ActivityId> = counted.map(|(i, _)| ActivityId(i as u32)).collect();
        self.activities.extend(counted);
        let mut open: Vec<ActivityId> = self.activities.iter().copied().collect();
        while let Some(kind) = open.pop() {
            let made_of: &[ActivityId] = match contract.activities.get(kind.index()) {
                Some(activity) => match &activity.source {
                    ActivitySource::KindOf { parent, .. } => std::slice::from_ref(parent),
                    ActivitySource::AnyOf(kinds) => kinds,
                    ActivitySource::Data { .. } => &[],
                },
                None => &[],
            };
            open.extend(made_of.iter().filter(|kind| self.activities.insert(**kind)));
        }
    }

    /// Whether it is an activity of an actor whose activities all count. A derived activity is not an event of its own.
    fn counts(&self, activity: &Activity) -> bool {
        let is_event = matches!(activity.source, ActivitySource::Data { .. });
        let by = |actor| self.everybody || self.actors.contains(actor);
        is_event && activity.counts && activity.actors.iter().any(by)
    }
}
