//! Where a lead stands: its stage, and what it has been through.

use crate::contract::model::StageId;

/// An instant and its local day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::eval) struct Moment {
    /// Microseconds since 1970-01-01T00:00:00Z.
    pub micros: i64,
    /// Days since 1970-01-01.
    pub day: i32,
}

/// Where a lead stands.
#[derive(Debug, Clone)]
pub(in crate::eval) struct Standing {
    /// The stage it is in.
    pub stage: StageId,
    /// When it came into the stage.
    pub since: Moment,
    /// By `StageId`: when it was last entered or passed.
    entered: Vec<Option<Moment>>,
    /// When the lead last went back.
    pub back: Option<Moment>,
}

impl Standing {
    /// A standing in a contract of so many stages.
    pub fn new(stages: usize) -> Standing {
        Standing {
            stage: StageId(0),
            since: Moment::default(),
            entered: vec![None; stages],
            back: None,
        }
    }

    /// The start of a history: in the first stage.
    pub fn start(&mut self, start: Moment) {
        self.entered.fill(None);
        self.back = None;
        self.stage = StageId(0);
        self.since = start;
        if let Some(first) = self.entered.first_mut() {
            *first = Some(start);
        }
    }

    /// Moves to a stage; `past` are the stages jumped.
    pub fn enter(&mut self, stage: StageId, past: &[StageId], back: bool, now: Moment) {
        for passed in past {
            self.entered[passed.index()] = Some(now);
        }
        self.entered[stage.index()] = Some(now);
        self.stage = stage;
        self.since = now;
        if back {
            self.back = Some(now);
        }
    }

    /// When a stage was last entered or passed.
    pub fn entered(&self, stage: StageId) -> Option<Moment> {
        self.entered.get(stage.index()).copied().flatten()
    }
}
