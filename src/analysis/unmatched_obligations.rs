//! Unmatched obligations: one side makes promises and the other does not, no side promises to take up a stage that is
//! delivered, or to deliver a stage that is waited for.

use super::{Finding, Subject};
use crate::contract::model::{
    ClockStart, Contract, Goal, Party, PartyId, Period, Requirement, StageId,
};
use crate::contract::{atom_text, keywords};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Message, msg};
use crate::source::Span;
use crate::syntax::phrase::{Language, PhraseId};

/// Examines what each side of the contract promises. A contract that names no parties is a set of rules rather than an
/// agreement between two sides.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let contract = subject.contract;
    let duties = duties(contract);
    if duties.is_empty() || !names_parties(contract) {
        return Vec::new();
    }
    let idle = idle(contract, &duties);
    let said = match idle.is_empty() {
        false => idle,
        true => holes(contract, &duties),
    };
    said.into_iter().map(Finding::new).collect()
}

/// Something a party promises.
struct Obligation {
    who: PartyId,
    /// Its name.
    span: Span,
    /// The stage after which it acts.
    after: Option<StageId>,
    /// The stages to which it brings leads.
    delivers: Vec<StageId>,
    /// Whether it is about a number of leads, so that it can be met without the other side.
    is_volume: bool,
}

fn duties(contract: &Contract) -> Vec<Obligation> {
    let slas = contract.slas.iter().map(|sla| Obligation {
        who: sla.who,
        span: sla.name.span,
        after: match sla.after {
            ClockStart::Stage(stage) => Some(stage),
            ClockStart::Activity(_) => None,
        },
        delivers: match &sla.requirement {
            Requirement::BringTo(stages) => stages.clone(),
            Requirement::All(_) | Requirement::Any(_) => Vec::new(),
        },
        is_volume: false,
    });
    let targets = contract.targets.iter().filter_map(|target| {
        let (after, delivers, is_volume) = match &target.goal {
            Goal::Delivers { stage, .. } => (None, vec![*stage], true),
            Goal::Converts { from, to, .. } => (Some(*from), vec![*to], false),
            // The slas it names are obligations themselves.
            Goal::Keeps { .. } => return None,
        };
        Some(Obligation {
            who: target.who,
            span: target.name.span,
            after,
            delivers,
            is_volume,
        })
    });
    slas.chain(targets).collect()
}

/// Whether the contract names its parties.
fn names_parties(contract: &Contract) -> bool {
    let header = contract.info.span;
    let is_below = |party: &Party| {
        let span = party.name.span;
        span.file == header.file && span.start >= header.end
    };
    contract.parties.len() > 1 && contract.parties.iter().all(is_below)
}

/// Parties that promise nothing while others do.
fn idle(contract: &Contract, duties: &[Obligation]) -> Vec<Diagnostic> {
    let parties = contract.parties.iter().enumerate();
    let idle = parties.filter(|(i, _)| {
        let is_own = |duty: &Obligation| duty.who == PartyId(*i as u32);
        let keeps = contract
            .targets
            .iter()
            .any(|target| target.who.index() == *i);
        !duties.iter().any(is_own) && !keeps
    });
    let Some(first) = duties.first() else {
        return Vec::new();
    };
    let other = party(contract, first.who);
    idle.map(|(_, party)| {
        let name = &party.name.text;
        let message = msg!(
            "`{name}` has no obligation: no sla and no target names it",
            name
        );
        Diagnostic::new(Code::N0206, party.name.span, message)
            .also(first.span, msg!("`{other}` does", other))
            .example(
                msg!("if it owes something in return, write it down, for example"),
                sample_target(contract.info.language, name),
            )
    })
    .collect()
}

/// A target of a party.
fn sample_target(language: Language, party: &str) -> String {
    let header = PhraseId::Target.row().sample(language);
    let who = keywords::fill(language, PhraseId::Who, &|_| Some(party));
    let delivers = delivers(language, "100", "MQL");
    format!("{header}\n  {who}\n  {delivers}")
}

/// `delivers: at least 100 MQL per month`
fn delivers(language: Language, count: &str, stage: &str) -> String {
    let month = atom_text::period(language, Period::Month);
    let slots = [("count", count), ("stage", stage), ("period", month)];
    keywords::fill_fitting(language, PhraseId::Delivers, &slots)
}

