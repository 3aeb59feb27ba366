//! Business time: when a calendar is open, the open time between two instants, and the instants of deadlines.

mod deadline;
mod elapsed;
mod intervals;
mod open_time;
mod weekly_hours;

pub use deadline::{Deadline, Pause, due, due_with};
pub use elapsed::{Elapsed, took};
pub use intervals::{Hours, Opening, SpecialHours};
pub use open_time::OpenTime;
pub use weekly_hours::{Week, overlap};
