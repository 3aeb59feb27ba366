//! Decides one lead after another, each on its own. What the leads have in common is prepared once, and memory is used again.

use super::clocks::results::Clock;
use super::clocks::{ClockTracker, OpenTimeTables};
use super::context::EvalContext;
use super::eval_plan::EvalPlan;
use super::events::{Event, LoggedKinds};
use super::input::Input;
use super::lead::{Lead, LeadMemory};
use super::static_conditions::Columns;
use super::{AsOf, LocalDays};
use crate::contract::model::{DefinitionId, ExclusionId, FieldId, PointsRef, StageId};
use crate::data::scalar::{Scalar, ScalarLead};
use crate::ir::Program;
use crate::time::MicrosUtc;
use crate::units::MilliPoints;
use std::fmt;
use std::sync::{Mutex, PoisonError};

/// Decides leads of one program.
pub struct LeadDecider {
    plan: EvalPlan,
    kinds: LoggedKinds,
    /// One for each thread that has decided at the same time as others.
    memories: Mutex<Vec<Memory>>,
}

/// Working memory of a decision.
struct Memory {
    lead: LeadMemory,
    events: Vec<Event>,
    folded: String,
}

/// The result for a lead.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// The stage; none where the contract has no stages.
    pub stage: Option<StageId>,
    /// Since when the lead is in its stage.
    pub since: MicrosUtc,
    /// The points of each group, then of each total.
    pub points: Vec<MilliPoints>,
    /// The definitions that match.
    pub definitions: Vec<DefinitionId>,
    /// The exclusions that hold.
    pub exclusions: Vec<ExclusionId>,
    /// The unknown fields that keep the lead from its next stages.
    pub missing: Vec<FieldId>,
    /// The clocks of slas: by start, then by sla.
    pub clocks: Vec<Clock>,
}

impl LeadDecider {
    /// Prepares to decide leads of a program.
    pub fn new(program: &Program) -> LeadDecider {
        LeadDecider {
            plan: EvalPlan::new(program),
            kinds: LoggedKinds::new(program),
            memories: Mutex::default(),
        }
    }

    /// Decides a lead of the program at the as-of time; none if it was created later. Any days may be in the table.
    pub(crate) fn decide(
        &self,
        program: &Program,
        lead: &ScalarLead<'_>,
        as_of: AsOf,
        days: &LocalDays,
    ) -> Option<Decision> {
        let mut memory = self.take_memory(program);
        let as_of = as_of.instant;
        let input = Input::of_lead(program, &self.plan, lead, days, &mut memory.folded);
        let activities = &lead.activities;
        let events = &mut memory.events;
        let sets = (self.kinds).events_of(program, &input, days, activities, as_of.0, events);
        let run = EvalContext {
            program,
            plan: &self.plan,
            leads: None,
            input: &input,
            days,
            sets: &sets,
            as_of: as_of.0,
            as_of_day: days.day_of(as_of.0),
        };
        let tables = OpenTimeTables::new(program, first_instant(lead).min(as_of), as_of);
        let columns = Columns::new(&run, 0..1);
        let mut evaluated = Lead::with_memory(&run, &columns, memory.lead);
        let is_there = evaluated.open(0, 0, &memory.events);
        let decision = is_there.then(|| {
            let mut tracker = ClockTracker::new(&tables);
            evaluated.replay(&mut tracker);
            Decision::new(&mut evaluated, tracker.clocks)
        });
        let lead = evaluated.into_memory();
        self.memories().push(Memory { lead, ..memory });
        decision
    }

    fn take_memory(&self, program: &Program) -> Memory {
        let memory = self.memories().pop();
        memory.unwrap_or_else(|| Memory {
            lead: LeadMemory::new(program, self.plan.rules.len()),
            events: Vec::new(),
            folded: String::new(),
        })
    }

    fn memories(&self) -> std::sync::MutexGuard<'_, Vec<Memory>> {
        // The list is whole even if a thread has panicked.
        self.memories.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for LeadDecider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LeadDecider").finish_non_exhaustive()
    }
}

/// The first instant of what is known of a lead.
fn first_instant(lead: &ScalarLead<'_>) -> MicrosUtc {
    let activities = lead.activities.iter().map(|activity| activity.micros);
    let times = lead
        .fields
        .iter()
        .flatten()
        .filter_map(|value| match value {
            Scalar::Time(micros, _) => Some(*micros),
            Scalar::Text(_)
            | Scalar::Texts(_)
            | Scalar::Number(_)
            | Scalar::Range(_)
            | Scalar::Day(_)
            | Scalar::YesNo(_) => None,
        });
    MicrosUtc(activities.chain(times).min().unwrap_or(i64::MAX))
}

impl Decision {
    /// The state of a lead that has reached the as-of time.
    fn new(lead: &mut Lead<'_>, clocks: Vec<Clock>) -> Decision {
        let program = lead.run.program;
        let groups = program.group_ids().map(PointsRef::Group);
        let points = groups.chain(program.total_ids().map(PointsRef::Total));
        let points = points.map(|of| MilliPoints(lead.points(of).value));
        let points = points.collect();
        let definitions = (0..program.definitions.len() as u32).map(DefinitionId);
        let definitions = definitions
            .filter(|id| lead.matches(*id).is_met())
            .collect();
        let exclusions = (0..program.exclusions.len() as u32).map(ExclusionId);
        let exclusions = exclusions
            .filter(|id| lead.excluded_by(*id).is_met())
            .collect();
        let has_stages = !program.stages.is_empty();
        Decision {
            stage: has_stages.then_some(lead.state.stage),
            since: MicrosUtc(lead.state.since.micros),
            points,
            definitions,
            exclusions,
            missing: lead.lack().fields,
            clocks,
        }
    }
}
