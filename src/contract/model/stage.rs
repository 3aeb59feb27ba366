//! Stages and the moves between them.

use super::*;

/// `stage NAME:`
#[derive(Debug, Clone)]
pub struct Stage {
    /// Its name.
    pub name: Name,
    /// `stage Lead, "Anybody who left a contact":`
    pub description: Option<String>,
    /// Stages from which it is entered forward: `from`, or the stage declared before it if there is no `back from`.
    pub from: Vec<StageId>,
    /// Stages from which entering it counts as going back.
    pub back_from: Vec<StageId>,
    /// The condition.
    pub condition: Option<Condition>,
    /// Fields that must be known.
    pub not_without: Vec<FieldId>,
    /// Fast tracks into this stage.
    pub fast_tracks: Vec<FastTrack>,
    /// Moves back from this stage, in order of declaration.
    pub back_to: Vec<BackTo>,
    /// `comes back: after N days, with new activity`; without the line, a new activity is enough.
    pub comes_back_after: Option<u32>,
    /// `comes back from X: after N days, with new activity`; each stage once.
    pub comes_back_from: Vec<ComesBackFrom>,
    /// `owner: marketing`
    pub owner: Option<PartyId>,
    /// The places of some of its lines.
    pub places: StagePlaces,
    /// Its lines as written, without the reason, each with its number of dashes.
    pub lines: Vec<(usize, Span)>,
    /// `because "…"`
    pub because: Option<Reason>,
}

/// The places of lines of a stage; none for lines it does not have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StagePlaces {
    /// `from:`
    pub from: Option<Span>,
    /// `back from:`
    pub back_from: Option<Span>,
    /// `not without:`
    pub not_without: Option<Span>,
    /// `comes back:`
    pub comes_back: Option<Span>,
}

/// `fast track past MQL: demo request in the last 30 days`
#[derive(Debug, Clone)]
pub struct FastTrack {
    /// The skipped stages; if empty, an alternative condition from the stage's own `from`.
    pub past: Vec<StageId>,
    /// The condition.
    pub condition: Condition,
    /// The line.
    pub span: Span,
}

/// `comes back from Lost: after 180 days, with new activity`, for one of its stages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ComesBackFrom {
    /// The stage the lead is in when it comes back.
    pub stage: StageId,
    /// The days it waits.
    pub after: u32,
    /// The line.
    pub span: Span,
}

/// A move back.
#[derive(Debug, Clone)]
pub struct BackTo {
    /// The target stage.
    pub to: StageId,
    /// Its trigger.
    pub when: BackWhen,
    /// The line.
    pub span: Span,
}

/// When a lead goes back.
#[derive(Debug, Clone)]
pub enum BackWhen {
    /// `back to X when: …`; in it, a bare activity means since the stage was entered.
    Condition(Condition),
    /// `back to X after: N days in this stage`
    AfterDays(u32),
}
