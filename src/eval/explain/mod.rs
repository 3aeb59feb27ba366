//! Explains one lead, using the evaluation itself.
//!
//! The lead is extracted from its columns and evaluated alone, by the same code as in a run, with a watcher that records what
//! happens. Counterfactuals are found by trying them.

mod clocks;
mod condition_trace;
mod counterfactuals;
pub mod explanation;
mod extract_lead;
mod history;
mod points;
mod transitions;

pub use explanation::{LeadExplanation, ShownValue, UnreadableValue};

use super::lead::Lead;
use super::{AsOf, with_only_lead};
use crate::data::shown_fields::ShownFields;
use crate::data::table::{Activities, Leads};
use crate::ir::Program;
use crate::time::MicrosUtc;
use counterfactuals::TrialLead;
use extract_lead::SingleLead;
use history::HistoryRecorder;

/// The lead of a row with its activities, in columns of its own.
pub fn alone(leads: &Leads, activities: &Activities, lead: usize) -> (Leads, Activities) {
    let single = SingleLead::new(leads, activities, lead);
    (single.leads, single.activities)
}

/// The explanation of the lead in a row; none if it is left out because it was created after the as-of time.
pub fn explain(
    program: &Program,
    leads: &Leads,
    activities: &Activities,
    lead: usize,
    as_of: AsOf,
) -> Option<LeadExplanation> {
    let single = SingleLead::new(leads, activities, lead);
    let instant = as_of.instant;
    let (mut explanation, trial, next) = with_only_lead(
        program,
        &single.leads,
        &single.activities,
        instant,
        |lead| {
            let story = explain_lead(lead, &single.leads, instant);
            let here = lead.state.stage;
            let missing = lead.lack().fields;
            let next = if lead.is_excluded() {
                Vec::new()
            } else {
                lead.short_of()
            };
            (story, (here, missing), next)
        },
    )?;
    let (here, missing) = trial;
    explanation.clocks = clocks::explain_clocks(program, &single, instant);
    let trial = TrialLead {
        program,
        single: &single,
        as_of: instant,
        here,
        missing,
    };
    explanation.nearest = trial.nearest(next);
    Some(explanation)
}

/// The explanation of the only lead, without its clocks and without what would lead to a next stage; none if it is left out
/// because it was created after the as-of time.
pub fn explain_stage(
    program: &Program,
    leads: &Leads,
    activities: &Activities,
    as_of: AsOf,
) -> Option<LeadExplanation> {
    let instant = as_of.instant;
    with_only_lead(program, leads, activities, instant, |lead| {
        explain_lead(lead, leads, instant)
    })
}

fn shown(program: &Program, leads: &Leads) -> Vec<ShownValue> {
    let shown = ShownFields::new(leads, &program.inputs, &program.about.show);
    let values = shown.of(0).map(|(field, value)| ShownValue {
        field: field.to_owned(),
        value,
    });
    values.collect()
}

/// Replays the history of a lead and explains its stage.
fn explain_lead(lead: &mut Lead<'_>, leads: &Leads, as_of: MicrosUtc) -> LeadExplanation {
    let mut recorder = HistoryRecorder::new(lead);
    lead.replay(&mut recorder);
    let program = lead.run.program;
    let stages = &program.stages;
    let zone = program.about.zone.zone();
    LeadExplanation {
        lead: leads.ids.value(0).to_owned(),
        shown: shown(program, leads),
        unreadable: Vec::new(),
        as_of: as_of.local_time(zone),
        start: MicrosUtc(lead.start.micros).local_time(zone),
        stage: stages
            .get(lead.state.stage.index())
            .map(|stage| stage.name.clone()),
        since: MicrosUtc(lead.state.since.micros).local_time(zone),
        history: recorder.events,
        groups: program
            .group_ids()
            .map(|id| lead.explain_group(id))
            .collect(),
        totals: program
            .total_ids()
            .map(|id| lead.explain_total(id))
            .collect(),
        definitions: program
            .definitions
            .iter()
            .map(|definition| explanation::NamedTrace {
                name: definition.name.clone(),
                condition: lead.trace(definition.written),
                because: definition.because.as_ref().map(|b| b.text.clone()),
            })
            .collect(),
        exclusions: program
            .exclusions
            .iter()
            .map(|exclusion| explanation::NamedTrace {
                name: exclusion.name.clone(),
                condition: lead.trace(exclusion.written),
                because: exclusion.because.as_ref().map(|b| b.text.clone()),
            })
            .collect(),
        ways: lead.explain_transitions(),
        nearest: Vec::new(),
        clocks: Vec::new(),
    }
}
