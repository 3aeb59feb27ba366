//! How many leads are in each stage, and for how long.

use super::quantiles::Spread;
use crate::eval::{EntryCause, History};
use crate::ir::Program;
use crate::time::MicrosUtc;

/// The leads of a stage. Durations are in microseconds of elapsed time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InStage {
    /// Leads in it now that are not excluded.
    pub leads: u64,
    /// How long they have been in it.
    pub here: Option<Spread<i64>>,
    /// How long the leads that left it had stayed; each stay counts.
    pub stays: Option<Spread<i64>>,
}

/// The leads of every stage.
pub fn in_stages(program: &Program, history: &History, as_of: MicrosUtc) -> Vec<InStage> {
    let results = &history.results;
    let mut here: Vec<Vec<i64>> = vec![Vec::new(); program.stages.len()];
    for (lead, stage) in results.stage.iter().enumerate() {
        let Some(stage) = stage.filter(|_| !results.is_excluded(lead)) else {
            continue;
        };
        here[stage.index()].push(as_of.0 - results.since[lead].0);
    }
    let mut stays: Vec<Vec<i64>> = vec![Vec::new(); program.stages.len()];
    // Passing a stage is not a stay.
    let entered = history.entries.iter();
    let entered: Vec<_> = entered
        .filter(|entry| entry.how != EntryCause::Passed)
        .collect();
    for pair in entered.windows(2) {
        if let [stay, next] = pair
            && stay.lead == next.lead
        {
            stays[stay.stage.index()].push(next.at.0 - stay.at.0);
        }
    }
    (here.into_iter().zip(stays))
        .map(|(here, stays)| InStage {
            leads: here.len() as u64,
            here: Spread::from_values(here),
            stays: Spread::from_values(stays),
        })
        .collect()
}