/// `within: … after MQL`
fn within(language: Language, stage: &str) -> String {
    let slots = [("duration", "…"), ("start", stage)];
    keywords::fill_fitting(language, PhraseId::Within, &slots)
}

/// The help to write an sla that takes up a stage.
fn take_up(contract: &Contract, stage: &str) -> Message {
    msg!(
        "write an sla that counts from it: `{within}`",
        within = within(contract.info.language, stage)
    )
}

/// Stages that one side delivers or hands over but no side takes up, and stages that one side waits for but no side delivers.
fn holes(contract: &Contract, duties: &[Obligation]) -> Vec<Diagnostic> {
    let stages = (0..contract.stages.len() as u32).map(StageId);
    let holes = stages.filter_map(|id| {
        let mut delivers = duties.iter().filter(|duty| duty.delivers.contains(&id));
        let taken_up = duties.iter().find(|duty| duty.after == Some(id));
        match (delivers.find(|duty| duty.is_volume), taken_up) {
            (Some(duty), None) => not_taken_up(contract, duty, id),
            (None, None) => handed_over(contract, duties, id),
            (None, Some(duty)) => not_delivered(contract, duties, duty, id),
            (Some(_), Some(_)) => None,
        }
    });
    holes.collect()
}

fn not_taken_up(contract: &Contract, duty: &Obligation, id: StageId) -> Option<Diagnostic> {
    let stage = contract.stages.get(id.index())?;
    let (who, name) = (party(contract, duty.who), &stage.name.text);
    let message = msg!(
        "`{who}` delivers `{name}`, but no sla says what happens next",
        who,
        name
    );
    let diagnostic =
        Diagnostic::new(Code::N0206, duty.span, message).also(stage.name.span, msg!("the stage"));
    Some(diagnostic.help(take_up(contract, name)))
}

/// A stage of another side than the one that leads come from, if its side does not bring them there itself.
fn handed_over(contract: &Contract, duties: &[Obligation], id: StageId) -> Option<Diagnostic> {
    let stage = contract.stages.get(id.index())?;
    let owner = stage.owner?;
    let brings = |duty: &Obligation| duty.who == owner && duty.delivers.contains(&id);
    if duties.iter().any(brings) {
        return None;
    }
    let before = stage.from.iter().find_map(|from| {
        let before = contract.stages.get(from.index())?;
        before.owner.filter(|other| *other != owner)
    })?;
    let (name, from, to) = (
        &stage.name.text,
        party(contract, before),
        party(contract, owner),
    );
    let message = msg!(
        "`{from}` hands leads over to `{to}` in `{name}`, but no sla of `{to}` covers them",
        from,
        to,
        name
    );
    let diagnostic = Diagnostic::new(Code::N0206, stage.name.span, message);
    Some(diagnostic.help(take_up(contract, name)))
}

/// A stage after which a side acts, and to which no side promises to bring leads. One promise of a number of leads is enough
/// for all stages, and nobody has to deliver leads that went back.
fn not_delivered(
    contract: &Contract,
    duties: &[Obligation],
    duty: &Obligation,
    id: StageId,
) -> Option<Diagnostic> {
    let stage = contract.stages.get(id.index())?;
    let is_promised = |other: &Obligation| other.is_volume || other.delivers.contains(&id);
    let is_forward = id != StageId(0) && stage.back_from.is_empty() && stage.condition.is_some();
    if !is_forward || duties.iter().any(is_promised) {
        return None;
    }
    let (who, name) = (party(contract, duty.who), &stage.name.text);
    let message = msg!(
        "`{who}` promises what happens after `{name}`, but no target promises that leads get there",
        who,
        name
    );
    let diagnostic =
        Diagnostic::new(Code::N0206, duty.span, message).also(stage.name.span, msg!("the stage"));
    Some(diagnostic.help(msg!(
        "write a target: `{delivers}`",
        delivers = delivers(contract.info.language, "…", name)
    )))
}

fn party(contract: &Contract, id: PartyId) -> &str {
    let party = contract.parties.get(id.index());
    party.map_or("", |party| &party.name.text)
}
