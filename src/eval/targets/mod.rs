//! Targets by period: leads delivered, cohorts converted, slas kept.

mod periods;
mod verdict;

pub use verdict::{Status, Verdict};

use super::{Clock, ClockState, Entry, EntryCause, History};
use crate::clock::OpenTime;
use crate::contract::model::{Goal, Period, SlaId, StageId, TargetId};
use crate::ir::Program;
use crate::time::{LocalDay, MicrosUtc, last_instant};
use periods::{Calendar, Range};
use std::collections::BTreeMap;
use verdict::{at_least, at_least_share};

/// A measured target.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasuredTarget {
    /// The target.
    pub target: TargetId,
    /// For a target about keeping slas, the one measured here: each sla has its own verdict.
    pub sla: Option<SlaId>,
    /// Its periods in chronological order, up to the one of the as-of time.
    pub periods: Vec<PeriodResult>,
    /// Whether the contract is not in force yet: the periods are those it would have had so far.
    pub is_preview: bool,
}

/// A target in one calendar period.
#[derive(Debug, Clone, PartialEq)]
pub struct PeriodResult {
    /// First day.
    pub first: LocalDay,
    /// Last day.
    pub last: LocalDay,
    /// What was counted.
    pub tally: Tally,
    /// The verdict.
    pub verdict: Verdict,
    /// Its weeks, clipped to the period.
    pub weeks: Vec<Week>,
}

/// A week of a period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Week {
    /// First day.
    pub first: LocalDay,
    /// Last day.
    pub last: LocalDay,
    /// What was counted in it.
    pub tally: Tally,
    /// For leads to be delivered, the share of the week by its open days.
    pub due: Option<f64>,
}

/// The counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Leads delivered, leads converted, clocks met.
    pub reached: u64,
    /// Leads and clocks that definitely failed; none for leads delivered.
    pub failed: u64,
    /// Leads and clocks that are still undecided.
    pub open: u64,
    /// Leads that a fast track let jump the first stage of a conversion, which promises nothing about them.
    pub jumped: u64,
}

impl Tally {
    /// The number that are decided.
    pub fn settled(&self) -> u64 {
        self.reached + self.failed
    }

    /// The number of all that are promised something.
    pub fn all(&self) -> u64 {
        self.settled() + self.open
    }

    fn add(&mut self, outcome: LeadOutcome) {
        match outcome {
            LeadOutcome::Reached => self.reached += 1,
            LeadOutcome::Failed => self.failed += 1,
            LeadOutcome::Open => self.open += 1,
            LeadOutcome::Jumped => self.jumped += 1,
        }
    }
}

/// The outcome of one lead or clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LeadOutcome {
    Reached,
    Failed,
    Open,
    Jumped,
}

/// Measures every target at the as-of time, in the order of the contract.
pub fn measure(program: &Program, history: &History, as_of: MicrosUtc) -> Vec<MeasuredTarget> {
    let mut measured = Vec::new();
    for (index, target) in program.targets.iter().enumerate() {
        let mut measure = |sla, per, fates: Vec<(LocalDay, LeadOutcome)>| {
            let calendar = Calendar::new(program, as_of, &fates);
            measured.push(MeasuredTarget {
                target: TargetId(index as u32),
                sla,
                periods: periods(program, &calendar, &target.goal, per, &fates),
                is_preview: calendar.is_preview(),
            });
        };
        match &target.goal {
            Goal::Delivers { stage, per, .. } => {
                measure(None, *per, delivered(program, history, *stage, *per));
            }
            Goal::Converts {
                from,
                to,
                within_days,
                per,
                ..
            } => {
                let cohort = cohort(program, history, *from, *per);
                let fates = cohort.into_iter().map(|(entry, day)| {
                    let outcome = match history.entries[entry].how {
                        EntryCause::Passed => LeadOutcome::Jumped,
                        EntryCause::Start
                        | EntryCause::Entered
                        | EntryCause::FastTrack
                        | EntryCause::WentBack => {
                            converted(program, history, entry, *to, *within_days, as_of)
                        }
                    };
                    (day, outcome)
                });
                measure(None, *per, fates.collect());
            }
            Goal::Keeps { slas, per, .. } => {
                for sla in slas {
                    measure(Some(*sla), *per, kept(program, &history.clocks, *sla));
                }
            }
        }
    }
    measured
}

