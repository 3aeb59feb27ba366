//! Targets whose status or counts differ.

use super::Evaluated;
use crate::contract::model::Goal;
use crate::eval::targets::{MeasuredTarget, PeriodResult, Status, Tally, Verdict, measure};
use crate::text::fold_name;
use crate::time::LocalDay;

/// A target whose status or counts in a period differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Flip {
    /// The target.
    pub target: String,
    /// The sla, for a target about keeping slas.
    pub sla: Option<String>,
    /// First day of the period.
    pub first: LocalDay,
    /// Last day.
    pub last: LocalDay,
    /// Under the old contract; none if it has no such target or period.
    pub old: Option<TargetState>,
    /// Under the new one.
    pub new: Option<TargetState>,
}

/// The status of a target, and the counts it is based on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TargetState {
    /// The verdict.
    pub verdict: Verdict,
    /// The counts.
    pub tally: Tally,
    /// The number of leads promised, if the target promises a number.
    pub promised: Option<u64>,
}

impl TargetState {
    /// Whether status and counts are the same. That only the promise differs is a difference of the contracts.
    fn is_same(&self, other: &TargetState) -> bool {
        (self.verdict.status, self.tally) == (other.verdict.status, other.tally)
    }

    /// `reached`, `missed` and so on.
    pub fn word(&self) -> &'static str {
        match self.verdict.status {
            Status::Reached => "reached",
            Status::Missed => "missed",
            Status::OnTrack => "on track",
            Status::Behind => "behind",
            Status::Open => "open",
            Status::Nothing => "nothing to judge",
            Status::NotJudged => "not judged",
        }
    }
}

/// A target in a period, under one contract.
struct Row {
    target: String,
    sla: Option<String>,
    first: LocalDay,
    last: LocalDay,
    stand: TargetState,
}

impl Row {
    /// Equal for the same target in the same period.
    fn key(&self) -> (String, Option<String>, LocalDay, LocalDay) {
        let sla = self.sla.as_deref().map(fold_name);
        (fold_name(&self.target), sla, self.first, self.last)
    }
}

/// In the order of the new contract, then those that only the old one has.
pub(super) fn compare(old: Evaluated<'_>, new: Evaluated<'_>) -> Vec<Flip> {
    let mut before = rows(old);
    let mut flips = Vec::new();
    for row in rows(new) {
        let same = before.iter().position(|old| old.key() == row.key());
        let old = same.map(|at| before.remove(at).stand);
        if !old.is_some_and(|old| old.is_same(&row.stand)) {
            flips.push(flip(&row, old, Some(row.stand)));
        }
    }
    flips.extend(before.iter().map(|row| flip(row, Some(row.stand), None)));
    flips
}

fn flip(row: &Row, old: Option<TargetState>, new: Option<TargetState>) -> Flip {
    Flip {
        target: row.target.clone(),
        sla: row.sla.clone(),
        first: row.first,
        last: row.last,
        old,
        new,
    }
}

fn rows(of: Evaluated<'_>) -> Vec<Row> {
    let measured = measure(of.program, of.history, of.as_of.instant);
    let rows = measured.iter().flat_map(|measured| {
        let periods = measured.periods.iter();
        periods.filter_map(move |period| row(of, measured, period))
    });
    rows.collect()
}

fn row(of: Evaluated<'_>, measured: &MeasuredTarget, period: &PeriodResult) -> Option<Row> {
    let target = of.program.targets.get(measured.target.index())?;
    Some(Row {
        target: target.name.clone(),
        sla: measured.sla.map(|sla| of.program.sla_name(sla).to_owned()),
        first: period.first,
        last: period.last,
        stand: TargetState {
            verdict: period.verdict,
            tally: period.tally,
            promised: match target.goal {
                Goal::Delivers { at_least, .. } => Some(at_least),
                Goal::Converts { .. } | Goal::Keeps { .. } => None,
            },
        },
    })
}
