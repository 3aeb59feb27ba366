//! Activities as events: classified by kind, grouped by lead and sorted by time.

mod classifier;
mod detail_requirements;
mod kind_sets;
mod needed;
mod one_lead;
mod partition;
mod row_classifier;

pub(super) use classifier::{DetailEval, by_origin};
pub(super) use detail_requirements::{DetailRequirement, detail_requirements};
pub(super) use kind_sets::{KindSets, SetId};
pub use needed::NeededActivities;
pub(super) use one_lead::LoggedKinds;
pub(super) use partition::{BLOCK, KeptEvents, UnsortedEvents, spread};

/// Number of leads per chunk; the size affects only speed.
pub(super) const CHUNK: usize = 8192;

/// An activity of a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Event {
    /// When.
    pub micros: i64,
    /// Its local day.
    pub day: i32,
    /// Which kinds it belongs to, and whether it has a date without a time.
    tag: Tag,
}

impl Event {
    /// Which kinds it belongs to.
    pub fn set(self) -> SetId {
        self.tag.set()
    }

    /// Whether it has a date without a time.
    pub fn date_only(self) -> bool {
        self.tag.date_only()
    }
}

/// A set of kinds and a flag in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Tag(u32);

const DATE_ONLY: u32 = 1 << 31;

impl Tag {
    fn new(set: SetId, date_only: bool) -> Tag {
        Tag(set.0 | if date_only { DATE_ONLY } else { 0 })
    }

    fn set(self) -> SetId {
        SetId(self.0 & !DATE_ONLY)
    }

    fn date_only(self) -> bool {
        self.0 & DATE_ONLY != 0
    }
}
