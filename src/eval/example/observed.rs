//! All expectations that an actual result meets.

use super::check::{due_at, last_clock, state_of};
use crate::contract::model::{
    ExclusionId, ExpectKind, GroupId, NumberTest, PointsRef, SlaId, StageId, TotalId,
};
use crate::eval::{History, Results};
use crate::ir::{Program, Truth};

/// All expectations that a lead meets, in the order in which people write them; empty if the lead is left out.
pub fn outcome(program: &Program, history: &History, lead: usize) -> Vec<ExpectKind> {
    let results = &history.results;
    if results.left_out.get(lead).copied().unwrap_or(true) {
        return Vec::new();
    }
    let mut all = Vec::new();
    let stage = results.stage.get(lead).copied().flatten();
    all.extend(stage.map(ExpectKind::Stage));
    let open = Results::with(&results.holds, lead, Truth::Open);
    all.extend(open.map(|id| ExpectKind::StageOpen(StageId(id as u32))));
    match results.is_excluded(lead) {
        false => all.push(ExpectKind::NotExcluded),
        true => {
            let met = Results::with(&results.exclusions, lead, Truth::Met);
            all.extend(met.map(|id| ExpectKind::ExcludedBy(ExclusionId(id as u32))));
        }
    }
    let groups = (0..program.groups.len()).map(|id| PointsRef::Group(GroupId(id as u32)));
    let totals = (0..program.totals.len()).map(|id| PointsRef::Total(TotalId(id as u32)));
    for of in groups.chain(totals) {
        let points = results.points(of, lead);
        all.push(ExpectKind::Points(of, NumberTest::Is(points)));
    }
    for sla in (0..program.slas.len()).map(|id| SlaId(id as u32)) {
        let Some(clock) = last_clock(history, lead, sla) else {
            continue;
        };
        all.extend(state_of(clock).map(|state| ExpectKind::Sla(sla, state)));
        if let Some((day, time)) = due_at(program, clock) {
            all.push(ExpectKind::SlaDue(sla, day, time));
        }
    }
    all
}
