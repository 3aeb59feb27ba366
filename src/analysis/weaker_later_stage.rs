//! Stages with a weaker condition than the one before: every lead that enters the earlier stage can move on immediately, so no
//! lead stays there.
//!
//! This is reported only if it is proved for every transition into the earlier stage, and if only the conditions on the lead
//! itself decide about the later one.

use super::formula::Formula;
use super::reach::Reach;
use super::witness_claims::has_anchor;
use super::{Claim, Finding, Subject, Witness};
use crate::contract::model::StageId;
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::Program;
use crate::message::{msg, template};
use std::sync::Arc;

/// Examines every stage together with those from which it is entered.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let stages = subject.program.stage_ids();
    let pairs = stages.flat_map(|later| {
        let from = subject.program.stages[later.index()].from.iter();
        from.map(move |earlier| (*earlier, later))
    });
    let reach = Reach::forward(subject.program);
    let mut found = Vec::new();
    for (earlier, later) in pairs {
        // Each pair examines all stages.
        if subject.is_spent(subject.program.stages.len()) {
            subject.solver.leaves_open();
            break;
        }
        found.extend(easier(subject, &reach, earlier, later));
    }
    found
}

/// When a lead enters a stage, for its condition and each fast track.
fn ways_into(subject: &Subject<'_>, id: StageId) -> Vec<Arc<Formula>> {
    let (ways, stage) = (subject.ways(), &subject.program.stages[id.index()]);
    let tracks = stage.fast_tracks.iter().map(|track| track.condition);
    let conditions = stage.condition.into_iter().chain(tracks);
    let asked = [ways.has_needed(id), ways.not_excluded()];
    let enters = |way| Formula::all([ways.met(way)].into_iter().chain(asked.clone()));
    conditions.map(enters).collect()
}

/// When a lead does not meet the condition of a stage, or lacks a field it requires.
fn falls_short(subject: &Subject<'_>, id: StageId) -> Option<Arc<Formula>> {
    let (ways, stage) = (subject.ways(), &subject.program.stages[id.index()]);
    let needed = stage.not_without.iter().map(|needed| needed.known);
    let asked = [stage.condition?].into_iter().chain(needed);
    Some(Formula::any(asked.map(|term| ways.never_met(term))))
}

fn easier(
    subject: &Subject<'_>,
    reach: &Reach,
    earlier: StageId,
    later: StageId,
) -> Option<Finding> {
    let (solver, ways) = (subject.solver, subject.ways());
    // Every lead starts in the first stage.
    let is_around = reach.leads(later, earlier);
    if earlier.index() == 0
        || is_around
        || !StagePair::new(subject.program, earlier, later).is_plain()
    {
        return None;
    }
    let name = |id: StageId| &subject.contract.stages[id.index()].name;
    let (first, second) = (name(earlier), name(later));
    subject.set_question(Some((
        second.span,
        template!("whether it is easier than the one before"),
    )));
    let (comes, short) = (ways_into(subject, earlier), falls_short(subject, later)?);
    let stays = |comes| !solver.is_never(Formula::all([comes, short.clone()]));
    if comes.iter().all(|way| solver.is_never(way.clone())) || comes.into_iter().any(stays) {
        return None;
    }
    let claims = vec![Claim::WentOn(earlier, later)];
    let end = (later, second.span);
    let witness = Witness::from_candidate(subject, ways.reaches(earlier)?, claims, end)?;
    let message = msg!(
        "`{later}` is easier to reach than `{earlier}`: every lead that enters `{earlier}` already meets the condition of `{later}`",
        later = second.text,
        earlier = first.text
    );
    let diagnostic = Diagnostic::new(Code::W0229, second.span, message)
        .also(first.span, msg!("no lead stays here"))
        .help(msg!(
            "ask for more in `{stage}`, or remove one of the two",
            stage = second.text
        ));
    Some(Finding::with_witness(diagnostic, witness))
}

/// A stage and one that is entered from it.
struct StagePair<'a> {
    program: &'a Program,
    earlier: StageId,
    later: StageId,
}

impl<'a> StagePair<'a> {
    fn new(program: &'a Program, earlier: StageId, later: StageId) -> StagePair<'a> {
        StagePair {
            program,
            earlier,
            later,
        }
    }

    /// Whether a lead that enters the earlier stage and meets the requirements of the later one leaves at the same instant,
    /// whatever its history. This assumes that no path leads forward from the later stage to the earlier one, since each is
    /// entered only once per instant.
    fn is_plain(&self) -> bool {
        // After going back, nothing else is entered at the same instant.
        !self.is_gone_back_to(self.earlier) && !self.depends_on_entry() && self.returns_equally()
    }

    fn is_gone_back_to(&self, stage: StageId) -> bool {
        let mut ways = self.program.stages.iter().flat_map(|from| &from.back_to);
        let own = &self.program.stages[stage.index()];
        !own.back_from.is_empty() || ways.any(|back| back.to == stage)
    }

    /// Whether the later stage's condition depends on what happened since a stage that is entered or skipped together with the
    /// earlier one.
    fn depends_on_entry(&self) -> bool {
        let tracks = self.program.stages[self.earlier.index()].fast_tracks.iter();
        let mut entered = tracks.flat_map(|track| &track.past).chain([&self.earlier]);
        let asked = self.program.stages[self.later.index()].condition;
        asked.is_some_and(|asked| entered.any(|stage| has_anchor(self.program, asked, *stage)))
    }

    /// Whether a lead that went back may enter the later stage whenever it may enter the earlier one: it has been in the later
    /// one only if it has been in the earlier one, and does not have to wait longer for it.
    fn returns_equally(&self) -> bool {
        let mut stages = self.program.stages.iter();
        if stages.all(|stage| stage.back_to.is_empty() && stage.back_from.is_empty()) {
            return true;
        }
        let [earlier, later] =
            [self.earlier, self.later].map(|id| &self.program.stages[id.index()]);
        let from = &later.from;
        let own = earlier.comes_back_from.iter().map(|(_, days)| Some(*days));
        let shortest = own.fold(earlier.comes_back_after, Option::min);
        later.wait_from(self.earlier) <= shortest
            && from.iter().all(|from| *from == self.earlier)
            && !self.is_gone_back_to(self.later)
            && self
                .program
                .stage_ids()
                .all(|into| self.tracks_go_through(into))
    }

    /// Whether every fast track into a stage that passes through the later stage comes from the earlier one.
    fn tracks_go_through(&self, into: StageId) -> bool {
        let mut tracks = self.program.stages[into.index()].fast_tracks.iter();
        tracks.all(|track| {
            let way: Vec<StageId> = track.past.iter().copied().chain([into]).collect();
            let at = way.iter().position(|stage| *stage == self.later);
            // The first stage on the track is entered from its usual sources.
            let before = at.and_then(|at| way.get(at.checked_sub(1)?));
            before.is_none_or(|before| *before == self.earlier)
        })
    }
}
