//! The share of leads that move from one stage to the next.

use crate::contract::model::StageId;
use crate::eval::{Entry, EntryCause, History};
use crate::ir::Program;

/// Leads that moved from one stage to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversion {
    /// The first stage.
    pub from: StageId,
    /// A stage that is entered from it.
    pub to: StageId,
    /// Leads that were in the first stage or passed it.
    pub base: u64,
    /// Those that entered or passed the second stage afterwards; going back to it does not count.
    pub converted: u64,
    /// Of the others, those that are in the first stage now and not excluded: they may still convert.
    pub still: u64,
}

/// Every forward step of the contract, over the whole history.
pub fn conversions(program: &Program, history: &History) -> Vec<Conversion> {
    let mut all = Vec::new();
    for to in program.stage_ids() {
        for from in program.stage_ids() {
            if program.stages[to.index()].from.contains(&from) {
                all.push(conversion(history, from, to));
            }
        }
    }
    all
}

fn conversion(history: &History, from: StageId, to: StageId) -> Conversion {
    let results = &history.results;
    let mut conversion = Conversion {
        from,
        to,
        base: 0,
        converted: 0,
        still: 0,
    };
    for history in history.entries.chunk_by(|a, b| a.lead == b.lead) {
        let Some(first) = history.iter().position(|entry| entry.stage == from) else {
            continue;
        };
        conversion.base += 1;
        let comes = |entry: &Entry| entry.stage == to && entry.how != EntryCause::WentBack;
        if history[first..].iter().any(comes) {
            conversion.converted += 1;
            continue;
        }
        let lead = history[first].lead as usize;
        let is_here = results.stage[lead] == Some(from) && !results.is_excluded(lead);
        conversion.still += u64::from(is_here);
    }
    conversion
}
