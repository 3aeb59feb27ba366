//! The story of one lead, as data: every name and line is in it, so that it can be told without the program.

use crate::ir::Truth;
use crate::ir::program::Place;
use crate::language::modifier::ModifierKind;
use crate::time::{LocalDay, MicrosUtc};
use crate::units::MilliPoints;
use serde::Serialize;
use std::sync::Arc;

/// The story of one lead.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Story {
    /// The lead's id.
    pub lead: String,
    /// The instant it is told at.
    pub as_of: MicrosUtc,
    /// The start of its history.
    pub start: MicrosUtc,
    /// The stage it is in, if the contract has stages.
    pub stage: Option<String>,
    /// Since when.
    pub since: MicrosUtc,
    /// What happened, in order of time.
    pub history: Vec<Happening>,
    /// Its points, group by group.
    pub groups: Vec<GroupStory>,
    /// Its totals; a total stands behind those it adds up.
    pub totals: Vec<TotalStory>,
    /// Ideal customers, personas and definitions.
    pub definitions: Vec<Named>,
    /// Exclusions.
    pub exclusions: Vec<Named>,
    /// The stages it could enter next, or could go back to, and what it takes.
    pub ways: Vec<WayStory>,
    /// What is nearest to a next stage.
    pub nearest: Vec<Nearest>,
    /// What was promised to the lead, in the order of the starts.
    pub clocks: Vec<ClockStory>,
}

/// A clock of an sla.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClockStory {
    /// The sla.
    pub sla: String,
    /// The party that promised.
    pub party: String,
    /// The line of the deadline.
    pub line: Place,
    /// `because "…"`
    pub because: Option<String>,
    /// The state, by its word.
    pub state: &'static str,
    /// Why it did not start.
    pub not_started: Option<NotStartedStory>,
    /// When it started, or would have.
    pub started: MicrosUtc,
    /// The calendar it counts in.
    pub calendar: Option<String>,
    /// The deadline.
    pub due: Option<MicrosUtc>,
    /// When it was warned.
    pub warned: Option<MicrosUtc>,
    /// When it was escalated, and to whom.
    pub escalated: Option<(String, MicrosUtc)>,
    /// When everything was done.
    pub completed: Option<MicrosUtc>,
    /// When it became void, or was closed after the deadline, and by what.
    pub closed: Option<(MicrosUtc, ClosedStory)>,
    /// How late, in microseconds of elapsed and of business time.
    pub late_by: Option<(i64, Option<i64>)>,
    /// What was asked for and how much of it was done.
    pub acts: Vec<ActStory>,
    /// What counted up to the deadline, the end of the clock or the as-of instant, in order of time.
    pub counted: Vec<Stretch>,
}

/// What made a clock void, or closed it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClosedStory {
    /// The lead was excluded.
    Exclusion,
    /// The lead went back.
    GoingBack,
    /// This condition of `lapses when:` was met.
    Lapse(Place),
}

/// Why a clock did not start.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NotStartedStory {
    /// The clock that started then was running.
    Running(MicrosUtc),
    /// These fields are unknown.
    Unknown(Vec<String>),
    /// The lead was excluded by these.
    Excluded(Vec<String>),
}

/// An act an sla asks for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ActStory {
    /// The activity, or the stage to bring the lead to.
    pub what: String,
    /// How often it was done.
    pub done: u32,
    /// How often it was asked for; none for a stage.
    pub times: Option<u32>,
}

/// A piece of a clock's time.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stretch {
    /// Its start.
    pub from: MicrosUtc,
    /// Its end.
    pub to: MicrosUtc,
    /// Whether it counts.
    pub what: Counts,
}

/// Whether time counts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Counts {
    /// It does.
    Time,
    /// The day counts as this one, from 1.
    Day(u32),
    /// The calendar is closed on this day, for this reason.
    Closed(Option<Arc<str>>),
    /// A pause was on.
    Paused,
}

/// Something that happened at an instant.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Happening {
    /// When.
    pub at: MicrosUtc,
    /// Its local day.
    pub day: LocalDay,
    /// What.
    pub what: What,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// The history starts, in the first stage.
    Start {
        /// The stage.
        stage: Option<String>,
    },
    /// Activities.
    Acts {
        /// What each is: the kinds it belongs to, the most special last.
        kinds: Vec<String>,
        /// How many of the same sort at this instant.
        times: u32,
        /// Whether only the date is known.
        date_only: bool,
    },
    /// A field became known.
    Known {
        /// The field.
        field: String,
    },
    /// A stage was entered.
    Entered {
        /// The stage.
        stage: String,
        /// The stage before.
        from: String,
        /// The stages jumped.
        passed: Vec<String>,
        /// Whether by a fast track.
        fast_track: bool,
        /// What was met, as it stood then.
        because: Told,
    },
    /// The lead went back.
    WentBack {
        /// The stage it went to.
        stage: String,
        /// The stage before.
        from: String,
        /// The line that sends it back.
        line: Place,
        /// What was met, as it stood then; none after days in a stage.
        because: Option<Told>,
    },
    /// An exclusion began to hold.
    Excluded {
        /// Which.
        by: String,
        /// What was met, as it stood then.
        because: Told,
    },
    /// An exclusion ended.
    NoLongerExcluded {
        /// Which.
        by: String,
    },
}

/// A condition as written, with its answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Told {
    /// Its line.
    pub line: Place,
    /// Its answer.
    pub answer: Truth,
    /// What it looked at, as far as it can be shown: `300`, `"SaaS"`, `35 points`, `2 times`.
    pub found: Option<Found>,
    /// The unknown fields that make it open.
    pub missing: Vec<String>,
    /// The definition of `matches NAME`.
    pub definition: Option<String>,
    /// Whether what the definition asks is left out: it is written further up, or the condition has many lines already.
    pub is_left_out: bool,
    /// Its parts.
    pub parts: Vec<Told>,
}

