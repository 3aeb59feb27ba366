//! Who agreed to which text of a contract: its fingerprint, its signatures, and whether it is in force.

mod agreement;
mod findings;
mod fingerprint;
mod line;
mod statements;

pub use agreement::{Agreement, Signed, compile};
pub use findings::{demanded, findings};
pub use fingerprint::Fingerprint;
pub use line::signed;
pub use statements::{Statement, Topic, statements};
