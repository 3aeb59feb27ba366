//! Stage conflicts: unreachable stages, and two stages that apply to the same lead.

use super::formula::Formula;
use super::reach::Reach;
use super::{Claim, Finding, Subject, Witness};
use crate::contract::keywords;
use crate::contract::model::StageId;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{msg, template};
use crate::syntax::phrase::PhraseId;
use std::sync::Arc;

/// Maximum number of pairs of stages that apply to the same lead that are reported.
const MAX_PAIRS: usize = 50;

/// Examines every stage, and every pair.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let ids: Vec<StageId> = subject.program.stage_ids().collect();
    // An exclusion of every lead is reported elsewhere, and not repeated for each stage.
    let spares = |excluded| !subject.solver.is_never(subject.ways().never_met(excluded));
    let mut exclusions = subject.program.exclusions.iter();
    let mut found = Vec::new();
    if exclusions.all(|exclusion| spares(exclusion.condition)) {
        found.extend(ids.iter().filter_map(|s| unreachable(subject, *s)));
    }
    let (named, leads) = (
        Reach::from_names(subject.program),
        Reach::by_conditions(subject.program),
    );
    let mut pairs = 0;
    let apart = |a, b| !leads.leads(a, b) && !leads.leads(b, a);
    for later in &ids {
        let before = ids.iter().take_while(|id| *id < later);
        let rivals = before.filter(|id| apart(**id, *later) && named.is_shared(**id, *later));
        let place = subject.contract.stages[later.index()].name.span;
        subject.set_question(Some((
            place,
            template!("whether another stage is open to the same lead"),
        )));
        for earlier in rivals {
            if pairs == MAX_PAIRS || subject.is_spent(1) {
                subject.solver.leaves_open();
                return found;
            }
            let both = both(subject, *earlier, *later);
            pairs += usize::from(both.is_some());
            found.extend(both);
        }
    }
    found
}

/// Leads can meet the condition of a stage, but not together with its other requirements.
fn unreachable(subject: &Subject<'_>, id: StageId) -> Option<Finding> {
    let stage = subject.contract.stages.get(id.index())?;
    let made = &subject.program.stages[id.index()];
    let solver = subject.solver;
    subject.set_question(Some((
        stage.name.span,
        template!("whether a lead enters it"),
    )));
    let ways = made
        .condition
        .into_iter()
        .chain(made.fast_tracks.iter().map(|t| t.condition));
    let ways: Vec<_> = ways.map(|way| subject.ways().met(way)).collect();
    // Leads that go back to a stage or skip it get there whatever its condition.
    let is_target = subject.program.stages.iter().any(|other| {
        let mut past = other.fast_tracks.iter().flat_map(|track| &track.past);
        other.back_to.iter().any(|back| back.to == id) || past.any(|passed| *passed == id)
    });
    let can = |more: &[Arc<Formula>]| {
        let with = |way: &Arc<Formula>| Formula::all(more.iter().cloned().chain([way.clone()]));
        ways.iter().any(|way| !solver.is_never(with(way)))
    };
    if ways.is_empty() || is_target || !can(&[]) {
        return None;
    }
    let (needed, left) = (subject.ways().has_needed(id), subject.ways().not_excluded());
    let name = &stage.name.text;
    let not_without = || keywords::bare_label(subject.contract.info.language, PhraseId::NotWithout);
    let message = if !can(std::slice::from_ref(&needed)) {
        msg!(
            "no lead ever enters `{name}`: every lead that meets its condition lacks a field of its `{not_without}`",
            name,
            not_without = not_without()
        )
    } else if !can(std::slice::from_ref(&left)) {
        msg!(
            "no lead ever enters `{name}`: every lead that meets its condition is excluded",
            name
        )
    } else if !can(&[needed, left]) {
        msg!(
            "no lead ever enters `{name}`: every lead that meets its condition and has the fields of its `{not_without}` is excluded",
            name,
            not_without = not_without()
        )
    } else {
        return None;
    };
    let diagnostic = Diagnostic::new(Code::W0228, stage.name.span, message).help(msg!(
        "change the condition of the stage, or what keeps leads out of it"
    ));
    Some(Finding::new(diagnostic))
}

/// Two stages that one lead can enter from the same stage at the same time.
fn both(subject: &Subject<'_>, earlier: StageId, later: StageId) -> Option<Finding> {
    let (first, second) = (
        &subject.program.stages[earlier.index()],
        &subject.program.stages[later.index()],
    );
    let place = subject.contract.stages[later.index()].name.span;
    let shared = first.from.iter().find(|from| second.from.contains(from))?;
    let enters = Formula::all([
        subject.ways().enters(earlier)?,
        subject.ways().enters(later)?,
    ]);
    let comes = match shared.index() {
        0 => subject.ways().reaches(later)?,
        _ => subject.ways().reaches(*shared)?,
    };
    let formula = Formula::all([comes, enters]);
    let claims = vec![Claim::Chose(earlier, later)];
    let witness = Witness::from_candidate(subject, formula, claims, (later, place))?;
    let name = |id: StageId| &subject.contract.stages[id.index()].name;
    let (lost, won) = (name(earlier), name(later));
    let message = msg!(
        "a lead can meet the conditions of `{lost}` and `{won}` at once, and then becomes `{won}`, which comes last",
        lost = lost.text,
        won = won.text
    );
    let diagnostic = Diagnostic::new(Code::N0223, won.span, message)
        .also(lost.span, msg!("then it never enters this stage"))
        .help(msg!(
            "if it should be the other way round, swap the two stages"
        ));
    Some(Finding::with_witness(diagnostic, witness))
}
