//! Business time: when a calendar is open, how much open time lies between two instants, when a deadline falls.

mod deadline;
mod open_time;
mod pause;
mod took;
mod week;
mod windows;

pub use deadline::{Due, due};
pub use open_time::OpenTime;
pub use pause::{Pause, due_with};
pub use took::{Took, took};
pub use week::{Week, overlap};
pub use windows::{Hours, Opening};
