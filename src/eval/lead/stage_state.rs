//! The stage of a lead, and its path so far.

use crate::contract::model::StageId;

/// An instant and its local day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::eval) struct Moment {
    /// Microseconds since 1970-01-01T00:00:00Z.
    pub micros: i64,
    /// Days since 1970-01-01.
    pub day: i32,
}

/// The start of a clock in a lead's history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::eval) struct ClockStart {
    /// When.
    pub at: Moment,
    /// The index of the last entry up to this start.
    pub entry: Option<u32>,
}

/// The stage of a lead, and its path so far.
#[derive(Debug, Clone)]
pub(in crate::eval) struct StageState {
    /// The stage it is in.
    pub stage: StageId,
    /// When it entered the stage.
    pub since: Moment,
    /// By `StageId`: when it was last entered or passed, and the index of that entry.
    entered: Vec<Option<(Moment, u32)>>,
    /// The number of entries, including the start of the history.
    entries: u32,
    /// When the lead last went back.
    pub back: Option<Moment>,
}

impl StageState {
    /// The state in a contract with a number of stages.
    pub fn new(stages: usize) -> StageState {
        StageState {
            stage: StageId(0),
            since: Moment::default(),
            entered: vec![None; stages],
            entries: 0,
            back: None,
        }
    }

    /// Starts a history in the first stage.
    pub fn start(&mut self, start: Moment) {
        self.entered.fill(None);
        self.back = None;
        self.stage = StageId(0);
        self.since = start;
        self.entries = 0;
        if !self.entered.is_empty() {
            self.record(StageId(0), start);
        }
    }

    fn record(&mut self, stage: StageId, now: Moment) {
        self.entered[stage.index()] = Some((now, self.entries));
        self.entries += 1;
    }

    /// Moves to a stage; `past` are the skipped stages.
    pub fn enter(&mut self, stage: StageId, past: &[StageId], back: bool, now: Moment) {
        for passed in past {
            self.record(*passed, now);
        }
        self.record(stage, now);
        self.stage = stage;
        self.since = now;
        if back {
            self.back = Some(now);
        }
    }

    /// When a stage was last entered or passed.
    pub fn entered(&self, stage: StageId) -> Option<Moment> {
        self.last_entry(stage).map(|(at, _)| at)
    }

    /// The index of the last entry in which a stage was entered or passed.
    pub fn entry(&self, stage: StageId) -> Option<u32> {
        self.last_entry(stage).map(|(_, number)| number)
    }

    fn last_entry(&self, stage: StageId) -> Option<(Moment, u32)> {
        self.entered.get(stage.index()).copied().flatten()
    }

    /// The number of entries.
    pub fn entries(&self) -> u32 {
        self.entries
    }
}
