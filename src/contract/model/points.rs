//! Points groups and totals.

use super::*;

/// `points for NAME, at most N, at least N:`
#[derive(Debug, Clone)]
pub struct PointGroup {
    /// Its name.
    pub name: Name,
    /// Upper limit.
    pub at_most: Option<MilliPoints>,
    /// Lower limit.
    pub at_least: Option<MilliPoints>,
    /// `only the highest counts`
    pub only_highest: bool,
    /// `starts again when going back`
    pub starts_again: bool,
    /// The rules; the group's own modifiers are already applied to them.
    pub rules: Vec<PointRule>,
    /// The lines before the first rule that limit the points of the rules.
    pub limits: Vec<Limit>,
    /// `because` after the header, before the first rule.
    pub because: Option<Reason>,
}

/// One rule of a group.
#[derive(Debug, Clone)]
pub struct PointRule {
    /// The rule's line.
    pub span: Span,
    /// Points for one occurrence, or while the condition is met.
    pub points: MilliPoints,
    /// What gives them.
    pub trigger: Trigger,
    /// The lines below it that limit its points.
    pub limits: Vec<Limit>,
    /// `because "…"`
    pub because: Option<Reason>,
}

impl PointRule {
    /// How its occurrences count, if it counts any.
    pub fn counting(&self) -> Option<&Counting> {
        match &self.trigger {
            Trigger::ForEach(_, counting) | Trigger::ForIdle { counting, .. } => Some(counting),
            Trigger::When(_) => None,
        }
    }
}

/// A line that limits the points of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Its kind.
    pub kind: ModifierKind,
    /// The line.
    pub span: Span,
}

/// What gives a rule's points.
#[derive(Debug, Clone)]
pub enum Trigger {
    /// `+20 when …`
    When(Condition),
    /// `+10 for each pricing page view`
    ForEach(ActivityId, Counting),
    /// `-10 for each 30 days without activity`
    ForIdle {
        /// Local days without an activity of the lead.
        days: u32,
        /// How the occurrences count.
        counting: Counting,
    },
}

/// The number of the calendar period that contains a day: all days of a period have the same number. `month` counts months.
pub fn period_number(
    period: Period,
    day: LocalDay,
    week_starts: Weekday,
    month: impl FnOnce(LocalDay) -> i32,
) -> i32 {
    match period {
        Period::Day => day.0,
        // 1970-01-01, day 0, was a Thursday: three days after a Monday.
        Period::Week => (day.0 + 3 - week_starts as i32).div_euclid(7),
        Period::Month => month(day),
        Period::Quarter => month(day).div_euclid(3),
        Period::Year => month(day).div_euclid(12),
    }
}

/// The number of the month that contains a day.
pub fn month_number(day: LocalDay) -> i32 {
    let (year, month, _) = day.ymd();
    year * 12 + month - 1
}

/// `score: fit + interest, at most 300`, `total NAME: …`
#[derive(Debug, Clone)]
pub struct Total {
    /// Its name; `score` for the score.
    pub name: Name,
    /// The summands.
    pub terms: Vec<PointsRef>,
    /// Upper limit.
    pub at_most: Option<MilliPoints>,
    /// Lower limit.
    pub at_least: Option<MilliPoints>,
}

/// Something with points.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum PointsRef {
    /// A points group.
    Group(GroupId),
    /// A total.
    Total(TotalId),
}
