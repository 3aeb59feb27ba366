//! Business time: when a calendar is open, how much open time lies between two instants, when a deadline falls.

mod deadline;
mod open_time;
mod windows;

pub use deadline::{Due, due};
pub use open_time::OpenTime;
pub use windows::{Hours, Opening};
