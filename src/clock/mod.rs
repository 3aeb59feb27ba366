//! Business time: when a calendar is open, the open time between two instants, and the instants of deadlines.

mod deadline;
mod elapsed;
mod intervals;
mod open_time;
mod pause;
mod weekly_hours;

pub use deadline::{Deadline, due};
pub use elapsed::{Elapsed, took};
pub use intervals::{Hours, Opening};
pub use open_time::OpenTime;
pub use pause::{Pause, due_with};
pub use weekly_hours::{Week, overlap};
