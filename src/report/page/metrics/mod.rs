//! The numbers of the page, counted from the results of the leads. They contain no text yet.

pub mod conversions;
pub mod due_clocks;
pub mod exclusions;
pub mod missing_fields;
pub mod moves;
pub mod quantiles;
pub mod responses;
pub mod sla_outcomes;
pub mod stages;
pub mod weekly_entries;

use crate::eval::targets::{MeasuredTarget, measure};
use crate::eval::{AsOf, History};
use crate::ir::Program;

/// The numbers of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Metrics {
    /// Leads that are evaluated: all except those left out.
    pub leads: u64,
    /// Leads for which an exclusion holds.
    pub excluded: u64,
    /// By `ExclusionId`.
    pub exclusions: Vec<exclusions::Excluded>,
    /// By `StageId`.
    pub stages: Vec<stages::InStage>,
    /// Entries of the last two weeks, by `StageId`.
    pub weekly: Vec<weekly_entries::WeeklyEntries>,
    /// Moves by stage left and stage entered.
    pub moves: Vec<moves::Moves>,
    /// For each stage and each stage it is entered from.
    pub conversions: Vec<conversions::Conversion>,
    /// By `SlaId`.
    pub responses: Vec<responses::Responses>,
    /// By `SlaId`.
    pub records: Vec<sla_outcomes::Record>,
    /// Targets in the order of the contract.
    pub targets: Vec<MeasuredTarget>,
    /// The next deadlines, and the overdue clocks.
    pub risk: due_clocks::DueClocks,
    /// The fields to ask for, most useful first.
    pub asks: Vec<missing_fields::FieldToAsk>,
}

impl Metrics {
    /// Counts everything.
    pub fn new(program: &Program, history: &History, as_of: AsOf) -> Metrics {
        let results = &history.results;
        let judged = (0..results.len()).filter(|lead| !results.left_out[*lead]);
        let excluded = judged.clone().filter(|lead| results.is_excluded(*lead));
        let slas = || (0..program.slas.len()).map(|index| &program.slas[index]);
        let own = |index: usize| {
            let clocks = history.clocks.iter();
            clocks.filter(move |clock| clock.sla.index() == index)
        };
        Metrics {
            excluded: excluded.count() as u64,
            leads: judged.count() as u64,
            exclusions: exclusions::exclusions(results),
            stages: stages::in_stages(program, history, as_of.instant),
            weekly: weekly_entries::weekly_entries(program, &history.entries, as_of.instant),
            moves: moves::moves(program, &history.entries, as_of.instant),
            conversions: conversions::conversions(program, history),
            responses: (slas().enumerate())
                .map(|(index, sla)| responses::responses(sla.within, own(index)))
                .collect(),
            records: (0..program.slas.len())
                .map(|index| own(index).collect())
                .collect(),
            targets: measure(program, history, as_of.instant),
            risk: due_clocks::at_risk(&history.clocks),
            asks: missing_fields::fields_to_ask(results),
        }
    }
}