/// What a condition looked at.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Found {
    /// Nothing is there.
    Unknown,
    /// A text, a choice, a country.
    Text(String),
    /// Several choices.
    Texts(Vec<String>),
    /// A number.
    Number(f64),
    /// A date.
    Day(LocalDay),
    /// A time.
    Time(MicrosUtc),
    /// Yes or no.
    YesNo(bool),
    /// Points.
    Points(MilliPoints),
    /// So many activities; none if there never was one.
    Times(u64),
    /// No activity that counts, although there were some before: the day of the last, and why it does not count.
    NoneSince(LocalDay, Outside),
    /// The last activity was so many days ago; none if there was none.
    LastDaysAgo(Option<u32>),
}

/// Why an activity that happened does not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outside {
    /// It was before the last so many days.
    Days(u32),
    /// It was before the stage was last entered or passed, on that day if ever.
    Stage(String, Option<LocalDay>),
    /// It was before the clock started.
    Clock,
    /// It was not later than the last going back, on that day.
    GoingBack(LocalDay),
}

/// A definition or exclusion.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// Its condition.
    pub condition: Told,
    /// `because "…"`
    pub because: Option<String>,
}

/// The points of a group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupStory {
    /// Its name.
    pub name: String,
    /// Its points.
    pub points: MilliPoints,
    /// The lowest and highest they could be, given what is unknown.
    pub range: (MilliPoints, MilliPoints),
    /// What its rules give before its limits.
    pub before_limits: MilliPoints,
    /// `at most`
    pub at_most: Option<MilliPoints>,
    /// `at least`
    pub at_least: Option<MilliPoints>,
    /// `only the highest counts`
    pub only_highest: bool,
    /// `starts again when going back`
    pub starts_again: bool,
    /// Its rules.
    pub rules: Vec<RuleStory>,
    /// `because "…"`
    pub because: Option<String>,
    /// Its header.
    pub line: Place,
}

/// What a rule gives.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RuleStory {
    /// Its line.
    pub line: Place,
    /// `because "…"`
    pub because: Option<String>,
    /// Points of one occurrence, or while the condition is met.
    pub each: MilliPoints,
    /// What it gives.
    pub points: MilliPoints,
    /// Why.
    pub why: Why,
}

/// Why a rule gives what it gives.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Its condition.
    Condition(Told),
    /// What occurred.
    Occurrences {
        /// What counts, in order of time.
        counted: Vec<Counted>,
        /// What does not.
        dropped: Vec<DroppedOnes>,
        /// How many more are not listed, the earliest, as there are very many.
        left_out: u64,
        /// What they give before `at most K points`.
        before_limit: MilliPoints,
        /// `at most K points`
        at_most: Option<MilliPoints>,
        /// Whether they are silences.
        silences: bool,
    },
}

/// Occurrences of one day that count alike.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Counted {
    /// The day.
    pub day: LocalDay,
    /// Its age in days.
    pub age: u32,
    /// How many.
    pub times: u32,
    /// What each is worth now.
    pub each: MilliPoints,
    /// For a silence what it takes where the whole would make a debt.
    pub held_to: Option<MilliPoints>,
}

/// Occurrences of one day that do not count.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DroppedOnes {
    /// The day.
    pub day: LocalDay,
    /// Its age in days.
    pub age: u32,
    /// How many.
    pub times: u32,
    /// Why.
    pub why: ModifierKind,
}

/// A total.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TotalStory {
    /// Its name.
    pub name: String,
    /// Its points.
    pub points: MilliPoints,
    /// The lowest and highest they could be, given what is unknown.
    pub range: (MilliPoints, MilliPoints),
    /// What it adds up.
    pub parts: Vec<(String, MilliPoints)>,
    /// The sum before its limits.
    pub before_limits: MilliPoints,
    /// `at most`
    pub at_most: Option<MilliPoints>,
    /// `at least`
    pub at_least: Option<MilliPoints>,
}

/// A way out of the stage the lead is in.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WayStory {
    /// Where it leads.
    pub to: String,
    /// What it is.
    pub kind: WayKind,
    /// Its condition; none after days in a stage.
    pub condition: Option<Told>,
    /// Fields it cannot do without that are unknown.
    pub not_without: Vec<String>,
    /// When it is free again after a going back, if that is to come.
    pub not_before: Option<LocalDay>,
    /// Whether a new activity of the lead's own must come first.
    pub needs_activity: bool,
    /// Its line.
    pub line: Place,
}

/// Sorts of ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WayKind {
    /// By the condition of the stage.
    Forward,
    /// By a fast track.
    FastTrack,
    /// Back.
    Back,
}

/// What is nearest to a next stage.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Nearest {
    /// The stage.
    pub stage: String,
    /// Points that are short of what its condition asks, if it asks for points.
    pub short: Vec<Short>,
    /// Single changes each of which would bring the lead on, tried out.
    pub would_do: Vec<WouldDo>,
}

/// Points that are not enough.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Short {
    /// The group or total.
    pub of: String,
    /// What it has.
    pub has: MilliPoints,
    /// By how much it is short.
    pub by: MilliPoints,
    /// The line that asks.
    pub line: Place,
}

/// A change that would bring the lead on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WouldDo {
    /// The change.
    pub change: Change,
    /// The stage the lead would be in.
    pub stage: String,
}

/// A change.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// More of an activity, at the as-of instant.
    Activity {
        /// Which.
        kind: String,
        /// How many.
        times: u32,
    },
    /// A field, unknown so far, that turns out so.
    Field {
        /// Which.
        field: String,
        /// A value that would do; none where any would.
        value: Option<Found>,
    },
}
