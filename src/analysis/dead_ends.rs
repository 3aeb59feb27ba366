//! Stages without a way out, although leads are sent back to them or are supposed to go further.

use super::{Finding, Subject};
use crate::contract::keywords;
use crate::contract::model::{ClockStart, Contract, Goal, Requirement, StageId};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::source::Span;
use crate::syntax::phrase::PhraseId;
use rustc_hash::FxHashSet;

/// Examines every stage. A stage that is only entered forward and has no further mention is an intended end.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let contract = subject.contract;
    let stages = (0..contract.stages.len() as u32).map(StageId);
    let left = left(contract);
    let ends = stages.filter(|id| !left.contains(id));
    let said =
        ends.filter_map(|id| sent_back(contract, id).or_else(|| taken_further(contract, id)));
    said.map(Finding::new).collect()
}

/// The stages that can be left: forward, back, or by a fast track.
fn left(contract: &Contract) -> FxHashSet<StageId> {
    let mut left = FxHashSet::default();
    for (own, to) in contract.stages.iter().enumerate() {
        if !to.back_to.is_empty() {
            left.insert(StageId(own as u32));
        }
        left.extend(&to.back_from);
        if to.condition.is_some() || to.fast_tracks.iter().any(|t| t.past.is_empty()) {
            left.extend(&to.from);
        }
        for track in &to.fast_tracks {
            let first = track.past.first();
            let first = first.and_then(|first| contract.stages.get(first.index()));
            if let Some(first) = first {
                left.extend(&first.from);
                left.extend(&track.past);
            }
        }
    }
    left
}

/// Leads are sent back to the stage and then stay there.
fn sent_back(contract: &Contract, id: StageId) -> Option<Diagnostic> {
    let stage = contract.stages.get(id.index())?;
    let backs = contract.stages.iter().flat_map(|stage| &stage.back_to);
    let to_here = backs.filter(|back| back.to == id).map(|back| back.span);
    let ways: Vec<Span> = to_here.collect();
    if ways.is_empty() && stage.back_from.is_empty() {
        return None;
    }
    let name = &stage.name.text;
    let message = msg!(
        "leads that go back to `{name}` stay there permanently: no stage follows it",
        name
    );
    let diagnostic = Diagnostic::new(Code::N0207, stage.name.span, message);
    let said = ways.into_iter().fold(diagnostic, |diagnostic, way| {
        diagnostic.also(way, msg!("leads go back here"))
    });
    let next = contract.stages.get(1).map_or("", |stage| &stage.name.text);
    Some(said.help(msg!(
        "if they may move on again, name `{name}` in the `{from}` of a stage, such as that of `{next}`",
        name,
        from = keywords::label(contract.info.language, PhraseId::From),
        next
    )))
}

/// An sla or a target expects leads to go further.
fn taken_further(contract: &Contract, id: StageId) -> Option<Diagnostic> {
    let stage = contract.stages.get(id.index())?;
    let sla = contract.slas.iter().find(|sla| {
        matches!(sla.requirement, Requirement::BringTo(_)) && sla.after == ClockStart::Stage(id)
    });
    let target = contract
        .targets
        .iter()
        .find(|target| matches!(&target.goal, Goal::Converts { from, .. } if *from == id));
    let waiting = sla
        .map(|sla| &sla.name)
        .or(target.map(|target| &target.name))?;
    let name = &stage.name.text;
    let message = msg!(
        "no stage follows `{name}`, so `{promise}` is never kept",
        name,
        promise = waiting.text
    );
    Some(
        Diagnostic::new(Code::N0207, waiting.span, message)
            .also(stage.name.span, msg!("the stage"))
            .help(msg!(
                "name `{name}` in the `{from}` of the stage it should lead to",
                name,
                from = keywords::label(contract.info.language, PhraseId::From)
            )),
    )
}
