//! Words for results that several reports show.

#[cfg(feature = "report")]
use crate::diff::contracts::BlockKind;
use crate::eval::ClockState;
#[cfg(feature = "report")]
use crate::eval::coverage::Outcome;
#[cfg(feature = "pages")]
use crate::eval::targets::Status;
use crate::message::{Message, msg};

/// The state of a clock.
pub(super) fn clock_state(state: &ClockState) -> Message {
    match state {
        ClockState::Running => msg!("running{#clock}"),
        ClockState::Met => msg!("met{#clock}"),
        ClockState::Breached => msg!("breached{#clock}"),
        ClockState::Void => msg!("void{#clock}"),
        ClockState::NotStarted(_) => msg!("not started{#clock}"),
    }
}

/// The status of a target in a period.
#[cfg(feature = "pages")]
pub(super) fn target_status(status: Status) -> Message {
    match status {
        Status::Reached => msg!("reached"),
        Status::Missed => msg!("missed"),
        Status::OnTrack => msg!("on track"),
        Status::Behind => msg!("behind"),
        Status::Open => msg!("open"),
        Status::Nothing => msg!("nothing to judge"),
        Status::NotJudged => msg!("not judged"),
    }
}

/// A kind of block: `points group`.
#[cfg(feature = "report")]
pub(super) fn block(kind: BlockKind) -> Message {
    match kind {
        BlockKind::Contract => msg!("contract"),
        BlockKind::Calendar => msg!("calendar"),
        BlockKind::Term => msg!("term"),
        BlockKind::Field => msg!("field"),
        BlockKind::ActivityColumns => msg!("activity columns"),
        BlockKind::Activity => msg!("activity"),
        BlockKind::List => msg!("list"),
        BlockKind::IdealCustomer => msg!("ideal customer"),
        BlockKind::Persona => msg!("persona"),
        BlockKind::Definition => msg!("definition"),
        BlockKind::Exclusion => msg!("exclusion"),
        BlockKind::Group => msg!("points group"),
        BlockKind::Total => msg!("total"),
        BlockKind::Stage => msg!("stage"),
        BlockKind::Sla => msg!("sla"),
        BlockKind::Target => msg!("target"),
    }
}

/// A block with its name: `stage MQL`.
#[cfg(feature = "report")]
pub(super) fn named_block(kind: BlockKind, name: Option<&str>) -> Message {
    let kind = block(kind);
    match name {
        Some(name) => msg!("{kind} {name}", kind, name),
        None => kind,
    }
}

/// An outcome of a line that no example has.
#[cfg(feature = "report")]
pub(super) fn never(outcome: Outcome) -> Message {
    match outcome {
        Outcome::Met => msg!("never met"),
        Outcome::NotMet => msg!("never not met"),
        Outcome::Open => msg!("never open"),
        Outcome::Gave => msg!("never gave points"),
        Outcome::Cut => msg!("never cut something"),
        Outcome::Entered => msg!("never entered"),
        Outcome::Taken => msg!("never taken"),
        Outcome::KeptOut => msg!("never kept a lead out"),
        Outcome::Excluded => msg!("never excluded a lead"),
        Outcome::Started => msg!("never started"),
        Outcome::Breached => msg!("never breached"),
        Outcome::Void => msg!("never void"),
        Outcome::Warned => msg!("never warned"),
        Outcome::Escalated => msg!("never escalated"),
    }
}