/// The first time each lead entered or passed a stage in each period, with its day. Going back to it counts only if there is no
/// other way to enter it.
fn cohort(
    program: &Program,
    history: &History,
    stage: StageId,
    per: Period,
) -> Vec<(usize, LocalDay)> {
    let zone = program.about.zone.zone();
    let is_forward = program.is_entered_forward(stage);
    let mut last: Option<(u32, LocalDay)> = None;
    let mut cohort = Vec::new();
    for (index, entry) in history.entries.iter().enumerate() {
        if entry.stage != stage || is_forward && entry.how == EntryCause::WentBack {
            continue;
        }
        let day = entry.at.local_day(zone);
        let first = Range::containing(per, day, program.about.week_starts).first;
        if last.replace((entry.lead, first)) != Some((entry.lead, first)) {
            cohort.push((index, day));
        }
    }
    cohort
}

fn delivered(
    program: &Program,
    history: &History,
    stage: StageId,
    per: Period,
) -> Vec<(LocalDay, LeadOutcome)> {
    let cohort = cohort(program, history, stage, per).into_iter();
    cohort.map(|(_, day)| (day, LeadOutcome::Reached)).collect()
}

/// Whether the lead of an entry later entered another stage, up to the end of the day `within_days` later.
fn converted(
    program: &Program,
    history: &History,
    entry: usize,
    to: StageId,
    within_days: u32,
    as_of: MicrosUtc,
) -> LeadOutcome {
    let zone = program.about.zone.zone();
    let from: &Entry = &history.entries[entry];
    let days = i32::try_from(within_days).unwrap_or(i32::MAX);
    let day = LocalDay(from.at.local_day(zone).0.saturating_add(days));
    let end = last_instant(day, zone);
    let behind = history.entries[entry + 1..].iter();
    let mut behind = behind.take_while(|next| next.lead == from.lead && next.at <= end);
    let is_forward = program.is_entered_forward(to);
    if behind.any(|next| next.stage == to && !(is_forward && next.how == EntryCause::WentBack)) {
        LeadOutcome::Reached
    } else if end <= as_of {
        LeadOutcome::Failed
    } else {
        LeadOutcome::Open
    }
}

/// The clocks of an sla that were not void, by the day of their deadline; a clock met during a pause, by the day it was met.
fn kept(program: &Program, clocks: &[Clock], sla: SlaId) -> Vec<(LocalDay, LeadOutcome)> {
    let zone = program.about.zone.zone();
    let own = clocks.iter().filter(|clock| clock.sla == sla);
    own.filter_map(|clock| {
        let outcome = match clock.state {
            ClockState::Met => LeadOutcome::Reached,
            ClockState::Breached => LeadOutcome::Failed,
            ClockState::Running => LeadOutcome::Open,
            ClockState::Void | ClockState::NotStarted(_) => return None,
        };
        let day = clock.due.or(clock.completed)?;
        Some((day.local_day(zone), outcome))
    })
    .collect()
}

fn periods(
    program: &Program,
    calendar: &Calendar,
    goal: &Goal,
    per: Period,
    fates: &[(LocalDay, LeadOutcome)],
) -> Vec<PeriodResult> {
    let week_starts = program.about.week_starts;
    let mut tallies: BTreeMap<LocalDay, Tally> = BTreeMap::new();
    for (day, outcome) in fates {
        tallies.entry(*day).or_default().add(*outcome);
    }
    let tally = |range: Range| {
        let mut sum = Tally::default();
        for (_, tally) in tallies.range(range.first..=range.last) {
            sum.reached += tally.reached;
            sum.failed += tally.failed;
            sum.open += tally.open;
            sum.jumped += tally.jumped;
        }
        sum
    };
    let ranges = calendar.periods(per, week_starts);
    let in_period = |range: Range| {
        let own = tally(range);
        let judged = match goal {
            Goal::Delivers { at_least: n, .. } => at_least(*n, own, range, calendar),
            Goal::Converts { at_least: n, .. } | Goal::Keeps { at_least: n, .. } => {
                at_least_share(*n, own, range, calendar)
            }
        };
        let weeks = range.weeks(week_starts).map(|week| Week {
            first: week.first,
            last: week.last,
            tally: tally(week),
            due: match goal {
                Goal::Delivers { at_least: n, .. } => calendar.share_of(*n, week, range),
                Goal::Converts { .. } | Goal::Keeps { .. } => None,
            },
        });
        PeriodResult {
            first: range.first,
            last: range.last,
            tally: own,
            verdict: judged,
            weeks: weeks.collect(),
        }
    };
    ranges.into_iter().map(in_period).collect()
}

/// The number of open days of the contract: those of its default calendar, or every day if it has none.
fn open_days(table: Option<&OpenTime>, range: Range) -> u64 {
    match table {
        None => u64::try_from(range.last.0 - range.first.0 + 1).unwrap_or(0),
        Some(table) => {
            let behind = table.open_days(LocalDay(range.first.0 - 1));
            behind.take_while(|day| *day <= range.last).count() as u64
        }
    }
}
