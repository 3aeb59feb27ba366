//! What an analysis found.

use super::{Subject, Witness};
use crate::contract::example_text;
use crate::diagnostic::Diagnostic;

/// What an analysis found: what is to say, and a lead that shows it.
#[derive(Debug, Clone)]
pub struct Finding {
    /// What is to say, without the witness.
    said: Diagnostic,
    /// A lead that shows it.
    pub witness: Option<Witness>,
    /// Whether the lead is told with it.
    tells_witness: bool,
}

impl Finding {
    /// Something that is seen in the contract itself.
    pub fn new(said: Diagnostic) -> Finding {
        Finding {
            said,
            witness: None,
            tells_witness: false,
        }
    }

    /// Something a lead shows.
    pub fn shown_by(said: Diagnostic, witness: Witness) -> Finding {
        Finding {
            said,
            witness: Some(witness),
            tells_witness: true,
        }
    }

    /// Something a lead shows that need not be told.
    pub fn confirmed_by(said: Diagnostic, witness: Witness) -> Finding {
        Finding {
            tells_witness: false,
            ..Finding::shown_by(said, witness)
        }
    }

    /// The same with a lead that is told without what it does not need.
    pub fn shortened(self, subject: &Subject<'_>) -> Finding {
        let witness = self.witness.map(|witness| match self.tells_witness {
            true => witness.shortened(subject),
            false => witness,
        });
        Finding { witness, ..self }
    }

    /// What is to say, with the lead that shows it.
    pub fn diagnostic(self, subject: &Subject<'_>) -> Diagnostic {
        let Some(mut witness) = self.witness.filter(|_| self.tells_witness) else {
            return self.said;
        };
        // Whoever puts the example into the contract wants to know what it is for.
        let said = &self.said.message;
        witness.example.title = said.replace('`', "").replace('"', "'");
        let contract = subject.contract;
        let text = example_text(contract, contract.info.language, &witness.example);
        self.said.witness(text)
    }
}
