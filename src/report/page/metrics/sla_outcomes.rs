//! Outcomes of the clocks of a clause.

use crate::contract::model::{ExclusionId, FieldId, StageId};
use crate::eval::{Clock, ClockState, NotStarted};
use std::collections::BTreeMap;

/// Outcomes of clocks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// In time.
    pub met: u64,
    /// The deadline passed, whatever followed.
    pub breached: u64,
    /// Breached clocks on which something remains to be done.
    pub overdue: u64,
    /// The deadline is in the future.
    pub running: u64,
    /// Nothing is owed any longer.
    pub void: u64,
    /// Starts without a clock, by reason.
    pub not_started: BTreeMap<Reason, u64>,
}

/// Why no clock started.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// A clock of the same clause was running.
    Running,
    /// These fields were unknown.
    Unknown(Vec<FieldId>),
    /// These exclusions applied to the lead.
    Excluded(Vec<ExclusionId>),
    /// A fast track also entered this stage, to which the lead has to be brought.
    Jumped(StageId),
}

impl Record {
    /// Number of decided clocks, met or breached.
    pub fn decided(&self) -> u64 {
        self.met + self.breached
    }

    /// Number of starts without a clock.
    pub fn all_not_started(&self) -> u64 {
        self.not_started.values().sum()
    }

    fn add(&mut self, clock: &Clock) {
        match &clock.state {
            ClockState::Met => self.met += 1,
            ClockState::Breached => {
                self.breached += 1;
                self.overdue += u64::from(clock.is_open());
            }
            ClockState::Running => self.running += 1,
            ClockState::Void => self.void += 1,
            ClockState::NotStarted(why) => {
                let reason = match why {
                    NotStarted::Running(_) => Reason::Running,
                    NotStarted::Unknown(fields) => Reason::Unknown(fields.clone()),
                    NotStarted::Excluded(by) => Reason::Excluded(by.clone()),
                    NotStarted::Jumped(stage) => Reason::Jumped(*stage),
                };
                *self.not_started.entry(reason).or_default() += 1;
            }
        }
    }

    /// Adds up the records of several clauses.
    pub fn plus(mut self, other: &Record) -> Record {
        self.met += other.met;
        self.breached += other.breached;
        self.overdue += other.overdue;
        self.running += other.running;
        self.void += other.void;
        for (reason, count) in &other.not_started {
            *self.not_started.entry(reason.clone()).or_default() += count;
        }
        self
    }
}

impl<'a> FromIterator<&'a Clock> for Record {
    fn from_iter<I: IntoIterator<Item = &'a Clock>>(clocks: I) -> Record {
        let mut record = Record::default();
        clocks.into_iter().for_each(|clock| record.add(clock));
        record
    }
}
