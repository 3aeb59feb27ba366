//! What an analysis found.

use super::{Subject, Witness};
use crate::diagnostic::Diagnostic;

/// What an analysis found: what is to say, and a lead that shows it.
#[derive(Debug, Clone)]
pub struct Finding {
    /// What is to say, without the witness.
    said: Diagnostic,
    /// A lead that shows it.
    pub witness: Option<Witness>,
}

impl Finding {
    /// Something that is seen in the contract itself.
    pub fn new(said: Diagnostic) -> Finding {
        Finding {
            said,
            witness: None,
        }
    }

    /// Something a lead shows.
    pub fn shown_by(said: Diagnostic, witness: Witness) -> Finding {
        Finding {
            said,
            witness: Some(witness),
        }
    }

    /// What is to say, with the lead that shows it.
    pub fn diagnostic(self, _subject: &Subject<'_>) -> Diagnostic {
        self.said
    }
}
