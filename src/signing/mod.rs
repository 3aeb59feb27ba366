//! Who agreed to which text of a contract: its fingerprint, its signatures, and whether it is in force.

mod findings;
mod fingerprint;
mod line;

pub use findings::{demanded, findings};
pub use fingerprint::Fingerprint;
pub use line::signed;
